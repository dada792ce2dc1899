"""Where the links of hand-written pages lead: to a page, place or file of the site, and from somewhere to every page."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Collection, Iterator, Mapping
from types import MappingProxyType
from typing import Protocol
from urllib.parse import unquote, urlsplit

from kringen.model import ContentPage, PageLink, Site
from kringen.problem import Code, Level, Mark, Problem, did_you_mean, shown

LOST = Code(
    "pagina-link",
    "Een link op een pagina leidt naar een bestand of een kop die er niet is.",
    "[meedoen](meedon.md)",
    "Verwijs naar het bestand, zoals meedoen.md, en naar een kop met # en haar woorden in kleine letters met koppeltekens.",
)
ALONE = Code(
    "pagina-zonder-link",
    "Een pagina staat niet in het menu, en geen andere pagina verwijst ernaar: niemand vindt ze.",
    "(een nieuwe pagina zonder link ernaar)",
    "Zet er op een andere pagina een link naar, of vraag V-ICT-OR om ze in het menu te zetten.",
    Level.WARNING,
)
CODES = (LOST, ALONE)

IN_THE_FOOT = frozenset(
    {"meedoen.md", "over.md", "sprekers.md", "software.md", "open-data.md", "toegankelijkheid.md", "privacy.md"}
)
"""What the foot of every page leads to (hooks/theme/partials/footer.html)."""

THEME = "assets/"
"""Where the pictures of the theme stand; MkDocs knows which there are."""

COMMON: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "opvolging.md": frozenset(),
        "zoeken.md": frozenset(),
        "kringen/index.md": frozenset({"kaart"}),
        "api/v1/meetings.csv": frozenset(),
        "api/v1/questions.csv": frozenset(),
    }
)
"""Generated pages and files, and places in them, that the engine's own pages lead to: for these nothing is generated."""

FROM_PAGES = frozenset({"melden.md"})
"""What generated pages lead to."""


class Made(Protocol):
    """What is generated for a site; see Output."""

    @property
    def uris(self) -> Collection[str]:
        """The addresses of all of it."""

    def anchors(self, uri: str) -> Collection[str]:
        """The ids in a generated page."""


def page_problems(site: Site, menu: Collection[str], make: Callable[[], Made]) -> Iterator[Problem]:
    """Every link of a hand-written page that leads nowhere, and every page that no link leads to; the site has no errors.

    `make` generates the site; it is asked only for what is not known from the files themselves.
    """
    by_hand = {page.uri: page.anchors for page in site.pages}
    places = {**COMMON, **by_hand}
    known = frozenset({*places, *site.attachments, *site.record_by_uri, *menu})
    made: list[Made] = []
    reached = {*menu, *IN_THE_FOOT, *FROM_PAGES}
    for page in site.pages:
        for link in page.links:
            target, anchor = _target(page, link)
            reached |= {target} - {page.uri}
            if target.startswith(THEME) or (target in known and (not anchor or anchor in places.get(target, ()))):
                continue
            made[:] = made or [make()]
            yield from _lost(page, link, by_hand, known | {*made[0].uris}, made[0])
    yield from (_alone(page) for page in site.pages if page.uri not in reached and not page.is_standard)


def _lost(
    page: ContentPage, link: PageLink, by_hand: Mapping[str, Collection[str]], known: Collection[str], made: Made
) -> Iterator[Problem]:
    """What is wrong with a link; nothing when it leads to something that is generated."""
    target, anchor = _target(page, link)
    if target not in known:
        near = did_you_mean(target, sorted(uri for uri in known if uri.endswith(".md")))
        cure = near or "verwijs naar een bestand dat er is, zoals meedoen.md"
        yield _problem(page, link, f'"{shown(link.address)}" leidt nergens heen', cure)
    elif anchor and target.endswith(".md"):
        anchors = by_hand[target] if target in by_hand else made.anchors(target)
        if anchor not in anchors:
            cure = did_you_mean(anchor, anchors, "schrijf # en de kop in kleine letters, met koppeltekens")
            yield _problem(page, link, f'op {target} is geen kop "{shown(anchor)}"', cure)


def _target(page: ContentPage, link: PageLink) -> tuple[str, str]:
    """The file and the place in it that a link leads to, from the folder of its page."""
    parts = urlsplit(link.address)
    path = posixpath.normpath(posixpath.join(posixpath.dirname(page.uri), unquote(parts.path)))
    return (path if parts.path else page.uri), unquote(parts.fragment)


def _problem(page: ContentPage, link: PageLink, message: str, cure: str) -> Problem:
    return Problem(f"content/{page.uri}", link.mark, LOST, message, cure)


def _alone(page: ContentPage) -> Problem:
    message = "deze pagina staat niet in het menu, en geen pagina verwijst ernaar"
    return Problem(f"content/{page.uri}", Mark(), ALONE, message, "zet er ergens een link naar")
