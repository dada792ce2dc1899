"""JSON Schemas of the data files, for editors that help while one types; made from the model, so that they cannot drift.

An editor reads YAML with numbers and truth values, where our reader takes every value as text; so a value that the
reader takes as text may be any plain value here. Draft 7, because that is what editors of YAML know best.
"""

from __future__ import annotations

import enum
import types
from collections.abc import Callable, Mapping
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BeforeValidator
from pydantic.fields import FieldInfo

from kringen.model import Circle, Meeting, Record
from kringen.model.fields import keys_of
from kringen.register import Register
from kringen.values import accounts, addresses, moments, numbers, programs, words

Schema = dict[str, Any]
Names = Mapping[Callable[[object], object], list[str]]
"""The names to choose from, by the converter that reads one."""

FILES: Mapping[str, tuple[type[Record], str]] = {
    "circle-file": (Circle, "Een kring: circles/<naam>.yml"),
    "meeting-file": (Meeting, "Een bijeenkomst: wat boven in meetings/<kring>/<datum>.md tussen de streepjes staat"),
}
"""The kinds of data files by the name of their schema."""

_NOT = r"""\s<>"`\\^{}|"""
_PART = rf"[^{_NOT}@/?#:.]+"
_WEB = rf"[Hh][Tt][Tt][Pp][Ss]?://(?:{_PART}\.)+{_PART}\.?(?::[0-9]{{1,5}})?(?:[/?#][^{_NOT}]*)?"
_PLAIN = ["string", "number", "boolean"]

_OF_CONVERTER: Mapping[Callable[[object], object], Schema] = {
    words.to_line: {"type": _PLAIN, "pattern": r"\S[^\n]*"},
    words.to_name: {"type": _PLAIN, "pattern": r"[^\n]*[A-Za-z0-9À-ÅÇ-ÏÑ-ÖÙ-Ýà-åç-ïñ-öù-ýÿ][^\n]*"},
    programs.to_program: {"type": _PLAIN, "pattern": r"[^\n<>|]*[A-Za-z0-9À-ÅÇ-ÏÑ-ÖÙ-Ýà-åç-ïñ-öù-ýÿ][^\n<>|]*"},
    words.to_slug: {"type": _PLAIN, "pattern": r"[a-z0-9]+(?:-[a-z0-9]+)*", "maxLength": words.LONGEST_SLUG},
    words.to_meeting_name: {"type": "string", "pattern": r"20[0-9]{2}-[0-9]{2}(?:-[0-9]{2})?(?:-[2-9])?(?:\.md)?"},
    moments.to_date: {"type": "string", "pattern": r"20(?:0[5-9]|[1-9][0-9])-[0-9]{2}-[0-9]{2}|2100-[0-9]{2}-[0-9]{2}"},
    moments.to_day_or_month: {
        "type": "string",
        "pattern": r"(?:20(?:0[5-9]|[1-9][0-9])|2100)-(?:0[1-9]|1[0-2])(?:-[0-9]{2})?",
    },
    moments.to_time: {"type": "string", "pattern": r"(?:[01][0-9]|2[0-3]):[0-5][0-9]"},
    numbers.to_number: {"type": ["integer", "string"], "pattern": r"[0-9]{1,9}"},
    numbers.to_year: {"type": ["integer", "string"], "pattern": r"20[0-9]{2}|2100", "minimum": 2000, "maximum": 2100},
    addresses.to_web_address: {"type": "string", "pattern": _WEB},
    addresses.to_join_link: {"type": "string", "pattern": rf"{addresses.ON_REQUEST}|{_WEB}"},
    addresses.to_mail_address: {"type": "string", "pattern": addresses.MAIL_PATTERN, "maxLength": 254},
    addresses.to_contact: {
        "type": "string",
        "pattern": rf"(?:[Mm][Aa][Ii][Ll][Tt][Oo]:)?(?:{addresses.MAIL_PATTERN})|{_WEB}",
    },
    accounts.to_team: {"type": "string", "pattern": accounts.TEAM_PATTERN},
}
"""What each converter takes, as far as a pattern can tell; white space around it does not count."""


def file_schema(name: str, register: Register) -> Schema:
    """The schema of one kind of files, by a name of FILES."""
    record, title = FILES[name]
    head = {"$schema": "http://json-schema.org/draft-07/schema#", "title": title}
    return head | _record(record, _names(register))


def _names(register: Register) -> Names:
    """What may stand where a region or a municipality is named; one that merged keeps its old name."""
    municipalities = sorted({row.name for row in register.municipalities})
    return {words.to_region: list(register.regions), words.to_municipality: municipalities}


def _record(record: type[Record], names: Names) -> Schema:
    fields = keys_of(record)
    return {
        "type": "object",
        "additionalProperties": False,
        "required": [key for key, field in fields.items() if field.is_required()],
        "properties": {key: _field(field, names) for key, field in fields.items()},
    }


def _field(field: FieldInfo, names: Names) -> Schema:
    """One key: what may stand there, what it means, an example. An optional key may be there without a value."""
    found = _value(field.annotation, field.metadata, names)
    found |= _limits(field.metadata, found)
    if not field.is_required():
        found = {"anyOf": [found, {"type": "null"}]}
    told = {"description": field.description, "examples": field.examples}
    return {name: text for name, text in told.items() if text} | found


def _value(annotation: Any, metadata: list[Any], names: Names) -> Schema:
    """What may stand as a value of some type."""
    origin, inner = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return _value(inner[0], [*inner[1:], *metadata], names)
    if origin in {Union, types.UnionType}:
        return _value(next(each for each in inner if each is not type(None)), metadata, names)
    if origin is tuple:
        item = _value(inner[0], [], names)
        several: Schema = {"type": "array", "items": item}
        takes_one = any(isinstance(each, BeforeValidator) and each.func is words.to_list for each in metadata)
        return {"anyOf": [item, several]} if takes_one else several
    if origin is Mapping:
        name, below = (_value(each, [], names) for each in inner)
        pattern = {"pattern": name["pattern"], "maxLength": words.LONGEST_SLUG}
        return {"type": "object", "propertyNames": pattern, "additionalProperties": below}
    if isinstance(annotation, type) and issubclass(annotation, Record):
        return _record(annotation, names)
    return _single(annotation, metadata, names)


def _single(annotation: Any, metadata: list[Any], names: Names) -> Schema:
    """What may stand as a value that is no list and has no keys."""
    if isinstance(annotation, type) and issubclass(annotation, enum.StrEnum):
        return {"enum": [str(word) for word in annotation]}
    converter: Any = next((each.func for each in metadata if isinstance(each, BeforeValidator)), None)
    if converter is None:
        return {"type": _PLAIN} | _limits(metadata, {})
    if converter in names:
        return {"enum": names[converter]}
    found = dict(_OF_CONVERTER[converter])
    return found | {"pattern": rf"^\s*(?:{found['pattern']})\s*$"} | _limits(metadata, found)


def _limits(metadata: list[Any], found: Schema) -> Schema:
    """The lengths and sizes that the model sets; those of a text whose characters count."""
    limits: Schema = {}
    for each in metadata:
        if (most := getattr(each, "max_length", None)) and found.get("type") == "object":
            limits["maxProperties"] = most
        elif most and "enum" not in found:
            limits["maxLength"] = min(most, limits.get("maxLength", most), found.get("maxLength", most))
        for name, key in (("ge", "minimum"), ("le", "maximum")):
            if (bound := getattr(each, name, None)) is not None:
                limits[key] = bound
    return limits
