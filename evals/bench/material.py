"""Synthetic news for the benchmarks: article number n, and the answer that a model should give.

Names are invented, and all twelve rows of an answer pass every check. Pure: the same number gives
the same bytes in every process.
"""

from __future__ import annotations

import factgen
from factgen.draft import DraftClaim, DraftEvent, DraftSource, DraftTime, TableAnswer
from factgen.models import Article

CLAIMS = 12
PUBLISHED = "2021-06-09"
_NIGHT = DraftTime(date="2021-06-08", words="Tuesday night")

# Every sentence names the town, which differs: nothing kept of one article helps with the next.
_PARAGRAPHS = (
    ("Footbridge gives way in {town}, {hurt} visitors hurt",),
    (
        "A footbridge gave way in {town} on Tuesday night, the rescue service said.",
        "At least {hurt} visitors were hurt in {town}, a nurse told the agency TVR.",
        "Nobody was killed, {town} police spokesman Ole Kranz said.",
    ),
    (
        "About {visitors} visitors stood on the span, the {town} rescue service said.",
        "The owner, the company {town} Timber, put the loss at {loss} million euros.",
        "Police in {town} said that a rusted bolt may have been the cause.",
    ),
    (
        "The mayor of {town} said that the bridge had not been closed in spring.",
        "Some {divers} divers were sent to the river in {town}, the rescue service said.",
        "The road to {town} was impassable for {hours} hours, according to the police.",
    ),
    (
        "The {town} citizens' group Uferwacht called the inspection “a farce on paper”.",
        "Nobody in {town} knows yet who signed the last report, Kranz said.",
    ),
    (
        "It was the second collapse in the district of {town} since January.",
        "The first, in a sports hall in {town}, cost the state {cost} euros.",
    ),
)
_FILLER = (
    "The noise was heard on the market square of {town}, and dogs barked in the hills.",
    "People stood on the bank in {town} and watched while ropes were laid along the quay.",
    "A bakery in {town} handed out coffee, and the school hall served as a shelter.",
    "Planks drifted towards {town}, and windows along the water were lit until morning.",
    "Boats were moved to the other side of {town} as soon as the rain began.",
    "The site lies between {town} and the water, behind a row of lime trees.",
)
_SYLLABLES = ("Bren", "Hal", "Mor", "Vel", "Os", "Lund", "Tarn", "Gris", "Wol", "Ek")
_ENDINGS = ("holt", "by", "stad", "mark", "dorf", "rup", "vik", "sund", "beck", "haven")


