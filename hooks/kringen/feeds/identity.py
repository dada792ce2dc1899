"""Who is who in a feed, for ever: names that survive a move, a new title and a new name of the circle.

A name hangs on the path at which the file was first kept. Git remembers that path, and `vorige_namen` of the circle
says which paths belong together; so a circle that is renamed keeps the UIDs of all its meetings.
"""

from __future__ import annotations

import datetime as dt

from kringen.history import Changes, History
from kringen.model import Circle, Meeting, MeetingStatus, Site

AUTHORITY = "kenniskringen.v-ict-or.be"
"""Ends every UID (RFC 7986, section 5.3); a name and no address, so it stays when the site moves."""

TAG = "tag:v-ict-or.be,2026:kenniskringen/"
"""Begins every id in Atom (RFC 4151): a domain, and a year in which it was V-ICT-OR's."""

_CHANGED = {
    MeetingStatus.PLANNED: 0,
    MeetingStatus.MOVED: 1,
    MeetingStatus.POSTPONED: 1,
    MeetingStatus.CANCELLED: 2,
}


def uid(meeting: Meeting, site: Site, history: History) -> str:
    """The UID of a meeting, e.g. `waasland-2027-03-11@kenniskringen.v-ict-or.be`.

    Without a slash: CalDAV servers and vdirsyncer make the path of a file of it.
    """
    return f"{meeting_name(meeting, site, history).replace('/', '-')}@{AUTHORITY}"


def meeting_name(meeting: Meeting, site: Site, history: History) -> str:
    """The circle and date under which a meeting was first kept, e.g. `waasland/2027-03-11`."""
    first = history.first_of(*_meeting_paths(meeting, site))
    return first.removeprefix("meetings/").removesuffix(".md")


def circle_name(circle: Circle, history: History) -> str:
    """The name under which a circle was first kept."""
    return history.first_of(*_circle_paths(circle)).removeprefix("circles/").removesuffix(".yml")


def meeting_changes(meeting: Meeting, site: Site, history: History) -> Changes:
    """What became of a meeting's file under each name of its circle.

    A file that git does not know yet (a preview) counts as kept at the start of the day first announced, and changed
    once when it moved or was postponed and twice when it is cancelled: never the clock.
    """
    known = known_changes(meeting, site, history)
    if known:
        return known
    instant = dt.datetime.combine(meeting.first_date, dt.time(), dt.UTC)
    return Changes(instant, instant, 1 + _CHANGED[meeting.status])


def event_changes(meeting: Meeting, site: Site, history: History) -> Changes:
    """What became of a meeting's event: its file, and since it was announced what its circles are called and where one mails them."""
    own = meeting_changes(meeting, site, history)
    circles = [site.circle_by_slug[slug] for slug in meeting.circles]
    ids = {commit.id for path in _meeting_paths(meeting, site) for commit in history.commits.get(path, ())}
    told = {commit for circle in circles for commit in history.told_changes(*_circle_paths(circle))}
    later = {commit for commit in told if commit.instant > own.first and commit.id not in ids}
    return Changes(own.first, max([own.last, *(each.instant for each in later)]), own.count + len(later))


def times_told(meeting: Meeting, site: Site, history: History) -> int:
    """How often the day, the hours, the place or the state of a meeting changed since it was announced."""
    return len(history.told_changes(*_meeting_paths(meeting, site)))


def known_changes(meeting: Meeting, site: Site, history: History) -> Changes | None:
    """What became of a meeting's file under each name of its circle, as far as git knows; None when it does not."""
    return history.of(*_meeting_paths(meeting, site))


def last_change(meeting: Meeting, site: Site, history: History) -> dt.datetime | None:
    """When a meeting's file last changed; None when git does not know it."""
    known = known_changes(meeting, site, history)
    return known.last if known else None


def circle_changes(circle: Circle, history: History) -> Changes | None:
    """What became of a circle's file under each of its names; None when git does not know it yet."""
    return history.of(*_circle_paths(circle))


def _meeting_paths(meeting: Meeting, site: Site) -> tuple[str, ...]:
    """The paths that a meeting's file can have had, today's first."""
    names = (meeting.circle, *site.circle_by_slug[meeting.circle].former_slugs)
    return tuple(f"meetings/{name}/{meeting.slug}.md" for name in names)


def _circle_paths(circle: Circle) -> tuple[str, ...]:
    """The paths that a circle's file can have had, today's first."""
    return tuple(f"circles/{name}.yml" for name in (circle.slug, *circle.former_slugs))
