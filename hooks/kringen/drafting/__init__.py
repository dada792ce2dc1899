"""The file of a new meeting, and the place for its report: what `run.py new` suggests, checks and writes."""

from kringen.drafting.announcing import Announcement, announce, objections
from kringen.drafting.reporting import Refused, with_report
from kringen.drafting.suggestions import free_day, hosts_in_turn, usual_hours

__all__ = [
    "Announcement",
    "Refused",
    "announce",
    "free_day",
    "hosts_in_turn",
    "objections",
    "usual_hours",
    "with_report",
]
