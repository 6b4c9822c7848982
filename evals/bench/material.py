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

_LINES = (
    "Fire destroys warehouse in Brenholt, {hurt} workers hurt",
    "A fire destroyed a warehouse in Brenholt on Tuesday night, the fire brigade said. "
    "At least {hurt} workers were hurt, a doctor told the agency NPB. "
    "Nobody was killed, police spokesman Ole Kranz said.",
    "About {pallets} pallets of paint burned, the fire brigade said. "
    "The owner, the company Lindhall, put the damage at {damage} million euros. "
    "Police said that it may have been arson.",
    "The mayor said that the hydrants had not been dry. "
    "Some {crew} firefighters were sent to the harbour, the fire brigade said. "
    "The road to Veld stayed shut for {hours} hours, according to the police.",
    "The union Havenbond condemned the “reckless savings” of the company. "
    "Nobody knows yet who opened the gate, Kranz said.",
    "It was the third fire in the district since January. "
    "In the first, a crane worth {crane} euros was lost.",
)
_FILLER = (
    "The smoke drifted over the roofs of the old town and could be seen from the hills.",
    "People stood on the bridge and watched while the hoses were laid along the quay.",
    "A bakery opposite the gate handed out coffee, and the school hall served as a shelter.",
    "The smell of the paint hung in the streets, and windows were kept closed.",
    "Boats were moved to the other side of the basin as soon as the wind turned.",
    "The site lies between the railway and the water, behind a row of lime trees.",
)


def _numbers(n: int) -> dict[str, str]:
    """What differs between articles, as the article writes it."""
    return {
        "hurt": str(12 + n % 80),
        "pallets": str(210 + 7 * n),
        "damage": f"{2 + n % 9}.{1 + n % 8}",
        "crew": str(101 + n),
        "hours": str(13 + n % 37),
        "crane": f"{110 + n},500",
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
        DraftSource(name="fire brigade", kind="organisation"),
        DraftSource(name="NPB", kind="media"),
        DraftSource(name="doctor", kind="public"),
        DraftSource(name="Ole Kranz", kind="official"),
        DraftSource(name="Lindhall", kind="organisation"),
        DraftSource(name="police", kind="organisation"),
        DraftSource(name="mayor", kind="official"),
        DraftSource(name="Havenbond", kind="organisation"),
    ]


def _events() -> list[DraftEvent]:
    night = DraftTime(date="2021-06-08", words="Tuesday night")
    return [
        DraftEvent(
            key="fire", label="warehouse fire in Brenholt", role="main", time=night, place="Brenholt"
        ),
        DraftEvent(key="fires", label="fires in the district since January", role="background"),
        DraftEvent(key="first", label="first fire in the district", role="background"),
    ]


def _claims(number: dict[str, str]) -> list[DraftClaim]:
    night = DraftTime(date="2021-06-08", words="Tuesday night")
    hurt, crane = number["hurt"], number["crane"]
    return [
        DraftClaim(
            ev=[[2]],
            words="on Tuesday night",
            event="fire",
            attr="time",
            scope="the fire",
            part="unknown",
            value="night of Tuesday, 8 June 2021",
            time=night,
            by=["fire brigade"],
            says="The warehouse fire in Brenholt was on the night of 8 June 2021.",
        ),
        DraftClaim(
            ev=[[3]],
            words=f"At least {hurt} workers were hurt",
            event="fire",
            attr="injured",
            scope="workers, in all",
            part="total",
            value=f"at least {hurt}",
            n=f">={hurt}",
            by=["NPB", "doctor"],
            says=f"At least {hurt} workers were hurt in the warehouse fire in Brenholt.",
        ),
        DraftClaim(
            ev=[[4]],
            words="Nobody was killed",
            event="fire",
            attr="killed",
            scope="people, in all",
            part="total",
            value="nobody",
            n="0",
            by=["Ole Kranz"],
            says="Nobody was killed in the warehouse fire in Brenholt.",
        ),
        DraftClaim(
            ev=[[5]],
            words=f"About {number['pallets']} pallets of paint burned",
            event="fire",
            attr="damage",
            scope="pallets of paint",
            part="total",
            value=f"about {number['pallets']} burned",
            n=f"~{number['pallets']}",
            by=["fire brigade"],
            says=f"About {number['pallets']} pallets of paint burned in Brenholt.",
        ),
        DraftClaim(
            ev=[[6]],
            event="fire",
            attr="damage_value",
            scope="the warehouse",
            part="total",
            value=f"{number['damage']} million euros",
            n=f"{number['damage'].replace('.', '')}00000 EUR",
            by=["Lindhall"],
            says=f"The warehouse fire did damage of {number['damage']} million euros.",
        ),
        DraftClaim(
            ev=[[7]],
            event="fire",
            attr="cause",
            scope="the fire",
            part="unknown",
            value="arson",
            by=["police"],
            sure="possible",
            says="The warehouse fire in Brenholt was arson.",
        ),
        DraftClaim(
            ev=[[8]],
            event="fire",
            attr="hydrants_dry",
            scope="the hydrants",
            part="unknown",
            value="dry",
            by=["mayor"],
            neg=True,
            says="The hydrants had not been dry.",
        ),
        DraftClaim(
            ev=[[9]],
            event="fire",
            attr="firefighters_sent",
            scope="firefighters",
            part="total",
            value=f"some {number['crew']}",
            n=f"~{number['crew']}",
            by=["fire brigade"],
            says=f"Some {number['crew']} firefighters were sent to the harbour in Brenholt.",
        ),
        DraftClaim(
            ev=[[10]],
            event="fire",
            attr="closed",
            scope="hours, the road to Veld",
            part="total",
            value=f"{number['hours']} hours",
            n=number["hours"],
            by=["police"],
            says=f"The road to Veld stayed shut for {number['hours']} hours.",
        ),
        DraftClaim(
            ev=[[11]],
            event="fire",
            attr="reaction",
            scope="savings of the company",
            part="unknown",
            value="condemned reckless savings",
            by=["Havenbond"],
            says="The union Havenbond condemned the reckless savings of the company.",
        ),
        DraftClaim(
            ev=[[13]],
            event="fires",
            attr="occurrences",
            scope="fires in the district, since January",
            part="total",
            value="third",
            n="3",
            says="The warehouse fire was the third fire in the district since January.",
        ),
        DraftClaim(
            ev=[[14]],
            words=f"a crane worth {crane} euros was lost",
            event="first",
            attr="damage",
            scope="a crane",
            part="total",
            value=f"a crane worth {crane} euros",
            n=f"{crane.replace(',', '')} EUR",
            says=f"A crane worth {crane} euros was lost in the first fire in the district.",
        ),
    ]
