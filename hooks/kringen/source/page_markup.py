"""What a hand-written page may hold once it is HTML: elements, attributes and addresses by allow-list.

The page is rendered as MkDocs renders it, so that whatever way something was written, it is seen as the browser will. Each
thing that is refused is then looked for in the text, to say at which line it stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from markdown import Markdown

from kringen.markdown.document import Document
from kringen.markdown.mistakes import TOO_MUCH
from kringen.markup import VOID, Stray, Tag, pieces
from kringen.model import PageLink
from kringen.problem import Code, Mark, Problem, shown
from kringen.source.page_limits import LEVELS, MAX_DEPTH
from kringen.source.page_text import outside_code

ELEMENT = Code(
    "pagina-html",
    "Een pagina heeft een HTML-element of een attribuut dat iets kan uitvoeren, ophalen, doorsturen of verzenden, of dat de "
    "opmaak van de site breekt.",
    "<iframe src='https://www.v-ict-or.be/'></iframe>",
    "Gebruik gewone Markdown; voor een blok met een klasse kan <div class='…' markdown> met </div> erachter.",
)
ADDRESS = Code(
    "pagina-adres",
    "Een link of afbeelding op een pagina heeft een adres dat hier niet kan.",
    "[klik](javascript:alert)",
    "Een link begint met https://, mailto: of tel:, of is een bestand in content/, zoals meedoen.md.",
)
CODES = (ELEMENT, ADDRESS)

EXTENSIONS = ("toc", "tables", "fenced_code", "attr_list", "md_in_html", "admonition")
"""What MkDocs switches on by itself and in mkdocs.yml."""

EXTENSION_CONFIGS = {"toc": {"permalink": False}, "tables": {"use_align_attribute": True}}
"""Its settings there; a column is aligned by an attribute, because the policy of the pages forbids a style."""

ELEMENTS = frozenset(
    "a abbr b blockquote br caption cite code col colgroup dd del details dfn div dl dt em figcaption figure h1 h2 h3 h4 h5 "
    "h6 hr i img ins kbd li mark ol p pre q s samp section small span strong sub summary sup table tbody td tfoot th thead "
    "time tr u ul var wbr".split()
)
"""What only shows text, pictures and links."""

EVERYWHERE = frozenset(
    {"id", "class", "title", "lang", "dir", "translate", "hidden", "role", "aria-label", "aria-hidden"}
)
ATTRIBUTES = {
    "a": frozenset({"href", "rel", "hreflang"}),
    "img": frozenset({"src", "alt", "width", "height", "loading"}),
    "ol": frozenset({"start", "reversed", "type"}),
    "li": frozenset({"value"}),
    "td": frozenset({"align", "colspan", "rowspan"}),
    "th": frozenset({"align", "colspan", "rowspan", "scope"}),
    "col": frozenset({"span"}),
    "colgroup": frozenset({"span"}),
    "details": frozenset({"open"}),
    "time": frozenset({"datetime"}),
}
"""What else an element may have."""

_HOST = r"(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+(?:[a-z]{2,24}|xn--[a-z0-9-]{2,59})"
_REST = r"[^\s<>\"`\\^{}|\x00-\x20\x7f-\xa0]*"
_OUTSIDE = re.compile(
    rf"https://{_HOST}(?::[0-9]{{1,5}})?(?:[/?#]{_REST})?|(?:mailto|tel):[^/\s]{_REST}", re.IGNORECASE
)
_INSIDE = re.compile(rf"(?![/:?])[^/?#:\s\\<>\"]*(?:[/?#]{_REST})?")


_MARKED = re.compile(r"<([a-z][a-z0-9]*)(?=\s)[^<>]*\smarkdown(?![\w-])", re.IGNORECASE)


@dataclass(frozen=True)
class Markup:
    """What a page is once it is HTML."""

    anchors: frozenset[str] = frozenset()
    """The ids in it, where a link can lead to."""

    links: tuple[PageLink, ...] = ()
    """Its links and pictures within the site."""


def read_markup(document: Document) -> tuple[Markup, tuple[Problem, ...]]:
    """A hand-written page as HTML, and whatever it may not hold."""
    try:
        html = Markdown(extensions=[*EXTENSIONS], extension_configs=EXTENSION_CONFIGS).convert(document.text)
    except RecursionError:
        return Markup(), (document.problem(TOO_MUCH, "de elementen staan te diep in elkaar", LEVELS, 0),)
    found = [*pieces(html)]
    places = _Places(document)
    tags = [piece for piece in found if isinstance(piece, Tag)]
    begun = {tag.name for tag in tags if not tag.is_end} - ELEMENTS  # of which an end tag is not named again
    judged = [each for each in found if not (isinstance(each, Tag) and each.is_end and each.name in begun)]
    if problems := [*(problem for each in judged for problem in _refused(each, places))]:
        return Markup(), tuple(problems)
    if problems := [*_unbalanced(tags, places), *places.never_closed()]:
        return Markup(), tuple(problems)
    anchors = frozenset(tag.attributes["id"] for tag in tags if "id" in tag.attributes)
    inside = [each for tag in tags for each in _addresses(tag) if not _OUTSIDE.fullmatch(each)]
    return Markup(anchors, tuple(PageLink(each, places.mark(*_written(each))) for each in inside)), ()


class _Places:
    """Where things stand in the text of a page: each time something is asked for again, the next place that is no code."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._rows = [*outside_code(document)]
        self._asked: dict[str, int] = {}

    def problem(self, code: Code, message: str, cure: str, *patterns: str) -> Problem:
        """A problem at the place of some patterns."""
        return Problem(self._document.path, self.mark(*patterns), code, message, cure)

    def mark(self, *patterns: str) -> Mark:
        """Where the first of some patterns matches that matches at all; the first row when none does."""
        for pattern in patterns:
            found = [
                Mark(line, each.start() + 1)
                for line, text in self._rows
                for each in re.finditer(pattern, text, re.IGNORECASE)
            ]
            if found:
                nth = self._asked.get(pattern, 0)
                self._asked[pattern] = nth + 1
                return found[min(nth, len(found) - 1)]
        return Mark(self._document.first_line)

    def never_closed(self) -> Iterator[Problem]:
        """The last `<div markdown>` more than `</div>`: python-markdown closes it at the end, or drops all that is in it."""
        text = "\n".join(row for _, row in self._rows)
        for name in sorted({each[1].lower() for each in _MARKED.finditer(text)}):
            start = f"<{name}(?![a-z0-9-])"
            opened = [*re.finditer(start, text, re.IGNORECASE)]
            if len(opened) > len(re.findall(f"</{name}\\s*>", text, re.IGNORECASE)):
                self._asked[start] = len(opened) - 1
                yield self.problem(ELEMENT, f"<{name}> wordt niet gesloten", f"zet </{name}> waar het eindigt", start)


