"""A repository of any size: circles, topics and meetings with every field in use; nothing in it is real.

One circle in ten, and at least one, had a former name, and the pages of all its meetings keep their address below that
as well. Of the real circles none has one yet; were it all of them, each meeting would be written twice.
"""

from __future__ import annotations

import datetime as dt
import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from kringen.register import Register, flanders

LAST = dt.date(2027, 12, 31)
"""No meeting is later; the clock of the benchmark stands a quarter earlier, so that some are still to come."""

NOW = dt.datetime(2027, 10, 1, 9, 0, tzinfo=dt.UTC)
"""The moment at which every builder builds."""

WORDS_A_MEETING = 400

_SUBJECTS = (
    "bestuur dienst loket systeem toepassing gegevens wachtwoord netwerk burger medewerker dossier archief".split()
)
_SUBJECTS += (
    "leverancier contract back-up vergunning register afspraak overleg bijeenkomst verslag planning begroting".split()
)
_VERBS = "bespreekt vergelijkt vernieuwt beveiligt koppelt test toont deelt vraagt onderzoekt kiest evalueert".split()
_REST = (
    "samen met de buren, volgens een vaste werkwijze, zonder extra kosten, in kleine stappen, voor elke dienst".split(
        ", "
    )
)
_REST += "na een korte proef, met steun van de regio, op vraag van de deelnemers, vanaf het volgende jaar".split(", ")
_TOPICS = (
    "informatieveiligheid gdpr nis2 openbare-wifi dienstverlening archief softwarepakketten fusies strategie".split()
)


@dataclass(frozen=True)
class Corpus:
    """What was written to a folder."""

    root: Path
    circles: tuple[str, ...]
    topics: tuple[str, ...]
    meetings: tuple[str, ...]
    """As `kring/2027-03-11`, the newest first."""


@dataclass(frozen=True)
class _Body:
    """What the text of a meeting is like."""

    words: int
    is_marked_up: bool


