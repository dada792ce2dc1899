"""The open data: what the site shows, as JSON files with a stable shape."""
