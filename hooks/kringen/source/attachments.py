"""What may stand in content/ besides pages: pictures and PDF files that are what their name says."""

from __future__ import annotations

from kringen.problem import Code, Mark, Problem
from kringen.source.location import tells_where

ATTACHMENT = Code(
    "bijlage",
    "Een bijlage is van een soort die hier niet kan, is te groot, of is iets anders dan haar naam zegt.",
    "content/logo.svg",
    "Gebruik .png, .jpg, .webp of .pdf van ten hoogste 2 MB.",
)
LOCATION = Code(
    "plaats-in-foto",
    "Een foto vertelt waar ze genomen is, bijvoorbeeld bij iemand thuis; telefoons schrijven dat er ongezien in.",
    "(een foto zoals ze uit een telefoon komt)",
    "Haal de plaats eruit: in Windows met rechts klikken, Eigenschappen, Details, Eigenschappen en persoonlijke gegevens verwijderen.",
)
CODES = (ATTACHMENT, LOCATION)

ATTACHMENTS = {
    "png": b"\x89PNG\r\n\x1a\n",
    "jpg": b"\xff\xd8\xff",
    "jpeg": b"\xff\xd8\xff",
    "webp": b"RIFF",
    "pdf": b"%PDF-",
}
"""The kinds by the ending of their name, with the bytes each begins with."""

MAX_ATTACHMENT = 2_000_000


def attachment_problem(path: str, suffix: str, data: bytes) -> Problem | None:
    """What is wrong with an attachment, or None."""
    if _is(suffix, data):
        return _located(path) if tells_where(suffix, data) else None
    kind = next((kind for kind in ATTACHMENTS if _is(kind, data)), "")
    cure = f"hernoem naar {path.rpartition('/')[2].rpartition('.')[0]}.{kind}" if kind else "bewaar het opnieuw"
    return Problem(path, Mark(), ATTACHMENT, f"dit is geen {suffix}-bestand", cure)


def _located(path: str) -> Problem:
    cure = "haal de plaats eruit (Windows: Eigenschappen, Details, persoonlijke gegevens verwijderen)"
    return Problem(path, Mark(), LOCATION, "deze foto vertelt waar ze genomen is", cure)


def _is(kind: str, data: bytes) -> bool:
    return data.startswith(ATTACHMENTS[kind]) and (kind != "webp" or data[8:12] == b"WEBP")
