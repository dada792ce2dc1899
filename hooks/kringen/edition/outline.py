"""Safe HTML as lines of plain text, one for each item and paragraph, for programs that show no markup."""

from __future__ import annotations

from html.parser import HTMLParser

_BLOCKS = {"p", "li", "tr", "dt", "dd", "pre", "blockquote", "hr", "br", "ul", "ol", "h2", "h3", "h4", "h5", "h6"}


def outline(html: str, limit: int) -> str:
    """The text in at most `limit` characters; what does not fit is left out by whole lines, and `…` says so."""
    reader = _Lines()
    reader.feed(html)
    reader.close()
    lines = [each for each in (" ".join(line.split()) for line in reader.lines) if each.strip("- ")]
    kept: list[str] = []
    for line in lines:
        if sum(map(len, kept)) + len(kept) + len(line) > limit - 2:
            return "\n".join([*kept, "…"]) if kept else f"{line[: limit - 1].rstrip()}…"
        kept.append(line)
    return "\n".join(kept)


class _Lines(HTMLParser):
    """Gathers the lines."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.lines = [""]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _BLOCKS and self.lines[-1] != "- ":  # a paragraph in an item stands behind its dash
            self.lines.append("- " if tag == "li" else "")
        elif tag in {"td", "th"} and self.lines[-1]:
            self.lines[-1] += " | "

    def handle_endtag(self, tag: str) -> None:
        if tag in _BLOCKS:
            self.lines.append("")

    def handle_data(self, data: str) -> None:
        self.lines[-1] += data.lstrip() if self.lines[-1] in {"", "- "} else data
