"""Whether a picture tells where it was taken, as phones write it: in its Exif or XMP data."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator

_GPS = 0x8825
"""The tag that points to the place. Source: CIPA DC-008 (Exif 3.0), section 4.6.3."""

_XMP = (b"GPSLatitude", b"GPSLongitude")
"""The names of the place in XMP. Source: CIPA DC-010, "Exif metadata for XMP"."""

_MOST_ENTRIES, _MOST_TEXT = 1000, 1_000_000
"""No honest picture has more; a packed text could otherwise fill the memory."""


def tells_where(kind: str, data: bytes) -> bool:
    """Whether a jpg, png or webp holds a place; one whose Exif data cannot be read might, and does not pass."""
    readers = {"jpg": _in_jpeg, "jpeg": _in_jpeg, "png": _in_png, "webp": _in_webp}
    if kind not in readers:
        return False
    try:
        return any(_has_place(part) for part in readers[kind](data))
    except (struct.error, zlib.error, IndexError, ValueError):
        return True


def _has_place(part: bytes) -> bool:
    if any(name in part for name in _XMP):
        return True
    tiff = part.removeprefix(b"Exif\0\0")
    order = {b"II": "<", b"MM": ">"}.get(tiff[:2])
    if order is None:
        return False
    (start,) = struct.unpack_from(f"{order}I", tiff, 4)
    (count,) = struct.unpack_from(f"{order}H", tiff, start)
    if count > _MOST_ENTRIES:
        raise ValueError(count)
    return any(struct.unpack_from(f"{order}H", tiff, start + 2 + 12 * number)[0] == _GPS for number in range(count))


def _in_jpeg(data: bytes) -> Iterator[bytes]:
    """The APP1 segments before the picture itself. Source: ITU-T T.81, annex B."""
    at = 2
    while at + 4 <= len(data) and data[at] == 0xFF and data[at + 1] != 0xDA:
        (length,) = struct.unpack_from(">H", data, at + 2)
        if data[at + 1] == 0xE1:
            yield data[at + 4 : at + 2 + length]
        at += 2 + length


def _in_png(data: bytes) -> Iterator[bytes]:
    """The Exif and text chunks, unpacked. Source: W3C, "PNG Specification (Third Edition)", sections 11.3.3 and 11.3.5."""
    at = 8
    while at + 8 <= len(data):
        length, kind = struct.unpack_from(">I4s", data, at)
        body = data[at + 8 : at + 8 + length]
        if kind == b"eXIf":
            yield body
        elif kind in {b"tEXt", b"iTXt", b"zTXt"}:
            yield _text(kind, body)
        at += 12 + length


def _text(kind: bytes, body: bytes) -> bytes:
    """What a text chunk says, unpacked; raises ValueError for Exif data that a program hid in there as digits."""
    key, _, rest = body.partition(b"\0")
    if key.startswith(b"Raw profile type"):
        raise ValueError(key)
    if kind == b"iTXt":
        is_packed = rest[0] == 1
        rest = rest[2:].split(b"\0", 2)[2]
    else:
        is_packed = kind == b"zTXt"
        rest = rest[is_packed:]
    return _unpacked(rest) if is_packed else rest


def _unpacked(packed: bytes) -> bytes:
    """A packed text; raises ValueError for one that is too long to look through."""
    unpacking = zlib.decompressobj()
    unpacked = unpacking.decompress(packed, _MOST_TEXT)
    if unpacking.unconsumed_tail:
        raise ValueError(len(unpacked))
    return unpacked


def _in_webp(data: bytes) -> Iterator[bytes]:
    """The chunks for Exif and XMP. Source: RFC 9649, section 2.7.1.4."""
    at = 12
    while at + 8 <= len(data):
        kind, length = struct.unpack_from("<4sI", data, at)
        if kind in {b"EXIF", b"XMP "}:
            yield data[at + 8 : at + 8 + length]
        at += 8 + length + length % 2
