"""What every published thing has in common."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel, ConfigDict


def _only_what_readers_need(schema: dict[str, Any]) -> None:
    """Leaves the English docstrings and the repeated names of fields out of the published schema."""
    schema.pop("description", None)
    for field in schema["properties"].values():
        field.pop("title", None)


class Published(BaseModel):
    """Something in a published file; immutable."""

    model_config = ConfigDict(frozen=True, json_schema_extra=_only_what_readers_need, defer_build=True)
