"""Plain values become a record; every mistake in them becomes a problem at its place."""

from __future__ import annotations

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from typing import Any, Generic, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from kringen.model import FileRecord, Origin, partly, without_keys
from kringen.model.fields import aliases
from kringen.problem import Code, Problem, did_you_mean, nearest, shown
from kringen.source.events import Keys
from kringen.source.shape import choices, example, is_named, keys_below, most_characters, record_at
from kringen.source.tree import Tree
from kringen.values import CODES as VALUE_CODES
from kringen.values.numbers import NUMBER

UNKNOWN_KEY = Code(
    "onbekende-sleutel",
    "Een sleutel bestaat niet, meestal door een tikfout.",
    "lokatie: Stadhuis",
    "Neem de naam over uit de lijst van sleutels hierboven.",
)
MISSING = Code("ontbreekt", "Een verplichte sleutel ontbreekt of is leeg.", "datum:", "Vul de sleutel in.")
CHOICE = Code(
    "keuze",
    "Een waarde staat niet in de vaste lijst.",
    "status: aktief",
    "Kies een waarde uit de lijst die de melding noemt.",
)
SHAPE = Code(
    "vorm",
    "Waar een lijst moet staan staat een woord, of omgekeerd.",
    "onderwerpen: gdpr",
    "Zet een lijst tussen vierkante haken: [gdpr, nis2].",
)
TOO_LONG = Code("te-lang", "Een waarde is te lang.", "(een titel van 400 tekens)", "Kort de tekst in.")
CODES = (UNKNOWN_KEY, MISSING, CHOICE, SHAPE, TOO_LONG)

_OF_PEOPLE = {"aanwezig", "aanwezigen", "aanwezigheden", "deelnemers", "verontschuldigd", "afwezig"}
_NO_NAMES = (
    "schrijf bij besturen hoeveel besturen deelnamen, een getal zoals 12; namen van deelnemers horen niet op de site"
)
"""For who looks for a key to list people: names are personal data (GDPR), and the site counts governments."""

OF_A_NAME = "[key]"
"""What pydantic puts behind the keys of a mapping whose name is wrong."""

_BY_NAME = {code.name: code for code in VALUE_CODES}
_Record = TypeVar("_Record", bound=FileRecord)


def read_record(
    record: type[_Record], tree: Tree, path: str, **given: Any
) -> tuple[_Record | None, tuple[Problem, ...]]:
    """A record from what stood in a file; None with all its problems when anything is wrong.

    Empty keys count as absent. `given` are values that do not stand in the file, such as its name.
    """
    found = _validated(record, tree, path, given)
    return None if found.problems else found.record, found.problems


def read_partly(
    record: type[_Record], tree: Tree, path: str, **given: Any
) -> tuple[_Record | None, tuple[Problem, ...]]:
    """The same; when only some keys are wrong, a record that raises KeyUnread when somebody asks for those."""
    found = _validated(record, tree, path, given)
    if not found.problems:
        return found.record, ()
    fields = record.model_fields
    names = {aliases(record)[key] for key in found.wrong if key in aliases(record)}
    if found.is_unclear:  # a key that nobody knows may stand for any that is absent
        names |= {
            name for key, name in aliases(record).items() if key not in found.known and fields[name].default is None
        }
    known = {key: value for key, value in found.known.items() if aliases(record)[key] not in names}
    needed = [key for key, name in aliases(record).items() if fields[name].is_required() and key not in known]
    stand_in = {key: next(iter(fields[aliases(record)[key]].examples or ("-",))) for key in needed}
    rest = _validated(partly(record), replace(tree, values={**known, **stand_in}), path, given)
    return without_keys(rest.record, names) if rest.record else None, found.problems


