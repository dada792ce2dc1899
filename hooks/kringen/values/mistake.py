"""A wrong value, said to pydantic in a way that the reader understands."""

from __future__ import annotations

from pydantic_core import PydanticCustomError

from kringen.problem import Code


def mistake(code: Code, message: str, cure: str = "") -> PydanticCustomError:
    """The error for pydantic; the braces of its template language are taken out of the message."""
    return PydanticCustomError(code.name, "{message}", {"message": message, "cure": cure})