def _refused(piece: Tag | Stray, places: _Places) -> Iterator[Problem]:
    """What is wrong with one tag."""
    if isinstance(piece, Stray):
        message = f'"{shown(piece.text, 30)}" is geen juist geschreven HTML'
        start = re.escape(piece.text[:12])
        yield places.problem(ELEMENT, message, "schrijf &lt; voor een < in de tekst", start, "<")
        return
    if piece.name not in ELEMENTS:
        start = f"<{'/' if piece.is_end else ''}{re.escape(piece.name)}(?![a-z0-9-])"
        message = f"het element <{shown(piece.name, 30)}> kan hier niet"
        yield places.problem(ELEMENT, message, _cure(piece.name), start)
        return
    for name in piece.attributes:
        if name not in EVERYWHERE | ATTRIBUTES.get(piece.name, frozenset()):
            message = f"het attribuut {shown(name, 30)} kan hier niet bij <{piece.name}>"
            written = re.escape(name)
            yield places.problem(
                ELEMENT, message, "haal het weg", rf"(?<![\w-]){written}(?=\s*=)", rf"(?<![\w-]){written}(?![\w-])"
            )
    for name in piece.twice:
        message = f"het attribuut {shown(name, 30)} staat er twee keer bij <{piece.name}>"
        yield places.problem(ELEMENT, message, "houd er een over", rf"(?<![\w-]){re.escape(name)}(?=\s*=)")
    for address in _addresses(piece):
        if refused := _refused_address(piece.name, address):
            yield places.problem(ADDRESS, *refused, *_written(address))


def _addresses(tag: Tag) -> Iterator[str]:
    return (tag.attributes[name] for name in ("href", "src") if name in tag.attributes)


def _refused_address(element: str, address: str) -> tuple[str, str] | None:
    """What is wrong with an address, and what would be right; None when nothing is."""
    said = f'het adres "{shown(address)}" kan hier niet'
    if element == "img":
        cure = "bewaar de afbeelding in content/bestanden/ en verwijs ernaar met bestanden/naam.png"
        return None if _INSIDE.fullmatch(address) and address else (said, cure)
    if _OUTSIDE.fullmatch(address) or _INSIDE.fullmatch(address):
        return None
    if address[:7].lower() == "http://":
        return said, f"schrijf https://{shown(address[7:])}"
    if address.startswith("/") and not address.startswith("//"):
        return said, "verwijs naar het bestand, zoals meedoen.md"
    return said, "een link begint met https://, mailto: of tel:, of is een bestand zoals meedoen.md"


def _written(address: str) -> Iterator[str]:
    """How an address may stand in the text: whole, with blanks and codes for some of its characters, or its beginning."""
    yield re.escape(address) if address else r"\]\(\)|\]\(<>\)|(?:href|src)"
    yield re.escape(address[:8])
    yield r"\]\(|(?:href|src)\s*="


def _unbalanced(tags: list[Tag], places: _Places) -> Iterator[Problem]:
    """The first tag that closes what is not open, or that nothing closes: it would close or swallow the site's own frame."""
    opened: list[Tag] = []
    for tag in (tag for tag in tags if tag.name in ELEMENTS and (tag.name not in VOID or tag.is_end)):
        if not tag.is_end:
            opened.append(tag)
            if len(opened) > 2 * MAX_DEPTH:
                start = f"<{tag.name}(?![a-z0-9])"
                yield places.problem(TOO_MUCH, "de elementen staan te diep in elkaar", LEVELS, start)
                return
        elif not opened or opened[-1].name != tag.name:
            message = f"</{tag.name}> sluit hier niets"
            yield places.problem(ELEMENT, message, "haal het weg, of sluit eerst wat erin staat", f"</{tag.name}")
            return
        else:
            opened.pop()
    if opened:
        message = f"<{opened[-1].name}> wordt niet gesloten"
        cure = f"zet </{opened[-1].name}> waar het eindigt"
        yield places.problem(ELEMENT, message, cure, f"<{opened[-1].name}(?![a-z0-9])")


def _cure(name: str) -> str:
    """What to write instead of an element."""
    if name in {"script", "style", "link", "meta", "base"}:
        return "haal het weg; alles wat de site uitvoert en hoe ze eruitziet, staat in hooks/theme/"
    if name in {"iframe", "object", "embed", "video", "audio", "form", "input", "button", "textarea", "select"}:
        return "zet er een link naar"
    if name in {"svg", "math", "canvas", "picture"}:
        return "bewaar het als afbeelding in content/bestanden/"
    return "gebruik gewone Markdown; om de tekens te laten zien, schrijf &lt; voor <"
