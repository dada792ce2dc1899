"""Names beside the register: what municipalities are called in French, and the municipalities of Brussels."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class OtherName:
    """What people call a municipality in another language."""

    name: str
    """The name, e.g. `Renaix`."""

    municipality: str
    """The official Dutch name of the municipality of today or of before, e.g. `Ronse`."""

    language: str
    """The language of the name (BCP 47)."""

    source: str
    """Where the name comes from: a law for municipalities with facilities, REFNIS of Statbel for all."""


@dataclass(frozen=True)
class BrusselsMunicipality:
    """One of the 19 municipalities of the Brussels-Capital Region, which lie in no Flemish referentieregio."""

    name: str
    """Its official Dutch name."""

    other_names: tuple[str, ...]
    """Its French name, and parts of it that people name instead."""

    postal_codes: tuple[str, ...]
    """Its postal codes, ascending."""

    @classmethod
    def of(cls, row: Mapping[str, str]) -> BrusselsMunicipality:
        """One row of the table, where a semicolon parts names and codes."""
        others, codes = row["other_names"].split(";"), row["postal_codes"].split(";")
        return cls(row["name"], tuple(filter(None, others)), tuple(codes))
