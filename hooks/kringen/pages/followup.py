"""The page for V-ICT-OR: how each circle stands, kindly, and where help is welcome; and the same as data."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from kringen.edition import Edition
from kringen.edition.page import FileRecipe, Page
from kringen.followup.overview import Coverage, FollowUp, Rotation, follow_up
from kringen.followup.published import json_bytes
from kringen.followup.standing import CircleStanding, Standing
from kringen.followup.tables import call_sheet, circle_sheet, municipality_sheet, report_sheet
from kringen.model import PageSection
from kringen.pages.pictures import turnouts
from kringen.sheet import Sheet, csv_bytes

PAGE = "opvolging.md"
SECTIONS = (
    PageSection(
        "",
        "Opvolging van de kringen",
        "Hoe het met de kringen gaat.",
        ("statistiek", "cijfers", "stand van zaken", "zonder trekker"),
    ),
)
"""What the search finds of the page, by heading."""

JSON = "opvolging/opvolging.json"
SHEETS = {
    "opvolging/bellen.csv": call_sheet,
    "opvolging/kringen.csv": circle_sheet,
    "opvolging/verslagen.csv": report_sheet,
    "opvolging/gemeenten.csv": municipality_sheet,
}
"""What makes each table."""


def follow_up_page(edition: Edition) -> Page:
    """The page; search engines leave it out, because whoever looks for a circle wants the circle's page."""
    found = follow_up(edition.site, edition.now)
    return edition.page(
        PAGE,
        "opvolging.html",
        title="Opvolging van de kringen",
        description="Hoe het met de regionale kenniskringen gaat: wat gehouden is, wat komt en waar hulp welkom is.",
        found=found,
        known=[row.circle for row in found.unconfirmed if row.last],
        counts=_counts(found),
        quarter=found.quarter.label,
        awaited=edition.cards(tuple(row.meeting for row in found.reports)),
        rotations=[row for row in found.rotations if _is_of_use(row)],
        turnouts=turnouts(edition),
        uncovered=_by_region(found),
        shared=found.shared,
        files=(*SHEETS, JSON),
    )


def follow_up_files(edition: Edition) -> Iterator[FileRecipe]:
    """The same as data, beside the page."""
    for uri, sheet in SHEETS.items():
        yield FileRecipe(uri, partial(_table, edition, sheet))
    yield FileRecipe(JSON, lambda: json_bytes(follow_up(edition.site, edition.now)))


def _table(edition: Edition, sheet: Callable[[FollowUp], Sheet]) -> bytes:
    return csv_bytes(sheet(follow_up(edition.site, edition.now)))


def _counts(found: FollowUp) -> list[tuple[Standing, list[CircleStanding]]]:
    """The standings that occur, in their own order, each with its circles."""
    groups = [(each, [row for row in found.standings if row.standing is each]) for each in Standing]
    return [(standing, rows) for standing, rows in groups if rows]


def _is_of_use(rotation: Rotation) -> bool:
    """Whether a circle has met somewhere, so that its next place follows from it."""
    return bool(rotation.hosted and rotation.suggested)


def _by_region(found: FollowUp) -> list[tuple[str, list[Coverage]]]:
    """The municipalities in no circle under their region."""
    regions = sorted({row.municipality.region for row in found.uncovered})
    return [(region, [row for row in found.uncovered if row.municipality.region == region]) for region in regions]
