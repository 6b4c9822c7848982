"""Where the files that factgen ships are: in the wheel, or in the checkout it is run from."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from factgen.errors import UsageError

Kind = Literal["prompts", "cassettes", "articles"]

PACKAGE = Path(__file__).resolve().parent
CHECKOUT = {"prompts": "prompts", "cassettes": "cassettes", "articles": "evals/articles"}


def data_dir(kind: Kind) -> Path:
    """The folder of the shipped `kind`. Raises UsageError where this installation has none."""
    wheel = PACKAGE / "_data" / kind
    if wheel.is_dir():
        return wheel
    root = PACKAGE.parent
    checkout = root / CHECKOUT[kind]
    # Beside an installed package there may be a foreign folder of that name, but no pyproject.toml.
    if checkout.is_dir() and (root / "pyproject.toml").is_file():
        return checkout
    raise UsageError(
        f"factgen's own {kind} are missing: neither {wheel} nor {checkout} is there. "
        "Install factgen again, or run it from a complete checkout."
    )


def evals_dir() -> Path:
    """The folder of the evals. Raises UsageError where there is no checkout: a wheel has none."""
    root = PACKAGE.parent
    folder = root / "evals"
    if folder.is_dir() and (root / "pyproject.toml").is_file():
        return folder
    raise UsageError(
        "the evals are not part of an installed factgen: run from a checkout, or give --evals DIR"
    )
