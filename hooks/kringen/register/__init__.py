"""The register of Flemish municipalities and their villages: who existed on which day, and what a merged one became."""

from __future__ import annotations

import csv
import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import TypeVar

TABLES = Path(__file__).parent
"""The folder of the four tables."""


@dataclass(frozen=True)
class Municipality:
    """One municipality for as long as its borders and name stayed the same.

    Sources: NIS codes and validity from Statbel (REFNIS); the referentieregio from the Flemish
    Regiodecreet of 3 February 2023.
    """

    nis: str
    """Its NIS code; may outlive a merger (Antwerpen stays 11002), so only `(nis, valid_from)` is unique."""

    name: str
    """Its official Dutch name."""

    province: str
    """The province it lies in."""

    postal_codes: tuple[str, ...]
    """Its postal codes, ascending; two municipalities may share one (1804)."""

    region: str
    """Its referentieregio; empty when it merged before those existed."""

    valid_from: dt.date | None
    """Its first day; None when it is older than the register."""

    valid_to: dt.date | None
    """Its last day; None when it exists today."""

    successor: str | None
    """The NIS code of what it merged into; None when it exists today."""

    def is_valid(self, day: dt.date) -> bool:
        """Whether it existed on that day."""
        return (self.valid_from is None or self.valid_from <= day) and (self.valid_to is None or day <= self.valid_to)


@dataclass(frozen=True)
class Locality:
    """A village or town that people know by name, and the municipality of today that it lies in."""

    nis: str
    """The NIS code of its municipality."""

    postal_code: str
    """Its postal code; empty when it has none of its own."""

    name: str
    """Its name; not unique (there are two called Berchem)."""


@dataclass(frozen=True)
class OtherName:
    """What people call a municipality in another language."""

    name: str
    """The name, e.g. `Renaix`."""

    municipality: str
    """The official Dutch name of the municipality of today or of before, e.g. `Ronse`."""


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


Row = TypeVar("Row", Municipality, Locality)


