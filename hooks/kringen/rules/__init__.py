"""What must hold across the files: a visible list of rules over the whole site.

A rule never blames a file for what could not be read in another one.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from functools import partial

from kringen.model import FileRecord, Site, as_far_as_read
from kringen.problem import Problem, in_order
from kringen.rules import (
    aftermath,
    circles,
    hosts,
    privacy,
    question_texts,
    questions,
    references,
    software,
    succession,
    times,
    topics,
)
from kringen.rules.rule import Rule

RULES: tuple[Rule, ...] = (
    references.folders_are_circles,
    references.joint_circles_exist,
    references.joint_circles_are_others,
    references.joint_circles_are_listed_once,
    references.meetings_are_handed_to_another_circle,
    references.topics_exist,
    references.topics_are_listed_once,
    references.municipalities_exist_on_the_day,
    software.programs_are_listed_once,
    software.users_are_listed_once,
    times.dates_are_those_of_the_file_names,
    times.moved_meetings_have_a_new_date,
    times.postponed_meetings_have_no_new_date,
    times.meetings_end_after_they_start,
    times.ends_have_a_start,
    times.registration_closes_before_the_meeting,
    times.registration_has_an_address,
    times.circles_meet_once_at_a_time,
    aftermath.reports_follow_their_meeting,
    aftermath.cancelled_meetings_have_no_report,
    aftermath.reports_are_not_given_up,
    aftermath.governments_are_counted_afterwards,
    privacy.no_mail_addresses_of_people,
    privacy.no_addresses_over_a_mail_filter,
    privacy.no_telephone_numbers,
    privacy.no_national_numbers,
    privacy.no_attendance_lists,
    hosts.addresses_are_what_they_seem,
    circles.circle_names_are_unique,
    circles.regions_exist,
    circles.municipalities_exist,
    circles.municipalities_are_listed_once,
    circles.active_circles_share_no_municipality,
    circles.confirmed_circles_say_so,
    succession.former_names_are_free,
    succession.former_names_lead_to_one_circle,
    succession.successors_exist,
    succession.no_circle_succeeds_itself,
    succession.successors_go_on,
    succession.only_stopped_circles_have_a_successor,
    succession.only_stopped_circles_have_a_last_year,
    succession.circles_stop_after_they_start,
    succession.stopped_circles_announce_nothing,
    topics.words_lead_to_one_topic,
    questions.questions_name_a_topic,
    questions.questions_come_up_at_own_meetings,
    questions.questions_were_asked_by_now,
    questions.questions_come_before_their_meeting,
    questions.question_governments_exist_on_the_day,
    question_texts.questions_are_plain_text,
    question_texts.questions_hold_no_web_address,
    question_texts.questions_hold_no_personal_data,
    question_texts.questions_name_nobody,
    question_texts.questions_are_asked_once,
)
"""Every rule, by subject; the order does not matter to what is found."""

CODES = tuple(code for rule in RULES for code in rule.codes)
"""Every kind of mistake that the rules find."""


def check(site: Site, now: dt.datetime, rules: Iterable[Rule] = RULES) -> tuple[Problem, ...]:
    """Every mistake across the files at a moment, sorted by place.

    A rule looks at what could only be read in part as well, but for the files of which it needs an unread key.
    """

    def broken(rule: Rule, records: tuple[FileRecord, ...]) -> tuple[Problem, ...]:
        return tuple(rule(site.with_partial(records), now))

    found = (as_far_as_read(partial(broken, rule), site.partial) for rule in rules)
    return in_order(problem for problems in found for problem in problems)
