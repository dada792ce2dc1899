"""Toont wie u deze week belt, hoe het met elke kring gaat en welk verslag nog komt."""

from __future__ import annotations

import sys
from collections.abc import Iterator

from kringen.dates import short_day, today
from kringen.edge.repository import examine
from kringen.followup.overview import FollowUp, follow_up
from kringen.followup.published import json_bytes
from kringen.followup.standing import CircleStanding, Standing
from kringen.followup.tables import circle_sheet, report_sheet
from kringen.sentences import counted
from kringen.sheet import Sheet, csv_bytes, in_columns
from scripts import options
from scripts.command import start
from scripts.commands.check import sound_site


def main(argv: list[str]) -> int:
    """Prints the follow-up of all circles, those where a call may help first."""
    parser = options.parser("follow-up", __doc__)
    shape = parser.add_mutually_exclusive_group()
    shape.add_argument("--csv", action="store_true", help="een regel per kring, voor een rekenblad")
    shape.add_argument("--json", action="store_true", help="alles, voor een eigen programma")
    chosen = parser.parse(argv)
    now = options.now(chosen.now)
    found = follow_up(sound_site(examine(chosen.root, now)), now)
    if chosen.csv or chosen.json:
        sys.stdout.buffer.write(csv_bytes(circle_sheet(found)) if chosen.csv else json_bytes(found))
    else:
        print("\n".join(_lines(found)))
    return 0


def _lines(found: FollowUp) -> Iterator[str]:
    yield f"Opvolging op {short_day(today(found.now))}, {found.quarter.label}"
    yield ""
    yield from _calls(found)
    yield ""
    order = list(Standing)
    rows = sorted(found.standings, key=lambda row: order.index(row.standing))
    yield in_columns(Sheet(("Kring", "Laatste", "Volgende", "Verwacht", "Stand"), tuple(_row(row) for row in rows)))
    yield ""
    reports = report_sheet(found)
    if reports.rows:
        yield "Verslagen die nog komen:"
        yield in_columns(Sheet(("Kring", "Datum", "Titel", "Weken"), tuple(row[:4] for row in reports.rows)))
    else:
        yield "Er worden geen verslagen verwacht."
    yield ""
    if found.silent:
        yield f"Stil, twee keer zonder bijeenkomst of aankondiging: {', '.join(row.circle.name for row in found.silent)}."
    for each in found.shared:
        names = ", ".join(circle.name for circle in each.circles)
        yield f"Dezelfde vraag over {each.topic.title}: {names}. V-ICT-OR kan zorgen voor {each.offer}."
    seeking = ", ".join(circle.name for circle in found.without_trekker)
    yield f"Zonder trekker: {seeking or 'geen enkele kring'}."
    uncovered = len(found.uncovered)
    yield f"Gemeenten zonder kring: {uncovered} van de {len(found.municipalities)}."


def _calls(found: FollowUp) -> Iterator[str]:
    """Whom to call this week, each with whom and why on a line of its own."""
    yield "Bel deze week:" if found.calls else "Deze week hoeft u niemand te bellen."
    for number, call in enumerate(found.calls, 1):
        yield f"{number:2}. {call.circle.name}: {', '.join(filter(None, (call.whom, call.contact)))}"
        yield f"    {call.sentence}"
    if count := len(found.unconfirmed):
        known = ", ".join(row.circle.name for row in found.unconfirmed if row.last)
        start = f" Begin met wie al samenkwam: {known}." if known else ""
        yield f"Nog te bevestigen: {counted(count, 'kring', 'kringen')}.{start}"


def _row(row: CircleStanding) -> tuple[str, ...]:
    days = (row.last.date if row.last else None, row.next.date if row.next else None, row.expected)
    return (row.circle.name, *(each.isoformat() if each else "-" for each in days), row.standing.value)


if __name__ == "__main__":
    start(main)
