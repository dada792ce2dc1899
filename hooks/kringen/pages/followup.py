"""The page for V-ICT-OR: how each circle stands, kindly, and where help is welcome; and the same as data."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from kringen import dates
from kringen.edition import Edition, title_of
from kringen.edition.page import FileRecipe, Page
from kringen.followup.overview import Coverage, FollowUp, Rotation, follow_up
from kringen.followup.published import json_bytes
from kringen.followup.standing import CircleStanding, Standing
from kringen.followup.tables import call_sheet, circle_sheet, municipality_sheet, report_sheet
from kringen.model import Circle, Meeting, PageSection
from kringen.pages.pictures import turnouts
from kringen.sheet import csv_bytes

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
CALLS_CSV = "opvolging/bellen.csv"
CIRCLES_CSV = "opvolging/kringen.csv"
REPORTS_CSV = "opvolging/verslagen.csv"
MUNICIPALITIES_CSV = "opvolging/gemeenten.csv"
FILES = (CALLS_CSV, CIRCLES_CSV, REPORTS_CSV, MUNICIPALITIES_CSV, JSON)


@dataclass(frozen=True)
class AwaitedRow:
    """A report that is awaited, as the page shows it."""

    meeting: Meeting
    title: str
    circle: Circle
    since: str
    """When it was held, e.g. `5 weken geleden`."""


def follow_up_page(edition: Edition) -> Page:
    """The page; search engines leave it out, because whoever looks for a circle wants the circle's page."""
    found = follow_up(edition.site, edition.now)
    return edition.page(
        PAGE,
        "opvolging.html",
        title="Opvolging van de kringen",
        description="Hoe het met de regionale kenniskringen gaat: wat gehouden is, wat komt en waar hulp welkom is.",
        tab=PAGE,
        is_indexed=False,
        found=found,
        known=[row.circle for row in found.unconfirmed if row.last],
        counts=_counts(found),
        quarter=found.quarter.label,
        awaited=[
            AwaitedRow(
                row.meeting,
                title_of(row.meeting, row.circle),
                row.circle,
                dates.relative(row.meeting.date, edition.today),
            )
            for row in found.reports
        ],
        rotations=[row for row in found.rotations if _is_of_use(row)],
        turnouts=turnouts(edition),
        uncovered=_by_region(found),
        shared=found.shared,
        files=FILES,
    )


def follow_up_files(edition: Edition) -> Iterator[FileRecipe]:
    """The same as data, beside the page."""
    found = cache(lambda: follow_up(edition.site, edition.now))
    yield FileRecipe(CALLS_CSV, lambda: csv_bytes(call_sheet(found())))
    yield FileRecipe(CIRCLES_CSV, lambda: csv_bytes(circle_sheet(found())))
    yield FileRecipe(REPORTS_CSV, lambda: csv_bytes(report_sheet(found())))
    yield FileRecipe(MUNICIPALITIES_CSV, lambda: csv_bytes(municipality_sheet(found())))
    yield FileRecipe(JSON, lambda: json_bytes(found()))


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
