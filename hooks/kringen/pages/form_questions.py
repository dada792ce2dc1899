"""What the form for trekkers knows of questions: its fields, when two are alike, and each circle's file with their places."""

from __future__ import annotations

from dataclasses import asdict, replace
from typing import Any

from kringen import questions
from kringen.edition import Edition
from kringen.edition.page import relative_address
from kringen.model import MOST_QUESTIONS, Circle, Question
from kringen.pages.form_fields import FormField, fields_of
from kringen.personal import Kind
from kringen.rules import privacy
from kringen.rules.question_texts import ALIKE_FROM, LITTLE, PERSONAL_KINDS, STEM, TAG, answered
from kringen.transfer.question_rows import MEETING, question_rows

QUESTION_TASKS: dict[str, tuple[str, ...]] = {
    "vraag": ("vraag", "onderwerp", "toelichting", "bijeenkomst", "bestuur"),
    "opvolgen": ("besluit",),
}
"""What the tasks about questions ask for; the form fills in the day itself, and a fate is a meeting, `geen` or `weg`."""

FATE = FormField("besluit", "", "geen", required=False, converter="")
"""What becomes of a question that is there; the file has it as `bijeenkomst`, or has the question no more."""


def question_fields() -> tuple[FormField, ...]:
    """The fields of a question, in the order of its file, and its fate."""
    fields = (replace(field, name="voor") if field.key == MEETING else field for field in fields_of(Question))
    return (*fields, FATE)


def question_data() -> dict[str, Any]:
    """The limits and patterns of the rules about questions, the words that they pass over, and what those call personal."""
    return {
        "most": MOST_QUESTIONS,
        "little": sorted(LITTLE),
        "stem": STEM,
        "alike": ALIKE_FROM,
        "tag": TAG.pattern,
        "personal": {code.name: PERSONAL_KINDS[kind] for kind, code in _CODES.items()},
    }


_CODES = {Kind.MAIL: privacy.MAIL, Kind.PHONE: privacy.PHONE, Kind.NATIONAL: privacy.NATIONAL}
"""What the form says of such data in the text of a meeting; of a question it says it in other words."""


def waiting(edition: Edition, circle: Circle) -> dict[str, Any] | None:
    """How many questions of a circle are on no meeting to come, and the oldest of them; None without any."""
    own = questions.waiting(questions.of_circle(edition.site, edition.now, circle))
    return {"count": len(own), "since": own[-1].question.since.isoformat(), "name": own[-1].name} if own else None


def circle_file(edition: Edition, circle: Circle, page: str) -> dict[str, Any]:
    """The file of a circle, its questions, and the rows where they stand; the addresses are relative to a page."""
    found = question_rows(circle.origin.text, circle.origin.path)
    if not found:
        return {}
    own = questions.of_circle(edition.site, edition.now, circle)
    return {
        "path": circle.origin.path,
        "text": "".join(f"{row}\n" for row in found.rows),
        "top": found.top,
        "end": found.end,
        "margin": found.margin,
        "places": {name: asdict(place) for name, place in found.places.items()},
        "questions": {
            each.name: {
                "text": each.question.text,
                "since": each.question.since.isoformat(),
                "meeting": each.question.meeting or "",
                "answered": answered(each),
                "address": relative_address(each.uri, page),
            }
            for each in own
        },
    }
