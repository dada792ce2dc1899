"""Meetings in and out: a table or a calendar of an existing archive becomes files, and all meetings become a table.

`appointments` is not imported here, because few need it and its library takes long to load.
"""

from kringen.transfer.columns import COLUMNS, Row
from kringen.transfer.export import left_out, meeting_sheet
from kringen.transfer.mistakes import CODES
from kringen.transfer.plan import Outcome, Plan, Step, plan
from kringen.transfer.table import read_table

__all__ = ["CODES", "COLUMNS", "Outcome", "Plan", "Row", "Step", "left_out", "meeting_sheet", "plan", "read_table"]
