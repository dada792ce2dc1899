"""A topic as a term: what it is called, what else it is called, and what it means."""

from __future__ import annotations

from kringen.edition import Edition
from kringen.edition.page import web_address
from kringen.linked.thing import Thing, term_id, thing
from kringen.model import Topic


def term(edition: Edition, topic: Topic) -> Thing:
    """A topic on its own page, in the set of all topics."""
    page = topic.uri
    return thing(
        "DefinedTerm",
        id=term_id(edition, topic, page),
        name=topic.title,
        alternateName=list(topic.synonyms),
        description=topic.explanation.text if topic.explanation else None,
        url=web_address(page, page, edition.settings),
        inDefinedTermSet=web_address("onderwerpen/index.md", page, edition.settings),
    )
