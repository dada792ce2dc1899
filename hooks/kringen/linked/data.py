"""The API as a data set, for portals that harvest open data."""

from __future__ import annotations

from kringen.api import v1
from kringen.api.files import KINDS
from kringen.edition import Edition
from kringen.edition.page import web_address
from kringen.linked.thing import Thing, publisher_id, thing


def dataset(edition: Edition, page: str) -> Thing:
    """All lists of the API. No licence is claimed: V-ICT-OR has not chosen one."""
    return thing(
        "Dataset",
        id=web_address(f"{page}#gegevens", page, edition.settings),
        name="Open data van de regionale kenniskringen",
        description="De regionale kenniskringen van V-ICT-OR in Vlaanderen: kringen met hun gemeenten en NIS-codes, "
        "bijeenkomsten met plaats en verslag, en onderwerpen.",
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
