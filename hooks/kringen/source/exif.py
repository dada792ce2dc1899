"""Exif data in a picture: only how it must be turned and how its colours are stored may stand in it."""

from __future__ import annotations

import struct

_GPS = 0x8825
"""The tag that points to the place. Source: CIPA DC-008 (Exif 3.0), section 4.6.3."""

_EXIF = 0x8769
_PADDING = 0xEA1C
"""Where Windows leaves room when it takes personal data out."""

_MAIN = frozenset({0x0112, 0x011A, 0x011B, 0x0128, 0x0213, _EXIF, _PADDING})
"""Orientation, resolution and its unit, how the colours lie, and the way to the rest."""

_REST = frozenset({0x9000, 0x9101, 0xA000, 0xA001, 0xA002, 0xA003, _PADDING})
"""Versions, the order of the colours, the colour space, width and height."""

_SIZES = {1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 6: 1, 7: 1, 8: 2, 9: 4, 10: 8, 11: 4, 12: 8}
"""Bytes of a value of each type."""

PLACE = "deze foto vertelt waar ze genomen is"
MAKER = "in deze foto staan gegevens over toestel, tijd of maker (Exif)"


def wrong_in_exif(data: bytes) -> str | None:
    """What Exif data tell besides how to draw; what cannot be read, or is in no known place, might tell anything."""
    order = {b"II": "<", b"MM": ">"}.get(data[:2])
    try:
        return MAKER if order is None else _in_tiff(data, order)
    except struct.error:
        return MAKER


def _in_tiff(data: bytes, order: str) -> str | None:
    known = bytearray(len(data))
    known[:8] = b"\1" * 8
    (start,) = struct.unpack_from(f"{order}I", data, 4)
    places = [(start, _MAIN)]
    while places:
        at, allowed = places.pop()
        (count,) = struct.unpack_from(f"{order}H", data, at)
        entries = [struct.unpack_from(f"{order}HHI4s", data, at + 2 + 12 * number) for number in range(min(count, 100))]
        tags = {tag for tag, *_ in entries}
        if _GPS in tags:
            return PLACE
        (following,) = struct.unpack_from(f"{order}I", data, at + 2 + 12 * count)
        if tags - allowed or following:
            return MAKER
        known[at : at + 6 + 12 * count] = b"\1" * (6 + 12 * count)
        for tag, kind, number, value in entries:
            (offset,) = struct.unpack(f"{order}I", value)
            size = _SIZES.get(kind, 1) * number
            if tag == _EXIF:
                places.append((offset, _REST))
            elif (size > 4 and tag == _PADDING and not data[offset : offset + size].strip(b"\0\x08\x1c\xea")) or (
                size > 4 and size <= 16
            ):
                known[offset : offset + size] = b"\1" * len(known[offset : offset + size])
        if len(places) > 1 or at in {place for place, _ in places}:
            return MAKER
    hidden = any(byte and not told for byte, told in zip(data, known, strict=False))
    return MAKER if hidden else None
