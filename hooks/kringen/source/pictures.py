"""What a picture holds besides what it draws: only parts that draw may be in it, and nothing may follow its end.

A part that is not known is refused, because nobody can say what it tells: phones write where and by whom a photo was
taken in Exif, XMP, IPTC, comments, thumbnails and behind the end of the picture.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Callable, Iterator

from kringen.source.exif import PLACE, wrong_in_exif
from kringen.source.icc import PROFILE, wrong_in_profile

BEHIND = "achter het einde van deze afbeelding staat nog iets"
BROKEN = "deze afbeelding is niet juist opgebouwd"
XMP = "in deze afbeelding staan gegevens over haar maker of bewerking (XMP)"

_ONCE = {"IHDR": 13, "PLTE": 768, "IEND": 0, "tRNS": 256, "bKGD": 6, "hIST": 512, "pHYs": 9, "tIME": 7}
_COLOURS = {"cHRM": 32, "gAMA": 4, "sBIT": 4, "sRGB": 1, "cICP": 4, "mDCV": 24, "cLLI": 8}
_PNG_DRAWS = {"IDAT": 2**31, **_ONCE, **_COLOURS}
"""Each part with the most bytes it may have. Source: W3C, "PNG Specification (Third Edition)", section 11; an animation (acTL)
moves by itself (WCAG 2.2.2)."""

_LONGEST_NAME = 79
"""Letters in the name of a colour profile."""

_PNG_TEXT = frozenset({"tEXt", "zTXt", "iTXt"})
_WEBP_DRAWS = frozenset({"VP8 ", "VP8L", "VP8X", "ALPH"})
"""Each stands in it once. Source: RFC 9649, section 2; an animation (ANIM) moves by itself."""

_JPEG_DRAWS = frozenset({*range(0xC0, 0xC8), *range(0xC9, 0xD0), 0xDA, 0xDB, 0xDC, 0xDD})
"""Frames, tables and scans. Source: ITU-T T.81, table B.1."""


def wrong_in_picture(kind: str, data: bytes) -> str | None:
    """What a jpg, png or webp holds besides what it draws, in a Dutch sentence; None when it holds nothing else."""
    look: Callable[[bytes], Iterator[str]] = {"png": _in_png, "webp": _in_webp}.get(kind, _in_jpeg)
    try:
        return next(look(data), None)
    except (struct.error, zlib.error, IndexError, ValueError):
        return BROKEN


def _in_jpeg(data: bytes) -> Iterator[str]:
    markers, profile = set(), b""
    for marker, body in _segments(data):
        markers.add(marker)
        if marker == 0xD9 and body.strip(b"\0"):
            yield BEHIND
        elif marker == 0xE2 and body.startswith(b"ICC_PROFILE\0"):
            profile += body[14:]
        elif marker not in _JPEG_DRAWS | {0xD9}:
            yield from _segment(marker, body)
        elif not _is_filled(marker, body):
            yield BROKEN
    if profile:
        yield from filter(None, [wrong_in_profile(profile)])
    if 0xDA not in markers:
        yield BROKEN


def _is_filled(marker: int, body: bytes) -> bool:
    """Whether a part holds what it is for and not a byte more: its tables, or one number. Source: ITU-T T.81, B.2.4."""
    if marker in {0xDC, 0xDD}:
        return len(body) == 2
    sizes = {0xC4: lambda at: 17 + sum(body[at + 1 : at + 17]), 0xDB: lambda at: 65 + 64 * (body[at] >> 4)}
    if marker not in sizes:
        return True
    at = 0
    while at < len(body):
        at += sizes[marker](at)
    return at == len(body)


def _segments(data: bytes) -> Iterator[tuple[int, bytes]]:
    """Each marker with what belongs to it; behind the last one (D9) whatever follows. Raises ValueError for what is none."""
    at = 2
    while data[at + 1] != 0xD9:
        (length,) = struct.unpack_from(">H", data, at + 2)
        marker, start, at = data[at + 1], at, at + 2 + length
        if data[start] != 0xFF or length < 2 or at >= len(data):
            raise ValueError(start)
        yield marker, data[start + 4 : at]
        at = _next_marker(data, at) if marker == 0xDA else at
    if data[at] != 0xFF:
        raise ValueError(at)
    yield 0xD9, data[at + 2 :]


def _segment(marker: int, body: bytes) -> Iterator[str]:
    """What is wrong with a segment that belongs to a program; JFIF and Adobe say how the colours are stored."""
    if marker == 0xE0 and body.startswith(b"JFIF\0") and len(body) == 14 and body[12:14] == b"\0\0":
        return
    if marker == 0xEE and body.startswith(b"Adobe") and len(body) == 12:
        return
    if marker == 0xE0:
        yield "in deze foto zit nog een kleine afbeelding van hoe ze was"
    elif marker == 0xE1 and body.startswith(b"Exif\0\0"):
        yield from filter(None, [wrong_in_exif(body[6:])])
    elif marker == 0xE1:
        yield PLACE if b"GPSL" in body else XMP
    elif marker == 0xED:
        yield "in deze foto staan gegevens over haar maker (IPTC)"
    elif marker == 0xFE:
        yield "in deze foto staat een opmerking"
    elif 0xE0 <= marker <= 0xEF:
        yield f"in deze foto zit een deel dat niets tekent (APP{marker - 0xE0})"
    else:
        yield BROKEN


def _next_marker(data: bytes, at: int) -> int:
    """Where the marker behind a scan stands; a scan holds none but those that restart it."""
    while True:
        at = data.index(b"\xff", at)
        if data[at + 1] not in {0x00, *range(0xD0, 0xD8)}:
            return at
        at += 2


def _in_png(data: bytes) -> Iterator[str]:
    at, kind, seen = 8, "", set()
    while kind != "IEND":
        length, name = struct.unpack_from(">I4s", data, at)
        kind, body = name.decode("latin-1"), data[at + 8 : at + 8 + length]
        if (kind == "IHDR") is not (at == 8):
            yield BROKEN
        at += 12 + length
        if at > len(data):
            yield BROKEN
            return
        if kind == "eXIf":
            yield from filter(None, [wrong_in_exif(body)])
        elif kind == "iCCP":
            name, _, packed = body.partition(b"\0")
            unpacking = zlib.decompressobj()
            profile = unpacking.decompress(packed[1:], 2_000_000)
            is_more = len(name) > _LONGEST_NAME or unpacking.unused_data
            yield from filter(None, [PROFILE if is_more else wrong_in_profile(profile)])
        elif kind in _PNG_TEXT:
            yield (
                PLACE
                if b"GPSL" in body
                else XMP
                if b"xmp" in body
                else "in deze afbeelding staat een tekst die u niet ziet"
            )
        elif length > _PNG_DRAWS.get(kind, -1) or (kind in seen and kind != "IDAT"):
            yield f"in deze afbeelding zit een deel dat niets tekent ({kind if kind.isalnum() and kind.isascii() else '?'})"
        seen.add(kind)
    if data[at:]:
        yield BEHIND


def _in_webp(data: bytes) -> Iterator[str]:
    (size,) = struct.unpack_from("<I", data, 4)
    end, at, seen = size + 8, 12, set()
    while at < end:
        name, length = struct.unpack_from("<4sI", data, at)
        kind, body = name.decode("latin-1"), data[at + 8 : at + 8 + length]
        at += 8 + length + length % 2
        if at > len(data):
            yield BROKEN
            return
        if kind == "EXIF":
            yield from filter(None, [wrong_in_exif(body.removeprefix(b"Exif\0\0"))])
        elif kind == "ICCP":
            yield from filter(None, [wrong_in_profile(body)])
        elif kind == "XMP ":
            yield PLACE if b"GPSL" in body else XMP
        elif kind not in _WEBP_DRAWS or kind in seen or (kind == "VP8X" and length != 10):
            yield f"in deze afbeelding zit een deel dat niets tekent ({kind.strip() if kind.strip().isalnum() and kind.isascii() else '?'})"
        seen.add(kind)
    if data[end:]:
        yield BEHIND
    elif not seen & {"VP8 ", "VP8L"}:
        yield BROKEN
