"""The form for trekkers: what it asks, and the data that it chooses from and writes with."""

from __future__ import annotations

import html.entities
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from functools import partial
from itertools import groupby
from typing import Any

from pydantic_core import to_json

from kringen import questions
from kringen.areas import areas, circle_of, neighbours
from kringen.days_off import holidays_of
from kringen.detours import DETOURS
from kringen.drafting.suggestions import free_day
from kringen.edition import Edition, title_of
from kringen.edition.page import FileRecipe
from kringen.followup.rotation import next_hosts
from kringen.hints.content import EARLY, SOON
from kringen.hints.days import FAR, NOTICE
from kringen.hints.hint import NEW, announced
from kringen.markdown import limits, rows
from kringen.markdown.attributes import ALERTS
from kringen.markdown.elements import RULES as HTML
from kringen.model import DEFAULT_CONTACT, Circle, Meeting
from kringen.pages.form_fields import FormField, keys_by_task, meeting_fields, values_of
from kringen.pages.form_questions import QUESTION_TASKS, circle_file, question_data, question_fields, waiting
from kringen.personal.patterns import PATTERNS
from kringen.register import Register
from kringen.rules.hosts import NUMERIC, NUMERIC_HOST, NUMERIC_SAID
from kringen.software import Mention, mentions, programs
from kringen.source.text import FORBIDDEN
from kringen.transfer.invitations import invitation_rules
from kringen.values.addresses import WRITTEN_WEB

PAGE = "melden.md"
DATA = "melden/gegevens.json"
SCRIPT = "assets/javascripts/melden/main.js"
STYLE = "assets/stylesheets/melden.css"
YEARS_AHEAD = 3
"""For how many years after this one the form knows the holidays."""


def form_values(edition: Edition) -> dict[str, Any]:
    """What the template of the form places."""
    return {
        "first_fields": [field for field in meeting_fields() if field.at_once],
        "more_fields": [field for field in meeting_fields() if not field.at_once],
        "circles": edition.site.circles,
        "form_topics": [(topic.slug, topic.title, " ".join(topic.synonyms)) for topic in edition.site.topics],
        "form_circles": [(circle.slug, circle.name, "") for circle in edition.site.circles],
        "form_themes": [(name, list(own)) for name, own in groupby(edition.site.topics, lambda topic: topic.theme)],
        "question_example": next(field.example for field in question_fields() if field.key == "vraag"),
        "programs": [program.name for program in programs(edition.site, edition.today)],
        "hosts": edition.site.register.names(edition.today),
        "addresses": {"data": DATA, "script": SCRIPT, "style": STYLE},
    }


def form_files(edition: Edition) -> Iterator[FileRecipe]:
    """What the form chooses from, and for each circle its meetings as they stand in their files."""
    yield FileRecipe(DATA, lambda: _bytes(_data(edition)))
    for circle in edition.site.circles:
        make = partial(_meetings, edition.site.meetings_by_folder.get(circle.slug, ()))
        for slug in (circle.slug, *circle.former_slugs):
            yield FileRecipe(f"melden/kringen/{slug}.json", make)
            yield FileRecipe(f"melden/vragen/{slug}.json", partial(_questions, edition, circle))


def _questions(edition: Edition, circle: Circle) -> bytes:
    return _bytes(circle_file(edition, circle, PAGE))


def _data(edition: Edition) -> dict[str, Any]:
    settings, register = edition.settings, edition.site.register
    return {
        "contact": settings.contact,
        "repository": settings.repository,
        "branch": settings.branch,
        "forge": settings.forge_name,
        "site": settings.site_url,
        "tasks": {**keys_by_task(), **QUESTION_TASKS},
        "question": question_data() | {"fields": [_spec(field) for field in question_fields()]},
        "fields": [_spec(field) for field in meeting_fields()],
        "limits": {"bytes": limits.MAX_BYTES, "short": rows.SHORT, "many": rows.MANY},
        "rows": rows.PATTERNS,
        "html": HTML,
        "personal": PATTERNS,
        "mailbox": DEFAULT_CONTACT,
        "web": WRITTEN_WEB.pattern,
        "numeric": {
            "host": NUMERIC_HOST.pattern,
            "code": NUMERIC.name,
            "message": NUMERIC_SAID[0],
            "cure": NUMERIC_SAID[1],
        },
        "unseen": _unseen_entities(),
        "invisible": _for_script(FORBIDDEN.pattern),
        "alerts": ALERTS,
        "detours": DETOURS,
        "invitation": invitation_rules(),
        "hints": {"notice": NOTICE.days, "soon": SOON.days, "early": EARLY.days, "far": FAR.days, "new": NEW.days},
        "holidays": _holidays(edition),
        "circles": [_circle(edition, circle) for circle in edition.site.circles],
        "topics": [
            {"slug": topic.slug, "title": topic.title, "words": topic.synonyms, "theme": topic.theme}
            for topic in edition.site.topics
        ],
        "meetings": [_meeting(edition, meeting) for meeting in edition.site.meetings],
        "programs": {key: _named(rows) for key, rows in mentions(edition.site).items()},
        **_register(register),
    }


