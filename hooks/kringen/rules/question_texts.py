"""The text of a question: plain, about nobody, and asked once in its circle."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations

from kringen import questions
from kringen.dates import on
from kringen.model import Circle, Site
from kringen.personal import Kind, names_somebody, personal
from kringen.problem import Code, Level, Problem, shown
from kringen.questions import Asked
from kringen.rules.questions import at
from kringen.rules.rule import rule
from kringen.values.addresses import WRITTEN_WEB
from kringen.values.words import fold

MARKUP = Code(
    "vraag-opmaak",
    "In een vraag of haar toelichting staat HTML. Dat wordt niet opgemaakt: lezers zien de tekens zelf.",
    "vraag: Hoe kiest u een <b>wifi-leverancier</b>?",
    "Schrijf gewone tekst.",
    Level.WARNING,
)
ADDRESS = Code(
    "vraag-webadres",
    "In een vraag of haar toelichting staat een webadres. Dat wordt daar geen link.",
    "toelichting: Zie https://www.v-ict-or.be/",
    "Haal het weg, en zet het bij de documenten van de bijeenkomst die de vraag behandelt.",
    Level.WARNING,
)
PERSONAL = Code(
    "privacy-vraag",
    "In een vraag of haar toelichting staat een mailadres, een telefoonnummer of een rijksregisternummer. Dat zijn "
    "persoonsgegevens (AVG).",
    "toelichting: Antwoorden mag naar voornaam.familienaam@gemeente.be",
    "Haal het weg; wie wil antwoorden, schrijft naar de postbus van de kring.",
    Level.WARNING,
)
PERSON = Code(
    "privacy-naam-in-vraag",
    "In een vraag of haar toelichting staat de naam van een persoon, en dat is een persoonsgegeven (AVG).",
    "vraag: Hoe doet mevrouw Achternaam dat in Lokeren?",
    "Haal de naam weg; mag het bestuur erbij staan, schrijf het dan bij bestuur.",
    Level.WARNING,
)
ALIKE = Code(
    "tip-vraag-lijkt-op",
    "Een vraag lijkt sterk op een andere vraag van dezelfde kring.",
    "vraag: Hoe geeft u leveranciers toegang van op afstand?\n"
    "# en onder een andere korte naam\n"
    "vraag: Hoe geeft u een leverancier van op afstand toegang?",
    "Houd er één over, of maak duidelijk wat ze van elkaar scheidt.",
    Level.HINT,
)

TAG = re.compile(r"</?[A-Za-z][^<>]*>")
PERSONAL_KINDS = {Kind.MAIL: "mailadres", Kind.PHONE: "telefoonnummer", Kind.NATIONAL: "rijksregisternummer"}
LITTLE = frozenset(
    "aan als bij dan dat de den die dit een en er haar heeft hebben het hij hoe hun iemand in is jullie kan kunnen men met mijn "
    "moet naar niet of om onze ons ook op over te tot uit uw van veel voor waar wanneer wat we welk welke werd wie wij wordt "
    "worden zich zijn zo zoals zou doen doet gaan gaat geeft geven maakt maken pakt pakken".split()
)
"""Words that say little of what a question is about."""

STEM = 6
"""As many letters of a word count, so that `leverancier` and `leveranciers` are one."""

ALIKE_FROM = 0.7
"""From which share of their words in common two questions are called alike."""


@rule(MARKUP)
def questions_are_plain_text(site: Site, now: dt.datetime) -> Iterator[Problem]:
    """A question holds no HTML: nothing of it is markup."""
    for asked, key, text in _texts(questions.everything(site, now)):
        if found := TAG.search(text):
            message = f"{shown(found[0], 30)} wordt niet opgemaakt, lezers zien de tekens zelf"
            yield at(asked, MARKUP, key, message, "schrijf gewone tekst")


@rule(ADDRESS)
def questions_hold_no_web_address(site: Site, now: dt.datetime) -> Iterator[Problem]:
    """A question holds no web address: it becomes no link there."""
    for asked, key, text in _texts(questions.everything(site, now)):
        if WRITTEN_WEB.search(text):
            cure = "haal het weg, en zet het bij de documenten van de bijeenkomst"
            yield at(asked, ADDRESS, key, "een webadres wordt hier geen link", cure)


@rule(PERSONAL)
def questions_hold_no_personal_data(site: Site, now: dt.datetime) -> Iterator[Problem]:
    """A question holds no address of mail but the mailbox of its circle, and no number of a person."""
    for asked, key, text in _texts(questions.everything(site, now)):
        kinds = {each.kind for each in personal(text) if each.address != asked.circle.contact.lower()}
        for kind, what in PERSONAL_KINDS.items():
            if kind in kinds:
                cure = f"haal het weg; antwoorden kan naar {asked.circle.contact}"
                yield at(asked, PERSONAL, key, f"hier staat een {what}, en dat is een persoonsgegeven (AVG)", cure)


@rule(PERSON)
def questions_name_nobody(site: Site, now: dt.datetime) -> Iterator[Problem]:
    """A question names no person."""
    for asked, key, text in _texts(questions.everything(site, now)):
        if names_somebody(text) or any(each.kind is Kind.PRESENT for each in personal(text)):
            message = "hier lijkt de naam van een persoon te staan, en dat is een persoonsgegeven (AVG)"
            yield at(asked, PERSON, key, message, "haal de naam weg; het bestuur mag bij bestuur staan")


@rule(ALIKE)
def questions_are_asked_once(site: Site, now: dt.datetime) -> Iterator[Problem]:
    """An open question is not nearly the same as an older one of its circle."""
    for circle in site.circles:
        own = [(each, Gist.of(each.question.text)) for each in _oldest_first(site, circle, now)]
        for (older, before), (newer, gist) in combinations(own, 2):
            if newer.is_open and gist.is_like(before):
                message = f'dit lijkt op "{older.name}"{answered(older)}'
                yield at(newer, ALIKE, "vraag", message, "houd er één over, of zeg wat ze van elkaar scheidt")


def _texts(all_asked: Iterable[Asked]) -> Iterator[tuple[Asked, str, str]]:
    """Every text of every question with its key."""
    for asked in all_asked:
        yield asked, "vraag", asked.question.text
        if asked.question.explanation:
            yield asked, "toelichting", asked.question.explanation


def _oldest_first(site: Site, circle: Circle, now: dt.datetime) -> list[Asked]:
    own = questions.of_circle(site, now, circle)
    return sorted(own, key=lambda each: (each.question.since, list(circle.questions).index(each.name)))


def answered(asked: Asked) -> str:
    """Where a question was discussed; empty when it was not."""
    if asked.is_open or not asked.meeting:
        return ""
    return f", besproken {on(asked.meeting.when)}"


@dataclass(frozen=True)
class Gist:
    """What a question is about, to compare it with others."""

    text: str
    """The whole of it, without capitals and accents."""

    words: frozenset[str]
    """The beginnings of the words that say something."""

    @classmethod
    def of(cls, text: str) -> Gist:
        """That of a question."""
        folded = fold(text)
        found = re.findall(r"[a-z0-9]+", folded)
        return cls(folded, frozenset(word[:STEM] for word in found if word not in LITTLE and word[1:]))

    def is_like(self, other: Gist) -> bool:
        """Whether they share most of their words; all of their text when neither has a word that says something."""
        words = self.words | other.words
        return len(self.words & other.words) >= ALIKE_FROM * len(words) if words else self.text == other.text
