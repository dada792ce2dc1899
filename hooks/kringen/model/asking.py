"""What a key of a meeting is to the form and to `run.py new`; it stands at the key, in the model."""

from __future__ import annotations

from typing import Any, Literal

from pydantic.fields import FieldInfo

Task = Literal["aankondigen", "wijzigen", "verslag"]
"""What one does with the form."""


def asked(
    *tasks: Task, at_once: bool = False, afterwards: bool = False, add: str = "", name: str = ""
) -> dict[str, Any]:
    """For `json_schema_extra` of a field.

    `tasks` are those in which the form asks for it, `at_once` says that it is not folded under "Meer gegevens",
    `afterwards` that nobody knows it before the meeting, and `add` is the button for another row. `name` is the
    name of its input on the page, when a text there has the name of its key.
    """
    return {"tasks": tasks, "at_once": at_once, "afterwards": afterwards, "add": add, "name": name}


def asking(field: FieldInfo) -> dict[str, Any]:
    """The same of a field; one that says nothing is not asked for."""
    extra = field.json_schema_extra
    return asked() | (extra if isinstance(extra, dict) else {})