def write_corpus(root: Path, meetings: int, *, marked_up: int = 0, words: int = WORDS_A_MEETING) -> Corpus:
    """Writes a repository with so many meetings, with reports of so many words; the same numbers give the same bytes.

    Of `marked_up` reports one is written with more markup than most people use; none when it is 0.
    """
    chance = random.Random(1)  # noqa: S311 -- repeatable, not secret
    register = flanders()
    circles = tuple(f"kring-{number:02}" for number in range(1, max(4, min(40, meetings // 25)) + 1))
    topics = tuple(f"{_TOPICS[number % len(_TOPICS)]}-{number:02}" for number in range(40))
    for number, slug in enumerate(circles):
        write_file(root / f"circles/{slug}.yml", _circle(number, slug, register))
    for number, slug in enumerate(topics):
        write_file(root / f"content/onderwerpen/{slug}.md", _topic(number, slug, chance))
    write_file(root / "VOORBEELD.md", "Verzonnen gegevens voor de meting.\n")
    names = tuple(_names(circles, meetings))
    for number, name in enumerate(names):
        body = _Body(words, is_marked_up=marked_up > 0 and number % marked_up == 0)
        write_file(root / f"meetings/{name}.md", _meeting(name, topics, register, chance, body))
    return Corpus(root, circles, topics, names)


def reported(corpus: Corpus) -> str:
    """The newest meeting that is over, and so has a report."""
    return next(name for name in corpus.meetings if dt.date.fromisoformat(name.split("/")[1]) < NOW.date())


def with_mark(text: str, mark: str) -> str:
    """The file of a meeting with another first word in its title and in its report, for any builder."""
    before, report, after = text.partition("## Verslag\n\n### ")
    before = re.sub(r'^(titel: |title: "|# )\S+', rf"\g<1>{mark}", before, flags=re.MULTILINE)
    return f"{before}{report}{mark} {after.partition(' ')[2]}"


def _names(circles: tuple[str, ...], meetings: int) -> Iterator[str]:
    """Each circle in turn, a quarter apart for each, back in time."""
    for number in range(meetings):
        turn, circle = divmod(number, len(circles))
        days = turn * 91 + circle % 28 if meetings // len(circles) < 80 else turn * 30 + circle % 28
        yield f"{circles[circle]}/{LAST - dt.timedelta(days=days)}"


def _circle(number: int, slug: str, register: Register) -> str:
    region = register.regions[number % len(register.regions)]
    own = register.of_region(region, LAST)
    third = [row.name for row in own[number // len(register.regions) :: 3]] or [own[0].name]
    former = f"[oude-{slug}]" if number % 10 == 0 else "[]"
    return (
        f"naam: Kring {number + 1:02}\nstatus: actief\nregio: {region}\ngemeenten: [{', '.join(third)}]\n"
        f"trekker:\n  functie: ICT-coördinator\n  organisatie: {third[0]}\ncontact: {slug}@example.org\n"
        f"sinds: 2012\nritme: 4\nvorige_namen: {former}\ntoelichting: Verzonnen kring voor de meting.\n"
        "bron: https://example.org/bron\n"
    )


def _topic(number: int, slug: str, chance: random.Random) -> str:
    title = slug.replace("-", " ").capitalize()
    text = " ".join(_sentence(chance) for _ in range(2))
    return f"---\ntitel: {title}\nthema: Thema {number % 5 + 1}\nsynoniemen: [woord {number}, ander {number}]\n---\n{text}\n"


def _meeting(name: str, topics: tuple[str, ...], register: Register, chance: random.Random, body: _Body) -> str:
    folder, date = name.split("/")
    day = dt.date.fromisoformat(date)
    number = int(folder.removeprefix("kring-")) - 1
    region = register.regions[number % len(register.regions)]
    hosts = register.of_region(region, day) or register.valid(day)
    is_past = day < NOW.date()
    head = [
        f"titel: {_sentence(chance).rstrip('.')[:80].strip()}",
        f"datum: {date}",
        "van: 14:00",
        "tot: 16:30",
        f"gastbestuur: {chance.choice(hosts).name}",
        "locatie: Stadhuis, raadzaal",
        "online: https://example.org/online",
        f"onderwerpen: [{', '.join(chance.sample(topics, 3))}]",
        "sprekers:\n  - organisatie: V-ICT-OR\n    onderwerp: Toelichting",
        f"inschrijven: https://example.org/{name}",
        f"inschrijven_tot: {day - dt.timedelta(days=7)}",
        *(["besturen: 12"] if is_past else []),
        "documenten:\n  - titel: Presentatie\n    url: https://example.org/presentatie.pdf",
        "bron: https://example.org/bron",
    ]
    return "---\n" + "\n".join(head) + "\n---\n" + _text(chance, body, is_past=is_past)


def _text(chance: random.Random, body: _Body, *, is_past: bool) -> str:
    agenda = "## Agenda\n\n" + "\n".join(f"- {_sentence(chance)}" for _ in range(4)) + "\n"
    if not is_past:
        return agenda
    parts, words = [], 0
    while words < body.words:
        text = " ".join(_sentence(chance) for _ in range(5))
        parts += [
            f"### {_sentence(chance).rstrip('.')}",
            text,
            "\n".join(f"- **{_sentence(chance)}**" for _ in range(3)),
        ]
        words += len(text.split()) + 30
    if body.is_marked_up:
        parts.append(_marked_up(chance))
    table = "| Vraag | Antwoord |\n| --- | --- |\n| Wie | Elk bestuur |\n| Wat | Een plan |\n"
    return agenda + "\n## Verslag\n\n" + "\n\n".join(parts) + "\n\n" + table


def _marked_up(chance: random.Random) -> str:
    """What only some people write: numbers, a list in a list, italics and a link."""
    first, second, third, fourth = (_sentence(chance) for _ in range(4))
    return (
        f"1. {first} Zie [de toelichting](https://example.org/toelichting).\n"
        f"2. {second}\n    - *{third}*\n    - {fourth}\n3. Wordt vervolgd."
    )


def _sentence(chance: random.Random) -> str:
    subject, verb, thing, rest = (chance.choice(words) for words in (_SUBJECTS, _VERBS, _SUBJECTS, _REST))
    return f"Het {subject} {verb} elk {thing} {rest}."


def write_file(path: Path, text: str) -> None:
    """Puts a text in its place, with the folders above it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")