@dataclass(frozen=True)
class _Validated(Generic[_Record]):
    """What became of the values of a file."""

    record: _Record | None
    """Only when every value can be taken."""

    problems: tuple[Problem, ...]
    known: Mapping[str, Any]
    """The values of the keys that exist, without empty ones."""

    wrong: frozenset[str]
    """The keys at the top with a mistake at or below them, those that a mistyped key stands for included."""

    is_unclear: bool
    """Whether a key at the top means nothing, and looks like none."""


def _validated(record: type[_Record], tree: Tree, path: str, given: Mapping[str, Any]) -> _Validated[_Record]:
    origin = Origin(path, tree.marks)
    keys = aliases(record)
    known = {key: value for key, value in _without_empty(tree.values).items() if key in keys}
    details: list[ErrorDetails] = []
    found = None
    try:
        found = record.model_validate({**known, **given}, by_alias=True, by_name=False).from_origin(origin)
    except ValidationError as error:
        details = error.errors(include_url=False)
    unknown: list[Keys] = [(key,) for key in tree.values if key not in keys]
    unknown += [tuple(each["loc"]) for each in details if each["type"] == "extra_forbidden"]
    meant = {_meant(record, keys) for keys in unknown}
    problems = (
        *(_unknown(record, keys, origin) for keys in unknown if keys not in tree.accused),
        *(_problem(each, record, origin) for each in details if _counts(each, tree.accused, meant)),
    )
    wrong = {str(each[0]) for each in (*tree.accused, *meant, *(tuple(each["loc"]) for each in details)) if each}
    return _Validated(found, problems, known, frozenset(wrong), ("",) in meant)


def _meant(record: type[BaseModel], keys: Keys) -> Keys:
    """The keys that a mistyped key stands for; that one is not missing as well."""
    return (*keys[:-1], nearest(str(keys[-1]), aliases(record_at(record, keys[:-1]))) or "")


def _counts(detail: ErrorDetails, accused: AbstractSet[Keys], meant: AbstractSet[Keys]) -> bool:
    """Whether an error is one of its own: not told already, at the value itself, around it or at a mistyped key."""
    keys, kind = tuple(detail["loc"]), detail["type"]
    told = any(keys[:end] in accused for end in range(1, len(keys) + 1))
    return not told and kind != "extra_forbidden" and not (kind == "missing" and keys in meant)


def _unknown(record: type[BaseModel], keys: Keys, origin: Origin) -> Problem:
    label = f"{_label(keys[:-1])}: " if keys[:-1] else ""
    key, around = str(keys[-1]), record_at(record, keys[:-1])
    known = aliases(around)
    if key.casefold() in _OF_PEOPLE and "besturen" in aliases(around):
        return Problem(origin.path, origin.mark(*keys, ""), UNKNOWN_KEY, f'"{shown(key)}" is geen sleutel', _NO_NAMES)
    above = next((each for each in known if key in keys_below(around, each)), "")
    cure = f"zet hem onder {above}, twee spaties verder" if above else f"kies uit {', '.join(known)}"
    message = f'{label}"{shown(key)}" is geen sleutel'
    return Problem(origin.path, origin.mark(*keys, ""), UNKNOWN_KEY, message, did_you_mean(key, known, cure))


