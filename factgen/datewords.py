"""Finding dates in English, Spanish and German prose: the words, and the rules that read them.

Each rule is one bounded expression run over the text; what a rule has found is blanked before the
next one runs, so their order is their priority and the whole stays linear. A name that is also a
common word ("May") needs a date around it. Other languages: only dates in digits. Pure.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, cached_property, lru_cache
from itertools import pairwise
from typing import Literal


@dataclass(frozen=True)
class DateMention:
    """One date in a text: `text[start:end]` in code points, and the parts that it states.

    `absolute` gives a year, month or day; `weekday` a weekday alone (0 = Monday); `relative`
    ("yesterday", "three days ago") gives none of them.
    """

    start: int
    end: int
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    kind: Literal["absolute", "relative", "weekday"] = "absolute"


# A space inside a date is never a line break: one line may end with a month and the next begin with
# a count.
_S = "[ \t\xa0\u2009\u202f]{1,3}"
_S0 = "[ \t\xa0\u2009\u202f]{0,3}"
_DAY = "(?:[12][0-9]|3[01]|0?[1-9])"
_DAY_END = rf"(?![0-9]|[.,:/][0-9]|{_S0}%|{_S}(?:percent|per cent|million|billion)\b)"
_YEAR_END = rf"(?!\w|[.,:][0-9]|{_S0}%|{_S0}(?:GMT|UTC|CET|EST|hrs|hours|Uhr|horas)\b)"
_YEAR = rf"(?:1[6-9]|20)[0-9]{{2}}{_YEAR_END}"
_NEVER = "(?!)"


def _numbered(names: str, first: int) -> dict[str, int]:
    """Names to numbers counted from `first`; `/` parts spellings, `_` stands for no name."""
    groups = enumerate(names.split(), first)
    return {n: number for number, group in groups for n in group.split("/") if n != "_"}


def _either(names: Iterable[str]) -> str:
    longest_first = sorted(names, key=lambda name: (-len(name), name))
    return f"(?:{'|'.join(longest_first)})" if longest_first else _NEVER


@dataclass(frozen=True)
class _Words:
    """What one language calls the parts of a date: words parted by spaces, else expressions."""

    months: str = ""  # words
    short_months: str = ""  # words, found with a number only
    weekdays: str = ""  # words
    short_weekdays: str = ""  # words, found before a date only
    capital: bool = True  # whether months and weekdays begin with a capital letter
    ordinal: str = ""  # what may follow the digits of a day
    the: str = _NEVER  # articles before a day
    join: str = _NEVER  # what stands between two dates of a list or range
    to_month: str = _S  # from a day to its month
    to_year: str = rf",?{_S}"  # from a month to its year
    month_day_end: str = rf"{_NEVER}(?P<y2>)"  # what follows the day in "Jan. 26, 2020"
    day_alone: str = _NEVER  # a day `d` without the name of a month, `m` for one in digits
    relative: str = _NEVER
    weekday_tail: str = ""  # what may be one word with a weekday: "Sonntagabend"
    not_weekday: str = ""  # a guard: what makes a weekday the name of a newspaper
    doubtful_months: str = ""  # words: months that are also names or common words
    month_leads: str = ""  # words before a doubtful month that make it a month
    year_leads: str = ""  # words before four digits that make them a year
    weak_year_leads: str = ""  # words that do so before a count too: "of 2000 men"
    count_leads: str | None = None  # words that make them a count, where a year needs no lead
    day_first: bool = False  # whether 05/01/2020 is always 5 January

    @cached_property
    def month_numbers(self) -> dict[str, int]:
        return {**_numbered(self.months, 1), **_numbered(self.short_months, 1)}

    @cached_property
    def weekday_numbers(self) -> dict[str, int]:
        return {**_numbered(self.weekdays, 0), **_numbered(self.short_weekdays, 0)}

    @cached_property
    def joiner(self) -> str:
        """A tight dash, or a word like "and" and the article after it."""
        return rf"(?i:[-–/]|,?{_S}{self.join}{_S}(?:{self.the}{_S})?)"

    @cache  # noqa: B019 - the few languages stay
    def names(self, table: str, *, headline: bool = False) -> str:
        """Expression: the names of a table as a sentence spells them, or a headline as well."""
        names = set(_numbered(table, 0))
        shown = {n.title() for n in names} | {n.upper() for n in names}
        if self.capital:
            return _either(shown)
        return _either(names | shown if headline else names)

    @cached_property
    def weekday_first(self) -> str:
        full = self.names(self.weekdays, headline=True)
        # "The Sun, January 27" is a newspaper.
        short = rf"(?<![Tt]he ){self.names(self.short_weekdays, headline=True)}"
        return rf"(?:(?P<w>{full}|{short})(?!\w)[.,]{{0,2}}{_S}(?:{self.the}{_S})?)?"

    @cached_property
    def named(self) -> re.Pattern[str]:
        """A month's name with a number: group `w`, and `d`, `m`, `y` in three orders."""
        full, short = (self.names(t, headline=True) for t in (self.months, self.short_months))
        month, day = rf"(?:{full}|{short}\.?)(?!\w)", _DAY + self.ordinal
        days = rf"{day}(?:(?:,{_S}{day}){{0,5}}{self.joiner}{day})?"
        return re.compile(
            rf"(?<!\w){self.weekday_first}(?:"
            rf"(?<![$€£.,:/-])(?P<d1>{days})(?i:{self.to_month})(?P<m1>{month})"
            rf"(?:(?i:{self.to_year})(?P<y1>{_YEAR}))?"
            rf"|(?P<m2>{month}){_S}(?:{self.the}{_S})?(?P<d2>{days}){_DAY_END}{self.month_day_end}"
            rf"|(?P<m3>{month})(?i:{self.to_year})(?P<y3>{_YEAR}))"
        )

    @cached_property
    def numeric(self) -> re.Pattern[str]:
        """A date in digits: group `w`, and `y`, `m`, `d`, or `a` and `b` in doubt with `z`."""
        return re.compile(
            rf"(?<![\w./-]){self.weekday_first}(?:"
            r"(?P<y>[12][0-9]{3})(?P<s>[-/])(?P<m>[0-9]{2})(?P=s)(?P<d>[0-9]{2})|"
            r"(?P<a>[0-9]{1,2})(?P<t>[-/]|\. ?)(?P<b>[0-9]{1,2})(?P=t)(?P<z>[12][0-9]{3}))"
            r"(?![0-9]|[-/.][0-9])"
        )


