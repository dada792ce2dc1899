"""Where the files of the API stand."""

from __future__ import annotations

from kringen.model import Circle

ROOT = "api/v1"
INDEX = f"{ROOT}/index.json"
CIRCLES = f"{ROOT}/circles.json"
MEETINGS = f"{ROOT}/meetings.json"
TABLE = f"{ROOT}/meetings.csv"
"""The meetings once more, for a spreadsheet."""

UPCOMING = f"{ROOT}/upcoming.json"
SOFTWARE = f"{ROOT}/software.json"
QUESTIONS = f"{ROOT}/questions.json"
QUESTIONS_TABLE = f"{ROOT}/questions.csv"
"""The questions once more, for a spreadsheet."""

TOPICS = f"{ROOT}/topics.json"
MUNICIPALITIES = f"{ROOT}/municipalities.json"
DOCUMENTATION = "open-data.md"
"""The hand-written page that explains it."""


def circle_uri(slug: str) -> str:
    """The file of one circle."""
    return f"{ROOT}/circles/{slug}.json"


def circle_uris(circle: Circle) -> list[str]:
    """All files of one circle: static hosting cannot redirect JSON, so a former name keeps a file of its own."""
    return [circle_uri(slug) for slug in (circle.slug, *circle.former_slugs)]


def schema_uri(name: str) -> str:
    """The JSON Schema of a kind of files."""
    return f"{ROOT}/schema/{name}.json"
