"""Neemt een bestaand archief over, uit een tabel (.csv) of een agenda (.ics)."""

from __future__ import annotations

import argparse
from pathlib import Path

from kringen.edge.repository import examine
from kringen.model import Site
from kringen.problem import Problem, closing_line, errors
from kringen.sheet import Sheet, in_columns
from kringen.transfer import CODES, COLUMNS, Outcome, Plan, Row, Step, plan, read_table
from kringen.transfer.cells import Names, Unclear, circle_in
from scripts import options
from scripts.adding import write_new
from scripts.command import Parser, Stop, start
from scripts.publishing.reasons import reason

SHOWN = 40
"""How many rows and problems are shown; an archive may have thousands."""


def main(argv: list[str]) -> int:
    """Shows what would come, and with --write writes it; 1 when something is wrong, and then nothing is written."""
    parser = Parser("import", __doc__)
    parser.add_argument("file", metavar="BESTAND", type=Path, help="een tabel (.csv) of een agenda (.ics)")
    options.add_root(parser)
    options.add_now(parser)
    parser.add_argument("--kring", metavar="KRING", default="", help="de kring van wat zelf geen kring noemt")
    parser.add_argument(
        "--write", action="store_true", help="schrijft de bestanden; zonder ziet u alleen wat zou komen"
    )
    parser.add_argument("--columns", action=_Columns, help="toont welke kolommen een tabel kan hebben")
    chosen = parser.parse(argv)
    now = options.now(chosen.now)
    site = examine(chosen.root, now).site
    rows, problems = _read(chosen.file, site, _circle(chosen.kring, site))
    made = plan(rows, site, now, chosen.file.name)
    _show(made, [*problems, *made.problems])
    if errors([*problems, *made.problems]):
        print("Er is niets geschreven: verbeter eerst wat hierboven staat.")
        return 1
    if not chosen.write:
        print("Er is nog niets geschreven; dat doet dezelfde opdracht met --write.")
        return 0
    write_new(chosen.root, {draft.path: draft.text for draft in made.new})
    print(f"{_files(len(made.new))} geschreven. Kijk ze na en zet ze in de repository.")
    return 0


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


def _read(file: Path, site: Site, circle: str) -> tuple[tuple[Row, ...], tuple[Problem, ...]]:
    try:
        data = file.read_bytes()
    except OSError as error:
        raise Stop(f'het bestand "{file}" kan niet gelezen worden: {reason(error)}') from error
    if file.suffix.lower() == ".ics":
        from kringen.transfer.appointments import read_appointments  # noqa: PLC0415 -- slow to load

        return read_appointments(data, file.name, site, circle)
    return read_table(data, file.name, circle)


def _show(made: Plan, problems: list[Problem]) -> None:
    rows = tuple(_row(step) for step in made.steps)
    if rows:
        print(in_columns(Sheet(("Regel", "Wat", "Bestand", "Titel"), rows[:SHOWN])))
    _rest(len(rows), "regels")
    if problems:
        print("\n".join(["", *(str(problem) for problem in problems[:SHOWN])]))
        _rest(len(problems), "meldingen")
    counts = (f"{made.count(outcome)} {outcome}" for outcome in Outcome if made.count(outcome))
    print(f"\n{len(rows)} {'bijeenkomst' if len(rows) == 1 else 'bijeenkomsten'}: {', '.join(counts) or 'geen'}.")
    if problems:
        print(f"{closing_line(problems)}.")


def _row(step: Step) -> tuple[str, ...]:
    title = step.draft.title if step.draft else step.row.values.get("titel", "")
    path = step.draft.path if step.draft else "-"
    return (str(step.row.number), step.outcome.value, path, "".join(c if c.isprintable() else " " for c in title)[:60])


def _rest(number: int, what: str) -> None:
    if number > SHOWN:
        print(f"... en nog {number - SHOWN} {what}")


def _files(number: int) -> str:
    return f"{number} {'bestand' if number == 1 else 'bestanden'}"


if __name__ == "__main__":
    start(main)
