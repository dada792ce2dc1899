"""Where the files of the API stand."""

from __future__ import annotations

from kringen.model import Circle, Meeting

ROOT = "api/v1"
INDEX = f"{ROOT}/index.json"
CIRCLES = f"{ROOT}/circles.json"
MEETINGS = f"{ROOT}/meetings.json"
TABLE = f"{ROOT}/meetings.csv"
"""The meetings once more, for a spreadsheet."""

UPCOMING = f"{ROOT}/upcoming.json"
TOPICS = f"{ROOT}/topics.json"
MUNICIPALITIES = f"{ROOT}/municipalities.json"
DOCUMENTATION = "open-data.md"
"""The hand-written page that explains it."""


def circle_uri(circle: Circle) -> str:
    """The file of one circle."""
    return f"{ROOT}/circles/{circle.slug}.json"


def meeting_uri(meeting: Meeting) -> str:
    """The file of one meeting; hangs on the date first announced, like its page."""
    return f"{ROOT}/meetings/{meeting.circle}/{meeting.slug}.json"


def circle_uris(circle: Circle) -> list[str]:
    """All files of one circle: static hosting cannot redirect JSON, so a former name keeps a file of its own."""
    return [circle_uri(circle), *(f"{ROOT}/circles/{former}.json" for former in circle.former_slugs)]


def meeting_uris(meeting: Meeting, circle: Circle) -> list[str]:
    """All files of one meeting, those below former names of its circle included."""
    former = (f"{ROOT}/meetings/{slug}/{meeting.slug}.json" for slug in circle.former_slugs)
    return [meeting_uri(meeting), *former]


def schema_uri(name: str) -> str:
    """The JSON Schema of a kind of files."""
    return f"{ROOT}/schema/{name}.json"
