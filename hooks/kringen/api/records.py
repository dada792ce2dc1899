"""From the model to what is published, field by field; an address is absolute, or else relative to its own file."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from kringen import agenda, areas, questions
from kringen.api import v1, v1_files
from kringen.api.addresses import circle_uri
from kringen.dates import Month
from kringen.edition import Edition, channels, title_of
from kringen.edition.page import web_address
from kringen.feeds.identity import last_change, uid
from kringen.model import Circle, CircleStatus, Enrolment, Meeting, MeetingStatus, Section, Topic
from kringen.questions import Asked, State
from kringen.register import Municipality, Register

CIRCLE_STATUS: dict[CircleStatus, v1.CircleStatus] = {
    CircleStatus.ACTIVE: "active",
    CircleStatus.STARTING: "starting",
    CircleStatus.DORMANT: "dormant",
    CircleStatus.STOPPED: "stopped",
    CircleStatus.UNCONFIRMED: "unconfirmed",
}
MEETING_STATUS: dict[MeetingStatus, v1.MeetingStatus] = {
    MeetingStatus.PLANNED: "planned",
    MeetingStatus.MOVED: "moved",
    MeetingStatus.POSTPONED: "postponed",
    MeetingStatus.CANCELLED: "cancelled",
}

QUESTION_STATE: dict[State, v1.QuestionState] = {
    State.LIVE: "live",
    State.PLANNED: "planned",
    State.DISCUSSED: "discussed",
    State.WAITING: "waiting",
}
REGISTRATION_STATE: dict[Enrolment, v1.RegistrationState] = {
    Enrolment.OPEN: "open",
    Enrolment.FULL: "full",
    Enrolment.CLOSED: "closed",
}


def meeting(edition: Edition, source: Meeting, file: str) -> v1.Meeting:
    """A meeting as it stands in a list in some file."""
    host = edition.site.register.find(source.host or "", source.date)
    joins = agenda.joins_online(source, edition.now)
    return v1.Meeting(
        id=source.id,
        uid=uid(source, edition.site, edition.history),
        title=title_of(source, edition.site.circle_by_slug[source.convener]),
        circles=list(source.circles),
        date=None if isinstance(source.when, Month) else source.when,
        month=str(Month.of(source.date)),
        first_date=None if isinstance(source.first, Month) else source.first,
        starts_at=agenda.starts_at(source) if source.start and source.is_day_known else None,
        ends_at=agenda.ends_at(source) if source.end and source.is_day_known else None,
        status=MEETING_STATUS[source.status],
        host=municipality(host) if host else None,
        location=source.location,
        access=source.access,
        online_url=source.online if joins and not source.is_online_on_request else None,
        online_on_request=joins and source.is_online_on_request,
        topics=list(source.topics),
        speakers=[v1.Speaker(organisation=each.organisation, subject=each.subject) for each in source.speakers],
        registration=_registration(source),
        governments=source.governments,
        software=[
            v1.Software(name=each.name, used_by=_on_the_day(edition, source.date, each.used_by))
            for each in source.software
        ],
        documents=[v1.Document(title=each.title, url=each.url) for each in source.documents],
        source=source.source,
        has_report=source.has_report,
        report_closed=source.is_report_closed,
        updated_at=last_change(source, edition.site, edition.history),
        url=web_address(source.uri, file, edition.settings),
        api_url=web_address(circle_uri(source.circle), file, edition.settings),
        calendar_url=web_address(channels.invitation(source), file, edition.settings)
        if agenda.calendar_day(source)
        else None,
    )


def _on_the_day(edition: Edition, day: dt.date, names: Iterable[str]) -> list[v1.Municipality]:
    found = (edition.site.register.find(name, day) for name in names)
    return [municipality(row) for row in found if row]


def _registration(source: Meeting) -> v1.Registration | None:
    """How to register; None when nobody has to."""
    if not source.registration and source.enrolment is Enrolment.OPEN:
        return None
    state = REGISTRATION_STATE[source.enrolment]
    return v1.Registration(state=state, url=source.registration, closes=source.registration_closes)


def whole_meeting(edition: Edition, source: Meeting, file: str) -> v1.WholeMeeting:
    """A meeting with its texts, as it stands in the file of a circle."""
    return v1.WholeMeeting(
        **_fields(meeting(edition, source, file)),
        introduction=_words(source.body.intro),
        agenda=_words(source.body.agenda),
        report=_words(source.body.report),
    )


def circle(edition: Edition, source: Circle, file: str) -> v1.Circle:
    """A circle as it stands in a list in some file; the name of a trekker stays on the page that it was given for."""
    trekker = source.trekker
    coming, channel = agenda.next_meeting(edition.site, source, edition.now), channels.of_circle(source)
    return v1.Circle(
        id=source.slug,
        name=source.name,
        status=CIRCLE_STATUS[source.status],
        region=source.region,
        municipalities=[municipality(row) for row in areas.areas(edition.site, edition.today)[source.slug]],
        contact=source.contact,
        trekker=v1.Trekker(role=trekker.role, organisation=trekker.organisation) if trekker else None,
        meetings_per_year=source.rhythm,
        since=source.since,
        confirmed=source.confirmed,
        stopped=source.stopped,
        successor=next(iter(source.successors), None),
        successors=list(source.successors),
        former_ids=list(source.former_slugs),
        note=source.note,
        source=source.source,
        next_meeting=coming.id if coming else None,
        url=web_address(source.uri, file, edition.settings),
        api_url=web_address(circle_uri(source.slug), file, edition.settings),
        calendar_url=web_address(channel.calendar, file, edition.settings),
        reports_url=web_address(channel.reports, file, edition.settings),
        announcements_url=web_address(channel.announcements, file, edition.settings),
        questions_url=web_address(channel.questions, file, edition.settings),
    )


def circle_file(edition: Edition, source: Circle, file: str) -> v1_files.CircleFile:
    """A circle with its meetings and their texts, in a file of its own."""
    own = agenda.soonest_first(agenda.of_circle(agenda.everything(edition.site), source))
    asked = questions.of_circle(edition.site, edition.now, source)
    return v1_files.CircleFile(
        schema_version=v1.SCHEMA_VERSION,
        **_fields(circle(edition, source, file)),
        meetings=[whole_meeting(edition, each, file) for each in own],
        questions=[question(edition, each, file) for each in asked],
    )


def question(edition: Edition, source: Asked, file: str) -> v1.Question:
    """A question as it stands in a list in some file."""
    asked, meeting = source.question, source.meeting
    government = edition.site.register.find(asked.government or "", asked.since)
    return v1.Question(
        id=source.id,
        circle=source.circle.slug,
        text=asked.text,
        explanation=asked.explanation,
        asked_on=asked.since,
        government=municipality(government) if government else None,
        topic=asked.topic,
        state=QUESTION_STATE[source.state],
        meeting=meeting.id if meeting else None,
        report_url=web_address(f"{source.report.uri}#verslag", file, edition.settings) if source.report else None,
        url=web_address(source.uri, file, edition.settings),
    )


def topic(edition: Edition, source: Topic, file: str) -> v1.Topic:
    """A topic as it stands in a list in some file."""
    asked = questions.everything(edition.site, edition.now)
    return v1.Topic(
        id=source.slug,
        title=source.title,
        theme=source.theme,
        synonyms=list(source.synonyms),
        explanation=source.explanation.text if source.explanation else None,
        meetings=[each.id for each in about(edition, source)],
        questions=[each.id for each in questions.of_topic(asked, source)],
        url=web_address(source.uri, file, edition.settings),
        calendar_url=web_address(channels.of_topic(source).calendar, file, edition.settings),
    )


def about(edition: Edition, source: Topic) -> tuple[Meeting, ...]:
    """The meetings about a topic, in the order of time."""
    return agenda.soonest_first(agenda.of_topic(agenda.everything(edition.site), source))


def municipality(row: Municipality) -> v1.Municipality:
    """A municipality by its code and name."""
    return v1.Municipality(nis=row.nis, name=row.name)


def municipalities(edition: Edition) -> list[v1.MunicipalityEntry]:
    """Every municipality of today, sorted by name."""
    register, today = edition.site.register, edition.today
    covering, merged = areas.coverage(edition.site, today), _merged(register)
    return [
        v1.MunicipalityEntry(
            nis=row.nis,
            name=row.name,
            province=row.province,
            region=row.region,
            postal_codes=list(row.postal_codes),
            merged_from=[municipality(old) for old in merged[row]],
            circles=[circle.slug for circle in covering.get(row, ())],
        )
        for row in register.valid(today)
    ]


def _merged(register: Register) -> defaultdict[Municipality, list[Municipality]]:
    """What went up in each municipality, in the order of the register; not what only got other borders."""
    found: defaultdict[Municipality, list[Municipality]] = defaultdict(list)
    for old in register.municipalities:
        last = old
        while became := register.successor(last):
            last = became
            if last.nis != old.nis:
                found[last].append(old)
    return found


def _words(section: Section | None) -> v1.Words | None:
    return v1.Words(html=section.html, text=section.text) if section else None


def _fields(record: v1.Published) -> dict[str, Any]:
    """The values of a record by their names, to say more about the same thing."""
    return dict(record)
