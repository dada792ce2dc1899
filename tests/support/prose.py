"""Meetings with reports in which words come as often as in real Dutch: a few all the time, most of them seldom, many compounds."""

from __future__ import annotations

import datetime as dt
import itertools
import random

from kringen.model import Body, Meeting, Section, Site
from kringen.register import flanders
from tests.support.samples import make_circle, make_meeting, make_topic

STEMS = tuple(
    "adres agenda archief baan bank bedrag beheer belasting beleid bericht bestand bestuur beurs beveiliging bibliotheek boek "
    "brand brief budget buurt camera centrum contract cultuur data dienst dorp dossier druk energie factuur feest fiets "
    "formulier fusie gebied gebouw gegevens gemeente haven horeca huis informatie jeugd kaart kantoor kasteel kennis kerk "
    "klacht kosten kring leverancier lijst loket markt medewerker melding meting milieu mobiliteit museum netwerk norm notulen "
    "onderwijs ontwerp opdracht overleg pakket parking park personeel plan plaats post project provincie raad regio register "
    "rekening risico rooster ruimte school secretaris server sleutel software speel sport stad stem straat strategie systeem "
    "tarief taak tekst tijd toegang toestel toezicht trein vakantie veiligheid verbinding vergunning verkeer verlof verslag "
    "verzekering visie vlag voertuig voorraad vraag wacht water website welzijn werk wijk winkel woning zaal zorg zone".split()
)
SMALL = tuple(
    "de het een van en in op met voor aan te die dat wij zij er nog ook niet maar als dan om bij uit over naar door na "
    "meer moet kan wordt werd heeft zijn elk alle geen veel wel zo".split()
)


def site_of(meetings: int, seed: int = 1) -> Site:
    """A site with so many meetings of 40 circles, a report of about 400 words each; the same numbers give the same site."""
    chance = random.Random(seed)  # noqa: S311 -- repeatable, not secret
    nouns = [*STEMS, *(one + other for one, other in itertools.permutations(STEMS, 2))]
    chance.shuffle(nouns)
    weights = list(itertools.accumulate(1 / rank for rank in range(1, len(nouns) + 1)))
    circles = [make_circle(f"kring-{number:02}", name=f"Kring {number:02}") for number in range(40)]
    topics = [make_topic(f"onderwerp-{number:02}", synonyms=(f"woord{number}",)) for number in range(40)]
    made = [_meeting(number, nouns, weights, chance) for number in range(meetings)]
    return Site(circles=tuple(circles), meetings=tuple(made), topics=tuple(topics), register=flanders())


def _meeting(number: int, nouns: list[str], weights: list[float], chance: random.Random) -> Meeting:
    turn, circle = divmod(number, 40)
    date = dt.date(2027, 12, 31) - dt.timedelta(days=29 * turn + circle % 28)
    words = [
        word
        for pair in zip(chance.choices(SMALL, k=220), chance.choices(nouns, cum_weights=weights, k=220), strict=True)
        for word in pair
    ]
    text = ". ".join(" ".join(words[at : at + 12]) for at in range(0, len(words), 12))
    section = Section(f"<p>{text}.</p>", f"{text}.", 9)
    topics = [f"onderwerp-{each:02}" for each in chance.sample(range(40), 3)]
    title = " ".join(words[:5]).capitalize()
    made = make_meeting(f"kring-{circle:02}/{date}", title=title, topics=topics, host="Gent")
    return made.with_body(Body(report=section))
