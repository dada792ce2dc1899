"""What a PDF holds besides its pages: no author, no path, no script, nothing that opens or fetches by itself.

Programs read a PDF in many ways, so nothing is followed here: every byte is looked at, as it stands and unpacked. What
could hide something (a cipher, a former version, a packing that only PDF knows) is refused. Source: ISO 32000-2.
"""

from __future__ import annotations

import contextlib
import re
import zlib
from collections.abc import Iterator
from itertools import islice

from kringen.source.pdf_properties import wrong_in_properties
from kringen.source.pictures import BEHIND, BROKEN, wrong_in_picture

ODD = "deze pdf is op een ongewone manier ingepakt"

OPENING = "deze pdf doet iets zodra ze opengaat"

MOST_UNPACKED = 12_000_000
"""Bytes of all that is packed in it but its pictures; pages are drawn from far less."""

MOST_CODES = 50_000
"""Codes for characters in names; honest names have none or a few."""

_DELIMITED = rb"(?![A-Za-z0-9_.-])"
_DOES = {
    "bevat een script": rb"/(?:JavaScript|JS\s{0,3}(?=[(<0-9]))",
    "doet iets zodra ze opengaat": rb"/AA\s{0,3}(?=<<|[0-9]+ [0-9]+ R)|/S\s{0,3}/(?:Thread|Named|Hide|SetOCGState|Trans|GoToDp)",
    "bevat een kleine afbeelding van hoe een pagina was": rb"/Thumb\s{0,3}(?=[0-9]+ [0-9]+ R)",
    "start een programma of opent een ander bestand": rb"/(?:Launch|GoToR|GoToE|ImportData|Filespec|FileAttachment)",
    "verstuurt iets": rb"/(?:SubmitForm|ResetForm)",
    "bevat een bestand": rb"/(?:EmbeddedFiles?|Collection|EF\s{0,3}(?=<<|[0-9]+ [0-9]+ R))",
    "bevat een invulformulier": rb"/(?:AcroForm|XFA\s{0,3}(?=[\[0-9])|Subtype\s{0,3}/Widget)",
    "bevat film, geluid of een model": rb"/(?:RichMedia|Rendition|Movie|Sound|GoTo3DView|U3D|PRC|Subtype\s{0,3}/(?:3D|Screen))",
    "bevat opmerkingen van lezers": rb"/Subtype\s{0,3}/(?:Text|FreeText|Popup|Highlight|Underline|StrikeOut|Squiggly|Stamp|Ink|Caret"
    rb"|Line|Square|Circle|Polygon|PolyLine|Redact|Projection)",
    "bevat gegevens van een programma": rb"/PieceInfo",
    "is versleuteld": rb"/Encrypt",
    "is op een ongewone manier ingepakt": rb"/(?:ASCIIHexDecode|ASCII85Decode|LZWDecode|RunLengthDecode|Crypt)",
}
"""What a name in it means. Names may be written with codes (#4A for J); those are undone first."""

_PATTERNS = {said: re.compile(rb"(?:%s)(?:%s|(?<=\s))" % (pattern, _DELIMITED)) for said, pattern in _DOES.items()}
_ANY = re.compile(b"|".join(_DOES.values()))
_CODES = re.compile(rb"#([0-9A-Fa-f]{2})")
_COMMENT = re.compile(rb"%[^\r\n]*+")
_BLANKS = bytes(32 if each in {0, 9, 12} else each for each in range(256))
_OBJECT = re.compile(rb"[0-9]\s+[0-9]+\s+obj" + _DELIMITED)
_BLANK = b"\0\t\n\f\r "
_UNSEEN = re.compile(rb"endstream|(?:[\r\n][\0\t\f ]*|[%s]{20})stream[\0\t\f ]*[\r\n]" % _BLANK)
"""A stream that another program may find where none is found here: behind a remark or many blanks, or without its end."""

_FILTERS = re.compile(rb"/F(?:ilter)?\s*\[([^\]]*)\]")
_PROPERTIES = re.compile(rb"/Type\s*/Metadata")
_PICTURES = re.compile(rb"/(?:DCT|CCITTFax|JBIG2|JPX)Decode")
_CLOSED_AGAIN = re.compile(
    rb"%%EOF\s+xref\s+0 0\s+trailer\s*<<(?:[^<>]|<[0-9A-Fa-f]*>)*>>\s*startxref\s+[0-9]+\s+(?=%%EOF)"
)
"""What Word writes behind its own end, for programs that know another kind of list: no object, so no former version."""

_OPENS = re.compile(rb"/OpenAction\s*(\[|<<|([0-9]+)\s+[0-9]+\s+R)")


def wrong_in_pdf(data: bytes) -> str | None:
    """What a PDF holds that it should not, in a Dutch sentence that begins with "deze pdf"; None when it holds nothing else."""
    return next(_faults(data), None)


