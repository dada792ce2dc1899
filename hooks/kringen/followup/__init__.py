"""What V-ICT-OR follows up: how each circle stands, what is awaited, and whose turn it is to receive; the clock is an argument."""

from kringen.followup.overview import AwaitedReport, Coverage, FollowUp, Rotation, follow_up
from kringen.followup.rhythm import expected_by, report_due_after, weeks_since
from kringen.followup.rotation import HostTurn, last_hosted, next_hosts
from kringen.followup.standing import CircleStanding, Standing, circle_standing

__all__ = [
    "AwaitedReport",
    "CircleStanding",
    "Coverage",
    "FollowUp",
    "HostTurn",
    "Rotation",
    "Standing",
    "circle_standing",
    "expected_by",
    "follow_up",
    "last_hosted",
    "next_hosts",
    "report_due_after",
    "weeks_since",
]
