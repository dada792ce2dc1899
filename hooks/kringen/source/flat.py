"""YAML as nearly everybody writes it, read without a parser: keys with a plain value, a list between brackets, or rows below.

What is said of each row follows from YAML 1.2.2, so the values and their places are those that the parser gives, and
nothing is wrong with any of them; anything else, or anything in doubt, is left to it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any

from kringen.problem import Mark

MAX_ITEMS = 300
"""Values in one list: Flanders has 285 municipalities."""

NULLS = frozenset({"~", "null", "Null", "NULL"})
"""What stands for nothing, when it is written without quotes."""

Keys = tuple[str | int, ...]
"""Where a value stands: its keys from the top; an item of a list by its index."""

LONGEST = 6_000
"""Characters: so short a text cannot hold too many values, of which none takes less than two."""

_LETTERS = "0-9A-Za-z\u00c0-\u02ff"
_ITEM = rf"[{_LETTERS}(](?:[{_LETTERS}()\-./+&'_\u2019]| ++(?![,\]]))*+"
"""A plain value between brackets (7.3.3): nothing in it ends it, or begins something else."""

_MARKS = r"""!"$%&'()*+,\-./;<=>?@\[\]^_`{|}~\\\u2013\u2018-\u201e\u2026\u20ac"""
_VALUE = rf"[{_LETTERS}(](?:[{_LETTERS}{_MARKS}]|:(?![ \n])| ++(?!\n))*+"
"""A plain value on one row (7.3.3): it begins with no indicator, no colon in it stands before a blank, and it has no hash,
no tab, and nothing that Unicode hides or normalizes."""

_ROW = re.compile(
    rf"( {{4}}| {{2}}(?:- )?+|)(?:([a-z_]++):(?: ++(?:(\[(?:{_ITEM}(?:, *+{_ITEM})*+)?+\])|({_VALUE})))?+|({_VALUE}))\n"
)
"""A row: how far it stands in; a key with a list between brackets, a value or nothing, or else a value alone."""

_ITEMS = re.compile(_ITEM)
_REMARKS = re.compile(r"\A(?:#[\t -~\u00c0-\u02ff]*+\n)++")
"""Rows at the top that hold a remark."""


def read_flat(text: str) -> dict[str, Any] | None:
    """The mapping in a piece of YAML without a mistake; None when that takes the parser to tell."""
    return _Rows(text, None, 1).read() if len(text) <= LONGEST else None


class FlatMarks(Mapping[Keys, Mark]):
    """The places of the values in such a piece, found when somebody asks for one; nothing is wrong with most files."""

    def __init__(self, text: str, first_line: int) -> None:
        self._text = text
        self._first_line = first_line

    def __getitem__(self, keys: Keys) -> Mark:
        return _places(self._text, self._first_line)[keys]

    def __iter__(self) -> Iterator[Keys]:
        return iter(_places(self._text, self._first_line))

    def __len__(self) -> int:
        return len(_places(self._text, self._first_line))


@lru_cache(maxsize=8)
def _places(text: str, first_line: int) -> dict[Keys, Mark]:
    places: dict[Keys, Mark] = {}
    _Rows(text, places, first_line).read()
    return places


class _Rows:
    """One pass over the rows, which notes the places where somebody wants to know them."""

    def __init__(self, text: str, places: dict[Keys, Mark] | None, line: int) -> None:
        self._text = text if text.endswith("\n") else f"{text}\n"
        self._places = places
        self._line = line
        self._values: dict[str, Any] = {}
        self._name = ""
        """The last key at the top, when its value is in the rows below it."""

        self._end = 0
        """How long its row is."""

        self._below: dict[str, Any] | list[Any] | None = None
        """That value; None as long as there is no such row."""

        self._item: dict[str, Any] | None = None
        """The mapping that is the last of a list."""

    def read(self) -> dict[str, Any] | None:
        """All of them; None at a row that is none, or does not go with those above it."""
        start = len(self._text) - len(_REMARKS.sub("", self._text, 1))
        self._line += self._text.count("\n", 0, start)
        self._note((), 1)
        while found := _ROW.match(self._text, start):
            if not self._take(found, start):
                return None
            start = found.end()
            self._line += 1
        self._close()
        return self._values if start == len(self._text) and self._values else None

    def _take(self, found: re.Match[str], start: int) -> bool:
        before, key, items, value = found.group(1, 2, 3, 4)
        if before == "  - ":
            return self._in_list(found, start)
        if key is None:
            return False
        if not before:
            self._close()
            if not items and not value:
                self._name, self._end = key, found.end() - start
            return self._pair(self._values, (key,), found, start)
        if before == "  " and self._name and not isinstance(self._below, list):
            if self._below is None:
                self._note((self._name,), 3)
                self._below = self._values[self._name] = {}
            return self._pair(self._below, (self._name, key), found, start)
        if before == "    " and self._item is not None and isinstance(self._below, list):
            return self._pair(self._item, (self._name, len(self._below) - 1, key), found, start)
        return False

    def _in_list(self, found: re.Match[str], start: int) -> bool:
        """A row that begins another item."""
        if not self._name or isinstance(self._below, dict):
            return False
        if self._below is None:
            self._note((self._name,), 3)
            self._below = self._values[self._name] = []
        if len(self._below) == MAX_ITEMS:
            return False
        keys = (self._name, len(self._below))
        self._note(keys, 5)
        if found[2] is None:
            self._below.append(_text(found[5]))
            self._item = None
            return True
        self._item = {}
        self._below.append(self._item)
        return self._pair(self._item, (*keys, found[2]), found, start)

    def _pair(self, around: dict[str, Any], keys: Keys, found: re.Match[str], start: int) -> bool:
        """A key and what stands behind it; False when it stands there twice."""
        key, items, value = found.group(2, 3, 4)
        if key in around:
            return False
        if items:
            around[key] = [_text(item) for item in _ITEMS.findall(items)]
            if len(around[key]) > MAX_ITEMS:
                return False
        else:
            around[key] = _text(value) if value else ""
        if self._places is not None:
            self._note((*keys, ""), found.start(2) - start + 1)
            if items or value or len(keys) > 1:
                self._note(keys, (found.start(3 if items else 4) if items or value else found.end() - 1) - start + 1)
            for number, item in enumerate(_ITEMS.finditer(items or "")):
                self._note((*keys, number), found.start(3) + item.start() - start + 1)
        return True

    def _close(self) -> None:
        """Ends the rows below a key; without any its value is empty, and stands behind the key."""
        if self._name and self._below is None and self._places is not None:
            self._places[self._name,] = Mark(self._line - 1, self._end)
        self._name, self._below, self._item = "", None, None

    def _note(self, keys: Keys, column: int) -> None:
        if self._places is not None:
            self._places[keys] = Mark(self._line, column)


def _text(value: str) -> str:
    """A plain value; some words for nothing are nothing."""
    return "" if value in NULLS else value
