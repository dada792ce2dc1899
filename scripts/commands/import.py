"""Neemt een mail, een tabel (.csv) of een agenda (.ics) over."""

from __future__ import annotations

import argparse
import datetime as dt
from collections.abc import Mapping, Sequence
from pathlib import Path

from kringen.edge.repository import examine
from kringen.model import Site
from kringen.problem import Mark, Problem, closing_line, errors
from kringen.sentences import counted
from kringen.sheet import Sheet, in_columns
from kringen.source import with_drafts
from kringen.transfer.cells import Names, Unclear, circle_in
from kringen.transfer.columns import COLUMNS
from kringen.transfer.mistakes import CODES, LETTER
from kringen.transfer.plan import Outcome, Plan, Step, plan
from kringen.transfer.raising import questioned
from scripts import mailed, options
from scripts.adding import write_new
from scripts.command import Stop, start
from scripts.incoming import Incoming, read

SHOWN = 40
"""How many rows and problems are shown; an archive may have thousands."""


def main(argv: list[str]) -> int:
    """Shows what would come, and with --write writes it; 1 when something is wrong, and then nothing is written."""
    parser = options.parser("import", __doc__)
    text = "een mail (.eml), een bestand (.md), een tabel (.csv) of een agenda (.ics); - is wat u plakt of doorgeeft"
    parser.add_argument("files", metavar="BESTAND", nargs="+", help=text)
    parser.add_argument("--kring", metavar="KRING", default="", help="de kring van wat zelf geen kring noemt")
    parser.add_argument(
        "--write", action="store_true", help="schrijft de bestanden; zonder ziet u alleen wat zou komen"
    )
    parser.add_argument("--columns", action=_Columns, help="toont welke kolommen een tabel kan hebben")
    chosen = parser.parse(argv)
    now = options.now(chosen.now)
    site = examine(chosen.root, now).site
    circle = _circle(chosen.kring, site)
    found = [read(name, site, circle) for name in chosen.files]
    handed, problems = _together(found, site)
    made = _planned(found, site, now)
    if handed:
        problems += mailed.examined(handed, chosen.root, site, now)
    problems += (problem for each in made for problem in each.problems)
    _show(made, problems, [name for each in found for name in each.left])
    if errors(problems):
        print("Er is niets geschreven: verbeter eerst wat hierboven staat.")
        return 1
    if not chosen.write:
        print("Er is nog niets geschreven; dat doet dezelfde opdracht met --write.")
        return 0
    _write(handed, made, chosen.root)
    return 0


def _write(handed: Mapping[str, str], made: Sequence[Plan], root: Path) -> None:
    written = mailed.write(handed, root)
    new = {draft.path: draft.text for each in made for draft in each.new}
    write_new(root, new)
    print(f"{counted(written + len(new), 'bestand', 'bestanden')} geschreven. Kijk ze na en zet ze in de repository.")


class _Columns(argparse.Action):
    """Shows the columns and ends, as --help does."""

    def __init__(self, option_strings: list[str], dest: str, **values: object) -> None:
        super().__init__(option_strings, dest, nargs=0, help=str(values.get("help", "")))

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> None:
        rows = tuple((column.name, column.meaning) for column in COLUMNS if column.is_read)
        print(in_columns(Sheet(("Kop", "Wat erin staat"), rows)))
        print()
        cures = tuple((code.name, f"{code.meaning.partition(': ')[2].capitalize()} {code.cure}") for code in CODES)
        print(in_columns(Sheet(("Melding", "Wat er scheelt en wat u doet"), cures)))
        parser.exit()


def _circle(name: str, site: Site) -> str:
    try:
        return circle_in(name, Names.of(site)) if name else ""
    except Unclear as unclear:
        raise Stop("; ".join(filter(None, [unclear.message, unclear.cure]))) from None


def _together(found: Sequence[Incoming], site: Site) -> tuple[dict[str, str], list[Problem]]:
    """The files of all mails by their places, and those of the circles with the questions of all mails."""
    files: dict[str, str] = {}
    problems = [problem for each in found for problem in each.problems]
    for each in found:
        for path, text in each.files.items():
            if files.setdefault(path, text) != text:
                message = f"{path} staat ook in een andere mail, met een andere tekst"
                problems.append(Problem(each.name, Mark(), LETTER, message, "geef alleen de laatste mee"))
    circles, wrong = questioned([(each.name, each.questions) for each in found], site)
    return files | circles, [*problems, *wrong]


def _planned(found: Sequence[Incoming], site: Site, now: dt.datetime) -> list[Plan]:
    """What the rows of each table and calendar would do, after those before it."""
    plans = []
    for each in found:
        if each.is_archive:
            plans.append(plan(each.rows, site, now, each.name))
            site = with_drafts(site, {draft.path: draft.text for draft in plans[-1].new})[0]
    return plans


def _show(made: Sequence[Plan], problems: Sequence[Problem], left: Sequence[str]) -> None:
    rows = tuple(_row(step) for each in made for step in each.steps)
    if rows:
        print(in_columns(Sheet(("Regel", "Wat", "Bestand", "Titel"), rows[:SHOWN])))
    _rest(len(rows), "regel", "regels")
    if left:
        print(f"Niet overgenomen: {', '.join(left)}. Zet een bijlage zelf online en noem haar adres bij documenten.")
    if problems:
        print("\n".join(["", *(str(problem) for problem in problems[:SHOWN])]))
        _rest(len(problems), "melding", "meldingen")
    if made:
        counts = (f"{number} {outcome}" for outcome in Outcome if (number := sum(each.count(outcome) for each in made)))
        print(f"\n{counted(len(rows), 'bijeenkomst', 'bijeenkomsten')}: {', '.join(counts) or 'geen'}.")
    if problems:
        print(f"{closing_line(problems)}.")


def _row(step: Step) -> tuple[str, ...]:
    title = step.draft.title if step.draft else step.row.values.get("titel", "")
    path = step.draft.path if step.draft else "-"
    return (str(step.row.number), step.outcome.value, path, "".join(c if c.isprintable() else " " for c in title)[:60])


def _rest(number: int, one: str, more: str) -> None:
    if number > SHOWN:
        print(f"... en nog {number - SHOWN} {one if number == SHOWN + 1 else more}")


if __name__ == "__main__":
    start(main)
