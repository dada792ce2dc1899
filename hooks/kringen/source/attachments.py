"""What may stand in content/ besides pages: pictures and PDF files that are what their name says."""

from __future__ import annotations

from kringen.problem import Code, Mark, Problem
from kringen.source.pdf import wrong_in_pdf
from kringen.source.pictures import BROKEN, wrong_in_picture

ATTACHMENT = Code(
    "bijlage",
    "Een bijlage is van een soort die hier niet kan, is te groot, of is iets anders dan haar naam zegt.",
    "content/logo.svg",
    "Gebruik .png, .jpg, .webp of .pdf van ten hoogste 2 MB.",
)
UNSEEN = Code(
    "verborgen-gegevens",
    "Een foto of pdf bevat meer dan wat u ziet: de plaats waar ze genomen is, haar maker, het toestel, een map op iemands "
    "computer, een vroegere versie of iets dat zichzelf uitvoert. Telefoons en Word schrijven dat er ongezien in.",
    "(een foto zoals ze uit een telefoon komt, of een pdf met de naam van wie ze maakte)",
    "Een foto: klik in Windows met rechts op het bestand, kies Eigenschappen, Details, Eigenschappen en persoonlijke gegevens "
    "verwijderen; helpt dat niet, maak dan een schermafdruk van de foto (Windows-toets, Shift en S) en bewaar die. Een pdf: open "
    "ze in Edge of Chrome, kies Afdrukken en dan Opslaan als PDF; of kies in Word eerst Bestand, Info, Controleren op problemen, "
    "Document inspecteren, en vink bij het opslaan als PDF onder Opties de documenteigenschappen uit.",
)
CODES = (ATTACHMENT, UNSEEN)

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
        wrong = wrong_in_pdf(data) if suffix == "pdf" else wrong_in_picture(suffix, data)
        return Problem(path, Mark(), UNSEEN, wrong, _cure(suffix, wrong)) if wrong else None
    kind = next((kind for kind in ATTACHMENTS if _is(kind, data)), "")
    cure = f"hernoem naar {path.rpartition('/')[2].rpartition('.')[0]}.{kind}" if kind else "bewaar het opnieuw"
    return Problem(path, Mark(), ATTACHMENT, f"dit is geen {suffix}-bestand", cure)


def _cure(suffix: str, wrong: str) -> str:
    """How to take it out, on the computer that most people have."""
    if wrong == BROKEN:
        return "open ze in Paint en bewaar ze opnieuw"
    if suffix == "pdf":
        return "open ze in Edge of Chrome, kies Afdrukken en dan Opslaan als PDF, en gebruik dat bestand"
    return (
        "haal dat eruit (Windows: rechts klikken, Eigenschappen, Details, persoonlijke gegevens verwijderen), "
        "of gebruik een schermafdruk (Windows, Shift en S)"
    )


def _is(kind: str, data: bytes) -> bool:
    return data.startswith(ATTACHMENTS[kind]) and (kind != "webp" or data[8:12] == b"WEBP")
