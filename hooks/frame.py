"""Material's frame around a page, drawn once for all generated pages that share it, and filled for each of them.

The frame costs more than the page in it, and from page to page it differs only in a few values. So it is drawn once
with a mark in the place of each value, and cut at the marks. Relative links depend on the folder of a page, so pages
share a frame only within one folder. Jinja offers the place for this: `Environment.template_class`.
"""

from __future__ import annotations

import copy
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from jinja2 import Template

_MARK = re.compile(r"kkmark([0-9]+)kk")


@dataclass(frozen=True)
class Values:
    """What a page brings into the frame, each as it must stand in the HTML."""

    texts: Mapping[str, str]
    """By name, as the templates know them in `framed`; an empty one also decides what the frame shows."""

    shares: tuple[str, ...]
    """What else must be the same for two pages to share a frame, such as the tab in the navigation."""


class FramedTemplate(Template):
    """A template that draws a page with `framed` values once for each frame, and any other page as always."""

    def render(self, *args: Any, **kwargs: Any) -> str:
        """The HTML of a page; equal to the byte with what Jinja itself would give."""
        context = dict(*args, **kwargs)
        values = getattr(context.get("page"), "framed", None)
        if values is None:
            return super().render(context)
        frames: dict[object, list[str]] = self.environment.globals.setdefault("frames", {})  # type: ignore[assignment]
        key = (self.name, _folder(context["page"].url), values.shares, tuple(map(bool, values.texts.values())))
        if key not in frames:
            frames[key] = _MARK.split(super().render(_marked(context, values)))
        return _fill(frames[key], list(values.texts.values()))


def _marked(context: dict[str, Any], values: Values) -> dict[str, Any]:
    """The context with a mark for each value that is not empty."""
    marks = {name: f"kkmark{number}kk" if text else "" for number, (name, text) in enumerate(values.texts.items())}
    page = copy.copy(context["page"])
    page.meta = page.meta | {"title": marks["title"], "description": marks["description"]}
    page.content, page.canonical_url = marks["content"], marks["canonical_url"] or None
    return context | {"page": page, "framed": marks}


def _fill(pieces: list[str], texts: list[str]) -> str:
    """The frame with the values at their marks; every second piece is the number of a mark."""
    return "".join(texts[int(piece)] if number % 2 else piece for number, piece in enumerate(pieces))


def _folder(url: str) -> tuple[str, int]:
    """What relative links depend on: the folder above a page, and how deep the page lies."""
    return url.rstrip("/").rpartition("/")[0], url.count("/")
