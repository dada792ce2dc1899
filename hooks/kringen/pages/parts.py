"""The generated parts of hand-written pages: the way to a circle, what is coming, new reports, themes, help."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby
from typing import Any

from kringen import agenda, questions
from kringen.edition import Edition
from kringen.edition.page import Part
from kringen.model import PartName, Topic
from kringen.pages import maps
from kringen.pages.form import form_values
from kringen.pages.help import code_rows, field_tables
from kringen.pages.questions import rows
from kringen.pages.speakers import speaker_values
from kringen.problem import Code

UPCOMING_SHOWN = 6
REPORTS_SHOWN = 4
QUESTIONS_SHOWN = 5
RECENT = dt.timedelta(days=2 * 365)
"""How old the newest report may be before the list is called archive."""


Values = dict[PartName, Callable[[], dict[str, Any]]]
"""What the template of each part is given, made only when a page asks for the part."""


def hand_written_parts(edition: Edition, codes: Sequence[Code], more: Values) -> Iterator[Part]:
    """Every part that a hand-written page asks for; `more` are those that other parts of the system make."""
    site = edition.site
    values: Values = more | {
        PartName.FIND: lambda: {"map": maps.map_values(edition), "land": maps.land()},
        PartName.UPCOMING: lambda: {"cards": edition.cards(agenda.upcoming(site, edition.now)[:UPCOMING_SHOWN])},
        PartName.QUESTIONS: lambda: _questions(edition),
        PartName.REPORTS: lambda: _reports(edition),
        PartName.THEMES: lambda: {"themes": by_theme(site.topics)},
        PartName.FIELDS: lambda: {"tables": field_tables()},
        PartName.CODES: lambda: {"rows": code_rows(codes)},
        PartName.SPEAKERS: lambda: speaker_values(edition),
        PartName.FORM: lambda: form_values(edition),
        **dict.fromkeys((PartName.ANNOUNCING, PartName.REVIEW, PartName.MAILED), dict),
    }
    for page in edition.site.pages:
        for name in page.parts:
            yield edition.part(page.uri, name, values[name])


def _reports(edition: Edition) -> dict[str, Any]:
    newest = agenda.reports(edition.site)[:REPORTS_SHOWN]
    is_old = bool(newest) and newest[0].date < edition.today - RECENT
    return {"cards": edition.cards(newest), "is_old": is_old}


def _questions(edition: Edition) -> dict[str, Any]:
    """The newest questions that wait for an answer."""
    waiting = questions.open_ones(questions.everything(edition.site, edition.now))
    return {"rows": rows(edition, waiting[:QUESTIONS_SHOWN]), "count": len(waiting)}


def by_theme(topics: Sequence[Topic]) -> list[tuple[str, list[Topic]]]:
    """The topics under their themes, in the site's order."""
    return [(theme, list(group)) for theme, group in groupby(topics, key=lambda topic: topic.theme)]
