"""What search engines are told (RFC 9309): everything may be read, unless the data are fictional."""

from __future__ import annotations

from kringen.edition.page import PlainFile, Settings


def robots(settings: Settings) -> PlainFile:
    """The file `robots.txt`, which names the sitemap when the address of the site is known."""
    lines = ["User-agent: *", "Disallow: /" if settings.example else "Disallow:"]
    if settings.site_url and not settings.example:
        lines += ["", f"Sitemap: {settings.site_url}sitemap.xml"]
    return PlainFile("robots.txt", "".join(f"{line}\n" for line in lines).encode())