def _town(n: int) -> str:
    """A name for each number, the same again only after a thousand."""
    middle = _SYLLABLES[n // 100 % 10].lower()
    return _SYLLABLES[n % 10] + middle + _ENDINGS[n // 10 % 10]


def _own(n: int) -> dict[str, str]:
    """What differs between articles, as the article writes it."""
    return {
        "town": _town(n),
        "hurt": str(12 + n % 80),
        "visitors": str(210 + 7 * n),
        "loss": f"{2 + n % 9}.{1 + n % 8}",
        "divers": str(101 + n),
        "hours": str(13 + n % 37),
        "cost": f"{110 + n % 800},500",
    }


def article(n: int, characters: int = 2_500) -> Article:
    """Article number `n`, of about `characters`: the sentences of the rows, then filler."""
    paragraphs = [" ".join(sentences).format(**_own(n)) for sentences in _PARAGRAPHS]
    length = sum(map(len, paragraphs))
    while length < characters:
        at = len(paragraphs)
        # The number of its line keeps the cleaner from taking filler for a repeated page line.
        filler = _FILLER[at % len(_FILLER)].format(town=_town(n))
        paragraphs.append(f"{filler} So it went in {_town(n)} in hour {at} of report {n}.")
        length += len(paragraphs[-1]) + 1
    return factgen.article("\n".join(paragraphs), id=f"report-{n}", published=PUBLISHED)


def answer(n: int) -> TableAnswer:
    """The table of article number `n`: three events and twelve rows."""
    return TableAnswer(
        sources=_sources(_town(n)), events=_events(_town(n)), claims=_claims(_own(n))
    )


def _sources(town: str) -> list[DraftSource]:
    return [
        DraftSource(name="rescue service", kind="organisation"),
        DraftSource(name="TVR", kind="media"),
        DraftSource(name="nurse", kind="public"),
        DraftSource(name="Ole Kranz", kind="official"),
        DraftSource(name=f"{town} Timber", kind="organisation"),
        DraftSource(name="police", kind="organisation"),
        DraftSource(name="mayor", kind="official"),
        DraftSource(name="Uferwacht", kind="organisation"),
    ]


def _events(town: str) -> list[DraftEvent]:
    return [
        DraftEvent(
            key="collapse",
            label=f"collapse of the footbridge in {town}",
            role="main",
            time=_NIGHT,
            place=town,
        ),
        DraftEvent(key="series", label=f"collapses in the district of {town}", role="background"),
        DraftEvent(
            key="first", label=f"first collapse in the district of {town}", role="background"
        ),
    ]


def _claims(own: dict[str, str]) -> list[DraftClaim]:
    town, hurt, visitors, loss = own["town"], own["hurt"], own["visitors"], own["loss"]
    divers, hours, cost = own["divers"], own["hours"], own["cost"]
    return [
        DraftClaim(
            ev=[[2]],
            words="on Tuesday night",
            event="collapse",
            attr="time",
            scope="the collapse",
            part="unknown",
            value="night of Tuesday, 8 June 2021",
            time=_NIGHT,
            by=["rescue service"],
            says=f"The footbridge in {town} gave way on the night of 8 June 2021.",
        ),
        DraftClaim(
            ev=[[3], [1]],
            words=f"At least {hurt} visitors were hurt in {town}",
            event="collapse",
            attr="injured",
            scope="visitors, in all",
            part="total",
            value=f"at least {hurt}",
            n=f">={hurt}",
            by=["TVR", "nurse"],
            says=f"At least {hurt} visitors were hurt when the footbridge in {town} gave way.",
        ),
        DraftClaim(
            ev=[[4]],
            words="Nobody was killed",
            event="collapse",
            attr="killed",
            scope="people, in all",
            part="total",
            value="nobody",
            n="0",
            by=["Ole Kranz"],
            says=f"Nobody was killed when the footbridge in {town} gave way.",
        ),
        DraftClaim(
            ev=[[5]],
            words=f"About {visitors} visitors stood on the span",
            event="collapse",
            attr="present",
            scope="visitors on the span",
            part="total",
            value=f"about {visitors}",
            n=f"~{visitors}",
            by=["rescue service"],
            says=f"About {visitors} visitors stood on the span of the footbridge in {town}.",
        ),
        DraftClaim(
            ev=[[6]],
            event="collapse",
            attr="loss",
            scope=f"the company {town} Timber",
            part="total",
            value=f"{loss} million euros",
            n=f"{loss.replace('.', '')}00000 EUR",
            by=[f"{town} Timber"],
            says=f"The loss of the company {town} Timber was {loss} million euros.",
        ),
        DraftClaim(
            ev=[[7]],
            event="collapse",
            attr="cause",
            scope="the collapse",
            part="unknown",
            value="a rusted bolt",
            by=["police"],
            sure="possible",
            says=f"A rusted bolt was the cause of the collapse in {town}.",
        ),
        DraftClaim(
            ev=[[8]],
            event="collapse",
            attr="closed",
            scope="the bridge, in spring",
            part="unknown",
            value="closed",
            by=["mayor"],
            neg=True,
            says=f"The bridge in {town} had not been closed in spring.",
        ),
        DraftClaim(
            ev=[[9]],
            event="collapse",
            attr="divers_sent",
            scope="divers",
            part="total",
            value=f"some {divers}",
            n=f"~{divers}",
            by=["rescue service"],
            says=f"Some {divers} divers were sent to the river in {town}.",
        ),
        DraftClaim(
            ev=[[10]],
            event="collapse",
            attr="duration",
            scope="hours, the road impassable",
            part="total",
            value=f"{hours} hours",
            n=hours,
            by=["police"],
            says=f"The road to {town} was impassable for {hours} hours.",
        ),
        DraftClaim(
            ev=[[11]],
            event="collapse",
            attr="reaction",
            scope="the inspection",
            part="unknown",
            value="called it a farce on paper",
            by=["Uferwacht"],
            says=f"The {town} citizens' group Uferwacht called the inspection a farce on paper.",
        ),
        DraftClaim(
            ev=[[13]],
            event="series",
            attr="occurrences",
            scope="collapses in the district, since January",
            part="total",
            value="second",
            n="2",
            says=f"The collapse was the second in the district of {town} since January.",
        ),
        DraftClaim(
            ev=[[14]],
            event="first",
            attr="cost",
            scope="the state",
            part="total",
            value=f"{cost} euros",
            n=f"{cost.replace(',', '')} EUR",
            says=f"The first collapse cost the state {cost} euros.",
        ),
    ]
