"""How many tokens a text has, for estimates and budgets; what an endpoint counted is in `Usage`."""

from __future__ import annotations

from functools import cache
from typing import Any


@cache
def _encoding() -> Any | None:
    """The encoding o200k_base, or None where the extra `tokens` is not installed."""
    try:
        from rs_bpe.bpe import openai
    except ImportError:
        return None
    return openai.o200k_base()


def count(text: str) -> tuple[int, bool]:
    """The number of tokens in `text`, and whether it is exact: else four characters make a token.

    Exact means exact in o200k_base; a model may cut its text in other ways.
    """
    encoding = _encoding()
    if encoding is None:
        return -(-len(text) // 4), False
    return int(encoding.count(text)), True
