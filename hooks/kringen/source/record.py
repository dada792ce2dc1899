"""Plain values become a record; every mistake in them becomes a problem at its place."""

from __future__ import annotations

from typing import Any, TypeVar, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from kringen import values
from kringen.model import FileRecord, Origin
from kringen.problem import Code, Mark, Problem, did_you_mean, nearest
from kringen.source.tree import Tree

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
TOO_LONG = Code("te-lang", "Een waarde is te lang.", "titel: (een titel van 400 tekens)", "Kort de tekst in.")
CODES = (UNKNOWN_KEY, MISSING, CHOICE, SHAPE, TOO_LONG)

_BY_NAME = {code.name: code for code in values.CODES}
_Record = TypeVar("_Record", bound=FileRecord)


def read_record(
    record: type[_Record], tree: Tree, path: str, **given: Any
) -> tuple[_Record | None, tuple[Problem, ...]]:
    """A record from what stood in a file; None with all its problems when anything is wrong.

    Empty keys count as absent. `given` are values that do not stand in the file, such as its name.
    """
    origin = Origin(path, tree.marks)
    filled = _without_empty(tree.values)
    problems = [
        Problem(path, _key_mark(origin, (key,)), UNKNOWN_KEY, f'"{key}" is geen sleutel', _known(record, key))
        for key in tree.values
        if key not in _aliases(record)
    ]
    known = {key: value for key, value in filled.items() if key in _aliases(record)}
    try:
        return (None, tuple(problems)) if problems else (record(**known, **given).from_origin(origin), ())
    except ValidationError as error:
        found = error.errors(include_url=False)
        return None, (*problems, *(_problem(detail, record, origin) for detail in found))


def _problem(detail: ErrorDetails, record: type[BaseModel], origin: Origin) -> Problem:
    """One pydantic error as a problem; the branches follow pydantic's list of error types."""
    keys = tuple(detail["loc"])
    label = ".".join(str(key + 1) if isinstance(key, int) else key for key in keys)
    kind, context = detail["type"], detail.get("ctx", {})
    mark, cure = origin.mark(*keys), ""
    if kind in _BY_NAME:
        code, message, cure = _BY_NAME[kind], str(context["message"]), str(context["cure"])
    elif kind == "missing":
        code, message, cure = MISSING, "deze sleutel is verplicht", _example(record, keys)
    elif kind == "extra_forbidden":
        code, message = UNKNOWN_KEY, "deze sleutel bestaat hier niet"
        mark, cure = _key_mark(origin, keys), _known(_inner(record, keys[:-1]), str(keys[-1]))
    elif kind == "enum":
        code, message, cure = CHOICE, *_choice(str(detail["input"]), str(context["expected"]))
    elif kind in {"greater_than_equal", "less_than_equal"}:
        code, message = values.NUMBER, f"{detail['input']} is te {'klein' if kind.startswith('greater') else 'groot'}"
    elif kind == "string_too_long":
        code, message = TOO_LONG, f"de tekst is langer dan {context['max_length']} tekens"
    else:
        code, message, cure = SHAPE, "dit heeft niet de juiste vorm", _shape(kind, detail["input"])
    return Problem(origin.path, mark, code, f"{label}: {message}", cure)


def _without_empty(value: Any) -> Any:
    """The same values without keys that were left empty."""
    if isinstance(value, dict):
        return {key: _without_empty(inner) for key, inner in value.items() if inner not in ("", None)}
    if isinstance(value, list):
        return [_without_empty(inner) for inner in value]
    return value


def _aliases(record: type[BaseModel]) -> dict[str, str]:
    """The Dutch keys of a record with the names they have in code; what comes from the file name is not among them."""
    fields = record.model_fields.items()
    return {field.alias or name: name for name, field in fields if not field.exclude}


def _known(record: type[BaseModel], key: str) -> str:
    everything = ", ".join(_aliases(record))
    return did_you_mean(key, _aliases(record), f"kies uit {everything}")


def _example(record: type[BaseModel], keys: tuple[str | int, ...]) -> str:
    field = _inner(record, keys[:-1]).model_fields.get(_aliases(_inner(record, keys[:-1])).get(str(keys[-1]), ""))
    examples = field.examples if field else None
    return f"schrijf bijvoorbeeld {keys[-1]}: {examples[0]}" if examples else ""


def _inner(record: type[BaseModel], keys: tuple[str | int, ...]) -> type[BaseModel]:
    """The record type at some keys below a record, e.g. Speaker at `("sprekers", 0)`."""
    for key in keys:
        field = record.model_fields.get(_aliases(record).get(str(key), ""))
        if field is not None:
            record = next(filter(_is_record, [field.annotation, *get_args(field.annotation)]), record)
    return record


def _is_record(annotation: Any) -> bool:
    return isinstance(annotation, type) and issubclass(annotation, BaseModel)


def _choice(wrong: str, expected: str) -> tuple[str, str]:
    """What to say of a word outside a closed list; pydantic gives the list as `'a', 'b' or 'c'`."""
    allowed = [word.strip(" '") for word in expected.replace(" or ", ", ").split(",")]
    match = nearest(wrong, allowed)
    listed = ", ".join(allowed[:-1]) + f" of {allowed[-1]}"
    return f'"{wrong}" kan hier niet', f'bedoelde u "{match}"?' if match else f"kies {listed}"


def _shape(kind: str, found: Any) -> str:
    """What to write instead of a value of the wrong shape."""
    if "tuple" in kind or "list" in kind:
        return f"schrijf een lijst, zoals [{found}]" if isinstance(found, str) else "schrijf een lijst: [een, twee]"
    if kind in {"string_type", "date_type", "time_type", "int_type"}:
        return "schrijf een enkele waarde, zonder lijst of sleutels"
    return "schrijf sleutels met hun waarde, zoals in het voorbeeld"


def _key_mark(origin: Origin, keys: tuple[str | int, ...]) -> Mark:
    """The place of a key itself rather than of its value."""
    return origin.marks.get((*keys, "")) or origin.mark(*keys)
