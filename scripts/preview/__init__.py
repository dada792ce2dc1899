"""The web server of the live preview, and what notices changed files."""
