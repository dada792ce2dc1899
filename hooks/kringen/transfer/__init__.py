"""Meetings in and out: a mail, a table or a calendar becomes files, and all meetings become a table."""
