"""Small pictures and PDF files made of the parts that a test names."""

from __future__ import annotations

import struct
import zlib

QUANTIZATION = b"\xff\xdb\x00\x43\x00" + bytes(range(1, 65))
FRAME = b"\xff\xc0\x00\x0b\x08\x00\x01\x00\x01\x01\x01\x11\x00"
SCAN = b"\xff\xda\x00\x08\x01\x01\x00\x00\x3f\x00" + b"\x12\xff\x00\x34\xff\xd0\x56"
JFIF = b"\xff\xe0\x00\x10JFIF\x00\x01\x01\x00\x00\x01\x00\x01\x00\x00"
END = b"\xff\xd9"


def segment(marker: int, body: bytes) -> bytes:
    """One segment of a JPEG."""
    return b"\xff" + bytes([marker]) + struct.pack(">H", len(body) + 2) + body


def jpeg(*segments: bytes, behind: bytes = b"") -> bytes:
    """A JPEG with these segments before its frame."""
    return b"\xff\xd8" + JFIF + b"".join(segments) + QUANTIZATION + FRAME + SCAN + END + behind


def chunk(kind: bytes, body: bytes) -> bytes:
    """One chunk of a PNG."""
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def png(*chunks: bytes, behind: bytes = b"") -> bytes:
    """A PNG of one pixel with these chunks before its data."""
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0))
    parts = (head, *chunks, chunk(b"IDAT", zlib.compress(b"\0\0")), chunk(b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts) + behind


def webp(*chunks: tuple[bytes, bytes], behind: bytes = b"") -> bytes:
    """A WebP with these chunks behind its picture."""
    parts = [(b"VP8L", b"/abc"), *chunks]
    body = b"WEBP" + b"".join(
        kind + struct.pack("<I", len(each)) + each + b"\0" * (len(each) % 2) for kind, each in parts
    )
    return b"RIFF" + struct.pack("<I", len(body)) + body + behind


def tiff(*tags: int, rest: bytes = b"", following: int = 0, order: str = "<") -> bytes:
    """Exif data with these tags, each with the value 1."""
    entries = b"".join(struct.pack(f"{order}HHIHH", tag, 3, 1, 1, 0) for tag in tags)
    head = (b"II*\0" if order == "<" else b"MM\0*") + struct.pack(f"{order}IH", 8, len(tags))
    return head + entries + struct.pack(f"{order}I", following) + rest


def profile(*tags: bytes, rest: bytes = b"") -> bytes:
    """A colour profile with these tags, each of four zeros."""
    table = b"".join(struct.pack(">4sII", tag, 132 + 12 * len(tags), 4) for tag in tags)
    body = bytes(124)[:32] + b"acsp" + bytes(88) + struct.pack(">I", len(tags)) + table + bytes(4) + rest
    return struct.pack(">I", len(body) + 4) + body


PAGES = (
    b"<< /Type /Catalog /Pages 2 0 R %s >>",
    b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
    b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] %s >>",
)


def pdf(
    catalog: bytes = b"", page: bytes = b"", info: bytes = b"", more: tuple[bytes, ...] = (), behind: bytes = b"\n"
) -> bytes:
    """A PDF with these words in its catalogue, its page and its properties, and more objects from number 5 on."""
    objects = (PAGES[0] % catalog, PAGES[1], PAGES[2] % page, b"<< /Producer (Schrijver) %s >>" % info, *more)
    body = b"".join(b"%d 0 obj\n%s\nendobj\n" % (number, each) for number, each in enumerate(objects, 1))
    return b"%PDF-1.7\n" + body + b"trailer\n<< /Root 1 0 R /Info 4 0 R >>\nstartxref\n0\n%%EOF" + behind


def packed(*objects: bytes, filters: bytes = b"/Filter /FlateDecode") -> bytes:
    """An object stream with these objects, numbered from 20 on."""
    places, at = [], 0
    for number, each in enumerate(objects, 20):
        places.append(b"%d %d" % (number, at))
        at += len(each) + 1
    head = b" ".join(places) + b" "
    body = zlib.compress(head + b" ".join(objects))
    about = b"<< /Type /ObjStm /N %d /First %d /Length %d %s >>" % (len(objects), len(head), len(body), filters)
    return about + b"\nstream\n" + body + b"\nendstream"


def stream(about: bytes, body: bytes) -> bytes:
    """A stream that is not packed."""
    return b"<< %s /Length %d >>\nstream\n" % (about, len(body)) + body + b"\nendstream"
