"""The organisations that spoke, on the hand-written page about speakers, and the mail that asks for one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from kringen.edition import Card, Edition
from kringen.model import PageSection, Topic
from kringen.sentences import joined
from kringen.speakers import Organisation, of_topic, organisations

SHOWN = 5
"""How many meetings of an organisation the page shows at once."""


@dataclass(frozen=True)
class OrganisationRow:
    """An organisation as the page shows it."""

    organisation: Organisation
    newest: tuple[tuple[Card, str], ...]
    """Its newest meetings, each with its subjects on one line."""

    older: tuple[tuple[Card, str], ...]
    """The others, which are folded."""


def speaker_values(edition: Edition) -> dict[str, Any]:
    """What the part of the page is given."""
    return {"rows": [_row(edition, each) for each in organisations(edition.site)]}


def speaker_sections(edition: Edition) -> Iterator[PageSection]:
    """What the search finds of each organisation: its name and subjects; topics have pages of their own."""
    for each in organisations(edition.site):
        subjects = dict.fromkeys(subject for talk in each.talks for subject in talk.subjects)
        yield PageSection(each.slug, each.name, "; ".join(subjects) or "sprak op een bijeenkomst")


def told_of_topic(edition: Edition, topic: Topic) -> list[tuple[str, str]]:
    """Who spoke at meetings about a topic: name and anchor."""
    return [(each.name, each.slug) for each in of_topic(edition.site, topic)]


def _row(edition: Edition, source: Organisation) -> OrganisationRow:
    talks = tuple((edition.card(talk.meeting), joined(talk.subjects)) for talk in source.talks)
    return OrganisationRow(source, talks[:SHOWN], talks[SHOWN:])
