"""The kenniskringen system: circles and meetings in files become pages, calendars and data; see hooks/README.md."""
