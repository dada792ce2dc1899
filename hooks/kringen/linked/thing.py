"""A thing of schema.org as plain values, and the text that may stand in a page."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from pydantic_core import to_json

from kringen.api.addresses import HOME
from kringen.edition import Edition
from kringen.edition.page import web_address
from kringen.model import Circle, Meeting, Topic
from kringen.register import Municipality

Thing = dict[str, Any]
"""A thing: its properties by their names at schema.org, as JSON knows values."""


_UNSAFE = [(character, f"\\u{ord(character):04x}") for character in "<>&\u2028\u2029"]
"""What could end the `<script>` or open a comment in it, and how JSON writes it (HTML, "Restrictions for contents of script elements")."""


def serialised(graph: Iterable[Thing]) -> str:
    """The things as one JSON-LD text in which no character means anything to HTML."""
    document = {"@context": "https://schema.org", "@graph": list(graph)}
    text = to_json(document).decode()
    for character, written in _UNSAFE:
        text = text.replace(character, written)
    return text


def thing(kind: str, **properties: Any) -> Thing:
    """A thing without the properties of which nothing is known; `id` is its identifier."""
    identifier = properties.pop("id", None)
    known = {name: value for name, value in properties.items() if value not in (None, "", [], ())}
    return {"@type": kind, **({"@id": identifier} if identifier else {}), **known}


def circle_id(edition: Edition, circle: Circle, page: str) -> str:
    """The identifier of a circle as a group, as another page writes it."""
    return web_address(f"{circle.uri}#kring", page, edition.settings)


def series_id(edition: Edition, circle: Circle, page: str) -> str:
    """The identifier of the meetings of a circle as a series."""
    return web_address(f"{circle.uri}#reeks", page, edition.settings)


def event_id(edition: Edition, meeting: Meeting, page: str) -> str:
    """The identifier of a meeting."""
    return web_address(f"{meeting.uri}#bijeenkomst", page, edition.settings)


def term_id(edition: Edition, topic: Topic, page: str) -> str:
    """The identifier of a topic."""
    return web_address(f"{topic.uri}#onderwerp", page, edition.settings)


def publisher_id(edition: Edition, page: str) -> str:
    """The identifier of V-ICT-OR."""
    return web_address(f"{HOME}#v-ict-or", page, edition.settings)


def administrative_area(municipality: Municipality) -> Thing:
    """A municipality with its NIS code."""
    code = thing("PropertyValue", propertyID="NIS", value=municipality.nis)
    return thing("AdministrativeArea", name=municipality.name, identifier=code)
