"""The properties of a PDF: a title and the program that made it may stand there, and nobody's name or folders."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from itertools import chain, islice

_PERSONAL = ("Author", "Subject", "Keywords", "Company", "Manager", "SourceModified", "Comments", "Category")
_KNOWN = frozenset(
    {*_PERSONAL, "Title", "Producer", "Creator", "CreationDate", "ModDate", "Trapped", "True", "False", "Unknown"}
)
_PERSON = re.compile(
    rb"/(%s)(?![A-Za-z0-9_.-])(?!\s{0,9}(?:\(\s{0,9}\)|<\s{0,9}(?:FEFF)?\s{0,9}>))" % "|".join(_PERSONAL).encode()
)
"""A property with anybody's name or words, unless it is empty."""

_NAME = re.compile(rb"/([A-Za-z][A-Za-z0-9_.:-]{0,60})")
_TEXT = rb"\((?:\\.|[^\\()]){0,4000}\)|<[0-9A-Fa-f\s]{0,8000}>"
_INFO = re.compile(rb"/Info\s+([0-9]+)\s+[0-9]+\s+R")
_DIRECT = re.compile(rb"/Info\s*<<")
_STRINGS = re.compile(_TEXT, re.DOTALL)
_PATH = re.compile(r"\b[A-Za-z]:[\\/]|\\\\[A-Za-z0-9]|/(?:Users|home)/|\bfile:/", re.IGNORECASE)
_LINK = re.compile(
    rb"/URI\s*(\((?:\\.|[^\\()]|\((?:\\.|[^\\()]){0,400}\)){0,4000}\)|<[0-9A-Fa-f\s]{0,8000}>|[0-9]+\s+[0-9]+\s+R|[(<])",
    re.DOTALL,
)
"""The address of a link; one that stands elsewhere, or whose end is not found, may be any."""
_SAFE = re.compile(r"https?://|mailto:|tel:|#|[^:]*$", re.IGNORECASE)
_ESCAPES = {"n": "\n", "r": "\r", "t": "\t", "b": "\b", "f": "\f"}

_XMP = re.compile(rb"<\w{0,20}:?(?:xmpmeta|RDF)(?![\w.-])")
_XMP_END = re.compile(rb"</\w{0,20}:?(?:xmpmeta|RDF)\s*>")
_MOST_INFOS = 4
"""Objects with properties; an honest file has one, and one for the web the same twice."""

_LONGEST_PACKET = 200_000
"""Bytes of XMP in one place; an honest one has 4,000."""

_XMP_VALUE = re.compile(r"<([\w.-]+(?::[\w.-]+)?)[^>]*>([^<]+)<|\s([\w.-]+(?::[\w.-]+)?)\s*=\s*[\"']([^\"']+)[\"']")
_XMP_ODD = re.compile(r"<!|</[^>]*>\s*[^<\s]")
"""Remarks, and texts behind an element: no program writes them."""

_XMP_KNOWN = frozenset(
    "dc:title dc:format dc:language pdf:Producer pdf:PDFVersion pdf:Trapped xmp:CreatorTool xmp:CreateDate xmp:ModifyDate "
    "xmp:MetadataDate xmpMM:DocumentID xmpMM:InstanceID xmpMM:RenditionClass xmpMM:VersionID pdfaid:part pdfaid:conformance "
    "pdfaid:rev pdfuaid:part about rdf:about rdf:li rdf:parseType rdf:resource xml:lang x:xmptk".split()
)
_XMP_NAMELESS = re.compile(r"<(dc:(?:title|language))\b.{0,2000}?</\1>", re.DOTALL)


