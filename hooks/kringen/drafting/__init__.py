"""The file of a new meeting, and the place for its report: what `run.py new` suggests, checks and writes."""
