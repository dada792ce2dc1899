"""What is only known after a meeting: its report, and how many governments took part."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from kringen.dates import on, today
from kringen.model import ReportPlan, Site
from kringen.problem import Code, Mark, Problem
from kringen.rules.rule import rule

REPORT_EARLY = Code(
    "verslag-te-vroeg",
    "Er staat een verslag bij een bijeenkomst die nog moet komen.",
    "# en vandaag is het 1 maart 2027\ndatum: 2027-03-11\n\n## Verslag\n\nWe bespraken …",
    "Zet tekst voor de bijeenkomst onder ## Agenda, of verbeter de datum.",
)
REPORT_CANCELLED = Code(
    "verslag-van-geannuleerde",
    "Er staat een verslag bij een bijeenkomst die geannuleerd of uitgesteld is.",
    "status: geannuleerd\n\n## Verslag\n\nWe bespraken …",
    "Schrijf status: gepland als de bijeenkomst toch doorging; haal het verslag anders weg.",
)
REPORT_NEVERTHELESS = Code(
    "verslag-toch",
    "Er staat een verslag bij een bijeenkomst waarvan er geen zou komen.",
    "verslag: geen\n\n## Verslag\n\nWe bespraken …",
    "Haal verslag: geen weg.",
)
COUNT_EARLY = Code(
    "besturen-te-vroeg",
    "Er staat hoeveel besturen deelnamen aan een bijeenkomst die nog moet komen, of die geannuleerd of uitgesteld is.",
    "status: geannuleerd\nbesturen: 12",
    "Vul besturen pas in na de bijeenkomst.",
)


@rule(REPORT_EARLY)
def reports_follow_their_meeting(site: Site, now: dt.datetime) -> Iterator[Problem]:
    """A report is written on the day of the meeting or later."""
    day = today(now)
    for meeting in site.meetings:
        report = meeting.body.report
        if report and meeting.goes_on and day < meeting.date:
            message = f"er staat een verslag, maar de bijeenkomst is pas {on(meeting.when)}"
            cure = "zet tekst voor de bijeenkomst onder ## Agenda, of verbeter de datum"
            yield Problem(meeting.origin.path, Mark(report.line), REPORT_EARLY, message, cure)


@rule(REPORT_CANCELLED)
def cancelled_meetings_have_no_report(site: Site, now: dt.datetime) -> Iterator[Problem]:
    """A meeting that was cancelled or postponed has no report."""
    for meeting in site.meetings:
        report = meeting.body.report
        if report and not meeting.goes_on:
            message = f"er staat een verslag, maar de bijeenkomst is {meeting.status}"
            cure = "ging ze toch door, schrijf dan status: gepland; haal het verslag anders weg"
            yield Problem(meeting.origin.path, Mark(report.line), REPORT_CANCELLED, message, cure)


@rule(REPORT_NEVERTHELESS)
def reports_are_not_given_up(site: Site, now: dt.datetime) -> Iterator[Problem]:
    """A meeting with a report does not say that none will come."""
    for meeting in site.meetings:
        if meeting.report_plan is ReportPlan.NONE and meeting.has_report:
            message = "er zou geen verslag komen, maar het staat er"
            yield meeting.problem(REPORT_NEVERTHELESS, message, "verslag", cure="haal verslag: geen weg")


@rule(COUNT_EARLY)
def governments_are_counted_afterwards(site: Site, now: dt.datetime) -> Iterator[Problem]:
    """The governments are counted on the day of the meeting or later, and only when it was held."""
    day = today(now)
    for meeting in site.meetings:
        if meeting.governments is None:
            continue
        if not meeting.goes_on:
            yield meeting.problem(
                COUNT_EARLY, f"de bijeenkomst is {meeting.status}", "besturen", cure="laat besturen weg"
            )
        elif day < meeting.date:
            message = f"de bijeenkomst is pas {on(meeting.when)}"
            yield meeting.problem(COUNT_EARLY, message, "besturen", cure="vul besturen in na de bijeenkomst")
