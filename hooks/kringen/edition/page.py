"""What generation yields: whole pages, parts of hand-written pages, and plain files."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property, lru_cache

from kringen.model import PageSection, PartName

Trail = tuple[tuple[str, str], ...]
"""Names of pages and their uris, the highest first; the last is the page itself, without a uri."""


@dataclass(frozen=True)
class Settings:
    """What the configuration says of where and by whom the site is published."""

    contact: str
    """The mail address for everything that has no address of its own."""

    site_url: str = ""
    """The public address of the site, ending in a slash; empty when not configured."""

    repository: str = ""
    """The web address of the repository, without a slash at the end; empty when not configured."""

    branch: str = "main"
    """The branch that is published."""

    forge: str = ""
    """`gitlab` when the repository stands on a GitLab whose address does not tell; else empty."""

    team: str = ""
    """Who reads proposals about everything that is no circle's; empty when nobody was named."""

    example: bool = False
    """Whether the data are fictional: then every page says so."""

    logo: str = ""
    """A picture below the site's root for the footer, e.g. `bestanden/v-ict-or.png`; empty to show none."""

    commit: str = ""
    """The full name of the commit that the site is made from; empty when nobody knows."""

    changed: bool = False
    """Whether the files differed from that commit."""

    @property
    def version(self) -> str:
        """What the footer says of the commit, e.g. `8090e63abc` or `8090e63abc, met wijzigingen`; else `onbekend`."""
        return (self.commit[:10] or "onbekend") + (", met wijzigingen" if self.changed else "")

    @property
    def commit_address(self) -> str:
        """Where that commit can be read; empty without a repository, and when the files differed from it."""
        if not (self.repository and self.commit) or self.changed:
            return ""
        return f"{self.repository}/{'-/' if self.is_gitlab else ''}commit/{self.commit}"

    @property
    def is_gitlab(self) -> bool:
        """Whether the repository stands on a GitLab: by what the configuration says, else by the name of its host."""
        return "gitlab" in (self.forge.lower() or self.repository.lower().partition("://")[2].partition("/")[0])

    @property
    def forge_name(self) -> str:
        """What people call the place of the repository."""
        return "GitLab" if self.is_gitlab else "GitHub"


@dataclass(frozen=True)
class HeadLink:
    """A `<link>` in the head of a page: another form of it, a feed that follows it, or a script that it will need."""

    rel: str
    """What it is to the page, e.g. `alternate`."""

    uri: str
    """The page or file it leads to."""

    type: str = ""
    """Its media type; empty when `rel` says enough."""

    title: str = ""
    """Plain text; empty for what nobody chooses from."""


@dataclass(frozen=True)
class Page:
    """A generated page."""

    uri: str
    """Where it would stand below content/, e.g. `kringen/waasland.md`; its address follows from it."""

    title: str
    """Plain text."""

    description: str
    """One or two sentences of plain text for search engines and previews."""

    html: str
    """Its content, from the h1 on."""

    source: str | None = None
    """The file in the repository that a correction would change."""

    trail: Trail = ()
    """The way to it from the top, itself last; empty for a page that is a tab itself."""

    links: tuple[HeadLink, ...] = ()
    """What its head links to, before what every page's head links to."""


@dataclass(frozen=True, eq=False, slots=True)
class PageRecipe:
    """How to make a page, with what its frame and the sitemap must know before."""

    uri: str
    """As the page's own."""

    make: Callable[[], Page]
    """Makes it."""

    tab: str
    """The uri of the page in the main navigation that it belongs to."""

    is_indexed: bool = True
    """Whether search engines and the sitemap may name it."""

    sections: tuple[PageSection, ...] = ()
    """What the search finds of it by heading, that of the page itself first; empty when it is found otherwise."""


@dataclass(frozen=True)
class Part:
    """A generated part of a hand-written page, which takes the place of its marker."""

    uri: str
    """The page."""

    name: PartName
    """Which part."""

    make: Callable[[], str]
    """Makes its content, without a heading."""

    @cached_property
    def html(self) -> str:
        """Its content, made once."""
        return self.make()


@dataclass(frozen=True)
class PlainFile:
    """A generated file that is not a page, such as a redirect or a calendar."""

    uri: str
    """Its address below the site's root."""

    content: bytes
    """Its bytes."""

    @property
    def recipe(self) -> FileRecipe:
        """How to make what is there already."""
        return FileRecipe(self.uri, lambda: self.content)


@dataclass(frozen=True, eq=False, slots=True)
class FileRecipe:
    """How to make a file that is not a page."""

    uri: str
    """Its address below the site's root."""

    make: Callable[[], bytes]
    """Makes its bytes."""


def address_of(uri: str) -> str:
    """The address below the site's root that a page's uri gets, e.g. `kringen/waasland/`; empty for the home page.

    Source: MkDocs' `use_directory_urls`.
    """
    if not uri.endswith(".md"):
        return uri
    path = uri.removesuffix(".md")
    return path.removesuffix("index") if path == "index" or path.endswith("/index") else f"{path}/"


def file_of(uri: str) -> str:
    """The file below the site's root in which a page or file is written."""
    address = address_of(uri)
    return address if address == uri else f"{address}index.html"


def relative_address(target: str, page: str) -> str:
    """The link from one page to another page or file, both as uri, relative so that the site works in any folder."""
    uri, _, anchor = target.partition("#")
    here, there = _steps(page), _steps(uri)
    most, shared = min(len(here), len(there)) - 1, 0
    while shared < most and here[shared] == there[shared]:
        shared += 1
    path = "../" * (len(here) - 1 - shared) + "/".join(there[shared:])
    return (path or "./") + (f"#{anchor}" if anchor else "")


@lru_cache(maxsize=2_048)
def _steps(uri: str) -> tuple[str, ...]:
    """The folders on the way to a page or file, and its own name; empty for the page of a folder."""
    return tuple(address_of(uri).split("/"))


def web_address(target: str, page: str, settings: Settings) -> str:
    """The address of a page or file for whoever reads another one elsewhere: absolute when the site's is configured.

    Otherwise relative to that other page or file, as RFC 3986 resolves it.
    """
    uri, _, anchor = target.partition("#")
    if settings.site_url:
        return settings.site_url + address_of(uri) + (f"#{anchor}" if anchor else "")
    return relative_address(target, page)
