"""What every record has in common: it is immutable, strict about its keys, and knows where it stood."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Self

from pydantic import BaseModel, ConfigDict, PrivateAttr

from kringen.problem import Code, Mark, Problem, printable


@dataclass(frozen=True)
class Origin:
    """Where a record was read from: its file and the place of each of its values."""

    path: str
    """The file, relative to the repository, with forward slashes."""

    marks: Mapping[tuple[str | int, ...], Mark] = field(default_factory=dict)
    """The place of each value, by its keys from the top, e.g. `("sprekers", 0, "onderwerp")`; `()` is the whole record."""

    text: str = field(default="", compare=False, repr=False)
    """The whole file of a meeting or a circle, for whoever changes it without touching its other lines; empty for a topic."""

    def mark(self, *keys: str | int) -> Mark:
        """The place of a value, or of the nearest thing around it when the value is not there."""
        for length in range(len(keys), -1, -1):
            if keys[:length] in self.marks:
                return self.marks[keys[:length]]
        return Mark()


class Record(BaseModel):
    """What was read from one file or part of a file; immutable, and unknown keys are mistakes."""

    model_config = ConfigDict(
        frozen=True, extra="forbid", populate_by_name=True, str_strip_whitespace=True, defer_build=True
    )


class FileRecord(Record):
    """A record that is a whole file and knows where it stands."""

    _origin: Origin = PrivateAttr(default_factory=lambda: Origin(path=""))

    @property
    def origin(self) -> Origin:
        """Where it was read from."""
        return self._origin

    def from_origin(self, origin: Origin) -> Self:
        """The same record, which now knows where it stands."""
        self._origin = origin
        return self

    def problem(self, code: Code, message: str, *keys: str | int, cure: str = "") -> Problem:
        """A problem at the value with these Dutch keys; they lead the message, as in `documenten.1.url`.

        The message may quote any value: what nobody sees in it does not reach a terminal.
        """
        names = keys[:-1] if keys and isinstance(keys[-1], int) else keys
        label = ".".join(str(key + 1) if isinstance(key, int) else key for key in names)
        label = f"{label}: " if label else ""
        return Problem(self.origin.path, self.origin.mark(*keys), code, printable(label + message), printable(cure))