@dataclass(frozen=True)
class Register:
    """All municipalities that exist or existed since 2018, and the localities of today."""

    municipalities: tuple[Municipality, ...]
    """Every row ever, sorted by name and first day."""

    localities: tuple[Locality, ...]
    """The villages, sorted by name and municipality."""

    other_names: tuple[OtherName, ...] = ()
    """What municipalities are called in French, sorted as in the table."""

    brussels: tuple[BrusselsMunicipality, ...] = ()
    """The municipalities next door that somebody may look for."""

    @classmethod
    def load(cls, tables: Path = TABLES) -> Register:
        """Reads the municipalities and villages in a folder, and the names beside them; use `flanders()` to read them only once."""
        municipalities = [_municipality(row) for row in _rows(tables / "municipalities.csv")]
        localities = [_locality(row) for row in _rows(tables / "localities.csv")]
        return cls(
            tuple(sorted(municipalities, key=lambda row: (row.name, row.valid_from or dt.date.min, row.nis))),
            tuple(sorted(localities, key=lambda row: (row.name, row.nis, row.postal_code))),
            tuple(OtherName(row["name"], row["municipality"]) for row in _rows(TABLES / "other_names.csv")),
            tuple(BrusselsMunicipality.of(row) for row in _rows(TABLES / "brussels.csv")),
        )

    @cached_property
    def regions(self) -> tuple[str, ...]:
        """The 15 referentieregio's, sorted."""
        return tuple(sorted({row.region for row in self.municipalities if row.region}))

    def valid(self, day: dt.date) -> tuple[Municipality, ...]:
        """The municipalities of that day, sorted by name."""
        return tuple(row for row in self.municipalities if row.is_valid(day))

    def names(self, day: dt.date) -> tuple[str, ...]:
        """The official names of that day, sorted."""
        return tuple(row.name for row in self.valid(day))

    def of_region(self, region: str, day: dt.date) -> tuple[Municipality, ...]:
        """The municipalities of a referentieregio on that day, sorted by name; what merged before 2019 lies in none."""
        return tuple(row for row in self.valid(day) if row.region == region)

    def named(self, name: str) -> tuple[Municipality, ...]:
        """All that ever bore exactly this name, the oldest first."""
        return tuple(self._by_name.get(name, ()))

    def find(self, name: str, day: dt.date) -> Municipality | None:
        """The municipality that bore exactly this official name on that day."""
        return next((row for row in self.named(name) if row.is_valid(day)), None)

    def living(self, name: str, day: dt.date) -> Municipality | None:
        """The municipality of that day that bears this name, or that an earlier bearer of the name merged into."""
        earlier = [row for row in self.named(name) if row.valid_from is None or row.valid_from <= day]
        row = earlier[-1] if earlier else None
        while row and not row.is_valid(day):
            row = self.successor(row)
        return row

    def successor(self, municipality: Municipality) -> Municipality | None:
        """What it became the day after its last; None when it exists today."""
        if municipality.valid_to is None or municipality.successor is None:
            return None
        next_day = municipality.valid_to + dt.timedelta(days=1)
        return next((row for row in self._by_nis.get(municipality.successor, ()) if row.is_valid(next_day)), None)

    def forerunners(self, municipality: Municipality, day: dt.date) -> tuple[Municipality, ...]:
        """The municipalities of an earlier day that it was formed from, sorted by name; itself when it existed then."""
        if municipality.is_valid(day):
            return (municipality,)
        before = (row for row in self.municipalities if self.successor(row) == municipality)
        return tuple(found for row in before for found in self.forerunners(row, day))

    def localities_of(self, municipality: Municipality) -> tuple[Locality, ...]:
        """The villages of a municipality of today, sorted by name."""
        return tuple(self._villages.get(municipality.nis, ()))

    def other_names_of(self, municipality: Municipality, day: dt.date) -> tuple[str, ...]:
        """What a municipality of that day, or one that went up in it, is called in other languages."""
        return tuple(row.name for row in self.other_names if self.living(row.municipality, day) == municipality)

    def around(self, locality: str, day: dt.date) -> tuple[Municipality, ...]:
        """The municipalities of that day with a village of exactly this name, sorted by name."""
        codes = {row.nis for row in self.localities if row.name == locality}
        return tuple(row for row in self.valid(day) if row.nis in codes)

    @cached_property
    def _villages(self) -> dict[str, list[Locality]]:
        return _grouped(self.localities, lambda row: row.nis)

    @cached_property
    def _by_name(self) -> dict[str, list[Municipality]]:
        return _grouped(self.municipalities, lambda row: row.name)

    @cached_property
    def _by_nis(self) -> dict[str, list[Municipality]]:
        return _grouped(self.municipalities, lambda row: row.nis)


@cache
def flanders() -> Register:
    """The register in this folder, read once."""
    return Register.load()


def _grouped(rows: Iterable[Row], key: Callable[[Row], str]) -> dict[str, list[Row]]:
    found: defaultdict[str, list[Row]] = defaultdict(list)
    for row in rows:
        found[key(row)].append(row)
    return dict(found)


def _rows(table: Path) -> Iterator[dict[str, str]]:
    with table.open(encoding="utf-8", newline="") as lines:
        yield from csv.DictReader(lines)


def _municipality(row: dict[str, str]) -> Municipality:
    return Municipality(
        nis=row["nis"],
        name=row["name"],
        province=row["province"],
        postal_codes=tuple(row["postal_codes"].split(";")),
        region=row["referentieregio"],
        valid_from=_date(row["valid_from"]),
        valid_to=_date(row["valid_to"]),
        successor=row["successor_nis"] or None,
    )


def _locality(row: dict[str, str]) -> Locality:
    return Locality(row["nis"], row["postal_code"], row["name"])


def _date(text: str) -> dt.date | None:
    return dt.date.fromisoformat(text) if text else None
