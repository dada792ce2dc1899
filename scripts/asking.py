"""Asks in the terminal what a new meeting needs, one question at a time; a wrong answer is explained and asked again."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, replace

from kringen.dates import day as written_day
from kringen.drafting.announcing import objections
from kringen.drafting.suggestions import free_day, hosts_in_turn, usual_hours
from kringen.model import Circle, Site
from kringen.transfer.cells import Names, circle_in
from scripts.command import Stop

MOST = 300
"""The most governments that can take part: there are 285 municipalities."""

NOTHING = "-"
"""The answer that leaves open what is suggested."""

Ask = Callable[[str], str]
"""Shows a question and gives the answer, as `input` does; raises EOFError when nobody answers any more."""


@dataclass(frozen=True)
class Question:
    """One question."""

    key: str
    """The key of the file, or `kring`."""

    text: str
    suggestion: str = ""
    """What an empty answer means."""

    shown: str = ""
    """The suggestion as a reader writes it; empty when it is written the same."""

    required: bool = False
    choices: tuple[str, ...] = ()
    """What the answers 1, 2 … stand for."""


def questions(circle: Circle, site: Site, now: dt.datetime) -> tuple[Question, ...]:
    """All that is asked about a new meeting of a circle, with what is suggested."""
    day = free_day(site, circle, now)
    start, end = usual_hours(site, circle)
    turns = hosts_in_turn(site, circle, now)
    listed = "".join(f"\n  {number}. {name} ({last})" for number, (name, last) in enumerate(turns, 1))
    return (
        Question("datum", "Welke dag?", day.isoformat() if day else "", written_day(day) if day else "", required=True),
        Question("van", "Vanaf hoe laat, zoals 14:00?", start),
        Question("tot", "Tot hoe laat?", end),
        Question(
            "gastbestuur",
            f"Welke gemeente ontvangt?{f' Aan de beurt:{listed}{chr(10)}Naam of nummer' if turns else ''}",
            choices=tuple(name for name, _ in turns),
        ),
        Question("locatie", "Welke zaal, op welk adres?"),
        Question("titel", f'Waarover gaat het? Zonder titel wordt het "Bijeenkomst {circle.name}".'),
        Question("onderwerpen", "Welke onderwerpen, met een komma ertussen?"),
        Question("inschrijven", "Inschrijven via welk webadres of mailadres?"),
    )


def ask_all(given: dict[str, str], site: Site, now: dt.datetime, ask: Ask) -> dict[str, str]:
    """What was given, and the answers to all that was not; every one is sound, alone and with the others."""
    values = dict(given)
    names = ", ".join(circle.slug for circle in site.circles if not circle.has_stopped)
    if not values.get("kring"):
        question = Question("kring", f"Welke kring? Kies uit {names}.", required=True)
        values["kring"] = answer(question, {}, site, now, ask)
        if wrong := objections(values, site, now):
            raise Stop("\n".join([*wrong, "Er is niets geschreven."]))
    circle = site.circle_by_slug[circle_in(values["kring"], Names.of(site))]
    for question in questions(circle, site, now):
        if question.key not in given and (question.key != "tot" or values.get("van")):
            values[question.key] = answer(_fitting(question, values, circle, site), values, site, now, ask)
    return values


def ask_count(ask: Ask) -> str:
    """How many governments took part; empty when that is left open."""
    while True:
        written = ask("Hoeveel besturen namen deel? (mag leeg) ").strip()
        if not written or is_count(written):
            return written and str(int(written))
        print(f"  Antwoord een getal van 1 tot {MOST}, zoals 12.")


def is_count(text: str) -> bool:
    """Whether a text is a number of governments."""
    return text.isascii() and text.isdigit() and 1 <= int(text[:9]) <= MOST


def answer(question: Question, values: dict[str, str], site: Site, now: dt.datetime, ask: Ask) -> str:
    """A sound answer to a question; each wrong one is explained, and then it is asked again."""
    while True:
        try:
            written = ask(_prompt(question)).strip()
        except UnicodeDecodeError:
            print("  Dit antwoord is niet te lezen; typ gewone tekst.")
            continue
        text = _meant(written, question)
        if not text and question.required:
            print("  Hier is een antwoord nodig.")
            continue
        wrong = objections({**values, question.key: text}, site, now) if text else ()
        if not wrong:
            return text
        print("\n".join(f"  {sentence}" for sentence in wrong))


def confirmed(text: str, ask: Ask) -> bool:
    """Whether the answer to a question is yes, which an empty answer is as well."""
    while True:
        written = ask(f"{text} [ja] ").strip().casefold()
        if written in {"", "j", "ja", "y", "yes"}:
            return True
        if written in {"n", "nee", "neen", "no"}:
            return False
        print("  Antwoord ja of nee.")


def in_terminal(text: str) -> str:
    """Asks in the terminal; the end of the input stops the command."""
    try:
        return input(text)
    except EOFError:
        print()
        raise Stop("Gestopt; er is niets geschreven.") from None


def _fitting(question: Question, values: dict[str, str], circle: Circle, site: Site) -> Question:
    """The question without a suggestion that belongs to another answer: the usual end goes with the usual start."""
    is_other = question.key == "tot" and values.get("van") != usual_hours(site, circle)[0]
    return replace(question, suggestion="") if is_other else question


def _prompt(question: Question) -> str:
    suggestion = question.shown or question.suggestion
    hint = f" [{suggestion}]" if suggestion else "" if question.required else " (mag leeg)"
    return f"{question.text}{hint} "


def _meant(written: str, question: Question) -> str:
    if written.isascii() and written.isdigit() and 1 <= int(written[:4]) <= len(question.choices):
        return question.choices[int(written) - 1]
    if written == NOTHING and not question.required:
        return ""
    return written or question.suggestion