_COUNT_EN = "(?:[0-9]{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|several|(?:a )?few)"
_COUNT_ES = "(?:[0-9]{1,3}|una?|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|vari[ao]s|unos)"
_COUNT_DE = "(?:[0-9]{1,3}|eine[mnr]?|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|einigen?)"
_SPAN_ES = "(?:días?|semanas?|mes(?:es)?|años?)"
_SPAN_DE = "(?:Tag|Woche|Monat|Jahr)(?:en|e|n)?"

_LANGUAGES = {
    "en": _Words(
        months="january february march april may june july august"
        " september october november december",
        short_months="jan feb mar apr _ jun jul aug sep/sept oct nov dec",
        weekdays="monday tuesday wednesday thursday friday saturday sunday",
        short_weekdays="mon tue/tues wed/weds thu/thur/thurs fri sat sun",
        ordinal="(?:st|nd|rd|th)?",
        the="the",
        join="(?:and|or|to|through|until|till|&)",
        to_month=rf"(?:{_S}(?:of{_S})?|-)",
        to_year=rf"(?:,?{_S}(?:of{_S})?|-)",
        month_day_end=rf"(?:,?{_S}(?P<y2>{_YEAR}))?",
        day_alone=rf"(?i:on|since|by|until|till|from|after|before|of){_S}the{_S}"
        rf"(?P<d>{_DAY})(?:st|nd|rd|th)(?=[.,;:)!?]|$"
        rf"|{_S}(?:and|at|in|when|while|after|before|as|by|with|he|she|they|it)\b)",
        relative="today|yesterday|tomorrow|tonight"
        "|(?:(?:earlier|later) )?this (?:morning|afternoon|evening|week|weekend|month|year)"
        "|(?:last|next|past) (?:night|week|weekend|month|year)"
        f"|{_COUNT_EN} (?:days?|nights?|weeks?|months?|years?) (?:ago|earlier|later|before|after)"
        "|the (?:same|next|following|previous) (?:day|night|morning|evening|week|month|year)"
        "|the day (?:before|after)|the weekend",
        not_weekday=rf"(?!{_S}(?:Times|Telegraph|Mirror|Express|Mail|Post|Herald|World)\b)",
        doubtful_months="march april may june august",
        month_leads="in since until till during early late mid last next this through from of",
        year_leads="in since until during early late mid year spring summer autumn fall winter",
        weak_year_leads="of from by to the before after between through (",
    ),
    "es": _Words(
        months="enero febrero marzo abril mayo junio julio agosto"
        " septiembre/setiembre octubre noviembre diciembre",
        short_months="ene feb mar abr may jun jul ago sep/sept oct nov dic",
        weekdays="lunes martes miércoles/miercoles jueves viernes sábado/sabado domingo",
        short_weekdays="lun mar mié/mie jue vie sáb/sab dom",
        capital=False,
        ordinal=r"(?:\.?[º°])?",
        the="(?:el|los)",
        join="(?:y|e|o|al|a|hasta|[-–])",
        to_month=rf"(?:{_S}(?:de{_S})?|-)",
        to_year=rf"(?:,?{_S}(?:del?{_S}(?:año{_S})?)?|-)",
        month_day_end=rf"(?:,|{_S}del?){_S}(?P<y2>{_YEAR})",
        day_alone=rf"(?i:el|al|del){_S}(?:(?:pasado|próximo){_S})?(?:día{_S})?"
        rf"(?P<d>{_DAY})(?:(?<=día [0-9])|(?<=día [0-9]{{2}})|(?=[.,;:)](?![0-9])|$))(?![0-9])",
        relative="hoy|anteayer|antier|ayer|anoche"
        r"|(?<!\bla )(?<!\buna )(?<!\bcada )(?<!\bde )mañana"
        "|est[ae] (?:mañana|tarde|noche|madrugada|semana|mes|año|fin de semana)"
        "|(?:la semana|el mes|el año|la noche|el fin de semana)"
        " (?:pasad[oa]|anterior|próxim[oa]|que viene)"
        "|(?:el|la) (?:próxim[oa]|pasad[oa]) (?:semana|mes|año|fin de semana)"
        f"|hace {_COUNT_ES} {_SPAN_ES}"
        f"|{_COUNT_ES} {_SPAN_ES} (?:después|antes|más tarde|atrás)"
        "|al día siguiente|el día (?:anterior|siguiente)|el mismo día",
        year_leads="en desde hasta durante año años principios comienzos mediados finales"
        " primavera verano otoño invierno",
        weak_year_leads="de del a al entre y el (",
        day_first=True,
    ),
    "de": _Words(
        months="januar/jänner februar märz april mai juni juli august"
        " september oktober november dezember",
        short_months="jan/jän feb mär/mrz apr _ jun jul aug sep/sept okt nov dez",
        weekdays="montag dienstag mittwoch donnerstag freitag samstag/sonnabend sonntag",
        short_weekdays="mo di mi do fr sa so",
        ordinal=r"\.?",
        the="(?:den|dem|der|zum)",
        join="(?:und|oder|sowie|bis|[-–])",
        to_month=_S0,
        day_alone=rf"(?i:am|vom|zum|bis|seit dem|ab dem){_S}(?P<d>{_DAY})\."
        rf"(?:{_S0}(?P<m>0?[1-9]|1[0-2])\.(?![0-9])|(?=[,;)]|$|{_S}[a-zäöü]))",
        relative="heute|vorgestern|gestern|übermorgen"
        r"|(?<!\bheute )(?<!\bgestern )morgen"
        "|(?:letzte|vergangene|vorige|diese|nächste|kommende)[nrsm]?"
        " (?:Woche|Nacht|Monats?|Jahr(?:es)?|Wochenende)"
        f"|vor {_COUNT_DE} {_SPAN_DE}"
        f"|{_COUNT_DE} {_SPAN_DE} (?:später|zuvor|danach|davor|darauf)"
        "|am (?:selben|gleichen|nächsten|folgenden) (?:Tag|Abend|Morgen)|am Wochenende",
        weekday_tail="(?:abend|nacht|morgen|mittag|vormittag|nachmittag|früh)?",
        doubtful_months="april mai august",
        month_leads="im seit bis anfang ende mitte ab letzten vergangenen nächsten diesen des",
        year_leads="seit jahr jahre jahren anfang ende mitte frühjahr sommer herbst winter",
        weak_year_leads="in im bis ab von vom vor nach zwischen und (",
        count_leads="rund etwa circa ca über fast knapp mindestens ungefähr insgesamt gut als zu",
        day_first=True,
    ),
}


