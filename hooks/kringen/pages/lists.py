"""The pages that list meetings: the agenda of what comes, and the archive by year and by circle."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import partial
from typing import Any

from kringen import agenda, dates
from kringen.areas import areas
from kringen.edition import Edition
from kringen.edition.channels import EVERYTHING
from kringen.edition.page import HeadLink, Page, PageRecipe
from kringen.model import Meeting, PageSection, Site
from kringen.pages.subscription import subscription
from kringen.values.words import fold, slug_of

AGENDA = "agenda.md"
ARCHIVE = "bijeenkomsten/index.md"
SCRIPT = "assets/javascripts/archief.js"
SCRIPTS = (SCRIPT, "assets/javascripts/zoekindex.js", "assets/javascripts/verslagen.js")
"""What the archive's form runs on, named in the head so that all of it comes together with the stylesheets."""

AGENDA_SECTIONS = (
    PageSection(
        "",
        "Agenda",
        "Waar en wanneer de kringen samenkomen: alle komende bijeenkomsten.",
        (
            "kalender",
            "datum",
            "data",
            "wanneer",
            "wanneer komt mijn kring samen",
            "volgende bijeenkomst",
            "komende bijeenkomsten",
            "programma",
        ),
    ),
    PageSection(
        "abonneren",
        "In uw eigen agenda",
        "Abonneer u op de agenda in Outlook, Google Agenda of op iPhone.",
        ("abonneren", "outlook", "google agenda", "iphone", "ics", "ical", "kalender volgen", "rss", "feed"),
    ),
)
"""What the search finds of the agenda, by heading."""

ARCHIVE_SECTIONS = (
    PageSection(
        "",
        "Verslagen",
        "Wat de kringen bespraken: voorbije bijeenkomsten en hun verslagen.",
        ("archief", "voorbije bijeenkomsten", "verslag", "notulen van een kring", "vroeger", "presentaties"),
    ),
)
"""What the search finds of the archive, by heading."""

Choice = tuple[str, str, int]
"""A filter's value in the address, its text, and how many meetings it leaves."""

LATEST_SHOWN = 20
"""How many meetings the archive shows before it points to its years."""


def list_pages(edition: Edition) -> Iterator[PageRecipe]:
    """The agenda, the archive, its years, and the archive of each circle."""
    past = agenda.past(edition.site, edition.now)
    by_year = dict(agenda.by_year(past))
    yield PageRecipe(AGENDA, partial(_agenda, edition), AGENDA, sections=AGENDA_SECTIONS)
    yield PageRecipe(ARCHIVE, partial(_archive, edition, past), ARCHIVE, sections=ARCHIVE_SECTIONS)
    for year in _years(edition):
        title, groups = f"Bijeenkomsten in {year}", ((year, by_year[year]),) if year in by_year else ()
        yield _listed(edition, f"bijeenkomsten/{year}.md", title, groups, (str(year), ""), year=year)
    for circle in edition.site.circles:
        own = agenda.by_year(agenda.of_circle(past, circle))
        uri, title = f"bijeenkomsten/{circle.slug}/index.md", f"Bijeenkomsten van {circle.name}"
        yield _listed(edition, uri, title, own, (circle.name, ""), circle=circle)


def _agenda(edition: Edition) -> Page:
    coming = agenda.upcoming(edition.site, edition.now)
    months = agenda.by_month(coming)
    found = {meeting.uri: _marks(edition, meeting) for meeting in coming}
    return edition.page(
        AGENDA,
        "agenda.html",
        title="Agenda",
        description="Waar en wanneer de regionale kenniskringen samenkomen: alle komende bijeenkomsten op een rij.",
        subscription=subscription(edition, EVERYTHING),
        months=[(dates.month_year(month), edition.cards(meetings)) for month, meetings in months],
        found=found,
        filters=_agenda_filters(edition, list(found.values())),
    )


