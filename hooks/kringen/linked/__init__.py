"""What each page says to machines: schema.org in JSON-LD, for search engines and portals."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kringen.api.addresses import DOCUMENTATION
from kringen.linked.crumbs import breadcrumbs
from kringen.linked.data import dataset
from kringen.linked.events import event
from kringen.linked.groups import circle_group, event_series, publisher, website
from kringen.linked.terms import term
from kringen.linked.thing import HOME, Thing, serialised
from kringen.pages.edition import Edition
from kringen.pages.page import Page


@dataclass(frozen=True)
class LinkedData:
    """What one page says to machines."""

    uri: str
    """The page."""

    text: str
    """JSON-LD that may stand in a `<script>` as it is."""


def linked_data(edition: Edition, pages: Sequence[Page]) -> Iterator[LinkedData]:
    """The linked data of each page that has any: the generated ones, home and the page about open data."""
    things = dict(_things(edition))
    trails = {page.uri: breadcrumbs(edition, page) for page in pages if page.trail}
    for uri in sorted({*things, *trails}):
        graph = [*things.get(uri, ()), *([trails[uri]] if uri in trails else [])]
        yield LinkedData(uri, serialised(graph))


def _things(edition: Edition) -> Iterator[tuple[str, list[Thing]]]:
    if HOME in edition.addresses:
        yield HOME, [publisher(edition, HOME), website(edition, HOME)]
    if DOCUMENTATION in edition.addresses:
        yield DOCUMENTATION, [dataset(edition, DOCUMENTATION)]
    for circle in edition.site.circles:
        yield circle.uri, [circle_group(edition, circle), event_series(edition, circle)]
    for meeting in edition.site.meetings:
        yield meeting.uri, [event(edition, meeting)]
    for topic in edition.site.topics:
        yield topic.uri, [term(edition, topic)]
