"""The round-up that V-ICT-OR sends: new reports, coming meetings, topics; inside the house also what needs a call."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

from kringen import agenda, questions
from kringen.dates import on, short_day
from kringen.edition import Edition, title_of
from kringen.followup.overview import follow_up
from kringen.letters.letter import Item, Letter, Section, meeting_item, opening
from kringen.markdown import excerpt
from kringen.model import Enrolment, Meeting
from kringen.pages.lists import AGENDA, ARCHIVE
from kringen.sentences import counted, joined


def digest(edition: Edition, since: dt.date, late: Sequence[Meeting] = (), *, internal: bool = False) -> Letter:
    """What happened in all circles from a day until now, and what comes.

    A report is new when its meeting took place in that time, and when it is among those that came `late`: for an
    earlier meeting, but in that time. The files do not tell; git does, and asking git is for the edge.
    """
    held = [row for row in agenda.held(edition.site, edition.now) if row.date >= since]
    period = f"van {short_day(since)} tot {short_day(edition.today)}"
    parts = [*_sections(edition, since, held, late), *(_internal(edition) if internal else ())]
    kind = "Intern overzicht" if internal else "Overzicht"
    return Letter(
        subject=f"{kind} van de kenniskringen, {period}",
        opening=opening(
            edition, _opening(len(held), period, has_coming=bool(agenda.upcoming(edition.site, edition.now)))
        ),
        sections=tuple(section for section in parts if section.items),
        closing=(
            Item("Alle komende bijeenkomsten", edition.full_address(AGENDA)),
            Item("Alle verslagen", edition.full_address(ARCHIVE)),
            Item(f"Vragen of een onderwerp? Mail naar {edition.settings.contact}."),
        ),
    )


def _opening(count: int, period: str, *, has_coming: bool) -> str:
    comes = "dit komt eraan" if has_coming else "er is nog niets nieuws aangekondigd"
    if not count:
        return f"In de periode {period} kwam er geen kenniskring samen. {comes[0].upper()}{comes[1:]}."
    times = "was er één bijeenkomst" if count == 1 else f"waren er {count} bijeenkomsten"
    return f"In de periode {period} {times} van de kenniskringen. Dit kwam aan bod, en {comes}."


def _sections(edition: Edition, since: dt.date, held: list[Meeting], late: Sequence[Meeting]) -> Iterator[Section]:
    reported = [*(row for row in held if row.has_report), *late]
    yield Section("Nieuwe verslagen", tuple(_report(edition, row) for row in reported))
    others = [row for row in held if not row.has_report]
    waiting, closed = ([row for row in others if row.is_report_closed is said] for said in (False, True))
    yield Section("Gehouden, het verslag volgt", tuple(meeting_item(edition, row) for row in waiting))
    yield Section("Gehouden, zonder verslag", tuple(meeting_item(edition, row) for row in closed))
    yield Section("Nieuwe vragen", tuple(_questions(edition, since)))
    coming = agenda.upcoming(edition.site, edition.now)
    yield Section(
        "Komende bijeenkomsten", tuple(meeting_item(edition, row, _closes(row, edition.today)) for row in coming)
    )
    yield Section("Onderwerpen die aan bod kwamen", tuple(_topics(edition, held)))


def _report(edition: Edition, meeting: Meeting) -> Item:
    report = meeting.body.report
    return meeting_item(edition, meeting, excerpt(report.text, 240) if report else "")


def _closes(meeting: Meeting, today: dt.date) -> str:
    closes = meeting.registration_closes
    if not meeting.goes_on:
        return ""
    if meeting.enrolment is not Enrolment.OPEN:
        return meeting.enrolment.capitalize() if meeting.enrolment is Enrolment.FULL else "Inschrijven kan niet meer"
    return f"Inschrijven tot en met {short_day(closes)}" if closes and closes >= today else ""


def _topics(edition: Edition, held: list[Meeting]) -> Iterator[Item]:
    for topic in edition.site.topics:
        own = agenda.of_topic(held, topic)
        if own:
            names = dict.fromkeys(edition.site.circle_by_slug[row.convener].name for row in own)
            yield Item(topic.title, edition.full_address(topic.uri), (f"Besproken in {', '.join(names)}",))


def _questions(edition: Edition, since: dt.date) -> Iterator[Item]:
    """The questions that were asked in that time and still wait for an answer."""
    for asked in questions.open_ones(questions.everything(edition.site, edition.now)):
        question, meeting = asked.question, asked.meeting
        if question.since >= since:
            government = f" ({question.government})" if question.government else ""
            comes = f"Komt aan bod {on(meeting.when)}" if meeting and meeting.goes_on else ""
            lines = (f"{asked.circle.name}{government}, {short_day(question.since)}", comes)
            page = edition.full_address(asked.circle.uri)
            yield Item(question.text, page and f"{page}#{asked.anchor}", tuple(filter(None, lines)))


def _shared(edition: Edition) -> Iterator[Item]:
    """The topics that several circles ask about, with what V-ICT-OR could do."""
    for found in questions.shared(edition.site, edition.now):
        names = joined([circle.name for circle in found.circles])
        offer = f"V-ICT-OR kan zorgen voor {found.offer}"
        yield Item(found.topic.title, edition.full_address(found.topic.uri), (names, offer))


def _internal(edition: Edition) -> Iterator[Section]:
    """What only colleagues of V-ICT-OR need; the same stands on the public page in a longer form."""
    found = follow_up(edition.site, edition.now)
    yield Section(
        "Bel deze week",
        tuple(
            Item(
                call.circle.name,
                edition.full_address(call.circle.uri),
                (call.sentence, ", ".join(filter(None, (call.whom, call.contact)))),
            )
            for call in found.calls
        ),
    )
    yield Section(
        "Stille kringen",
        tuple(
            Item(row.circle.name, edition.full_address(row.circle.uri), (row.reason, row.circle.contact))
            for row in found.silent
        ),
    )
    yield Section("Dezelfde vraag in meerdere kringen", tuple(_shared(edition)))
    yield Section(
        "Verslagen die nog komen",
        tuple(
            Item(
                title_of(row.meeting, row.circle),
                edition.full_address(row.meeting.uri),
                (f"{row.circle.name}, {short_day(row.meeting.date)}", _weeks(row.weeks), row.circle.contact),
            )
            for row in found.reports
        ),
    )
    seeking = (Item(circle.name, edition.full_address(circle.uri)) for circle in found.without_trekker)
    yield Section("Kringen zonder trekker", tuple(seeking))


def _weeks(weeks: int) -> str:
    if not weeks:
        return "Minder dan een week geleden"
    return f"{counted(weeks, 'week', 'weken')} geleden"
