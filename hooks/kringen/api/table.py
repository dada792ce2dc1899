"""Meetings and questions as tables for a spreadsheet: what the JSON says of them, with Dutch headings; every column is written out."""

from __future__ import annotations

from kringen import questions
from kringen.api.addresses import ROOT
from kringen.edition import Edition
from kringen.edition.page import web_address
from kringen.model import Enrolment, Meeting
from kringen.questions import Asked
from kringen.sheet import Cell, Sheet, csv_bytes

MEETINGS = f"{ROOT}/meetings.csv"
QUESTIONS = f"{ROOT}/questions.csv"

HEADER = (
    *("id", "datum", "maand", "van", "tot", "status", "titel", "kringen", "gastbestuur", "nis", "locatie"),
    *("onderwerpen", "sprekers", "inschrijving", "besturen", "verslag", "pagina"),
)


def meetings_table(edition: Edition) -> bytes:
    """One row for each meeting, the oldest first, as a Belgian Excel opens it at a double click."""
    return csv_bytes(Sheet(HEADER, tuple(_row(edition, meeting) for meeting in edition.site.meetings)))


QUESTION_HEADER = (
    *("id", "kring", "vraag", "toelichting", "gesteld op", "bestuur", "nis", "onderwerp", "stand"),
    *("bijeenkomst", "dag van de bijeenkomst", "verslag", "pagina"),
)


def questions_table(edition: Edition) -> bytes:
    """One row for each question, the newest first."""
    asked = questions.everything(edition.site, edition.now)
    return csv_bytes(Sheet(QUESTION_HEADER, tuple(_question_row(edition, each) for each in asked)))


def _question_row(edition: Edition, asked: Asked) -> tuple[Cell, ...]:
    question, meeting = asked.question, asked.meeting
    government = edition.site.register.find(question.government or "", question.since)
    topic = edition.site.topic_by_slug.get(question.topic or "")
    return (
        asked.id,
        asked.circle.name,
        question.text,
        " ".join((question.explanation or "").split()),
        question.since.isoformat(),
        question.government,
        government.nis if government else None,
        topic.title if topic else None,
        asked.state.value,
        meeting.id if meeting else None,
        str(meeting.when) if meeting else None,
        "ja" if asked.report else "nee",
        web_address(asked.uri, QUESTIONS, edition.settings),
    )


def _row(edition: Edition, meeting: Meeting) -> tuple[Cell, ...]:
    card = edition.card(meeting)
    host = edition.site.register.find(meeting.host or "", meeting.date)
    return (
        meeting.id,
        meeting.date.isoformat() if meeting.is_day_known else None,
        f"{meeting.date:%Y-%m}",
        f"{meeting.start:%H:%M}" if meeting.start else None,
        f"{meeting.end:%H:%M}" if meeting.end else None,
        meeting.status.value,
        card.title,
        ", ".join(circle.name for circle in card.circles),
        meeting.host,
        host.nis if host else None,
        meeting.location,
        ", ".join(topic.title for topic in card.topics),
        ", ".join(dict.fromkeys(speaker.organisation for speaker in meeting.speakers)),
        meeting.enrolment.value if meeting.registration or meeting.enrolment is not Enrolment.OPEN else None,
        meeting.governments,
        "ja" if meeting.has_report else "nee",
        web_address(meeting.uri, MEETINGS, edition.settings),
    )