def _problem(detail: ErrorDetails, record: type[BaseModel], origin: Origin) -> Problem:
    """One pydantic error as a problem; the branches follow pydantic's list of error types."""
    keys, kind, context, value = tuple(detail["loc"]), detail["type"], detail.get("ctx", {}), detail["input"]
    if keys[-1] == OF_A_NAME:
        message, cure = str(context["message"]), str(context["cure"])
        return Problem(
            origin.path, origin.mark(*keys[:-1], ""), _BY_NAME[kind], f"{_label(keys[:-2])}: {message}", cure
        )
    if isinstance(keys[-1], int) and keys not in origin.marks:  # the only value of a list, written without its brackets
        keys = keys[:-1]
    if kind in _BY_NAME and value != "":
        code, message, cure = _BY_NAME[kind], str(context["message"]), str(context["cure"])
    elif kind == "missing" or value == "":
        code, message, cure = MISSING, _absence(keys, origin), example(record, keys)
    elif kind == "enum" and isinstance(value, str):
        code, message, cure = CHOICE, f'"{shown(value)}" kan hier niet', _choice(value, choices(record, keys))
    elif kind == "greater_than_equal":
        code, message, cure = NUMBER, f"{value} is te klein", f"het kleinste getal is {context['ge']}"
    elif kind == "less_than_equal":
        code, message, cure = NUMBER, f"{value} is te groot", f"het grootste getal is {context['le']}"
    elif kind == "too_long" and isinstance(value, dict):
        code, message = TOO_LONG, f"er staan er {len(value)}; {context['max_length']} kan"
        cure = "haal weg wat lang geleden besproken is"
    elif kind in {"string_too_long", "too_long"}:
        message = f"de tekst heeft {len(value)} tekens; {most_characters(record, keys) or context['max_length']} kan"
        code, cure = TOO_LONG, "kort de tekst in"
    else:
        code, message, cure = SHAPE, *_shape(kind, value, record, keys)
    return Problem(origin.path, origin.mark(*keys), code, f"{_label(keys)}: {message}", cure)


def _absence(keys: Keys, origin: Origin) -> str:
    if isinstance(keys[-1], int):
        return "hier staat niets"
    return "deze sleutel is leeg" if (*keys, "") in origin.marks else "deze sleutel ontbreekt"


def _choice(wrong: str, allowed: list[str]) -> str:
    return did_you_mean(wrong, allowed, f"kies {', '.join(allowed[:-1])} of {allowed[-1]}")


def _shape(kind: str, value: Any, record: type[BaseModel], keys: Keys) -> tuple[str, str]:
    """What to say of a value of the wrong shape, and what to write instead."""
    parts = keys_below(record, *keys, required=True)
    if is_named(record, keys):
        return f"hier hoort een korte naam, met daaronder {' en '.join(parts)}", _NAMED
    if is_named(record, keys[:-1]) and keys[-1] in aliases(record_at(record, keys)):
        return f"boven {keys[-1]} hoort een korte naam", _NAMED
    if kind in {"tuple_type", "list_type"}:
        cure = f"zet een streepje voor {parts[0]}" if parts else "zet een streepje voor elke waarde"
        if isinstance(value, str):
            cure = f"schrijf [{{{parts[0]}: {shown(value)}}}]" if parts else f"schrijf [{shown(value)}]"
            cure = "zet een spatie achter elk streepje" if value.startswith("-") else cure
        return "hier hoort een lijst", cure
    if parts:
        cure = "schrijf ze elk op een eigen regel, twee spaties verder dan deze sleutel"
        if isinstance(value, str) and keys[1:] and not is_named(record, keys[:-1]):
            cure = f"schrijf {{{': …, '.join(parts)}: {'…' if parts[1:] else shown(value)}}}"
        return f"hier {'hoort' if len(parts) == 1 else 'horen'} {' en '.join(parts)}", cure
    return "hier hoort een enkele waarde", "haal de haken, streepjes of sleutels weg"


_NAMED = "schrijf eerst een eigen korte naam met een dubbelepunt, en de sleutels daaronder, twee spaties verder"


def _label(keys: Keys) -> str:
    """The keys as a person says them; the items of a list count from 1."""
    return ".".join(str(key + 1) if isinstance(key, int) else shown(key) for key in keys)


def _without_empty(value: Any) -> Any:
    """The same values without keys that were left empty, also when that leaves nothing."""
    if isinstance(value, dict):
        filled = {key: _without_empty(below) for key, below in value.items()}
        return {key: below for key, below in filled.items() if below not in ("", {})}
    if isinstance(value, list):
        return [_without_empty(below) for below in value]
    return value.strip() if isinstance(value, str) else value