@dataclass
class _Sight:
    """What a rule sees: the text, the rest of it that is not taken, the mentions by their end."""

    text: str
    rest: str
    words: _Words
    ends: dict[int, DateMention]

    def lead(self, start: int) -> str:
        """The word, or opening bracket, right before `start`, in lower case."""
        before = re.search(rf"(\w+|\()(?:{_S0}|-)\Z", self.text[max(0, start - 20) : start])
        return before[1].lower() if before else ""

    def tied(self, start: int) -> DateMention | None:
        """The mention that a dash or a word like "and" ties to what begins at `start`."""
        low = max(0, start - 20)
        tie = re.search(rf"{self.words.joiner}\Z", self.text[low:start])
        return self.ends.get(low + tie.start()) if tie else None


def _is_day(year: int | None, month: int, day: int) -> bool:
    """Whether the calendar has this day; a year that is not given may be a leap year."""
    return 1 <= month <= 12 and 1 <= day <= monthrange(year or 2000, month)[1]


def _weekday(found: re.Match[str], words: _Words) -> int | None:
    return words.weekday_numbers.get((found["w"] or "").lower())


def _numeric(sight: _Sight) -> Iterator[DateMention]:
    """2020-01-26, 26.01.2020, 26/01/2020, 01/26/2020; the year alone where both readings hold."""
    for found in sight.words.numeric.finditer(sight.rest):
        year = int(found["y"] or found["z"])
        if found["y"]:
            readings = {(int(found["m"]), int(found["d"]))}
        else:
            a, b = int(found["a"]), int(found["b"])
            plain = found["t"][0] == "." or (sight.words.day_first and _is_day(year, b, a))
            readings = {(b, a)} if plain else {(b, a), (a, b)}
        valid = [reading for reading in readings if _is_day(year, *reading)]
        if valid:
            month, day = valid[0] if len(valid) == 1 else (None, None)
            yield DateMention(*found.span(), year, month, day, _weekday(found, sight.words))


