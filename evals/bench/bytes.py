"""How many bytes go out for each byte of an article, as they arrive at an endpoint.

The fixed part (instructions, attributes, example, schema) is the same in every call and comes
first, so that providers cache it; what is left grows with the article.
"""

from __future__ import annotations

import asyncio
import json
import sys
from typing import Any

import material
import report
from endpoint import Endpoint, running

from factgen import session, wire
from factgen.calls import Request
from factgen.client import Client
from factgen.extraction import first_request
from factgen.settings import ModelSettings

LENGTHS = (1_500, 6_000, 24_000)
STATED = 6_000


def sent(endpoint: Endpoint, request: Request) -> int:
    """Bytes of the body that arrives for `request`."""

    async def ask() -> None:
        settings = ModelSettings(model="bench", base_url=endpoint.base_url)
        async with Client(settings) as client:
            await client.ask(request)

    endpoint.seen()
    asyncio.run(ask())
    return endpoint.seen().received


def compact(value: object) -> bytes:
    """JSON as it is sent."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


def fixed(request: Request) -> int:
    """Bytes of the body that do not depend on the article: all but the user message."""
    body: dict[str, Any] = wire.body(request, ModelSettings(model="bench"))
    body["messages"] = body["messages"][:-1]
    return len(compact(body))


def main() -> int:
    prompts = session.load_prompts()
    rows, figures = [], {}
    with running() as endpoint:
        for length in LENGTHS:
            article = material.article(1, length)
            size = len(article.text.encode())
            request = first_request(article, prompts)
            total, same = sent(endpoint, request), fixed(request)
            figures[str(length)] = round(total / size, 2)
            rows.append(
                (
                    f"{length}",
                    *(f"{n}" for n in (size, same, total)),
                    *(f"{n / size:.2f}" for n in (total, total - same)),
                )
            )
    header = ("characters", "bytes", "fixed part", "sent", "sent a byte", "without the fixed part")
    first, second = (first_request(material.article(n, STATED), prompts) for n in (1, 2))
    same_first = first.messages[0] == second.messages[0] and first.messages[0].role == "system"
    return report.tell(
        "bytes",
        header,
        rows,
        {"sent_for_each_byte": figures, "stated_for": STATED},
        {"the fixed part comes first": same_first},
    )


if __name__ == "__main__":
    sys.exit(main())
