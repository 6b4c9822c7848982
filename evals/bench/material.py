"""Synthetic news for the benchmarks: article number n, and the answer that a model should give.

Names are invented. Every article has its own numbers, so that nothing kept from one article helps
with the next; all twelve rows of an answer pass every check. Pure: the same number gives the same
bytes in every process.
"""

from __future__ import annotations

import factgen
from factgen.draft import DraftClaim, DraftEvent, DraftSource, DraftTime, TableAnswer
from factgen.models import Article

CLAIMS = 12
PUBLISHED = "2021-06-09"
_NIGHT = DraftTime(date="2021-06-08", words="Tuesday night")

_LINES = (
    "Footbridge gives way in Brenholt, {hurt} visitors hurt",
    "A footbridge gave way in Brenholt on Tuesday night, the rescue service said. "
    "At least {hurt} visitors were hurt, a nurse told the agency TVR. "
    "Nobody was killed, police spokesman Ole Kranz said.",
    "About {visitors} visitors stood on the span, the rescue service said. "
    "The owner, the company Lindhall, put the loss at {loss} million euros. "
    "Police said that a rusted bolt may have been the cause.",
    "The mayor said that the bridge had not been closed in spring. "
    "Some {divers} divers were sent to the river, the rescue service said. "
    "The road to Veld was impassable for {hours} hours, according to the police.",
    "The citizens' group Uferwacht called the inspection “a farce on paper”. "
    "Nobody knows yet who signed the last report, Kranz said.",
    "It was the second collapse in the district since January. "
    "The first, in a sports hall, cost the town {cost} euros.",
)
_FILLER = (
    "The noise was heard on the market square, and dogs barked as far as the hills.",
    "People stood on the bank and watched while ropes were laid along the quay.",
    "A bakery opposite the mill handed out coffee, and the school hall served as a shelter.",
    "Planks drifted towards the weir, and windows along the water were lit until morning.",
    "Boats were moved to the other side of the basin as soon as the rain began.",
    "The site lies between the railway and the water, behind a row of lime trees.",
)


def _numbers(n: int) -> dict[str, str]:
    """What differs between articles, as the article writes it."""
    return {
        "hurt": str(12 + n % 80),
        "visitors": str(210 + 7 * n),
        "loss": f"{2 + n % 9}.{1 + n % 8}",
        "divers": str(101 + n),
        "hours": str(13 + n % 37),
        "cost": f"{110 + n},500",
    }


def article(n: int, characters: int = 2_500) -> Article:
    """Article number `n`, of about `characters`: the sentences of the rows, then filler."""
    paragraphs = [line.format(**_numbers(n)) for line in _LINES]
    length = sum(map(len, paragraphs))
    while length < characters:
        at = len(paragraphs)
        # The number of its line keeps the cleaner from taking filler for a repeated page line.
        paragraphs.append(f"{_FILLER[at % len(_FILLER)]} So it went in hour {at} of report {n}.")
        length += len(paragraphs[-1]) + 1
    return factgen.article("\n".join(paragraphs), id=f"report-{n}", published=PUBLISHED)


def answer(n: int) -> TableAnswer:
    """The table of article number `n`: three events and twelve rows."""
    return TableAnswer(sources=_sources(), events=_events(), claims=_claims(_numbers(n)))


def _sources() -> list[DraftSource]:
    return [
        DraftSource(name="rescue service", kind="organisation"),
        DraftSource(name="TVR", kind="media"),
        DraftSource(name="nurse", kind="public"),
        DraftSource(name="Ole Kranz", kind="official"),
        DraftSource(name="Lindhall", kind="organisation"),
        DraftSource(name="police", kind="organisation"),
        DraftSource(name="mayor", kind="official"),
        DraftSource(name="Uferwacht", kind="organisation"),
    ]


def _events() -> list[DraftEvent]:
    return [
        DraftEvent(
            key="collapse",
            label="collapse of the footbridge in Brenholt",
            role="main",
            time=_NIGHT,
            place="Brenholt",
        ),
        DraftEvent(key="series", label="collapses in the district", role="background"),
        DraftEvent(key="first", label="first collapse in the district", role="background"),
    ]


def _claims(number: dict[str, str]) -> list[DraftClaim]:
    hurt, visitors, loss = number["hurt"], number["visitors"], number["loss"]
    divers, hours, cost = number["divers"], number["hours"], number["cost"]
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
            says="The footbridge in Brenholt gave way on the night of 8 June 2021.",
        ),
        DraftClaim(
            ev=[[3], [1]],
            words=f"At least {hurt} visitors were hurt",
            event="collapse",
            attr="injured",
            scope="visitors, in all",
            part="total",
            value=f"at least {hurt}",
            n=f">={hurt}",
            by=["TVR", "nurse"],
            says=f"At least {hurt} visitors were hurt when the footbridge in Brenholt gave way.",
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
            says="Nobody was killed when the footbridge in Brenholt gave way.",
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
            says=f"About {visitors} visitors stood on the span of the footbridge in Brenholt.",
        ),
        DraftClaim(
            ev=[[6]],
            event="collapse",
            attr="loss",
            scope="the company Lindhall",
            part="total",
            value=f"{loss} million euros",
            n=f"{loss.replace('.', '')}00000 EUR",
            by=["Lindhall"],
            says=f"The loss of the company Lindhall was {loss} million euros.",
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
            says="A rusted bolt was the cause of the collapse in Brenholt.",
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
            says="The bridge in Brenholt had not been closed in spring.",
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
            says=f"Some {divers} divers were sent to the river in Brenholt.",
        ),
        DraftClaim(
            ev=[[10]],
            event="collapse",
            attr="duration",
            scope="hours, the road to Veld impassable",
            part="total",
            value=f"{hours} hours",
            n=hours,
            by=["police"],
            says=f"The road to Veld was impassable for {hours} hours.",
        ),
        DraftClaim(
            ev=[[11]],
            event="collapse",
            attr="reaction",
            scope="the inspection",
            part="unknown",
            value="called it a farce on paper",
            by=["Uferwacht"],
            says="The citizens' group Uferwacht called the inspection a farce on paper.",
        ),
        DraftClaim(
            ev=[[13]],
            event="series",
            attr="occurrences",
            scope="collapses in the district, since January",
            part="total",
            value="second",
            n="2",
            says="The collapse was the second in the district since January.",
        ),
        DraftClaim(
            ev=[[14]],
            event="first",
            attr="cost",
            scope="the town",
            part="total",
            value=f"{cost} euros",
            n=f"{cost.replace(',', '')} EUR",
            says=f"The first collapse cost the town {cost} euros.",
        ),
    ]