def _named(sight: _Sight) -> Iterator[DateMention]:
    """26 January 2020, Jan. 26, January 2020, with lists and ranges of days."""
    for found in sight.words.named.finditer(sight.rest):
        name = (found["m1"] or found["m2"] or found["m3"]).rstrip(".").lower()
        month, year = sight.words.month_numbers[name], found["y1"] or found["y2"] or found["y3"]
        spans = _day_spans(found)
        # In "Sunday and Monday, 26 and 27 January" the weekday is not that of the first day.
        weekday = _weekday(found, sight.words) if len(spans) == 1 else None
        for start, end, day in spans:
            mention = DateMention(start, end, int(year) if year else None, month, day, weekday)
            if day is None or _is_day(mention.year, month, day):
                yield mention


def _day_spans(found: re.Match[str]) -> Sequence[tuple[int, int, int | None]]:
    """Start, end and day of each mention; the month's name goes with its neighbour.

    Days that do not rise are no list ("lost 30 and 26 January"): only the neighbour counts.
    """
    day_first, at = found["d1"] is not None, max(found.start("d1"), found.start("d2"))
    numbers = list(re.finditer("([0-9]+)[a-z]*", found["d1"] or found["d2"] or ""))
    if len(numbers) < 2:
        return [(*found.span(), int(numbers[0][1]) if numbers else None)]
    days = [int(n[1]) for n in numbers]
    starts = [at + n.start() for n in numbers]
    ends = [at + n.end() for n in numbers[:-1]] + [found.end()]
    if not day_first:
        starts[0] = found.start()
    spans = list(zip(starts, ends, days, strict=True))
    if all(a < b for a, b in pairwise(days)):
        return spans
    return spans[-1:] if day_first else spans[:1]


def _relative(sight: _Sight) -> Iterator[DateMention]:
    """Yesterday, three days ago; with a capital only where a sentence begins ("USA Today")."""
    for found in re.finditer(rf"(?<!\w)(?i:{sight.words.relative})(?!\w)", sight.rest):
        before = sight.text[max(0, found.start() - 3) : found.start()].rstrip(" ")
        if not found[0][0].isupper() or before[-1:] in '\n.!?:…"“„¿¡(—–':
            yield DateMention(*found.span(), kind="relative")


