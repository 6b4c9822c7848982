"""Gold claims and what they measure: labels, alignment, scores, statistics, reports.

`gold` and `labels` read what people wrote; `corpus` finds articles, gold and recordings. All
scoring is pure: a run that was stored can be scored anew without a model.
"""
