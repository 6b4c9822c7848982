"""A script for `StubServer` that answers for whatever article it is asked about.

Each sentence between the lines of the fence that plainly tells something becomes one row; what
denies, hedges or asks is left alone, so every row passes.
"""

from __future__ import annotations

import json
import re

from stub_server import Answer, Received, chat

ROWS = 3
"""Rows in an answer, at most."""
_LINE = re.compile(r"^\[(\d+)\] (.+)$", re.MULTILINE)
_DELICATE = re.compile(
    r"\b(?:no|not|never|may|might|could|likely|denied|nobody|nor|if|whether)\b|\?|n't|\d",
    re.IGNORECASE,
)


def answering(got: Received) -> Answer:
    """The answer to an `extract`, as a tool call; an empty one to a `repair`."""
    name = got.body["tools"][0]["function"]["name"]
    if name == "repair_answer":
        return chat(tool=json.dumps({"sources": [], "events": [], "claims": []}))
    return chat(tool=of_article(got.body["messages"][-1]["content"]))


def empty(_: Received) -> Answer:
    """The answer of a model that finds nothing to check."""
    return chat(tool=json.dumps({"sources": [], "events": [], "claims": []}))


def of_article(prompt: str) -> str:
    """A table of up to `ROWS` rows, each of which says one sentence as it stands."""
    fenced = prompt.partition("<<<article ")[2] or prompt
    plain = [
        (int(number), text)
        for number, text in _LINE.findall(fenced)
        if len(text) < 250 and not _DELICATE.search(text)
    ]
    claims = [
        {
            "ev": [[number]],
            "words": None,
            "event": "main",
            "attr": "deed",
            "scope": "all",
            "part": "unknown",
            "value": text,
            "n": None,
            "time": None,
            "by": [],
            "neg": False,
            "sure": "certain",
            "says": text,
        }
        for number, text in plain[:ROWS]
    ]
    event = {"key": "main", "label": "what happened", "role": "main", "time": None, "place": None}
    return json.dumps({"sources": [], "events": [event], "claims": claims}, ensure_ascii=False)
