"""Where the sentences of a news article begin and end, in code points of its text.

The text is cut into blocks first (paragraphs, headlines, list items), then each block into
sentences. In English, German and Spanish every stop is put before `RULES` below, in their order:
the first with an opinion decides, and sentencex decides where none has one. All other languages are
left to sentencex. Pure; imports nothing of factgen.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise

import sentencex

Span = tuple[int, int]


def split(text: str, language: str = "en") -> tuple[Span, ...]:
    """Half-open ranges of the sentences of `text`, in ascending order.

    Every character that is not white space is in exactly one of them; none is empty, or begins or
    ends with white space; none crosses a blank line, or the end of a line that is complete (see
    `_blocks`). `language` is a BCP 47 tag; one that nobody knows does no harm.

    >>> split("Shells hit the U.S. embassy on Jan. 26. Four men fled.")
    ((0, 39), (40, 54))
    """
    tag = re.split("[^a-z]", language.lower(), maxsplit=1)[0]
    lexicon = LEXICONS.get(tag)
    spans: list[Span] = []
    for offset, end in _blocks(text):
        block = text[offset:end]
        found = _by_sentencex(block, tag) if lexicon is None else _by_rules(block, tag, lexicon)
        spans.extend((offset + first, offset + last) for first, last in found)
    return tuple(spans)


# --- Blocks: ranges that no sentence leaves
WIDTHS = range(50, 101)  # columns at which text is wrapped, by hand or by a mail program
CARRIED = 40  # a shorter line is no running text, whatever the next one begins with
_LIST_ITEM = re.compile(r"(?:[-–—*+>#•▪●◦‣■►]|\(?(?:\d{1,3}|[A-Za-z])[.)])\s|\S*(?:://|www\.)")
_MID_PHRASE = re.compile(r"(?:,|\b(?:the|an?|of|in|and|to|der|die|das|und|von|el|la|los|de|y))$")


def _blocks(text: str) -> Iterator[Span]:
    """Ranges of `text`, without the white space around them, that no sentence may leave.

    A blank line ends one. So does a newline, but where the text is wrapped: the next line begins in
    lower case and this one is long and has no stop at its end, or the paragraph is wrapped as a
    whole (`_wrap_width`) and this line has no room for the next one's first word.
    """
    lines: list[Span] = []
    position = 0
    for line in [*text.splitlines(keepends=True), ""]:
        if body := line.strip():
            first = position + line.index(body)
            lines.append((first, first + len(body)))
        elif lines:
            yield from _unwrapped(text, lines)
            lines = []
        position += len(line)


def _unwrapped(text: str, lines: list[Span]) -> Iterator[Span]:
    """The lines of one paragraph, those that are wrapped put together."""
    bodies = [text[first:last] for first, last in lines]
    width = _wrap_width(bodies)
    first, last = lines[0]
    for (start, end), (above, below) in zip(lines[1:], pairwise(bodies), strict=True):
        if not _runs_on(above, below, width):
            yield first, last
            first = start
        last = end
    yield first, last


def _wrap_width(bodies: list[str]) -> int | None:
    """The column of the wrap, if a line begins in lower case or ends in the middle of a phrase."""
    width = max(map(len, bodies))
    shown = any(b[0].islower() for b in bodies[1:]) or any(map(_MID_PHRASE.search, bodies[:-1]))
    return width if shown and width in WIDTHS else None


def _runs_on(above: str, below: str, width: int | None) -> bool:
    lower = below[0].islower() and len(above) >= CARRIED and above[-1] not in ".!?…:;"
    full = width is not None and len(above) + 1 + len(below.split(None, 1)[0]) > width
    return (lower or full) and not _LIST_ITEM.match(below)


# --- sentencex
MOST_OPENERS = 5_000  # its time grows with the square of the quotations that are never closed
_SPACED = str.maketrans(dict.fromkeys("\r\n\v\f\x1c\x1d\x1e\x85\u2028\u2029", " "))
_SPACED |= dict.fromkeys(range(0xD800, 0xE000), "?")  # lone surrogates, which it cannot take
_BLANKED = _SPACED | str.maketrans(dict.fromkeys("“”„\"«»‹›‘’'「()[]", " "))


def _pieces(text: str, tag: str) -> Iterator[Span]:
    """The sentences as sentencex sees them, white space included."""
    found = sentencex.get_sentence_boundaries(tag, text)
    return pairwise([0, *(int(boundary["end_index"]) for boundary in found), len(text)])


def _by_sentencex(block: str, tag: str) -> Iterator[Span]:
    hostile = sum(map(block.count, "“„«‹‘'「")) > MOST_OPENERS
    for first, last in _pieces(block.translate(_BLANKED if hostile else _SPACED), tag):
        if body := block[first:last].strip():
            start = block.index(body, first)
            yield start, start + len(body)


# --- Sites: places where a sentence may end
@dataclass(frozen=True, slots=True)
class Lexicon:
    """What the rules know of a language. Words are without their last stop."""

    names: frozenset[str]  # abbreviations that never end a sentence: what they belong to follows
    numbers: frozenset[str]  # abbreviations that do not end one before a number or a month
    either: frozenset[str]  # abbreviations that end one only if one of `starters` follows
    starters: frozenset[str]  # words that stand in capitals only where they begin a sentence
    ordinals: bool = field(default=False, kw_only=True)  # a number with a stop is an ordinal


@dataclass(frozen=True, slots=True)
class Block:
    """A block of text and what is known of it as a whole."""

    text: str
    lexicon: Lexicon
    agreed: frozenset[int]  # where sentencex ends a sentence, just behind the stop
    held: bytearray  # 1 at every place inside a title or an aside
    closing: frozenset[int]  # where a quotation mark closes, whatever its shape says
    headline: bool  # short, and without a closing stop
    capitals: bool  # Written Like This, so that a capital letter says nothing


@dataclass(frozen=True, slots=True)
class Site:
    """A place where a sentence may end: first … word MARK closers, white space, next … follow."""

    block: Block
    first: int  # where the sentence began that would end here
    mark: str  # ".", "?!", "..."
    closers: str  # quotation marks, brackets and footnote marks that close after it
    end: int  # behind mark and closers
    next: int  # where the next sentence would begin
    lead: str  # the first character there, behind opening marks and dashes
    follow: str  # the first word there, behind opening marks, with its stop; "" if there is none
    word: str  # the word before the mark, without what a hyphen ties to it: "Gen", "U.S", "26"
    phrase: str  # that with the spaced abbreviations before it, closed up: "z.B", "EE.UU"

    def among(self, words: frozenset[str]) -> bool:
        """The word before a single stop is one of `words`."""
        return self.mark == "." and (self.word in words or self.phrase in words)

    @property
    def starts(self) -> bool:
        """What follows is in capitals only because it begins a sentence."""
        word = re.split("['’]", self.follow, maxsplit=1)[0]
        begins = word in self.block.lexicon.starters and not self.block.capitals
        return begins or self.block.text[self.next] in "¿¡"


_OPENERS = "\"'“”„‘‚«»‹›({¿¡*_\\["
_AHEAD = re.compile(
    rf"(\s*)(?=[{_OPENERS}]{{0,4}}([^\W_][\w’'-]{{0,30}}\.?)?)[{_OPENERS}\s–—…-]{{0,12}}(.?)"
)
_CLOSER = re.compile(r"\[\d{1,3}\]|[ \xa0\u202f][”»](?!\S)|[”’»›)\]}*]|[\"'“‘«‹](?![^\W_])")


def _site(block: Block, first: int, stop: int, mark_end: int) -> Site:
    text, end = block.text, _closed(block, mark_end)
    ahead = next(_AHEAD.finditer(text, end))  # matches everywhere, be it nothing
    before = _word_before(text[max(first, stop - 48) : stop])
    around = text[stop:mark_end], text[mark_end:end], end, ahead.end(1), ahead[3], ahead[2] or ""
    return Site(block, first, *around, *before)


def _closed(block: Block, position: int) -> int:
    """The place behind all that closes at `position`."""
    while position < len(block.text):
        found = _CLOSER.match(block.text, position)
        if not found and position not in block.closing:
            break
        position = found.end() if found else position + 1
    return position


def _word_before(tail: str) -> tuple[str, str]:
    """`Site.word` and `Site.phrase` at the end of `tail`."""
    tokens = tail.split()
    if not tokens or tail[-1].isspace():
        return "", ""
    word = phrase = re.split("[-–—/]", tokens.pop())[-1].lstrip(_OPENERS)
    while tokens and re.fullmatch(r"\W?[^\W\d_]{1,2}\.", tokens[-1]):
        phrase = tokens.pop().lstrip(_OPENERS) + phrase
    return word, phrase


# --- Rules: True (a sentence ends here), False (it goes on) or None (no opinion)
_FRAGMENT = re.compile(r"\W*(?:[\d.]{1,6}|[A-Za-z]|[IVXivx]{1,4})?\W*")
_PARTICLE = re.compile(r"[a-z]{1,3}[-’']?[A-Z]\w")
_REPORTING = re.compile(
    r"(?:[A-Z][\w.’'-]*\s+){0,4}[A-Z][\w.’'-]*(?:,[^.!?“”]{1,60},)?\s+(?:asked|told|cried|shouted"
    r"|(?:said|says|added|wrote)\b(?!\s(?:that|the|an?|s?he|it|they|there|no\w*|his|her)\b))\b"
)
_ADDRESS = re.compile(r"://|www\.|[@/\\=_]|\.(?:com|net|org|gov|js|io|de|es|uk)\b", re.IGNORECASE)
_WHOLE_WORD = re.compile(r"[^\W\d_]*[^\W\d_A-Z]{2}|\d{4}")
_DATE = re.compile(
    r"(?:(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)(?:uary|ruary|ch|il|ust|(?:em|o)?ber)?"
    r"|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|[CEMP][DS]?T|GMT|UTC|BST|Eastern|Pacific)\.?"
)
_ZONE = re.compile(r"\(|(?:[A-Z][\w-]+\s){1,2}time\b")
_OPENING_TIME = re.compile(r"\W*(?:At|By|Around|About|Before|After|Since|Just \w+|Shortly \w+)\s\d")
_ACRONYM = re.compile(r"(?:[^\W\d_]{1,2}\.)+[^\W\d_]{1,2}|[^\W\d_]")
_ORDINAL = re.compile(r"\d{1,3}|\d{1,2}\.\d{1,2}|[IVX]{2,6}")


def _bare(site: Site) -> bool | None:
    """An enumerator or a row of dots is no sentence: "1. Rockets fell", "... and then"."""
    short = site.end - site.first <= 8
    return False if short and _FRAGMENT.fullmatch(site.block.text[site.first : site.end]) else None


def _goes_on(site: Site) -> bool | None:
    """Lower case or a comma goes on: "the U.S. embassy", "“Is it over?” she asked"."""
    name = _PARTICLE.match(site.block.text, site.next)  # al-Sadr, iPhone
    lower = site.lead.islower() and not name
    return False if lower or site.block.text[site.next] in ",;:)]}&%/+=" else None


def _held(site: Site) -> bool | None:
    """A title, an aside or a headline stays whole: "the film “Who Is Next? Me” opened"."""
    asks = site.block.headline and not set(site.mark) & {".", "…"}
    return False if asks or site.block.held[site.end] else None


def _reported(site: Site) -> bool | None:
    """A quotation keeps its reporting clause: "“Is it over?” Gen. Ames asked", "“No.” — Ames"."""
    text, quoted = site.block.text, set("\"'“”’»«›‹") & set(site.closers)
    clause = "." not in site.mark and _REPORTING.match(text, site.next, site.next + 120)
    return False if quoted and (clause or text[site.next] in "–—-") else None


def _glued(site: Site) -> bool | None:
    """A space is missing after a whole word: "ended.The army", not "U.S.-led" or "Site.com"."""
    if site.end < site.next:
        return None
    text = site.block.text
    left, right = text[max(site.first, site.end - 40) : site.end], text[site.end : site.end + 40]
    if not site.follow or _ADDRESS.search(left.split()[-1] + right.split()[0]):
        return False
    if site.closers:
        return site.lead.isupper() or site.lead.isdigit()
    whole = site.mark != "." or (_WHOLE_WORD.fullmatch(site.word) and not _abbreviated(site))
    return bool(whole and site.lead.isupper())


def _belongs(site: Site) -> bool | None:
    """A title and its name, a count and its number: "Gen. Ames", "No. 3", "Hauptstr. 5"."""
    number = site.lead.isdigit() or _DATE.fullmatch(site.follow)
    counts = site.among(site.block.lexicon.numbers) or site.word.endswith("str")
    return False if site.among(site.block.lexicon.names) or (number and counts) else None


def _clock(site: Site) -> bool | None:
    """A time of day ends a sentence but before a day or zone: "5 p.m. He", "5 p.m. (2 GMT)"."""
    if site.mark != "." or site.phrase[-3:].lower() not in {"a.m", "p.m"}:
        return None
    named = _DATE.fullmatch(site.follow) or _ZONE.match(site.block.text, site.next)
    opens = site.end - site.first < 30 and _OPENING_TIME.match(site.block.text, site.first)
    return site.starts or not (named or opens or site.block.capitals)


def _unclear(site: Site) -> bool | None:
    """After an abbreviation, an initial, an ordinal or dots that leave words out, a sentence ends
    only if another clearly begins: "the U.S. The army", not "J. Roe", "26. Januar", "a ... B"."""
    ordinal = site.block.lexicon.ordinals and site.mark == "." and _ORDINAL.fullmatch(site.word)
    omission = not site.word and site.mark[:2] in {"…", "..", ". "}
    return site.starts if ordinal or omission or _abbreviated(site) else None


def _abbreviated(site: Site) -> bool:
    known = site.among(site.block.lexicon.names) or site.among(site.block.lexicon.either)
    return known or (site.mark == "." and bool(_ACRONYM.fullmatch(site.word)))


def _begins(site: Site) -> bool | None:
    """A stop ends a sentence before a capital letter, a figure or an opener; sentencex has the word
    on what may be an abbreviation. Lower case comes this far only in names like al-Sadr."""
    short = site.mark == "." and len(site.word) <= 4 and site.word[:1].isupper()
    begins = site.lead.isupper() or site.lead.islower() or site.lead.isdigit()
    opens = begins or site.lead in "#@•▪●◦" or site.block.text[site.next] in "¿¡"
    return True if opens and (site.closers or not short) else None


RULES: tuple[Callable[[Site], bool | None], ...] = (
    _bare, _goes_on, _held, _reported, _glued, _belongs, _clock, _unclear, _begins,
)  # fmt: skip

# --- Putting the rules to a block
PHRASE = 100  # a longer quotation or bracket is no title and no aside
HEADLINE = 120  # a longer line without a closing stop is no headline
_MARK = re.compile(r"[.!?…‽⁇⁈⁉]+(?:[ \xa0\u202f][.…]+(?!\w))*")
_QUOTED = re.compile(r"“[^“”]*”|„[^„“”]*[“”]|«[^«»]*»|(?<!\w)‘[^‘’]*’(?!\w)|(?<!\w)\"[^\"]*\"")
_BRACKETED = re.compile(r"\([^()]*\)|\[(?!\d{1,3}\])[^\[\]]*\]")
_SAYING = re.compile(r"\b(?:that|said|says?|stat(?:ed|ing)|told|dass|sagte?|que|dijo|dice)$")


def _by_rules(text: str, tag: str, lexicon: Lexicon) -> Iterator[Span]:
    block = _block(text, tag, lexicon)
    marks = {found.end(): found.start() for found in _MARK.finditer(text)}
    # What ends a sentence in other scripts has no rules here: sentencex is right about it.
    marks.update((end, end) for end in block.agreed if text[end - 1] not in ".!?…‽⁇⁈⁉")
    first = 0
    for end, stop in sorted(marks.items()):
        if end <= first or (site := _site(block, first, stop, end)).end == len(text):
            continue
        verdicts = (rule(site) for rule in RULES if site.mark)
        if next((v for v in verdicts if v is not None), end in block.agreed):
            yield first, site.end
            first = site.next
    yield first, len(text)


def _block(text: str, tag: str, lexicon: Lexicon) -> Block:
    # sentencex cuts nothing inside quotation marks and brackets, so it is shown none.
    blanked = text.translate(_BLANKED)
    pieces = _pieces(blanked, tag)
    quotes = [found.span() for found in _QUOTED.finditer(text)]
    held = bytearray(len(text) + 1)
    for first, last in quotes + [found.span() for found in _BRACKETED.finditer(text)]:
        if last - first <= PHRASE and _mid_sentence(text, first):
            # A word or two in brackets end no sentence either: "Ali (who?) Hassan".
            tail = text[first] in "([" and len(text[first:last].split()) < 3
            held[first + 1 : last + tail] = b"\1" * (last - first - 1 + tail)
    words = re.findall(r"[^\W\d_]{4,}", text) if len(text) <= HEADLINE else []
    return Block(
        text,
        lexicon,
        agreed=frozenset(first + len(blanked[first:last].rstrip()) for first, last in pieces),
        held=held,
        closing=frozenset(last - 1 for _, last in quotes),
        headline=len(text) <= HEADLINE and text.rstrip("\"'”’»)]")[-1:] not in ".!?…:",
        capitals=len(words) > 2 and sum(w[0].isupper() for w in words) >= 0.8 * len(words),
    )


def _mid_sentence(text: str, opening: int) -> bool:
    """Whether the quotation or bracket that opens here belongs to the sentence around it."""
    before = text[max(0, opening - 24) : opening]
    left = before.rstrip()
    if text[opening] in "([":
        return bool(left) and left.rstrip("\"'”’»)]")[-1:] not in ".!?…:"
    return left != before and left[-1:].isalnum() and not _SAYING.search(left)


# --- Words
def _lexicon(lists: str, ordinals: bool = False) -> Lexicon:
    """A lexicon from its four lists, in the order of its fields."""
    parts = re.split(r"\w+:", lists)[1:]
    return Lexicon(*(frozenset(words.split()) for words in parts), ordinals=ordinals)


LEXICONS = {
    "en": _lexicon("""