def _marks(edition: Edition, meeting: Meeting) -> dict[str, str]:
    """What keuze.js chooses a meeting by: its circles, its provinces, and whether one can take part online.

    The province is that of the host; while nobody knows who that is, every province of its circles.
    """
    site, today = edition.site, edition.today
    host = site.register.living(meeting.host or "", today)
    towns = [host] if host else [town for slug in meeting.circles for town in areas(site, today)[slug]]
    provinces = sorted({slug_of(town.province) for town in towns})
    online = {"online": "ja"} if meeting.online and meeting.goes_on else {}
    return {"kring": " ".join(meeting.circles), "provincie": " ".join(provinces), **online}


def _agenda_filters(edition: Edition, marks: Sequence[dict[str, str]]) -> dict[str, Any]:
    """The choices of the agenda's form: only what leaves some meeting."""
    circles = Counter(slug for each in marks for slug in each["kring"].split())
    provinces = Counter(slug for each in marks for slug in each["provincie"].split())
    names = {slug_of(town.province): town.province for town in edition.site.register.valid(edition.today)}
    return {
        "circles": circle_choices(edition.site, circles),
        "provinces": [(slug, names[slug], provinces[slug]) for slug in sorted(provinces)],
        "online": sum("online" in each for each in marks),
    }


def _archive(edition: Edition, past: Sequence[Meeting]) -> Page:
    counts = [(year, len(meetings)) for year, meetings in agenda.by_year(past)]
    latest = agenda.by_year(past[:LATEST_SHOWN])
    filters = _filters(edition, past)
    circles = [(edition.site.circle_by_slug[slug], count) for slug, _, count in filters["circles"]]
    whole = {"years": counts, "filters": filters, "circles": circles}
    scripts = tuple(HeadLink("modulepreload", script) for script in SCRIPTS if counts)
    return _list(edition, ARCHIVE, "Verslagen", latest, links=scripts, **whole)


def _listed(
    edition: Edition, uri: str, title: str, groups: agenda.Years, here: tuple[str, str], **of: Any
) -> PageRecipe:
    """The page of a part of the archive, `here` in its trail; made from that part and what it is `of`."""
    trail = (("Verslagen", ARCHIVE), here)
    make = partial(_list, edition, uri, title, groups, trail=trail, **of)
    return PageRecipe(uri, make, ARCHIVE)


def _list(edition: Edition, uri: str, title: str, groups: agenda.Years, **values: object) -> Page:
    return edition.page(
        uri,
        "archief.html",
        title=title,
        description=f"{title}: voorbije bijeenkomsten van de regionale kenniskringen, met hun verslagen.",
        groups=[(year, edition.cards(meetings)) for year, meetings in groups],
        **{"years": (), "year": None, "circle": None, "trail": ()} | values,
    )


def _filters(edition: Edition, past: Sequence[Meeting]) -> dict[str, list[Choice]]:
    """What the archive can be filtered by: only circles, topics and years that have past meetings."""
    circles = Counter(slug for meeting in past for slug in meeting.circles)
    topics = Counter(slug for meeting in past for slug in set(meeting.topics))
    years = Counter(meeting.date.year for meeting in past)
    return {
        "circles": circle_choices(edition.site, circles),
        "topics": topic_choices(edition.site, topics),
        "years": [(str(year), str(year), years[year]) for year in sorted(years, reverse=True)],
    }


def circle_choices(site: Site, counts: Counter[str]) -> list[Choice]:
    """The circles that leave something, in the order of the site."""
    return [(each.slug, each.name, counts[each.slug]) for each in site.circles if counts[each.slug]]


def topic_choices(site: Site, counts: Counter[str]) -> list[Choice]:
    """The topics that leave something, by title."""
    by_title = sorted(site.topics, key=lambda topic: (fold(topic.title), topic.slug))
    return [(each.slug, each.title, counts[each.slug]) for each in by_title if counts[each.slug]]


def _years(edition: Edition) -> list[int]:
    """The years that have a page: those in which something took place, and those of the files.

    A day that is corrected, in January say, takes no page away then: the name of a file never changes.
    """
    took_place = {meeting.date.year for meeting in agenda.past(edition.site, edition.now)}
    return sorted(took_place | {meeting.first_date.year for meeting in edition.site.meetings}, reverse=True)
