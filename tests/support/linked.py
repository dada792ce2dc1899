"""What the pages of a site say to machines, all of it."""

from __future__ import annotations

from kringen.linked import HAND_WRITTEN
from kringen.output import Output


def linked_data(output: Output) -> dict[str, str]:
    """The JSON-LD of every page that has any, by the uri of the page; sorted."""
    trails = dict.fromkeys(HAND_WRITTEN, ()) | {page.uri: page.trail for page in output.pages}
    found = {uri: output.linked_text(uri, trail) for uri, trail in sorted(trails.items())}
    return {uri: text for uri, text in found.items() if text}
