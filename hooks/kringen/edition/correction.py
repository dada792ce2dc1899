"""How a reader corrects a page: by mail with the page filled in, or in the file itself."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote

from kringen.edition.page import Settings, address_of


@dataclass(frozen=True)
class Correction:
    """The two ways to correct a page."""

    mail: str
    """A `mailto:` link (RFC 6068) that names the page and its file."""

    edit: str
    """Where the file is edited in the browser; empty when no repository is configured, or no single file makes the page."""


def correction(uri: str, source: str | None, settings: Settings) -> Correction:
    """The ways to correct a page that is made from a file of the repository, or from several when `source` is None."""
    page = settings.site_url + address_of(uri)
    file = f"Bestand: {source}\n" if source else ""
    mail = mail_link(
        settings.contact, f"Verbetering: {address_of(uri) or 'start'}", f"Pagina: {page}\n{file}\nDit klopt niet: "
    )
    return Correction(mail, edit_address(source, settings))


def edit_address(path: str | None, settings: Settings) -> str:
    """Where a file of the repository is edited in the browser; empty when there is no repository or no file."""
    if not (path and settings.repository):
        return ""
    return f"{settings.repository}/{'-/' if settings.is_gitlab else ''}edit/{settings.branch}/{quote(path)}"


def mail_link(address: str, subject: str, body: str = "") -> str:
    """A `mailto:` link with its subject filled in (RFC 6068)."""
    fields = f"subject={quote(subject)}" + (f"&body={quote(body)}" if body else "")
    return f"mailto:{quote(address, safe='@')}?{fields}"
