"""What a page says of itself: its topic as a term, the way to it from the top, and the API as a data set."""

from __future__ import annotations

from kringen.api import v1
from kringen.api.files import KINDS
from kringen.edition import Edition
from kringen.edition.page import Trail, web_address
from kringen.linked.thing import Thing, publisher_id, term_id, thing
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


def breadcrumbs(edition: Edition, page: str, trail: Trail) -> Thing:
    """The trail of the page with this uri; its last item is the page itself."""
    items = [
        thing("ListItem", position=position, name=name, item=web_address(uri or page, page, edition.settings))
        for position, (name, uri) in enumerate(trail, 1)
    ]
    return thing("BreadcrumbList", itemListElement=items)


def dataset(edition: Edition, page: str) -> Thing:
    """All lists of the API. No licence is claimed: V-ICT-OR has not chosen one."""
    return thing(
        "Dataset",
        id=web_address(f"{page}#gegevens", page, edition.settings),
        name="Open data van de regionale kenniskringen",
        description="De regionale kenniskringen van V-ICT-OR in Vlaanderen: kringen met hun gemeenten en NIS-codes, "
        "bijeenkomsten met plaats en verslag, onderwerpen, en vragen die leven.",
        url=web_address(page, page, edition.settings),
        inLanguage="nl-BE",
        version=v1.SCHEMA_VERSION,
        isAccessibleForFree=True,
        spatialCoverage=thing("Place", name="Vlaanderen"),
        keywords=["kenniskringen", "lokale besturen", "gemeenten", "OCMW", "ICT"],
        publisher=thing("Organization", id=publisher_id(edition, page), name="V-ICT-OR"),
        distribution=[
            thing(
                "DataDownload",
                name=kind.name,
                description=kind.description,
                encodingFormat="application/json",
                contentUrl=web_address(kind.uri, page, edition.settings),
            )
            for kind in KINDS
            if "{" not in kind.uri
        ],
    )
