"""Accounts and teams on GitHub and GitLab: who is asked to look at a proposal."""

from __future__ import annotations

import re

from kringen.problem import Code, shown
from kringen.values.mistake import mistake

TEAM = Code(
    "team",
    "De naam van een team of gebruiker is niet juist.",
    "team: iedereen van Waasland",
    "Schrijf de naam zoals ze in het adres van het team of de gebruiker staat, zoals v-ict-or/waasland.",
)

LONGEST_ACCOUNT = 39
"""The longest name that GitHub gives an account."""

TEAM_PATTERN = r"@?[A-Za-z0-9](?:-?[A-Za-z0-9]){0,38}(?:/[A-Za-z0-9_](?:[A-Za-z0-9_.-]{0,98}[A-Za-z0-9_])?)?"
"""An account, or a team below an organisation. Source: GitHub Docs, "Username considerations" and "About code owners"."""


def to_team(text: object) -> object:
    """A team `v-ict-or/waasland` or an account `v-ict-or`; given back with an @ before it."""
    if not isinstance(text, str):
        return text
    text = text.strip()
    account = text.removeprefix("@").partition("/")[0]
    if not re.fullmatch(TEAM_PATTERN, text) or len(account) > LONGEST_ACCOUNT:
        cure = "schrijf organisatie/team, zoals v-ict-or/waasland"
        raise mistake(TEAM, f'"{shown(text)}" is geen team of gebruiker', cure)
    return f"@{text.removeprefix('@')}"
