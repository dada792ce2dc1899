"""Why a piece of YAML cannot be read: the parser's English sentence becomes a Dutch one at the place of the mistake.

The parser stops where it is lost, which is often below the mistake itself; so the lines are looked at as well.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kringen.problem import Code, shown

if TYPE_CHECKING:
    import yaml

SYNTAX = Code(
    "yaml",
    "De gegevens bovenaan volgen de schrijfwijze niet, waardoor ze niet te lezen zijn.",
    "titel: NIS2: wat nu?",
    "Zet een waarde met een dubbele punt tussen aanhalingstekens; gebruik spaties en geen tabs.",
)
CODES = (SYNTAX,)

Place = tuple[int, int]
"""Row and column, both counted from 0."""


@dataclass(frozen=True)
class Fault:
    """What is wrong with the syntax, and where."""

    place: Place
    message: str
    cure: str


def explain(error: Exception, lines: Sequence[str]) -> Fault:
    """The first mistake in some lines of YAML that a parser gave up on."""
    here = _place(getattr(error, "problem_mark", None), lines)
    start = _place(getattr(error, "context_mark", None), lines) or here or _first_escape(lines)
    english = f"{getattr(error, 'context', None)}: {getattr(error, 'problem', None) or 'escape'}"
    for pattern, found in _EXPLANATIONS:
        if re.search(pattern, english):
            return found(lines, start, here or start)
    return Fault(here or start, "de gegevens zijn vanaf hier niet te lezen", "vergelijk met het voorbeeld")


def missing_space(lines: Sequence[str], row: int) -> Fault | None:
    """A line whose colon is not followed by a space, so that it is no key with a value."""
    found = re.match(r" *(?:- )*([\w-]+):(?=[^ ])", lines[row])
    if not found:
        return None
    rest = lines[row][found.end() :]
    message = "na de dubbele punt ontbreekt een spatie"
    if rest[0].isspace():
        message = "na de dubbele punt staat een vaste spatie in plaats van een gewone"
    return Fault((row, found.end()), message, f"schrijf {found[1]}: {shown(rest)}")


def _stray_colon(lines: Sequence[str], start: Place, here: Place) -> Fault:
    """A second colon in a value; or a line that should have been a key, but runs on from the line above."""
    row, column = here
    before = lines[row][:column].rstrip()
    above = next((number for number in range(row - 1, -1, -1) if lines[number].strip()), None)
    if re.fullmatch(r" *[\w-]+", before) and above is not None:
        if _indent(before) <= _indent(lines[above].replace("-", " ")):
            return _no_colon(lines, (above, 0), here)
        cure = "laat hem even ver beginnen als de regel erboven, of zet de waarde tussen aanhalingstekens"
        return Fault((row, _indent(before)), "deze regel springt te ver in", cure)
    found = re.match(r" *(?:- )*[\w-]+ *: +([^\"]+)$", lines[row])
    whole = f': "{shown(found[1])}"' if found else ""
    return Fault(here, "hier staat een dubbele punt te veel", f"zet de hele waarde tussen aanhalingstekens{whole}")


def _no_colon(lines: Sequence[str], start: Place, here: Place) -> Fault:
    row = start[0]
    cure = "schrijf een sleutel, een dubbele punt, een spatie en de waarde"
    place = (row, _indent(lines[row]))
    if dash := re.match(r" *-(?=[^ -])", lines[row]):
        message = "na dit streepje ontbreekt een spatie"
        return Fault(place, message, f"schrijf - {shown(lines[row][dash.end() :])}")
    return missing_space(lines, row) or Fault(place, "op deze regel ontbreekt een dubbele punt", cure)


def _no_quote(lines: Sequence[str], start: Place, here: Place) -> Fault:
    row, column = start
    value = lines[row][column:]
    cure = "zet er een aan het einde van de waarde"
    if re.match(r"'\w{1,2} ", value):
        cure = f'zet dubbele aanhalingstekens rond de hele waarde: "{shown(value)}"'
    return Fault(start, "dit aanhalingsteken wordt nergens gesloten", cure)


def _text_behind(lines: Sequence[str], start: Place, here: Place) -> Fault:
    """Text where a line should end: behind a closing quote or bracket, or on a line that begins too far."""
    for row in range(here[0] + 1):
        column = _value_at(lines[row])
        if re.match(r"'(?:[^']|'')*$|\"(?:[^\"\\]|\\.)*$", lines[row][column:]):
            return _no_quote(lines, (row, column), here)
    row = here[0]
    column = _value_at(lines[row])
    first, before = lines[row][column : column + 1], lines[row][: here[1]].rstrip()[-1:]
    if first and first in "'\"" and before == first:
        message = "na het sluitende aanhalingsteken staat nog tekst"
        return Fault((row, column), message, "zet aanhalingstekens rond de hele waarde, en andere erbinnen")
    if first and first in "[{" and before and before in "]}":
        message = f"een waarde die met {first} begint is een lijst, en na een lijst kan geen tekst staan"
        return Fault((row, column), message, "zet de hele waarde tussen aanhalingstekens")
    return _indented(lines, start, here)


def _indented(lines: Sequence[str], start: Place, here: Place) -> Fault:
    row = here[0]
    directive = next((number for number, line in enumerate(lines) if line.startswith("%")), None)
    if directive is not None:
        return _unfit(lines, (directive, 0), here)
    if lines[row][here[1] :].startswith(":"):
        return Fault(here, "hier ontbreekt een sleutel", "schrijf ze voor de dubbele punt")
    if lines[row].lstrip().startswith("-") and here[1] == _indent(lines[row]):
        cure = "zet de streepjes van een lijst recht onder elkaar, onder een sleutel zonder waarde"
        return Fault(here, "dit streepje hoort niet bij een lijst", cure)
    if here[1] > _indent(lines[row]) and (rest := lines[row][here[1] :]):
        message = f"hier staat een {rest[0]} te veel"
        return Fault(here, message, "haal het weg, of zet de hele waarde tussen aanhalingstekens")
    cure = "laat sleutels die bij elkaar horen even ver beginnen"
    return Fault(here, "deze regel springt anders in dan de regels erboven", cure)


def _not_closed(lines: Sequence[str], start: Place, here: Place) -> Fault:
    row, column = start
    closing = "}" if lines[row][column : column + 1] == "{" else "]"
    return Fault(start, "deze lijst wordt niet gesloten, of er ontbreekt een komma in", f"zet er {closing} achter")


def _no_value(lines: Sequence[str], start: Place, here: Place) -> Fault:
    places = ((row, _value_at(line)) for row, line in reversed(list(enumerate(lines))) if line)
    row, column = next(places, here)
    if here[0] > row and lines[row][column : column + 1] in {"[", "{"}:
        return _not_closed(lines, (row, column), here)
    return Fault(here, "hier ontbreekt een waarde", "vul ze in, of zet de tekst tussen aanhalingstekens")


def _escape(lines: Sequence[str], start: Place, here: Place) -> Fault:
    message = "wat na de schuine streep \\ staat, zegt iets anders dan u bedoelt"
    return Fault(here, message, "gebruik enkele aanhalingstekens")


def _unfit(lines: Sequence[str], start: Place, here: Place) -> Fault:
    """A character that means something in YAML at the start of a value."""
    row, column = start
    character = lines[row][column : column + 1]
    cure = "zet de hele waarde tussen aanhalingstekens"
    if column == _indent(lines[row]):
        cure = "begin de regel met een sleutel"
    elif character == "-":
        cure = "begin een lijst op een nieuwe regel, of zet de hele waarde tussen aanhalingstekens"
    return Fault(start, f"hier kan geen {character} staan", cure)


_Explanation = Callable[[Sequence[str], Place, Place], Fault]
_EXPLANATIONS: tuple[tuple[str, _Explanation], ...] = (
    ("mapping values are not allowed", _stray_colon),
    ("could not find expected ':'", _no_colon),
    ("quoted scalar: found unexpected", _no_quote),
    ("escape", _escape),
    ("scanning an? (?:alias|anchor|block scalar|directive)|(?:scanning|parsing) a tag|tag handle", _unfit),
    ("cannot start any token|keys are not allowed|entries are not allowed", _unfit),
    ("parsing a flow (?:sequence|mapping)", _not_closed),
    ("expected <block end>, but found '<scalar>'", _text_behind),
    ("expected <block end>|<document start>|directive|YAML document", _indented),
    ("expected the node content", _no_value),
)
"""What the parser in Python says, and what to make of it."""


def _place(mark: yaml.Mark | None, lines: Sequence[str]) -> Place | None:
    """A mark of the parser; the end of the text is a place on the last line."""
    return (min(mark.line, len(lines) - 1), mark.column) if mark else None


def _first_escape(lines: Sequence[str]) -> Place:
    return next(((row, line.index("\\")) for row, line in enumerate(lines) if "\\" in line), (0, 0))


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _value_at(line: str) -> int:
    """The column where the value of a key or of an item of a list begins."""
    found = re.match(r" *(?:- +)*(?:[\w-]+ *: +)?", line)
    return found.end() if found else 0