names: Mr Mrs Ms Mx Messrs Mme Dr Prof Gen Lt Col Maj Brig Capt Cmdr Cdr Adm Sgt Cpl Pvt Pfc Spc Gov
Sen Sens Rep Reps Rev Hon Msgr Fr Pres Supt Insp Det Amb Atty Mt Ft Op v vs e.g eg i.e cf viz approx
numbers: No Nos no nos Fig fig p pp Sec sec c Mon Tue Wed Thu Fri Sat Sun Jan Feb Mar Apr Jun Jul
Aug Sep Sept Oct Nov Dec ft
either: Inc Ltd Co Corp Bros Jr Sr Esq Ph.D St Ave Blvd Rd Dept Univ etc al est ext Ala Ariz Calif
Colo Conn Del Fla Ga Ill Ind Kan Ky La Md Mass Mich Minn Mo Neb Nev Okla Ore Pa Tenn Tex Va Vt Wis
starters: A After Although Also An Another As At Because Before Both But By During Each Eight Even
Every Few Five For Four From He Her Here His How However I If In Instead It Its Last Later Many More
Most My Neither Nine No Nobody None Not Nothing Now Of On Once One Only Our Over Seven
Several She Since Six So Some Still Such Ten That The Their Then There These They This Those Though
Three To Today Two Under Until We What When Where Which While Who Why With Yes Yet You Your"""),
    "de": _lexicon(ordinals=True, lists="""
