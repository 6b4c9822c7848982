"""`as_reported`: a claim as a newspaper would print it, with its hedge and every link of its chain.

Computed from the row, never asked for: a bare statement copied out of a table is a libel waiting to
happen. Determiners are the article's own: "the Iraqi military" where it writes so, "CNN" where it
writes that. A link is said to have told the next only where the evidence says "told".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from factgen.cues import RANK, hedges, marks_saying, negators
from factgen.models import Certainty, Source
from factgen.names import opens_with_name, vocabulary

REACTION = "reaction"
"""The attribute whose statement names its own speaker."""

_ENDED = re.compile(r"[.!?…][”\"’'»)]*$")
_ABBREVIATED = re.compile(r"(?:\b\w\.\w|\b(?:Jr|Sr|St|Inc|Corp|Ltd|Co|etc|No|Mr|Mrs))\.$")
_DETERMINED = re.compile(
    r"(?:the|an?|some|several|many|few|most|both|all|other|another|any|various|dozens|hundreds|"
    r"one|two|three|four|five|six|seven|eight|nine|ten|\d+|his|her|its|their) ",
    re.IGNORECASE,
)
_TAIL = re.compile(
    r" (?:in|at|of|from|with|close|who|on|for|familiar|inside|near|to|by|within)\b.*", re.DOTALL
)
_BARE = re.compile(
    r"(?:\w\w(?<!s)(?<!us)(?<!is)s|men|women|children|people|police|media|staff|personnel|"
    r"television|radio|intelligence)$"
)
_UNIQUE = re.compile(
    r"(?:president|minister|ministry|government|king|queen|pope|mayor|governor|chancellor|army|navy|"
    r"military|embassy|parliament|court|coalition|opposition)$"
)
_BODY = re.compile(
    r"(?:Department|Ministry|Embassy|Consulate|Army|Navy|Force|House|Nations|States|Union|Kingdom|"
    r"Times|Post|Press|Guards?|Corps|Agency|Authority|Council|Court|Office|Party|Bureau|Pentagon|"
    r"Kremlin|Vatican|Government|Parliament|Commission|Committee|Coalition|Military|Police)$"
)
# What follows a name that stands for itself: in "State Department spokesman" it does not.
_ALONE = re.compile(
    r"(?:['’]s?\b|['’]?\s*(?:[.,;:!?)”\"—–]|$)|\s+(?:\w+ed|said|says|told|has|have|had|was|were|is|"
    r"are|will|would|did|does|in|on|to|and|or|that|which|who|for|at|by|as|also|gave|wrote|put)\b)",
    re.IGNORECASE,
)
_MAY = re.compile(r"\b(?:may|might)(?: (?:also|well|even))? (have been |have |be |)(\w+)")
_FINITE = {
    "have been ": r"(?:was|were|(?:has|have|had) been) ",
    "have ": r"(?:(?:has|have|had) )?",
    "be ": r"(?:is|are|was|were|will be) ",
    "": "will ",
}
# Before the verb of a plain main clause none of these stands, nor a comma.
_NESTED = re.compile(
    r",|\b(?:who|which|that|whom|whose|where|when|while|after|before|because|if|as|since|until|and|"
    r"but)\b|\b(?:is|are|was|were|be|been|being|to|the|an?|of|by|will|would|can|could)\W*$",
    re.IGNORECASE,
)
_HEDGES = {"probable": "likely", "possible": "possible"}
_SPANISH = {"certain": "", "probable": "probablemente ", "possible": "posiblemente "}
_GERMAN = {"probable": "wahrscheinlich", "possible": "möglicherweise", "unknown": "unbestätigt"}
_UNKNOWN = re.compile(r"(?:unknown|unclear|not known|desconocid|unbekannt|unklar)", re.IGNORECASE)


@dataclass(frozen=True)
class Reported:
    """What of a row decides its wording. `evidence` is the text of its cited sentences."""

    statement: str
    attribute: str
    value: str
    certainty: Certainty
    sources: Sequence[Source]
    evidence: str


def as_reported(row: Reported, article: str, language: str = "en") -> str:
    """One sentence with hedge and chain, as it may be printed.

    A reaction names who reacts, so only the links before the last are added; a row whose value is
    "unknown" adds no hedge, for its statement says so. Languages other than Spanish and German are
    worded in English.
    """
    body = _body(row.statement)
    speaks = row.attribute == REACTION or _speaks(body, row.sources, language)
    chain = row.sources[:-1] if speaks else row.sources
    certainty = _unsaid(row, language)
    if not chain and certainty == "certain":
        return _sentence(body)
    tongue = language.split("-", maxsplit=1)[0].lower()
    if tongue == "de":
        return _sentence(_german(body, certainty, chain))
    if not opens_with_name(body, vocabulary(article), language):
        body = body[:1].lower() + body[1:]
    if tongue == "es":
        return _sentence(_spanish(body, certainty, [_spanish_name(s, article) for s in chain]))
    return _sentence(_english(body, certainty, chain, row.evidence, article))


def _unsaid(row: Reported, language: str) -> Certainty:
    """The certainty that is still to be said: "certain" where the statement says its own doubt."""
    if _UNKNOWN.match(row.value.strip()):
        return "certain"
    shown = [cue for cue in hedges(row.statement, language) if cue.level]
    if (
        row.attribute != REACTION
    ):  # what a speaker hedges ("could follow") is no doubt that he spoke
        shown = [cue for cue in shown if cue.strong and RANK[cue.level or "certain"]]
        if row.certainty == "unknown":
            shown = []
    return "certain" if shown else row.certainty


def _speaks(body: str, sources: Sequence[Source], language: str) -> bool:
    """Whether the statement is that its only source says something: "The embassy warned …"."""
    if len(sources) != 1:
        return False
    name = re.escape(_one_line(sources[0].name))
    subject = re.match(rf"(?:the )?{name}(?: (?:in|of) [A-Z]\w+)? (\w+)", body, re.IGNORECASE)
    return bool(subject and marks_saying(subject[1], language))


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _body(statement: str) -> str:
    """The statement on one line, without its full stop."""
    text = _one_line(statement)
    if text.endswith("..") or _ABBREVIATED.search(text):
        return text
    return re.sub(r"\.([”\"’'»)]?)$", r"\1", text)


def _sentence(text: str) -> str:
    """`text` with a capital and one stop."""
    start = text[:1].upper()
    text = (start if len(start) == 1 else text[:1]) + text[1:]
    return text if _ENDED.search(text) else f"{text}."


def _english(
    body: str, certainty: Certainty, chain: Sequence[Source], evidence: str, article: str
) -> str:
    names = [_named(source, article) for source in chain]
    if certainty == "unknown":
        return _unconfirmed(body, names)
    if certainty == "possible" and (modal := _with_may(body, evidence)):
        body, certainty = modal, "certain"
    if len(names) < 2:
        said = _hedged(body, certainty, "is")
        return f"according to {names[0]}, {said}" if names else said
    said = _hedged(body, certainty, "was")
    *links, origin = names
    if chain[-2].kind == "media" and _told(evidence, chain[-2].name):
        said = f"{origin} told {links.pop()} that {said}"
    else:
        said = f"{origin} {'reported' if chain[-1].kind == 'media' else 'said'} that {said}"
    return f"according to {', citing '.join(links)}, {said}" if links else said


def _unconfirmed(body: str, names: Sequence[str]) -> str:
    """The doubt may be the origin's own or one put on its words: the wording fits both."""
    said = f"it is not confirmed that {body}"
    said += f"; the information comes from {names[-1]}" if names else ""
    return said + (f", as reported by {', citing '.join(names[:-1])}" if names[1:] else "")


