"""What V-ICT-OR follows up: how each circle stands, what is awaited, and whose turn it is to receive; the clock is an argument."""

from kringen.followup.calls import Call
from kringen.followup.overview import Coverage, FollowUp, Rotation, follow_up
from kringen.followup.reports import AwaitedReport
from kringen.followup.rhythm import counted_from, expected_by, report_due_after, weeks_since
from kringen.followup.rotation import HostTurn, last_hosted, next_hosts
from kringen.followup.standing import CircleStanding, Standing, circle_standing

__all__ = [
    "AwaitedReport",
    "Call",
    "CircleStanding",
    "Coverage",
    "FollowUp",
    "HostTurn",
    "Rotation",
    "Standing",
    "circle_standing",
    "counted_from",
    "expected_by",
    "follow_up",
    "last_hosted",
    "next_hosts",
    "report_due_after",
    "weeks_since",
]
