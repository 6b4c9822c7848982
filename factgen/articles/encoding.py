"""Bytes to text, for inputs that do not say how they are encoded, or say it wrongly. Pure."""

from __future__ import annotations

import codecs
import re

from factgen.errors import ArticleError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DECLARED = re.compile(rb"""<meta[^>]{1,200}charset=["']?\s*([\w-]{1,40})""", re.IGNORECASE)
_LATIN = frozenset({"iso8859-1", "ascii"})
"""Labels that stand for windows-1252 on the web, as browsers read them."""

GUESSED = ["cp1252", "mac_roman", "cp850"]
"""The encodings that are guessed at. Given more, charset-normalizer takes cp1250 for cp1252 and
makes an "ń" of an "ñ" with full confidence."""
MOST_CHAOS = 0.1
"""The most noise, from 0 to 1, that charset-normalizer may see in a guess that is taken."""
EXPECTED = frozenset(
    "áéíóúàèçâêôëïîãõåøæñäöüßÁÉÍÓÚÀÈÇÂÊÔËÏÎÃÕÅØÆÑÄÖÜ¿¡ªº«»‹›“”„‘’‚–—…•·€£§°±½¼©®™\xa0\xad"
)
"""What a guess may hold beyond ASCII. A Polish file shows as cp1252 without any noise, but with "³"
for "ł"."""


def decode(data: bytes, charset: str | None = None) -> str:
    """The text of `data`: by its byte order mark, as UTF-8, as declared, or by a guess.

    `charset` is what the server said; what an HTML page says of itself is found here. Raises
    ArticleError for empty and binary data, and where no guess is sure: a wrong letter in a name is
    worse than no article.
    """
    if not data.strip():
        raise ArticleError("it is empty")
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _marked(data[len(mark) :], encoding)
    if b"\0" in data:
        raise ArticleError("it is a binary file; give the article as text or HTML")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _declared(data, charset) or _guessed(data)


def _marked(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise ArticleError(f"it is marked as {encoding} and is not; save it as UTF-8") from error


def _declared(data: bytes, charset: str | None) -> str | None:
    """The text by the charset that the server or the page names; None if that does not fit."""
    found = _DECLARED.search(data[:4096])
    label = charset or (found[1].decode("ascii", "ignore") if found else None)
    if label is None:
        return None
    try:
        name = codecs.lookup(label).name
        return data.decode("cp1252" if name in _LATIN else name)
    except (LookupError, ValueError):
        return None


def _guessed(data: bytes) -> str:
    from charset_normalizer import from_bytes

    kept = data.decode("utf-8", "ignore")
    broken = len(data) - len(kept.encode())
    if sum(not letter.isascii() for letter in kept) >= broken:
        raise ArticleError("it is UTF-8 with broken bytes; save it as UTF-8 anew")
    for guess in from_bytes(data, cp_isolation=GUESSED):  # the best one first
        beyond = {letter for letter in str(guess) if not letter.isascii()}
        if guess.chaos <= MOST_CHAOS and beyond <= EXPECTED:
            return str(guess)
    raise ArticleError("its encoding is not known for sure; save it as UTF-8")