def _hedged(body: str, certainty: Certainty, verb: str) -> str:
    return f"it {verb} {_HEDGES[certainty]} that {body}" if certainty in _HEDGES else body


def _with_may(body: str, evidence: str) -> str | None:
    """The statement with the "may" that its evidence puts to the same verb, or None where the verb
    is not found for sure: "jumped" and "may have jumped" give "may have jumped"."""
    if negators(body):
        return None
    for match in _MAY.finditer(evidence):
        perfect, verb = match.groups()
        if verb in {"not", "never", "have", "be", "been"}:
            continue
        found = list(re.finditer(rf"(?<=\w )\b{_FINITE[perfect]}{verb}\b(?!['-])", body))
        if len(found) != 1:
            continue
        before, after = body[: found[0].start()], body[found[0].end() :]
        if not _NESTED.search(before) and not re.search(r"\b(?:and|but)\b", after):
            return f"{before}may {perfect}{verb}{after}"
    return None


def _told(evidence: str, name: str) -> bool:
    bare = re.escape(_one_line(name).removeprefix("The ").removeprefix("the "))
    return bool(re.search(rf"\bt(?:old|ells|elling)\s+(?:\w+\s+){{0,3}}{bare}", evidence))


def _named(source: Source, article: str) -> str:
    """The source's name with the determiner that the article gives it."""
    name = _one_line(source.name)
    if " " in name and name.rsplit(maxsplit=1)[-1].islower() and name[1:2].islower():
        # "Local media" was taken from the start of a sentence; "Iranian state TV" was not.
        named = opens_with_name(name, vocabulary(article))
        name = name if named else name[0].lower() + name[1:]
    if re.match(r"\S+(?:['’]s|s['’]) ", name):  # "Iraq’s military" has its determiner
        return name
    if _DETERMINED.match(name):
        title = source.kind == "media" and name.rsplit(maxsplit=1)[-1][:1].isupper()
        return name if title else name[:1].lower() + name[1:]
    head = _TAIL.sub("", name)
    if any(letter.isupper() for letter in head.rsplit(maxsplit=1)[-1]):
        return f"the {name}" if _takes_the(name, head, source, article) else name
    return _common(name, head, source, article)


