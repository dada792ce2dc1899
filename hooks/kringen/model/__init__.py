"""The things the site is about, as frozen values: circles, meetings, topics, and the site that holds them."""

from kringen.model.body import Body, Section
from kringen.model.circle import DEFAULT_CONTACT, DEFAULT_RHYTHM, Circle, CircleStatus, Trekker
from kringen.model.fields import Keys, read_by
from kringen.model.meeting import Meeting, day_or_month, last_day
from kringen.model.meeting_file import Enrolment, MeetingStatus, ReportPlan
from kringen.model.partly import as_far_as_read, is_partial, partly, without_keys
from kringen.model.question import MOST_QUESTIONS, Question
from kringen.model.record import FileRecord, Origin, Record
from kringen.model.rows import Document, Software, Speaker
from kringen.model.site import ContentPage, PageLink, PageSection, PartName, Site
from kringen.model.topic import Topic

__all__ = [
    "DEFAULT_CONTACT",
    "DEFAULT_RHYTHM",
    "MOST_QUESTIONS",
    "Body",
    "Circle",
    "CircleStatus",
    "ContentPage",
    "Document",
    "Enrolment",
    "FileRecord",
    "Keys",
    "Meeting",
    "MeetingStatus",
    "Origin",
    "PageLink",
    "PageSection",
    "PartName",
    "Question",
    "Record",
    "ReportPlan",
    "Section",
    "Site",
    "Software",
    "Speaker",
    "Topic",
    "Trekker",
    "as_far_as_read",
    "day_or_month",
    "is_partial",
    "last_day",
    "partly",
    "read_by",
    "without_keys",
]
