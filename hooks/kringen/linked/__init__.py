"""What each page says to machines: schema.org in JSON-LD, for search engines and portals."""

from __future__ import annotations

from kringen import agenda
from kringen.api.addresses import DOCUMENTATION, HOME
from kringen.edition import Edition
from kringen.edition.page import Trail
from kringen.linked.events import event
from kringen.linked.groups import circle_group, circle_questions, event_series, publisher, website
from kringen.linked.pages import breadcrumbs, dataset, term
from kringen.linked.thing import Thing, serialised
from kringen.model import Circle, Meeting, Topic

HAND_WRITTEN = (HOME, DOCUMENTATION)
"""The hand-written pages that say something."""


def linked_text(edition: Edition, uri: str, trail: Trail) -> str:
    """What the page at a uri, with its way from the top, says to machines; empty when it is nothing.

    It may stand in a `<script>` as it is.
    """
    graph = [*_things(edition, uri), *([breadcrumbs(edition, uri, trail)] if trail else [])]
    return serialised(graph) if graph else ""


def _things(edition: Edition, uri: str) -> list[Thing]:
    if uri in HAND_WRITTEN and uri in edition.addresses:
        return [publisher(edition, HOME), website(edition, HOME)] if uri == HOME else [dataset(edition, uri)]
    record = edition.site.record_by_uri.get(uri)
    if isinstance(record, Circle):
        return [circle_group(edition, record), event_series(edition, record), *circle_questions(edition, record)]
    if isinstance(record, Meeting):
        return [event(edition, record)] if agenda.calendar_day(record) else []
    return [term(edition, record)] if isinstance(record, Topic) else []
