"""What the past shows at a glance: a circle's meetings by quarter, and topics over the years; the clock is an argument."""

from kringen.chronicle.quarters import QuarterRow, QuarterState, quarters_of
from kringen.chronicle.years import TopicYears, Trend, topic_years

__all__ = ["QuarterRow", "QuarterState", "TopicYears", "Trend", "quarters_of", "topic_years"]