names: Dr Prof Hr Hrn Fr Frl Gen Ing Dipl St Pfr z.B d.h u.a i.d.R bzw ca evtl ggf inkl vgl sog o.g
v Chr röm kath ev dt engl frz med geb gest
numbers: Nr Nrn Abs Art Bd Kap S Abb Tel Ziff Str Jan Feb Aug Sep Sept Okt Nov Dez
either: Mio Mrd Tsd usw etc Str Co jun sen u.Ä o.Ä v.Chr n.Chr a.D e.V
starters: Aber Alle Als Am An Auch Auf Aus Bei Beim Bis Da Damit Danach Dann Das Dass Den Denn Der
Des Deshalb Die Dies Diese Dieser Dieses Doch Dort Drei Durch Ein Eine Einen Einer Einige Er Erst Es
Fünf Für Gegen Heute Hier Ich Ihr Ihre Im In Ist Jeder Jedoch Jetzt Kein Keine Laut Man Mehr Mehrere
Mit Nach Nachdem Nicht Niemand Noch Nun Nur Ob Ohne Schon Sein Seine Seit Sie So Später Trotz Über
Um Und Unter Viele Vier Vom Von Vor Während Was Wegen Wenn Wer Wie Wir Wo Zu Zudem Zum Zur Zwei"""),
    "es": _lexicon("""
names: Sr Sra Srta Sres Sras Dr Dra Dres Gral Cnel Cap Tte Sgto Cmdte Lic Ing Arq Prof Mons D Dña Dª
Fr Pbro Excmo p.ej EE RR JJ FF CC vs cf
numbers: núm núms Núm nro Nro n.º n.o No pág págs Pág art arts Art vol cap fig tel km aprox c
either: UU etc S.A S.L Cía Ltda Ud Uds Av Avda Jr OO AA ene feb abr jun jul ago sept oct nov dic
starters: A Además Ahora Al Algunos Allí Ante Antes Así Aún Aunque Ayer Cada Casi Cinco Como Con
Cuando Cuatro Desde Después Dos Durante El Él Ella Ellos En Entonces Entre Era Es Esa Ese Eso Esta
Está Estas Este Esto Estos Fue Hace Hasta Hay Hoy Hubo La Las Le Les Lo Los Luego Mientras Más Mi
Muchos Nadie Ni No Nos Nunca Otra Otro Otros Para Pero Por Porque Que Qué Quien Quién Se Según Si Sí
Sin Sobre Solo Son Su Sus También Tampoco Todo Todos Tras Tres Un Una Unas Unos Varios Ya Yo"""),
}  # fmt: skip