def _alone(sight: _Sight) -> Iterator[DateMention]:
    """A day without the name of its month: on the 26th, el día 26, am 26.1."""
    for found in re.finditer(rf"(?<!\w){sight.words.day_alone}", sight.rest):
        digits = found.groupdict().get("m")
        month, day = int(digits) if digits else None, int(found["d"])
        if month is None or _is_day(None, month, day):
            yield DateMention(found.start("d"), found.end(), None, month, day)


def _months(sight: _Sight) -> Iterator[DateMention]:
    words = sight.words
    for found in re.finditer(rf"(?<!\w){words.names(words.months)}(?!\w)", sight.rest):
        name, lead, tied = found[0].lower(), sight.lead(found.start()), sight.tied(found.start())
        sure = name not in words.doubtful_months.split() or lead in words.month_leads.split()
        if sure or (tied and tied.month):
            yield DateMention(*found.span(), month=words.month_numbers[name])


def _weekdays(sight: _Sight) -> Iterator[DateMention]:
    words = sight.words
    name = rf"(?P<w>{words.names(words.weekdays)}){words.weekday_tail}"
    for found in re.finditer(rf"(?<!\w){name}(?!\w){words.not_weekday}", sight.rest):
        yield DateMention(*found.span(), weekday=_weekday(found, words), kind="weekday")


def _years(sight: _Sight) -> Iterator[DateMention]:
    for found in re.finditer(rf"(?<![\w$€£.,:/])(?:19|20)[0-9]{{2}}{_YEAR_END}", sight.rest):
        tied = sight.tied(found.start())
        if (tied and tied.year) or _is_year(sight, found):
            yield DateMention(*found.span(), year=int(found[0]))


def _is_year(sight: _Sight, found: re.Match[str]) -> bool:
    """Whether four digits are a year, judged by the words next to them."""
    words, lead = sight.words, sight.lead(found.start())
    if lead in words.year_leads.split():
        return True
    follower = re.match(rf"{_S}([^\W\d_])", sight.text[found.end() : found.end() + 5])
    if int(found[0]) % 50 == 0 and follower:
        return False
    if lead in words.weak_year_leads.split():
        return True
    free = words.count_leads is not None and lead not in words.count_leads.split()
    return free and follower is not None and follower[1].islower()


def _with_shared_years(sight: _Sight) -> tuple[DateMention, ...]:
    """The mentions in order; in "5 January to 7 March 2020" the first has the second's year."""
    out = sorted(sight.ends.values(), key=lambda mention: mention.start)
    for i in reversed(range(len(out) - 1)):
        early, late = out[i], out[i + 1]
        if early.year or not (early.month and late.month and late.year):
            continue
        tie = re.compile(sight.words.joiner).fullmatch(sight.text, early.end, late.start)
        rising = (early.month, early.day or 1) < (late.month, late.day or 31)
        if tie and rising and _is_day(late.year, early.month, early.day or 1):
            out[i] = replace(early, year=late.year)
    return tuple(out)


_RULES = (_numeric, _named, _relative, _alone, _months, _weekdays, _years)
_IN_WORDS = (_relative, _months, _weekdays)  # they need no digit, and few sentences hold one


@lru_cache(maxsize=16_384)  # the rows of an answer cite the same sentences
def find_dates(text: str, language: str = "en") -> tuple[DateMention, ...]:
    """All date mentions of `text` in order, none over another; `language` is a BCP 47 tag.

    A list or range ("26 and 27 January", "Jan. 5-7") gives one mention for each day written.

    >>> [(m.month, m.day) for m in find_dates("on Jan. 5-7")]
    [(1, 5), (1, 7)]
    """
    words = _LANGUAGES.get(re.split("[-_]", language.lower())[0], _Words())
    sight = _Sight(text, text, words, {})
    for rule in _RULES if re.search("[0-9]", text) else _IN_WORDS:
        rest = list(sight.rest)
        for mention in rule(sight):
            sight.ends[mention.end] = mention
            rest[mention.start : mention.end] = "\0" * (mention.end - mention.start)
        sight.rest = "".join(rest)
    return _with_shared_years(sight)