def wrong_in_properties(skeleton: bytes, texts: list[bytes]) -> Iterator[str]:
    """What its properties tell; `skeleton` are its objects without what they draw, `texts` everything in it, unpacked."""
    for found in chain(_PERSON.finditer(skeleton), _PERSON.finditer(texts[0])):
        yield f"deze pdf noemt haar maker of onderwerp ({found[1].decode()})"
    if _DIRECT.search(skeleton):
        yield "deze pdf heeft eigenschappen in een ongewone vorm"
    numbers = {found[1] for found in _INFO.finditer(skeleton)}
    if len(numbers) > _MOST_INFOS:
        yield "deze pdf heeft eigenschappen in een ongewone vorm"
        return
    for body in (body for number in sorted(numbers) for body in _objects(skeleton, number)):
        names = {name.decode() for name in _NAME.findall(_without_texts(body))} - _KNOWN
        yield from (f"deze pdf heeft een eigenschap die niets tekent ({name})" for name in sorted(names))
    if any(_PATH.search(_decoded(found[0])) for found in _STRINGS.finditer(skeleton)):
        yield "in deze pdf staat waar het bestand op iemands computer stond"
    if any(found[1][-1:] in b"R(<" or not _SAFE.match(_decoded(found[1])) for found in _LINK.finditer(skeleton)):
        yield "een link in deze pdf begint niet met https:// of mailto:"
    for text in texts:
        yield from _in_xmp(text)


def _objects(skeleton: bytes, number: bytes) -> Iterator[bytes]:
    """The first objects with a number, each up to its end."""
    for start in islice(re.finditer(rb"\b" + number + rb"\s+[0-9]+\s+obj", skeleton), 2 * _MOST_INFOS):
        end = skeleton.find(b"endobj", start.end())
        yield skeleton[start.end() : end if end >= 0 else len(skeleton)][:_LONGEST_PACKET]


def _without_texts(body: bytes) -> bytes:
    """Without what stands between parentheses, also where these hold others."""
    for _ in range(5):
        body = _STRINGS.sub(b" ", body)
    return body


def _in_xmp(text: bytes) -> Iterator[str]:
    if b"x\0m\0p\0m\0e\0t\0a" in text or b"R\0D\0F" in text:
        yield "deze pdf heeft eigenschappen in een ongewone vorm (XMP)"
    at = 0
    while start := _XMP.search(text, at):
        end = _XMP_END.search(text, start.end())
        at = end.end() if end else len(text)
        if at - start.start() > _LONGEST_PACKET:
            yield "deze pdf heeft eigenschappen van ongewone lengte (XMP)"
            return
        packet = _XMP_NAMELESS.sub("", text[start.start() : at].decode("utf-8", "replace"))
        if _XMP_ODD.search(packet):
            yield "deze pdf heeft eigenschappen in een ongewone vorm (XMP)"
        for value in _XMP_VALUE.finditer(packet):
            name, said = (value[1], value[2]) if value[1] else (value[3], value[4])
            if said.strip() and name not in _XMP_KNOWN and not re.match("xmlns(?::|$)", name):
                yield f"deze pdf heeft een eigenschap die niets tekent ({name})"
            elif name == "rdf:li" and said.strip():
                yield "deze pdf noemt haar maker of onderwerp (XMP)"
            elif _PATH.search(html.unescape(said)):
                yield "in deze pdf staat waar het bestand op iemands computer stond"


def _decoded(written: bytes) -> str:
    """A string of a PDF: between parentheses with escapes, or as figures; in UTF-16 when it says so."""
    if written[:1] == b"<":
        figures = re.sub(rb"\s", b"", written[1:-1])
        raw = bytes.fromhex((figures + b"0" * (len(figures) % 2)).decode())
    else:
        text = re.sub(r"\\([0-7]{1,3}|.)", _unescaped, written[1:-1].decode("latin-1"), flags=re.DOTALL)
        raw = text.encode("latin-1", "replace")
    return raw[2:].decode("utf-16-be", "replace") if raw[:2] == b"\xfe\xff" else raw.decode("latin-1")


def _unescaped(found: re.Match[str]) -> str:
    code = found[1]
    return chr(int(code, 8) & 0xFF) if code[0] in "01234567" else _ESCAPES.get(code, code)
