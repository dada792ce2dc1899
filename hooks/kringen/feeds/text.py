"""Text for feeds: whatever a value holds, nothing in it can end a line, a property or an element."""

from __future__ import annotations

import re

_CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]")
"""Characters that XML 1.0 (section 2.2) forbids, or at which some readers of iCalendar break a line; not the line feed."""


def text(value: str) -> str:
    """Text of more lines, with a line feed between them."""
    if value.replace(
        "\n", ""
    ).isprintable():  # then it holds no other space than the usual one, and no control character
        return "\n".join(line.rstrip() for line in value.split("\n")).strip() if " \n" in value else value.strip()
    lines = _CONTROL.sub(" ", value.replace("\r\n", "\n").replace("\r", "\n")).split("\n")
    return "\n".join(line.rstrip() for line in lines).strip()


def line(value: str) -> str:
    """Text of one line, with single spaces."""
    return " ".join(text(value).split())
