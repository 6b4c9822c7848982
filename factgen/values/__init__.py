"""What one value means beside another: units, intervals, days and clocks, parties and places.

Pure. Nothing here knows of stories or facts; `factgen.link` and `factgen.facts` build on it.
"""
