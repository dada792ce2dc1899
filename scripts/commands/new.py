"""Maakt een bijeenkomst: vraagt wat nodig is, en schrijft haar bestand."""

from __future__ import annotations

import argparse
import datetime as dt
import sys
from pathlib import Path

from kringen import agenda
from kringen.dates import short_day, today
from kringen.drafting.announcing import announce, objections
from kringen.drafting.reporting import Refused, with_report
from kringen.edge.repository import Findings, examine
from kringen.model import Meeting
from kringen.model.asking import asking
from kringen.model.fields import keys_of
from kringen.problem import did_you_mean
from kringen.transfer.columns import COLUMNS
from scripts import options
from scripts.adding import write_again, write_new
from scripts.asking import MOST, Ask, ask_all, ask_count, confirmed, in_terminal, is_count
from scripts.command import WRONG_USE, Parser, Stop, start

_ANNOUNCED = {"kring", *(key for key, field in keys_of(Meeting).items() if "aankondigen" in asking(field).tasks)}
KEYS = {column.name: column.meaning for column in COLUMNS if column.name in _ANNOUNCED}
"""What can be given as an argument; what is not given is asked for in a terminal, or left open."""

NEEDED = ("kring", "datum")


def main(argv: list[str]) -> int:
    """Writes one file, or nothing; 1 when it could not be made, or when one stops."""
    chosen = _parser().parse(argv)
    given = {key: getattr(chosen, key) for key in KEYS if getattr(chosen, key) is not None}
    if chosen.report is not None and given:
        raise Stop(f"--{next(iter(given)).replace('_', '-')} hoort niet bij --report", WRONG_USE)
    if chosen.besturen is not None and chosen.report is None:
        raise Stop("--besturen hoort bij --report: het aantal is pas na de bijeenkomst bekend", WRONG_USE)
    now = options.now(chosen.now)
    found = examine(chosen.root, now)
    ask = in_terminal if sys.stdin.isatty() else None
    try:
        if chosen.report is not None:
            _report(chosen, found, now, ask)
        else:
            _announce(given, chosen.root, found, now, ask)
    except KeyboardInterrupt:
        print()
        raise Stop("Gestopt; er is niets geschreven.") from None
    return 0


def _parser() -> Parser:
    parser = Parser("new", __doc__)
    for key, text in KEYS.items():
        parser.add_argument(f"--{key.replace('_', '-')}", dest=key, metavar="TEKST", help=text)
    text = "zet ## Verslag in het bestand van een bijeenkomst die voorbij is (standaard: die het langst wacht)"
    parser.add_argument("--report", nargs="?", const="", metavar="KRING/DATUM", help=text)
    parser.add_argument("--besturen", metavar="AANTAL", type=_count, help="bij --report: hoeveel besturen deelnamen")
    options.add_root(parser)
    options.add_now(parser)
    return parser


def _count(text: str) -> str:
    if not is_count(text):
        raise argparse.ArgumentTypeError(f'"{text}" is geen aantal van 1 tot {MOST}')
    return str(int(text))


def _announce(given: dict[str, str], root: Path, found: Findings, now: dt.datetime, ask: Ask | None) -> None:
    site = found.site
    missing = [key for key in NEEDED if not given.get(key)]
    if missing and not ask:
        listed = " en ".join(f"--{key}" for key in missing)
        raise Stop(f"Hier is niemand om iets te vragen; geef {listed} mee, zoals --kring waasland --datum 11/03/2027.")
    if wrong := objections(given, site, now) if given.get("kring") else ():
        raise Stop("\n".join([*wrong, "Er is niets geschreven."]))
    values = ask_all(given, site, now, ask) if missing and ask else given
    made = announce(values, site, now, found.history)
    write_new(root, {made.path: made.text})
    print(f"Geschreven: {made.path}")
    for tip in made.tips:
        print(f"Tip: {tip.message}; {tip.cure}")
    branch = f"{made.circle}-{made.when}"
    _tell_next(
        f"Open {made.path} en schrijf onder ## Agenda wat aan bod komt.",
        made.path,
        f"bijeenkomst van {short_day(made.when)}",
        branch,
    )


def _report(chosen: argparse.Namespace, found: Findings, now: dt.datetime, ask: Ask | None) -> None:
    meeting = _meeting(chosen.report, found, now, ask)
    if meeting.date > today(now):
        raise Stop(f"de bijeenkomst is pas op {short_day(meeting.date)}; het verslag komt erna")
    file = chosen.root / meeting.origin.path
    try:
        before = file.read_bytes()
        after = with_report(before, meeting, chosen.besturen or "")
        if ask and not chosen.besturen and not meeting.governments:
            after = with_report(before, meeting, ask_count(ask))
    except Refused as refused:
        raise Stop(str(refused)) from None
    except OSError as error:
        raise Stop(f"{meeting.origin.path} kan niet gelezen worden") from error
    if after == before:
        print(f"{meeting.origin.path} heeft al een kop ## Verslag; er is niets gewijzigd.")
    else:
        write_again(file, before, after)
        print(f"Aangevuld: {meeting.origin.path}")
    _tell_next(
        f"Open {meeting.origin.path} en schrijf onder ## Verslag wat er besproken is, zonder namen van deelnemers.",
        meeting.origin.path,
        f"verslag van {short_day(meeting.date)}",
        f"verslag-{meeting.circle}-{meeting.slug}",
    )


def _meeting(name: str, found: Findings, now: dt.datetime, ask: Ask | None) -> Meeting:
    """The meeting with that name; without one, of those that wait for a report the oldest to which one says yes."""
    wanted = name.replace("\\", "/").removeprefix("meetings/").removesuffix(".md")
    meetings = {meeting.id: meeting for meeting in found.site.meetings}
    if wanted:
        if wanted not in meetings:
            near = did_you_mean(wanted, meetings, "schrijf ze als kring/datum, zoals waasland/2027-03-11")
            raise Stop(f'de bijeenkomst "{name}" bestaat niet, of haar bestand heeft een fout; {near}', WRONG_USE)
        return meetings[wanted]
    waiting = [
        each for each in reversed(agenda.reports_due(found.site, now)) if each.circle in found.site.circle_by_slug
    ]
    if not waiting:
        raise Stop("Geen enkele bijeenkomst wacht op een verslag.")
    if not ask:
        raise Stop(f"Hier is niemand om iets te vragen; geef de bijeenkomst mee, zoals --report {waiting[0].id}.")
    for meeting in waiting:
        circle = found.site.circle_by_slug[meeting.circle]
        if confirmed(f"Het verslag van {circle.name}, {short_day(meeting.date)}?", ask):
            return meeting
    raise Stop("Geen andere bijeenkomst wacht op een verslag; er is niets gewijzigd.")


def _tell_next(first: str, path: str, what: str, branch: str) -> None:
    lines = (
        "Wat nu?",
        f"1. {first}",
        "2. Kijk het na met: python3 scripts/run.py check",
        f'3. Dien het in: git switch -c {branch}; git add {path}; git commit -m "{what[0].upper()}{what[1:]}"; git push -u origin HEAD',
    )
    print("\n".join(lines))


if __name__ == "__main__":
    start(main)