_PLACED = {"tasks", "at_once", "add", "title"}
"""What the template places, so that the script finds it in the page."""


def _spec(field: FormField) -> dict[str, Any]:
    """A field without what is empty."""
    spec = {
        key: value for key, value in asdict(field).items() if value not in (None, "", (), False) and key not in _PLACED
    }
    if field.fields:
        spec["fields"] = [_spec(each) for each in field.fields]
    return spec


def _holidays(edition: Edition) -> dict[str, str]:
    """The holidays of this year and the next ones, for who announces ahead."""
    years = range(edition.today.year, edition.today.year + YEARS_AHEAD + 1)
    return {day.isoformat(): name for year in years for day, name in holidays_of(year).items()}


def _circle(edition: Edition, circle: Circle) -> dict[str, Any]:
    near = [other.slug for other in neighbours(edition.site, circle.slug, edition.today)]
    own = areas(edition.site, edition.today)[circle.slug]
    return {
        "slug": circle.slug,
        "name": circle.name,
        "former": circle.former_slugs,
        "near": near,
        "towns": [each.nis for each in own if circle_of(edition.site, each, edition.today) is circle],
        "stopped": circle.has_stopped,
        "contact": circle.contact,
        "next": _next(edition, circle),
        "waiting": waiting(edition, circle),
    }


def _next(edition: Edition, circle: Circle) -> dict[str, str]:
    """The day and the host that suit the next meeting of a circle; empty when there is none."""
    day = free_day(edition.site, circle, edition.now)
    turn = next(iter(next_hosts(edition.site, circle, edition.now)), None)
    return {"day": day.isoformat() if day else "", "host": turn.municipality.name if turn else ""}


def _meeting(edition: Edition, meeting: Meeting) -> dict[str, Any]:
    """What lists and checks need to know of a meeting."""
    known = announced(meeting, edition.site, edition.history, edition.today)
    return {
        "circle": meeting.circle,
        "slug": meeting.slug,
        "date": meeting.date.isoformat(),
        "when": str(meeting.when),
        "hours": [f"{time:%H:%M}" if time else "" for time in (meeting.start, meeting.end)],
        "title": title_of(meeting, edition.site.circle_by_slug[meeting.convener]),
        "circles": meeting.circles,
        "status": meeting.status.value,
        "report": meeting.has_report,
        "closed": meeting.is_report_closed,
        "announced": known.isoformat() if known else None,
        "asked": bool(questions.of_meeting(edition.site, edition.now, meeting)),
    }


def _named(rows: Sequence[Mention]) -> list[list[str]]:
    """The oldest names of a program, of two meetings at most: when the first one changes, the second one counts."""
    first = {each.meeting.uri: each for each in reversed(rows)}
    oldest = list(reversed(first.values()))[:2]
    return [
        [
            each.software.name,
            str(each.meeting.date),
            str(each.meeting.when),
            each.meeting.id,
        ]
        for each in oldest
    ]


def _meetings(own: Sequence[Meeting]) -> bytes:
    return _bytes({each.slug: _file(each, each.origin.text) for each in own if each.origin.text})


def _file(meeting: Meeting, text: str) -> dict[str, Any]:
    """A meeting as it stands in its file: the text, the values in it, and the line of each key.

    There are no lines when the keys do not stand below each other, each at the start of its line.
    """
    marks = {keys[0]: mark for keys, mark in meeting.origin.marks.items() if keys[1:] == ("",)}
    lines = {key: mark.line for key, mark in marks.items() if mark.column == 1}
    is_plain = len(lines) == len(marks) == len(set(lines.values()))
    return {"text": text, "values": values_of(meeting), "lines": lines if is_plain else {}}


def _register(register: Register) -> dict[str, Any]:
    """The municipalities with the days on which they existed, and the villages in them."""
    rows = [
        [row.name, row.nis, str(row.valid_from or ""), str(row.valid_to or ""), row.successor or ""]
        for row in register.municipalities
    ]
    villages: dict[str, list[str]] = {}
    for row in register.localities:
        villages.setdefault(row.name, []).append(row.nis)
    return {"municipalities": rows, "villages": villages}


def _for_script(pattern: str) -> str:
    """A pattern of single characters in the syntax of JavaScript: what is not printed there stands as its code."""
    return "".join(each if " " <= each <= "~" else f"\\u{{{ord(each):x}}}" for each in pattern)


def _unseen_entities() -> list[str]:
    """The named codes such as `&shy;` that stand for a character nobody sees, as the check of texts has it."""
    hidden = {"Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp"}
    named = html.entities.html5.items()
    return sorted(
        name
        for name, text in named
        if name.endswith(";") and any(unicodedata.category(each) in hidden for each in text)
    )


def _bytes(value: Any) -> bytes:
    """Compact JSON, without what a browser may take for HTML when somebody opens the file itself."""
    return to_json(value).replace(b"<", b"\\u003c")
