"""Writes what was generated into a folder."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from kringen.edition.page import FileRecipe


def write(recipes: Iterable[FileRecipe], folder: Path) -> None:
    """Makes each file and puts it in its place below a folder; raises OSError when that cannot be.

    Thousands of files come there, so it asks the system little: each folder is made once.
    """
    made = {""}
    for recipe in recipes:
        inside = recipe.uri.rpartition("/")[0]
        if inside not in made:
            os.makedirs(f"{folder}/{inside}", exist_ok=True)  # noqa: PTH103
            made.add(inside)
        with open(f"{folder}/{recipe.uri}", "wb") as file:  # noqa: PTH123
            file.write(recipe.make())
