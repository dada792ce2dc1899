"""Something that is made when somebody wants it, under a name for all that it is made from.

Who has what was made before under the same name need not make it again.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

Made_co = TypeVar("Made_co", covariant=True)


@dataclass(frozen=True, eq=False, slots=True)
class Recipe(Generic[Made_co]):
    """How to make one page or file."""

    uri: str
    """Where it comes."""

    name: str
    """Names all that it is made from: what has the same name and comes at the same place is equal to the byte.

    Empty when nobody can say what it is made from; it is then made each time.
    """

    make: Callable[[], Made_co]
    """Makes it."""