def _takes_the(name: str, head: str, source: Source, article: str) -> bool:
    """Whether a name goes with "the": as in the article's text, else by the kind of body."""
    mentions = _alone(rf"\b(the\s+)?(?<![\w-]){re.escape(name)}", article)
    if any(match.group(1) for match in mentions):
        return True
    title = article.find("\n")  # headlines drop their articles
    if source.kind == "person" or any(match.start() > title for match in mentions):
        return False
    return bool(_BODY.search(head))


def _alone(mention: str, article: str) -> list[re.Match[str]]:
    """The mentions that stand for themselves."""
    found = re.finditer(mention, article, re.IGNORECASE)
    return [match for match in found if _ALONE.match(article, match.end())]


def _common(name: str, head: str, source: Source, article: str) -> str:
    """A common noun with "the", "a" or nothing."""
    mentions = _alone(rf"\b(the|an?)\s+{re.escape(name)}", article)
    given = {match[1].lower() for match in mentions}
    unnamed = source.kind in {"official", "anonymous", "public", "person"}
    if _BARE.search(head):
        return f"the {name}" if "the" in given and source.kind == "organisation" else name
    if given:
        definite = given == {"the"} or ("the" in given and not unnamed)
    else:
        definite = source.kind == "organisation" or (unnamed and bool(_UNIQUE.search(head)))
        definite = definite and not head.startswith("former ")
    return f"the {name}" if definite else f"{_a_or_an(name)} {name}"


def _a_or_an(name: str) -> str:
    """ "a" or "an", by the sound that the name starts with."""
    word = re.split(r"[\s-]", name, maxsplit=1)[0]
    if word.isupper() and len(word.replace(".", "")) <= 4:  # spelled out: an FBI agent, a US one
        return "an" if word[0] in "AEFHILMNORSX" else "a"
    if re.match(r"(?:eu|one|uni(?!n|m)|us|ut|uk)", word, re.IGNORECASE):
        return "a"
    return "an" if re.match(r"(?:[aeiou]|hon|hour|heir)", word, re.IGNORECASE) else "a"


def _spanish(body: str, certainty: Certainty, names: Sequence[str]) -> str:
    according = re.sub(r"\ba el\b", "al", f"según {', que cita a '.join(names)}") if names else ""
    if certainty == "unknown":
        return f"sin confirmar, {according}: {body}" if names else f"sin confirmar: {body}"
    said = _SPANISH[certainty] + body
    return f"{according}, {said}" if names else said


def _spanish_name(source: Source, article: str) -> str:
    """The name with the article that the text gives it, a definite one first."""
    name = _one_line(source.name)
    mention = rf"\b(el|la|los|las|una?)\s+{re.escape(name)}(?!\w)"
    before = re.findall(mention, article, re.IGNORECASE)
    given = sorted((word.lower() for word in before), key=lambda word: word.startswith("un"))
    return f"{given[0]} {name}" if given else name


def _german(body: str, certainty: Certainty, chain: Sequence[Source]) -> str:
    """A label before a colon, which leaves the German word order and case as they are."""
    names = [re.sub(r"^(?i:der|die|das|dem|den) ", "", _one_line(link.name)) for link in chain]
    label = f"laut {names[0]}" if names else ""
    if names[1:]:
        label += f" (Quelle: {', '.join(names[1:])})"
    hedge = _GERMAN.get(certainty, "")
    return f"{', '.join(part for part in (label, hedge) if part)}: {body}"
