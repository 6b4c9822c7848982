"""What is asked of a model and what comes back: the seam between the pure core and the client.

The core makes a `Request` and gets a `Reply`; it never learns who answered. `ask` is any function
of that shape: the client's, a ledger in front of it, or a lambda in a test.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from typing import Literal

from pydantic import BaseModel

from factgen.models import Usage


@dataclass(frozen=True)
class Message:
    """One message of a prompt."""

    role: Literal["system", "user", "assistant"]
    content: str


@dataclass(frozen=True)
class Request:
    """One rendered prompt and the shape that its answer must have.

    `subject` is the id of the article (or story) asked about, `text_hash` the sha256 of its text;
    both serve ledger and recordings and are never sent. `max_tokens` overrides the settings' limit.
    """

    template: str
    template_hash: str
    subject: str
    text_hash: str
    messages: tuple[Message, ...]
    answer: type[BaseModel]
    max_tokens: int | None = None

    def limited(self, max_tokens: int) -> Request:
        """The same request with another limit on the answer."""
        return replace(self, max_tokens=max_tokens)


@dataclass(frozen=True)
class Reply:
    """A valid answer, its JSON as the model wrote it, the model that wrote it, and what it cost."""

    answer: BaseModel
    raw: str
    model: str
    usage: Usage


Ask = Callable[[Request], Reply]
AsyncAsk = Callable[[Request], Awaitable[Reply]]