def _faults(data: bytes) -> Iterator[str]:
    ends = [found.end() for found in re.finditer(rb"%%EOF", data)]
    if not ends:
        yield "deze pdf is niet juist opgebouwd"
        return
    if data[ends[-1] :].strip():
        yield "achter het einde van deze pdf staat nog iets"
    if len(ends) - len(_CLOSED_AGAIN.findall(data)) > (2 if b"/Linearized" in data[:1024] else 1):
        yield "deze pdf bevat ook een vroegere versie van zichzelf"
    objects, streams = _parts(data)
    unpacked = [*_unpacked(streams)]
    if sum(len(text) for _, text in unpacked) >= MOST_UNPACKED:
        yield "deze pdf is te groot om na te kijken"
        return
    if (
        sum(1 for text in (data, *(text for _, text in unpacked)) for _ in islice(_CODES.finditer(text), MOST_CODES))
        >= MOST_CODES
    ):
        yield ODD
        return
    texts = [_decoded(each) for each in (data, *(text for _, text in unpacked))]
    for text in filter(_ANY.search, texts):
        yield from (f"deze pdf {said}" for said, pattern in _PATTERNS.items() if pattern.search(text))
    if _UNSEEN.search(objects) or any(_OBJECT.search(body) or _is_odd(about) for about, body in streams):
        yield ODD
    written = _decoded(b"\n".join([objects, *_listed(unpacked)]))
    bare = b" ".join(
        _COMMENT.sub(b" ", written.translate(_BLANKS)).split()
    )  # as a reader sees it; but a % may stand in a text as well
    skeleton = b"\n".join([written, bare])
    yield from (f"deze pdf {said}" for said, pattern in _PATTERNS.items() if pattern.search(bare))
    yield from _opening(skeleton)
    yield from wrong_in_properties(skeleton, texts)
    yield from _photos(streams)


def _parts(data: bytes) -> tuple[bytes, list[tuple[bytes, bytes]]]:
    """What stands outside streams, and each stream with what is said of it."""
    outside, streams, at, look = [], [], 0, 0
    while (start := data.find(b"stream", look)) >= 0:
        look = start + 6
        if not data[max(start - 20, 0) : start].rstrip(_BLANK).endswith(b">>"):  # a word in a text, or ODD
            continue
        body = start + 6 + (2 if data[start + 6 : start + 8] == b"\r\n" else 1)
        end = data.find(b"endstream", body)
        if end < 0:
            break
        begin = data.rfind(b"obj", at, start)
        outside.append(data[at:start])
        streams.append((_decoded(data[max(begin, at) : start]), data[body:end]))
        at = look = end + 9
    return b"\n".join([*outside, data[at:]]), streams


def _decoded(text: bytes) -> bytes:
    """With the codes in names undone: `/J#61vaScript` is `/JavaScript`."""
    return _CODES.sub(lambda code: bytes([int(code[1], 16)]), text)


def _unpacked(streams: list[tuple[bytes, bytes]]) -> Iterator[tuple[bytes, bytes]]:
    """What is packed with Flate, up to MOST_UNPACKED bytes in all, each with what is said of it."""
    left = MOST_UNPACKED
    for about, body in streams:
        if b"/Image" in about and b"/First" not in about:
            continue
        try:
            text = zlib.decompressobj().decompress(body, left + 1) if left > 0 else b""
        except zlib.error:
            continue
        left -= len(text)
        yield about, text


def _is_odd(about: bytes) -> bool:
    """Whether more than Flate packed it, other than a picture: then what is unpacked here is not what another program sees."""
    found = _FILTERS.search(about)
    if found and found[1].count(b"/") > 1 and not _PICTURES.search(found[1]):
        return True
    holds_objects = b"/ObjStm" in about or (b"/First" in about and b"/N" in about)
    is_packed = b"/DecodeParms" in about or b"/DP" in about or b"/FlateDecode" not in about
    if _PROPERTIES.search(about):
        return b"/Filter" in about and is_packed
    return holds_objects and is_packed


def _listed(unpacked: list[tuple[bytes, bytes]]) -> Iterator[bytes]:
    """The objects in object streams, written as they would stand outside them (ISO 32000-2, section 7.5.7)."""
    for about, text in unpacked:
        first, many = re.search(rb"/First\s+([0-9]{1,9})", about), re.search(rb"/N\s+([0-9]{1,6})", about)
        if first and many:
            numbers = [int(each) for each in re.findall(rb"[0-9]{1,10}", text[: int(first[1])])][: 2 * int(many[1])]
            starts = [int(first[1]) + place for place in numbers[1::2]]
            for number, start, end in zip(numbers[::2], starts, [*starts[1:], len(text)], strict=False):
                yield b"%d 0 obj %s endobj" % (number, text[start:end])


def _opening(skeleton: bytes) -> Iterator[str]:
    """What happens when it is opened; to show a page from its top is what every program writes, and does nothing."""
    numbers = set()
    for found in _OPENS.finditer(skeleton):
        if found[2]:
            numbers.add(found[2])
        elif not _shows_a_page(skeleton, found.start(1)):
            yield OPENING
    if len(numbers) > 1:
        yield OPENING
    for number in numbers:
        starts = [start.end() for start in re.finditer(rb"\b" + number + rb"\s+[0-9]+\s+obj\s*", skeleton)]
        if not starts or not all(_shows_a_page(skeleton, at) for at in starts):
            yield OPENING


def _shows_a_page(skeleton: bytes, at: int) -> bool:
    """Whether what stands at a place is a page to show, or the one action that goes to it."""
    action = re.match(rb"[^()]{0,300}?(?:endobj|>>)", skeleton[at : at + 400], re.DOTALL)
    kinds = re.findall(rb"/S\s*/(\w+)", action[0]) if action else []
    return skeleton[at : at + 1] == b"[" or kinds == [b"GoTo"]


def _photos(streams: list[tuple[bytes, bytes]]) -> Iterator[str]:
    """Photos keep what a phone wrote into them."""
    for about, body in streams:
        photo = body.strip()
        if b"/DCTDecode" in about and b"/FlateDecode" in about:
            with contextlib.suppress(zlib.error):
                photo = zlib.decompressobj().decompress(body, MOST_UNPACKED)
        if photo.startswith(b"\xff\xd8\xff"):
            wrong = wrong_in_picture("jpg", photo)
            if wrong not in {None, BEHIND, BROKEN}:
                yield f"in deze pdf: {wrong}"
