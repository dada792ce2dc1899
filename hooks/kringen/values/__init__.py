"""The single values that stand in a file: text of one line, dates, times, counts, addresses; each from text, strictly.

Every converter takes the text that stood in the file and raises a PydanticCustomError whose type is the name
of one of CODES and whose message is Dutch; the cure, when there is one, stands in its context.
"""

from __future__ import annotations

import datetime as dt
from typing import Annotated

from pydantic import BeforeValidator, SkipValidation, StringConstraints

from kringen.dates import Month
from kringen.values.accounts import TEAM, to_team
from kringen.values.addresses import (
    DETOUR,
    MAIL_ADDRESS,
    WEB_ADDRESS,
    to_contact,
    to_join_link,
    to_mail_address,
    to_web_address,
)
from kringen.values.moments import DATE, TIME, to_date, to_day_or_month, to_time
from kringen.values.numbers import NUMBER, to_number, to_year
from kringen.values.programs import LONGEST_PROGRAM, PROGRAM, to_program
from kringen.values.words import LINE, MEETING_NAME, SLUG, to_line, to_meeting_name, to_municipality, to_region, to_slug

CODES = (DATE, TIME, NUMBER, SLUG, MEETING_NAME, WEB_ADDRESS, DETOUR, MAIL_ADDRESS, TEAM, LINE, PROGRAM)
"""Every kind of mistake that a single value can have."""

ADDRESSES = (to_web_address, to_join_link, to_contact)
"""What reads an address on the web; the last one also reads that of a mailbox, as `mailto:…`."""

Line = Annotated[str, BeforeValidator(to_line), StringConstraints(min_length=1, max_length=300)]
"""Text of one line."""
Municipality = Annotated[str, BeforeValidator(to_municipality), StringConstraints(min_length=1, max_length=300)]
"""A city or municipality by its official name."""
Program = Annotated[str, BeforeValidator(to_program), StringConstraints(min_length=1, max_length=LONGEST_PROGRAM)]
"""The name of a program."""
Region = Annotated[str, BeforeValidator(to_region), StringConstraints(min_length=1, max_length=300)]
"""One of the referentieregio's."""
Text = Annotated[str, StringConstraints(min_length=1)]
"""Text that may have more lines."""
Date = Annotated[dt.date, BeforeValidator(to_date)]
DayOrMonth = Annotated[SkipValidation[dt.date | Month], BeforeValidator(to_day_or_month)]
Time = Annotated[dt.time, BeforeValidator(to_time)]
Count = Annotated[int, BeforeValidator(to_number)]
Year = Annotated[int, BeforeValidator(to_year)]
Slug = Annotated[str, BeforeValidator(to_slug)]
MeetingName = Annotated[str, BeforeValidator(to_meeting_name)]
WebAddress = Annotated[str, BeforeValidator(to_web_address)]
JoinLink = Annotated[str, BeforeValidator(to_join_link)]
MailAddress = Annotated[str, BeforeValidator(to_mail_address)]
Team = Annotated[str, BeforeValidator(to_team)]
Contact = Annotated[str, BeforeValidator(to_contact)]
