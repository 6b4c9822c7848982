"""Where the sentences of a news article begin and end, in code points of its text.

The text is cut into blocks first (paragraphs, headlines, list items), then each block into
sentences. In English, German and Spanish every stop is put before `RULES` below, in their order:
the first with an opinion decides, and sentencex decides where none has one. All other languages are
left to sentencex. Pure; imports nothing of factgen.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import sentencex

Span = tuple[int, int]


def split(text: str, language: str = "en") -> tuple[Span, ...]:
    """Half-open ranges of the sentences of `text`, in ascending order.

    Every character that is not white space is in exactly one of them; none is empty, or begins or
    ends with white space; none crosses a blank line, or the end of a line that is complete (see
    `_blocks`). `language` is a BCP 47 tag; one that nobody knows does no harm.

    >>> text = "Rockets hit the U.S. embassy on Jan. 26. Four landed in the U.S. The army left."
    >>> [text[start:end] for start, end in split(text)][1:]
    ['Four landed in the U.S.', 'The army left.']
    """
    tag = re.split("[-_]", language, maxsplit=1)[0].lower()
    lexicon = LEXICONS.get(tag)
    spans: list[Span] = []
    for offset, end in _blocks(text):
        block = text[offset:end]
        found = _by_sentencex(block, tag) if lexicon is None else _by_rules(block, tag, lexicon)
        spans.extend((offset + first, offset + last) for first, last in found)
    return tuple(spans)


# --- Blocks: ranges that no sentence leaves --------------------------------------------------

WIDTHS = range(50, 101)  # columns at which text is wrapped, by hand or by a mail program
CARRIED = 40  # a shorter line is no running text, whatever the next one begins with
_LIST_ITEM = re.compile(r"(?:[-–—*+>#•▪●◦‣■►]|\(?(?:\d{1,3}|[A-Za-z])[.)])\s|\S*(?:://|www\.)")
_MID_PHRASE = re.compile(r"(?:,|\b(?:the|an?|of|in|and|to|der|die|das|und|von|el|la|los|de|y))$")


def _blocks(text: str) -> Iterator[Span]:
    """Ranges of `text`, without the white space around them, that no sentence may leave.

    A blank line always ends one. So does a newline, but where the text is wrapped: the next line
    begins in lower case and this one is long and ends without a stop, or the paragraph is wrapped
    as a whole (`_wrap_width`) and this line has no room for the next one's first word.
    """
    lines: list[Span] = []
    position = 0
    for line in [*text.splitlines(keepends=True), ""]:
        body = line.strip()
        if body:
            first = position + len(line) - len(line.lstrip())
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
    for (start, end), above, below in zip(lines[1:], bodies, bodies[1:], strict=False):
        if not _runs_on(above, below, width):
            yield first, last
            first = start
        last = end
    yield first, last


def _wrap_width(bodies: list[str]) -> int | None:
    """The column at which a paragraph is wrapped, or None where no line shows that it is.

    A line shows it that begins in lower case, or ends in the middle of a phrase.
    """
    width = max(map(len, bodies))
    shown = any(b[0].islower() for b in bodies[1:]) or any(map(_MID_PHRASE.search, bodies[:-1]))
    return width if shown and width in WIDTHS else None


def _runs_on(above: str, below: str, width: int | None) -> bool:
    if _LIST_ITEM.match(below):
        return False
    if below[0].islower() and len(above) >= CARRIED and above[-1] not in ".!?…:;":
        return True
    return width is not None and len(above) + 1 + len(below.split(None, 1)[0]) > width


# --- sentencex -------------------------------------------------------------------------------

_UNSAFE = re.compile("[\ud800-\udfff]")
_SPACED = str.maketrans(dict.fromkeys("\r\n\v\f\x1c\x1d\x1e\x85\u2028\u2029", " "))
# sentencex cuts nothing inside quotation marks and brackets, so the rules' copy has none.
_BLANKED = _SPACED | str.maketrans(dict.fromkeys('“”„"«»‹›()[]', " "))
MOST_OPENERS = 5_000  # its time grows with the square of the quotations that are never closed


def _ends(text: str, tag: str) -> list[int]:
    """Where sentencex ends a sentence, the white space after it included."""
    safe = _UNSAFE.sub("?", text)
    return [int(found["end_index"]) for found in sentencex.get_sentence_boundaries(tag, safe)]


def _by_sentencex(block: str, tag: str) -> Iterator[Span]:
    hostile = sum(map(block.count, "“„«‹‘'「")) > MOST_OPENERS
    first = 0
    for last in _ends(block.translate(_BLANKED if hostile else _SPACED), tag):
        if body := block[first:last].strip():
            first = block.index(body, first)
            yield first, first + len(body)
        first = last


# --- Sites: places where a sentence may end --------------------------------------------------


@dataclass(frozen=True, slots=True)
class Lexicon:
    """What the rules know of a language. Words are without their last stop."""

    names: frozenset[str]  # abbreviations that never end a sentence: what they belong to follows
    numbers: frozenset[str]  # abbreviations that do not end one before a number or a month
    either: frozenset[str]  # abbreviations that end one only if one of `starters` follows
    starters: frozenset[str]  # words in capitals only where they begin a sentence
    dates: frozenset[str]  # months, days, time zones: what may follow a time or "Sun."
    reporting: re.Pattern[str] | None = None  # a reporting clause with its subject first
    ordinals: bool = False  # a number with a stop is an ordinal


@dataclass(frozen=True, slots=True)
class Block:
    """A block of text and what is known of it as a whole."""

    text: str
    lexicon: Lexicon
    agreed: frozenset[int]  # where sentencex ends a sentence, just behind the stop
    held: bytearray  # 1 at every place inside a title or an aside
    closing: frozenset[int]  # where a straight quotation mark closes
    headline: bool  # short, and without a closing stop
    capitals: bool  # Written Like This, so that a capital letter says nothing


@dataclass(frozen=True, slots=True)
class Site:
    """A place where a sentence may end: first … word MARK closers, white space, next … follow."""

    block: Block
    first: int  # where the sentence began that would end here
    mark: str  # ".", "?!", "..."
    closers: str  # quotation marks and brackets that close after the mark
    end: int  # behind mark and closers
    next: int  # where the next sentence would begin
    word: str  # before the mark, without what a hyphen ties to it: "Gen", "U.S", "26"
    phrase: str  # the word with the spaced abbreviations before it, closed up: "z.B", "EE.UU"
    lead: str  # the first character behind white space, opening marks and dashes
    follow: str  # the first word behind white space and opening marks; "" if none begins there

    def among(self, words: frozenset[str]) -> bool:
        """The word before a single stop is one of `words`."""
        return self.mark == "." and (self.word in words or self.phrase in words)

    @property
    def starts(self) -> bool:
        """The word that follows is in capitals only because it begins a sentence."""
        word = re.split("['’]", self.follow, maxsplit=1)[0]
        if word not in self.block.lexicon.starters or self.block.capitals:
            return False
        after = self.block.text.find(self.follow, self.next) + len(self.follow)
        return self.block.text[after : after + 1] in {" ", "\xa0", "\n", ","}


_OPENERS = "\"'“”„‘‚«»‹›([{¿¡*_"
_AHEAD = re.compile(rf"(\s*)[{re.escape(_OPENERS)}\s–—…-]{{0,12}}(.?)", re.DOTALL)
_FOLLOW = re.compile(rf"[{re.escape(_OPENERS)}]{{0,4}}([^\W_][\w’'-]{{0,30}})")
_FOOTNOTE = re.compile(r"\[\d{1,3}\]")
_FRENCH_CLOSER = re.compile(r"[ \xa0\u202f][”»](?!\S)")
_SHORT_PART = re.compile(r"\W?[^\W\d_]{1,2}\.")


def _site(block: Block, first: int, stop: int, mark_end: int) -> Site:
    text = block.text
    end = _closed(block, mark_end)
    ahead = _AHEAD.match(text, end)
    start, lead = (ahead.end(1), ahead[2]) if ahead else (end, "")
    follow = _FOLLOW.match(text, start)
    word, phrase = _word_before(text[max(first, stop - 48) : stop])
    return Site(
        block, first, text[stop:mark_end], text[mark_end:end], end, start,
        word, phrase, lead, follow[1] if follow else "",
    )  # fmt: skip


def _closed(block: Block, position: int) -> int:
    """The place behind the quotation marks, brackets and footnote marks closing at `position`."""
    text = block.text
    while position < len(text):
        char, after = text[position], text[position + 1 : position + 2]
        closing = position in block.closing or (char == "“" and block.lexicon.ordinals)
        if char in "”’»›)]}*" or (char in "\"'“‘«‹" and (closing or not after.isalnum())):
            position += 1
        elif found := _FOOTNOTE.match(text, position) or _FRENCH_CLOSER.match(text, position):
            position = found.end()
        else:
            break
    return position


def _word_before(tail: str) -> tuple[str, str]:
    """`Site.word` and `Site.phrase` at the end of `tail`."""
    tokens = tail.split()
    if not tokens or tail[-1].isspace():
        return "", ""
    word = phrase = re.split("[-–—/]", tokens.pop())[-1].lstrip(_OPENERS)
    while tokens and _SHORT_PART.fullmatch(tokens[-1]):
        phrase = tokens.pop().lstrip(_OPENERS) + phrase
    return word, phrase


# --- Rules, each True (a sentence ends here), False (it does not) or None (no opinion) ----------

_FRAGMENT = re.compile(r"\W*(?:[\d.]{1,6}|[A-Za-z]|[IVXivx]{1,4})?\W*")
_QUOTES = frozenset("\"'“”’»«›‹")
_CLOCK = re.compile(r"[ap]\.m", re.IGNORECASE)
_ZONE = re.compile(r"(?:[A-Z][\w-]+\s){1,2}time\b")
_ACRONYM = re.compile(r"(?:[^\W\d_]{1,2}\.)+[^\W\d_]{1,2}|[^\W\d_]")
_ORDINAL = re.compile(r"\d{1,3}|\d{1,2}\.\d{1,2}|[IVX]{2,6}")
_ROMAN = re.compile(r"[IVX]+")
_PARTICLE = re.compile(r"[a-z]{1,3}[-’']?[A-Z]\w")
_WHOLE_WORD = re.compile(r"[^\W\d_]*[^\W\d_A-Z]{2}|\d{4}")
_ADDRESS = re.compile(r"://|www\.|[@/\\=_]|\.(?:com|net|org|gov|js|io|de|es|uk)\b", re.IGNORECASE)


def _bare(site: Site) -> bool | None:
    """An enumerator or a row of dots is no sentence: "1. Rockets fell", "... and then"."""
    short = site.end - site.first <= 8
    return False if short and _FRAGMENT.fullmatch(site.block.text[site.first : site.end]) else None


def _goes_on(site: Site) -> bool | None:
    """Lower case or a comma goes on: "the U.S. embassy", "“Is it over?” she asked"."""
    if site.block.text[site.next] in ",;:)]}&%/+=":
        return False
    name = _PARTICLE.match(site.block.text, site.next)  # al-Sadr, iPhone
    return False if site.lead.islower() and not name else None


def _held(site: Site) -> bool | None:
    """A title or an aside stays whole: "the film “Who Is Next? Me” opened"."""
    return False if site.block.held[site.end] else None


def _asking_headline(site: Site) -> bool | None:
    """A headline is one sentence, whatever it asks: "Who did it? Baghdad looks for answers"."""
    return False if site.block.headline and not set(site.mark) & {".", "…"} else None


def _reported(site: Site) -> bool | None:
    """A quotation keeps its reporting clause: "“Is it over?” Gen. Ames asked", "“No.” — Ames"."""
    if not _QUOTES & set(site.closers):
        return None
    text, clause = site.block.text, site.block.lexicon.reporting
    if text[site.next] in "–—-":
        return False
    asked = clause and "." not in site.mark and clause.match(text, site.next, site.next + 120)
    return False if asked else None


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


def _name_follows(site: Site) -> bool | None:
    """A title ends no sentence: "Gen. Ames", "e.g. Mosul", "z. B. Köln"."""
    return False if site.among(site.block.lexicon.names) else None


def _number_follows(site: Site) -> bool | None:
    """A number belongs to what counts it: "No. 3", "Jan. 26", "núm. 5"; so does a month: "Sun."."""
    lexicon = site.block.lexicon
    number = site.lead.isdigit() or site.follow in lexicon.dates or _ROMAN.fullmatch(site.follow)
    return False if number and site.among(lexicon.numbers) else None


def _clock(site: Site) -> bool | None:
    """A time of day ends a sentence but before a day or a zone: "5 p.m. He", "5 p.m. Sunday"."""
    if site.mark != "." or not _CLOCK.fullmatch(site.phrase[-3:]):
        return None
    named = site.follow in site.block.lexicon.dates or site.block.capitals
    zone = _ZONE.match(site.block.text, site.next) and not site.starts
    return not (named or zone)


def _ordinal(site: Site) -> bool | None:
    """In German a number with a stop is an ordinal: "am 26. Januar", "der 2. Weltkrieg"."""
    if site.block.lexicon.ordinals and site.mark == "." and _ORDINAL.fullmatch(site.word):
        return site.starts
    return None


def _abbreviation(site: Site) -> bool | None:
    """An abbreviation or initial ends a sentence if one clearly begins: "the U.S. The army"."""
    return site.starts or site.lead in "¿¡" if _abbreviated(site) else None


def _abbreviated(site: Site) -> bool:
    if site.mark != ".":
        return False
    lexicon = site.block.lexicon
    known = any(map(site.among, (lexicon.names, lexicon.numbers - {"No", "no"}, lexicon.either)))
    return known or bool(_ACRONYM.fullmatch(site.word))


def _aside(site: Site) -> bool | None:
    """A word or two in brackets end no sentence: "Ali (who?) Hassan", "Sen. Roe (R.) Smith"."""
    if not set(site.closers) & {")", "]"}:
        return None
    text = site.block.text
    opening = max(text.rfind("(", site.first, site.end), text.rfind("[", site.first, site.end))
    return False if opening > site.first and len(text[opening : site.end].split()) < 3 else None


def _omission(site: Site) -> bool | None:
    """Dots between spaces leave words out, and end a sentence only if one clearly begins."""
    if site.mark[0] in ".…" and site.mark != "." and not site.word:
        return site.starts
    return None


def _begins(site: Site) -> bool | None:
    """A whole word with a stop ends a sentence before a capital letter, a figure or an opener."""
    # Lower case comes this far only where it begins a name.
    begins = site.lead.isupper() or site.lead.islower() or site.lead.isdigit()
    unknown = site.mark == "." and len(site.word) <= 4 and site.word[:1].isupper()
    sure = site.closers or not unknown
    return True if sure and (begins or site.lead in "#@¿¡•▪●◦") else None


RULES: tuple[Callable[[Site], bool | None], ...] = (
    _bare, _goes_on, _held, _asking_headline, _reported, _glued, _name_follows, _number_follows,
    _clock, _ordinal, _abbreviation, _aside, _omission, _begins,
)  # fmt: skip


# --- Putting the rules to a block ------------------------------------------------------------

PHRASE = 100  # a longer quotation or bracket is no title and no aside
HEADLINE = 120  # a longer line without a closing stop is no headline
_MARK = re.compile(r"[.!?…‽⁇⁈⁉]+(?:[ \xa0\u202f][.…]+(?!\w))*")
_QUOTED = re.compile(r"“[^“”]*”|„[^„“”]*[“”]|«[^«»]*»|(?<!\w)‘[^‘’]*’(?!\w)|(?<!\w)\"[^\"]*\"")
_BRACKETED = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_SAYING = re.compile(
    r"\b(?:that|said|says?|saying|stat(?:ed|es|ing)|told|add(?:s|ed|ing)|wrote|writes"
    r"|dass|sagten?|sagt|schrieb|erklärte|que|dijo|dice|afirmó|declaró|añadió)$"
)


def _by_rules(text: str, tag: str, lexicon: Lexicon) -> Iterator[Span]:
    block = _block(text, tag, lexicon)
    marks = {found.end(): found.start() for found in _MARK.finditer(text)}
    # What ends a sentence in other scripts has no rules here: sentencex is right about it.
    marks.update((end, end) for end in block.agreed if text[end - 1] not in ".!?…‽⁇⁈⁉")
    first = 0
    for end, stop in sorted(marks.items()):
        if end > first and (site := _site(block, first, stop, end)).end < len(text):
            verdicts = (rule(site) for rule in RULES) if site.mark else iter(())
            if next((v for v in verdicts if v is not None), end in block.agreed):
                yield first, site.end
                first = site.next
    yield first, len(text)


def _block(text: str, tag: str, lexicon: Lexicon) -> Block:
    blanked = text.translate(_BLANKED)
    quotes = [found.span() for found in _QUOTED.finditer(text)]
    held = bytearray(len(text) + 1)
    for first, last in quotes + [found.span() for found in _BRACKETED.finditer(text)]:
        if last - first <= PHRASE and _mid_sentence(text, first):
            held[first + 1 : last] = b"\1" * (last - first - 1)
    words = re.findall(r"[^\W\d_]{4,}", text) if len(text) <= PHRASE else []
    return Block(
        text,
        lexicon,
        agreed=frozenset(len(blanked[:end].rstrip()) for end in _ends(blanked, tag)),
        held=held,
        closing=frozenset(last - 1 for _, last in quotes if text[last - 1] == '"'),
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


# --- Lexicons --------------------------------------------------------------------------------


def _words(words: str) -> frozenset[str]:
    return frozenset(words.split())


ENGLISH = Lexicon(
    names=_words(
        "Mr Mrs Ms Mx Messrs Mme Mlle Dr Prof Gen Lt Col Maj Brig Capt Cmdr Cdr Adm Sgt Cpl Pvt Pfc"
        " Spc Gov Sen Sens Rep Reps Rev Hon Msgr Fr Pres Supt Insp Det Amb Atty Mt Ft Op v vs e.g"
        " eg i.e cf viz approx"
    ),
    numbers=_words(
        "No Nos no nos Fig Figs fig p pp Art art Sec sec Vol vol Ch ch c ca Mon Tue Tues Wed Thu"
        " Thur Thurs Fri Sat Sun Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec"
    ),
    either=_words(
        "Inc Ltd Co Corp Bros Jr Sr Esq Ph.D St Ave Blvd Rd Dept Univ etc al est ext Ala Ariz Ark"
        " Calif Colo Conn Del Fla Ga Ill Ind Kan Ky La Md Mass Mich Minn Miss Mo Mont Neb Nev Okla"
        " Ore Pa Tenn Tex Va Vt Wash Wis Wyo"
    ),
    starters=_words(
        "A After Although Also Among An Another Anyone As At Authorities Because Before Both But By"
        " Dozens During Each Earlier Eight Either Even Every Everyone Few Five For Four From He Her"
        " Here His How However Hundreds I If In Instead It Its Just Last Later Local Many Meanwhile"
        " More Most My Neither Nine No Nobody None Nor Not Nothing Now Of Officials On Once One"
        " Only Or Other Others Our Over Police Seven Several She Since Six So Some Somebody Someone"
        " Soon Still Such Ten That The Their Then There These They This Those Though Thousands"
        " Three Through To Today Two Under Unlike Until We Were What When Where Whether Which While"
        " Who Why With Within Without Witnesses Yes Yesterday Yet You Your"
    ),
    dates=_words(
        "January February March April May June July August September October November December Jan"
        " Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec Monday Tuesday Wednesday Thursday Friday"
        " Saturday Sunday EST EDT ET CST CDT CT MST MDT MT PST PDT PT GMT UTC BST CET CEST EET IST"
        " AST JST AEST MSK Eastern Central Mountain Pacific Greenwich Zulu"
    ),
    reporting=re.compile(
        r"(?:[A-Z][\w.’'-]*\s+){1,5}(?:(?:asked|told|wondered|cried|shouted)\b"
        r"|(?:said|says|added|replied|wrote|tweeted)\b(?!\s(?:that|the|an?|he|she|it|they|th"
        r"ere|nothing|no|his|her|its|their)\b))"
    ),
)
GERMAN = Lexicon(
    names=_words(
        "Dr Prof Hr Hrn Fr Frl Gen Ing Dipl St Pfr z.B d.h u.a i.d.R bzw ca evtl ggf inkl vgl sog"
        " o.g v Chr röm kath ev dt engl frz amerik geb gest"
    ),
    numbers=_words("Nr Nrn Abs Art Bd Kap S Abb Tel Ziff Jan Feb Febr Aug Sep Sept Okt Nov Dez"),
    either=_words(
        "Mio Mrd Tsd usw etc Str Co jun sen u.Ä o.Ä v.Chr n.Chr a.D e.V U.S U.S.A Mo Di Mi Do Sa"
    ),
    starters=_words(
        "Aber Alle Allerdings Als Am An Auch Auf Aus Außerdem Bei Beim Bereits Bis Da Dabei Dafür"
        " Damit Danach Dann Daher Darauf Das Dass Dazu Den Denn Dennoch Der Des Deshalb Die Dies"
        " Diese Dieser Dieses Doch Dort Drei Durch Ein Eine Einem Einen Einer Einige Er Erst Es"
        " Fünf Für Gegen Heute Hier Hunderte Ich Ihr Ihre Im In Inzwischen Ist Jede Jeder Jedoch"
        " Jetzt Kein Keine Laut Man Mehr Mehrere Mit Nach Nachdem Nicht Niemand Noch Nun Nur Ob"
        " Obwohl Ohne Schon Sein Seine Seit Seitdem Sie So Sowohl Später Trotz Über Um Und Unter"
        " Viele Vier Vom Von Vor Während War Warum Was Wegen Weil Weitere Wenn Wer Wie Wir Wo Zu"
        " Zudem Zuletzt Zum Zunächst Zur Zuvor Zwei Zwischen"
    ),
    dates=_words(
        "Januar Februar März April Mai Juni Juli August September Oktober November Dezember Uhr"
    ),
    ordinals=True,
)
SPANISH = Lexicon(
    names=_words(
        "Sr Sra Srta Sres Sras Dr Dra Dres Gral Cnel Cap Tte Sgto Cmdte Lic Ing Arq Prof Mons D"
        " Dña Dª Fr Pbro Excmo p.ej EE RR JJ FF CC vs cf"
    ),
    numbers=_words(
        "núm núms Núm nro Nro n.º n.o No pág págs Pág art arts Art vol cap fig tel km aprox c Ene"
        " Feb Mar Abr May Jun Jul Ago Sep Sept Oct Nov Dic"
    ),
    either=_words("UU EE.UU etc S.A S.L Cía Ltda Ud Uds Av Avda Jr JJ.OO OO AA FF.AA a.C d.C"),
    starters=_words(
        "A Además Ahora Al Algunos Allí Ante Antes Aquel Aquella Así Aún Aunque Ayer Bajo Cada Casi"
        " Cinco Como Con Contra Cuando Cuatro Desde Después Donde Dos Durante El Él Ella Ellos"
        " En Entonces Entre Era Es Esa Ese Eso Esta Está Estas Este Esto Estos Fue Hace Hacia Han"
        " Hasta Hay Hoy Hubo La Las Le Les Lo Los Luego Mientras Más Me Mi Muchos Nadie Ni Ninguno"
        " No Nos Nosotros Nunca Otra Otro Otros Para Pero Por Porque Que Qué Quien Quién Se Según"
        " Ser Si Sí Sin Sobre Solo Sólo Son Su Sus También Tampoco Tanto Todas Todo Todos Tras Tres"
        " Un Una Unas Unos Varias Varios Ya Yo"
    ),
    dates=_words(
        "Enero Febrero Marzo Abril Mayo Junio Julio Agosto Septiembre Octubre Noviembre"
        " Diciembre Ene Feb Mar Abr Jun Jul Ago Sep Oct Nov Dic"
    ),
)
LEXICONS = {"en": ENGLISH, "de": GERMAN, "es": SPANISH}
