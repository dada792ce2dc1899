"""What can be searched: one small file for the search behind the header, and the full text in parts for the archive.

Nothing of it is fetched before somebody searches. Rows without names keep it small; zoekindex.js reads them by their place.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from pydantic_core import to_json

from kringen import agenda, questions
from kringen.edition import Edition
from kringen.edition.page import PageRecipe, PlainFile
from kringen.markdown import excerpt
from kringen.model import Meeting, Topic
from kringen.questions import Asked
from kringen.search.archive import archive_files
from kringen.search.rows import Row, meeting_row, neighbour_rows, page_rows, town_rows

__all__ = ["INDEX", "RECENT", "archive_files", "search_index"]

INDEX = "zoeken/index.json"
TEXT = 200
"""How many characters of a report or an explanation can be searched."""

QUESTIONS_SHOWN = 150
"""How many questions the file of the header holds."""

RECENT = 150
"""How many meetings the file of the header holds, the newest; older ones are found through the archive's."""


def search_index(edition: Edition, recipes: Iterable[PageRecipe]) -> PlainFile:
    """Circles, topics, the newest meetings, questions, and pages by their headings."""
    site = edition.site
    circles = {circle.slug: number for number, circle in enumerate(site.circles)}
    topics = {topic.slug: number for number, topic in enumerate(site.topics)}
    newest = agenda.newest_first(site.meetings)[:RECENT]
    document = {
        "kringen": [[circle.slug, circle.name, circle.status.value] for circle in site.circles],
        "gemeenten": list(town_rows(edition, circles)),
        "brussel": list(neighbour_rows(edition)),
        "onderwerpen": [_topic(topic) for topic in site.topics],
        "bijeenkomsten": [
            [
                *meeting_row(edition, meeting, circles, topics),
                _text(meeting),
                speakers_of(meeting),
                *_end(edition, meeting),
            ]
            for meeting in newest
        ],
        "vragen": [_question(asked, circles, topics) for asked in _searched(edition)],
        "ouder": max(0, len(site.meetings) - RECENT),
        "paginas": list(page_rows(edition, recipes)),
    }
    return PlainFile(INDEX, to_json(document))


def _topic(topic: Topic) -> Row:
    """Short name, title, theme, other words for it, and the beginning of its explanation."""
    text = topic.explanation.text if topic.explanation else ""
    return [topic.slug, topic.title, topic.theme, list(topic.synonyms), excerpt(text, TEXT)]


def _searched(edition: Edition) -> tuple[Asked, ...]:
    """The questions that can be searched: those that wait for an answer before those that have one, the newest first."""
    asked = questions.everything(edition.site, edition.now)
    return (*questions.open_ones(asked), *questions.discussed(asked))[:QUESTIONS_SHOWN]


def _question(asked: Asked, circles: Mapping[str, int], topics: Mapping[str, int]) -> Row:
    """Circle by number, short name, the question, its explanation, topic by number (none: -1), and how it stands."""
    question = asked.question
    return [
        circles[asked.circle.slug],
        asked.name,
        question.text,
        excerpt(question.explanation or "", TEXT),
        topics.get(question.topic or "", -1),
        asked.state.value,
    ]


def _end(edition: Edition, meeting: Meeting) -> list[str]:
    """When it is over, for a meeting that comes."""
    return [edition.card(meeting).ends] if agenda.is_upcoming(meeting, edition.now) else []


def _text(meeting: Meeting) -> str:
    """The beginning of its report; before there is one, of its announcement."""
    body = meeting.body
    sections = [body.report] if body.report else [body.intro, body.agenda]
    return excerpt(" ".join(section.text for section in sections if section), TEXT)


def speakers_of(meeting: Meeting) -> str:
    """Who tells about what."""
    return ", ".join(": ".join(filter(None, (each.organisation, each.subject))) for each in meeting.speakers)
