"""What a key of a meeting is to the form and to `run.py new`; it stands at the key, in the model."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any, Literal

from pydantic.fields import FieldInfo

Task = Literal["aankondigen", "wijzigen", "verslag"]
"""What one does with the form."""


@dataclass(frozen=True)
class FormUse:
    """How a key is asked for; one that says nothing is not."""

    tasks: tuple[Task, ...] = ()
    """In which the form asks for it."""

    at_once: bool = False
    """Whether it is not folded under "Meer gegevens"."""

    afterwards: bool = False
    """Whether nobody knows it before the meeting."""

    add: str = ""
    """The button for another row."""

    name: str = ""
    """The name of its input on the page, when a text there has the name of its key."""


def asked(
    *tasks: Task, at_once: bool = False, afterwards: bool = False, add: str = "", name: str = ""
) -> dict[str, Any]:
    """How a key is asked for, as `json_schema_extra` of its field."""
    return asdict(FormUse(tasks, at_once, afterwards, add, name))


def asking(field: FieldInfo) -> FormUse:
    """The same of a field."""
    extra = field.json_schema_extra
    return FormUse(**extra) if isinstance(extra, dict) else FormUse()  # type: ignore[arg-type]
