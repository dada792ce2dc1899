"""Which circle a municipality belongs to, for whoever knows only its NIS code."""

from __future__ import annotations

from collections import defaultdict

from kringen.api import v1
from kringen.api.records import municipality
from kringen.areas import coverage
from kringen.edition import Edition
from kringen.register import Municipality, Register


def municipalities(edition: Edition) -> list[v1.MunicipalityEntry]:
    """Every municipality of today, sorted by name."""
    register, today = edition.site.register, edition.today
    covering, merged = coverage(edition.site, today), _merged(register)
    return [
        v1.MunicipalityEntry(
            nis=row.nis,
            name=row.name,
            province=row.province,
            region=row.region,
            postal_codes=list(row.postal_codes),
            merged_from=[municipality(old) for old in merged[row]],
            circles=[circle.slug for circle in covering.get(row, ())],
        )
        for row in register.valid(today)
    ]


def _merged(register: Register) -> defaultdict[Municipality, list[Municipality]]:
    """What went up in each municipality, in the order of the register; not what only got other borders."""
    found: defaultdict[Municipality, list[Municipality]] = defaultdict(list)
    for old in register.municipalities:
        last = old
        while became := register.successor(last):
            last = became
            if last.nis != old.nis:
                found[last].append(old)
    return found
