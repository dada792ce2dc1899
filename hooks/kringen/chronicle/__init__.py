"""What the past shows at a glance: a circle's meetings by quarter, who took part, and topics over the years; the clock is an argument."""

from kringen.chronicle.participation import Participation, participation
from kringen.chronicle.quarters import QuarterRow, QuarterState, quarters_of
from kringen.chronicle.years import TopicYears, Trend, topic_years

__all__ = [
    "Participation",
    "QuarterRow",
    "QuarterState",
    "TopicYears",
    "Trend",
    "participation",
    "quarters_of",
    "topic_years",
]
