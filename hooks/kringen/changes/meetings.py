"""Which meetings come, move, change, are cancelled or go, and which reports."""

from __future__ import annotations

from collections.abc import Iterator

from kringen import dates
from kringen.changes.snapshot import Change, Kind, Names, Snapshot
from kringen.changes.wording import difference, differences, quoted, section_difference
from kringen.model import Body, Meeting, Section, Site
from kringen.problem import shown
from kringen.sentences import joined

TOLD_APART = ("when", "start", "end", "status", "joint_circles")
"""What has a sentence or words of its own."""


def meeting_changes(old: Snapshot, new: Snapshot, names: Names) -> Iterator[Change]:
    """Every change of a meeting, in the order of the new site; what went comes last.

    A meeting is itself as long as its file keeps its name, also when the folder follows a renamed circle. What could
    not be read in one of the two versions is neither new nor gone.
    """
    before = {(names.today(row.circle), row.slug): row for row in old.site.meetings}
    for meeting in new.site.meetings:
        former = before.pop((meeting.circle, meeting.slug), None)
        if former:
            yield from _changed(former, meeting, old.site, new.site, names)
        elif meeting.origin.path in old.site.unread:
            yield Change(Kind.MEETING_CHANGED, f"Herstelt {_the(meeting, new.site)}: het bestand was niet te lezen.")
        else:
            yield Change(Kind.MEETING_ADDED, _added(meeting, new.site))
    known = {(names.today(row.circle), row.slug) for row in old.site.meetings}
    added = [meeting for meeting in new.site.meetings if (meeting.circle, meeting.slug) not in known]
    for (circle, slug), former in before.items():
        if f"meetings/{circle}/{slug}.md" not in new.site.unread and former.origin.path not in new.site.unread:
            again = next((row for row in added if row.circle == circle and _is_same(former, row)), None)
            sentence = _renamed(former, again, old.site) if again else _removed(former, old.site)
            yield Change(Kind.MEETING_REMOVED, sentence)


def _added(meeting: Meeting, site: Site) -> str:
    parts = [quoted(meeting.title)] if meeting.title else []
    parts.append(_span(meeting))
    if meeting.host or meeting.online:
        parts.append(f"in {shown(meeting.host)}" if meeting.host else "online")
    if meeting.has_report:
        parts.append("met verslag")
    if not meeting.goes_on:
        parts.append("die uitgesteld is" if meeting.is_postponed else "die niet doorgaat")
    return f"Voegt 1 bijeenkomst toe aan {_circles(meeting, site)}: {', '.join(parts)}."


def _removed(meeting: Meeting, site: Site) -> str:
    advice = "" if meeting.is_cancelled else " Gaat ze niet door, laat het bestand dan staan met status: geannuleerd."
    return f"Verwijdert {_the(meeting, site)}; haar adres verdwijnt.{advice}"


def _is_same(one: Meeting, other: Meeting) -> bool:
    """Whether two meetings of a circle tell of the same, whatever their days: then a file got another name."""
    texts = [[part and part.html for part in (each.body.intro, each.body.agenda)] for each in (one, other)]
    facts = [(each.title, each.host, each.location, each.start, each.topics) for each in (one, other)]
    return facts[0] == facts[1] and texts[0] == texts[1] and (one.title is not None or any(texts[0]))


def _renamed(old: Meeting, new: Meeting, site: Site) -> str:
    advice = f"Geef {new.origin.path} zijn oude naam {old.slug}.md terug en zet status: verplaatst."
    return f"Hernoemt het bestand van {_the(old, site)}; haar adres verdwijnt, en in agenda's komt ze er een tweede keer bij. {advice}"


def _changed(old: Meeting, new: Meeting, before: Site, after: Site, names: Names) -> Iterator[Change]:
    the = _the(old, after, names.today(old.circle))
    if new.is_cancelled and not old.is_cancelled:
        yield Change(Kind.MEETING_CANCELLED, f"Annuleert {the}.")
    elif new.is_postponed and not old.is_postponed:
        yield Change(Kind.MEETING_POSTPONED, f"Stelt {the} uit; de nieuwe dag staat nog niet vast.")
    elif new.goes_on and not old.goes_on and old.when == new.when:
        yield Change(Kind.MEETING_RESUMED, f"Laat {the} toch doorgaan.")
    if old.when != new.when:
        moments = [_span(row) for row in (old, new)]
        of = f"de bijeenkomst van {_circles(new, after)}"
        sentence = f"Verplaatst {of} van {moments[0]}{',' if old.start else ''} naar {moments[1]}."
        if new.is_day_known and not new.is_moved and not old.is_day_known:
            sentence = f"Kiest de dag van {of}: {moments[1]}."
        yield Change(Kind.MEETING_MOVED, sentence)
    yield from _report(old.body.report, new.body.report, the)
    words = [*_hours(old, new), *differences(old, new, TOLD_APART), *_joint(old, new, after, names)]
    words += _texts(old.body, new.body)
    if words:
        yield Change(Kind.MEETING_CHANGED, f"Wijzigt {the}: {'; '.join(words)}.")


def _report(old: Section | None, new: Section | None, the: str) -> Iterator[Change]:
    if new and not old:
        yield Change(Kind.REPORT_ADDED, f"Voegt het verslag toe van {the}.")
    elif old and not new:
        yield Change(Kind.REPORT_REMOVED, f"Haalt het verslag weg van {the}.")
    elif old and new and old.html != new.html:
        yield Change(Kind.REPORT_CHANGED, f"Wijzigt het verslag van {the}.")


def _hours(old: Meeting, new: Meeting) -> Iterator[str]:
    """The hours, unless the sentence about the day named them."""
    if old.when == new.when and (old.start, old.end) != (new.start, new.end):
        spans = [_span(row).partition(", ")[2] for row in (old, new)]
        yield difference("uur", *spans)


def _joint(old: Meeting, new: Meeting, site: Site, names: Names) -> Iterator[str]:
    """The other circles, under the names they have now."""
    former = tuple(names.today(slug) for slug in old.joint_circles)
    if former != new.joint_circles:
        shown = [", ".join(_name(slug, site) for slug in slugs) for slugs in (former, new.joint_circles)]
        yield difference("kringen", *shown)


def _texts(old: Body, new: Body) -> Iterator[str]:
    yield from section_difference("inleiding", old.intro, new.intro)
    yield from section_difference("agenda", old.agenda, new.agenda)


def _span(meeting: Meeting) -> str:
    return dates.span(meeting.when, meeting.start, meeting.end)


def _the(meeting: Meeting, site: Site, circle: str = "") -> str:
    return f"de bijeenkomst van {_name(circle or meeting.circle, site)} {dates.on_weekday(meeting.when)}"


def _circles(meeting: Meeting, site: Site) -> str:
    return joined([_name(slug, site) for slug in meeting.circles])


def _name(slug: str, site: Site) -> str:
    """The name of a circle; its short name when its own file could not be read."""
    circle = site.circle_by_slug.get(slug)
    return circle.name if circle else slug
