"""What must hold across the files: a visible list of rules over the whole site.

A rule never blames a file for what could not be read in another one.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from functools import partial

from kringen.model import FileRecord, Site, as_far_as_read
from kringen.problem import Problem, in_order
from kringen.rules.aftermath import (
    cancelled_meetings_have_no_report,
    governments_are_counted_afterwards,
    reports_are_not_given_up,
    reports_follow_their_meeting,
)
from kringen.rules.circles import (
    active_circles_share_no_municipality,
    circle_names_are_unique,
    confirmed_circles_say_so,
    municipalities_are_listed_once,
    municipalities_exist,
    regions_exist,
)
from kringen.rules.hosts import addresses_are_what_they_seem
from kringen.rules.privacy import (
    no_addresses_over_a_mail_filter,
    no_attendance_lists,
    no_mail_addresses_of_people,
    no_national_numbers,
    no_telephone_numbers,
)
from kringen.rules.question_texts import (
    questions_are_asked_once,
    questions_are_plain_text,
    questions_hold_no_personal_data,
    questions_hold_no_web_address,
    questions_name_nobody,
)
from kringen.rules.questions import (
    question_governments_exist_on_the_day,
    questions_come_before_their_meeting,
    questions_come_up_at_own_meetings,
    questions_name_a_topic,
    questions_were_asked_by_now,
)
from kringen.rules.references import (
    folders_are_circles,
    joint_circles_are_listed_once,
    joint_circles_are_others,
    joint_circles_exist,
    meetings_are_handed_to_another_circle,
    municipalities_exist_on_the_day,
    topics_are_listed_once,
    topics_exist,
)
from kringen.rules.rule import Rule
from kringen.rules.software import programs_are_listed_once, users_are_listed_once
from kringen.rules.succession import (
    circles_stop_after_they_start,
    former_names_are_free,
    former_names_lead_to_one_circle,
    no_circle_succeeds_itself,
    only_stopped_circles_have_a_last_year,
    only_stopped_circles_have_a_successor,
    stopped_circles_announce_nothing,
    successors_exist,
    successors_go_on,
)
from kringen.rules.times import (
    circles_meet_once_at_a_time,
    dates_are_those_of_the_file_names,
    ends_have_a_start,
    meetings_end_after_they_start,
    moved_meetings_have_a_new_date,
    postponed_meetings_have_no_new_date,
    registration_closes_before_the_meeting,
    registration_has_an_address,
)
from kringen.rules.topics import words_lead_to_one_topic

RULES: tuple[Rule, ...] = (
    folders_are_circles,
    joint_circles_exist,
    joint_circles_are_others,
    joint_circles_are_listed_once,
    meetings_are_handed_to_another_circle,
    topics_exist,
    topics_are_listed_once,
    municipalities_exist_on_the_day,
    programs_are_listed_once,
    users_are_listed_once,
    dates_are_those_of_the_file_names,
    moved_meetings_have_a_new_date,
    postponed_meetings_have_no_new_date,
    meetings_end_after_they_start,
    ends_have_a_start,
    registration_closes_before_the_meeting,
    registration_has_an_address,
    circles_meet_once_at_a_time,
    reports_follow_their_meeting,
    cancelled_meetings_have_no_report,
    reports_are_not_given_up,
    governments_are_counted_afterwards,
    no_mail_addresses_of_people,
    no_addresses_over_a_mail_filter,
    no_telephone_numbers,
    no_national_numbers,
    no_attendance_lists,
    addresses_are_what_they_seem,
    circle_names_are_unique,
    regions_exist,
    municipalities_exist,
    municipalities_are_listed_once,
    active_circles_share_no_municipality,
    confirmed_circles_say_so,
    former_names_are_free,
    former_names_lead_to_one_circle,
    successors_exist,
    no_circle_succeeds_itself,
    successors_go_on,
    only_stopped_circles_have_a_successor,
    only_stopped_circles_have_a_last_year,
    circles_stop_after_they_start,
    stopped_circles_announce_nothing,
    words_lead_to_one_topic,
    questions_name_a_topic,
    questions_come_up_at_own_meetings,
    questions_were_asked_by_now,
    questions_come_before_their_meeting,
    question_governments_exist_on_the_day,
    questions_are_plain_text,
    questions_hold_no_web_address,
    questions_hold_no_personal_data,
    questions_name_nobody,
    questions_are_asked_once,
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
