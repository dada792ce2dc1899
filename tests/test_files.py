"""What may not stand in a repository: places in photos, submodules, and pages that the site makes itself."""

from __future__ import annotations

import struct
import zlib
from pathlib import Path

import pytest

from kringen.output import generate
from kringen.register import flanders
from kringen.source import load
from kringen.source.location import tells_where
from kringen.source.names import GENERATED
from tests.conftest import EXAMPLE, EXAMPLE_NOW
from tests.support.samples import GOOD, make_tree
from tests.test_expected import SETTINGS

ENTRY = struct.pack("<HHII", 0x8825, 4, 1, 26)
CAMERA = struct.pack("<HHII", 0x010F, 2, 1, 0)


def tiff(*entries: bytes) -> bytes:
    """Exif data with these entries, little-endian as phones write it."""
    return b"II*\0" + struct.pack("<IH", 8, len(entries)) + b"".join(entries) + b"\0\0\0\0"


BIG_ENDIAN = b"MM\0*" + struct.pack(">IHHHII", 8, 1, 0x8825, 4, 1, 26)
XMP = b"http://ns.adobe.com/xap/1.0/\0<x exif:GPSLatitude='51,9N'/>"


def jpeg(*segments: bytes) -> bytes:
    parts = (b"\xff\xe1" + struct.pack(">H", len(each) + 2) + each for each in segments)
    return b"\xff\xd8" + b"".join(parts) + b"\xff\xda\0\x0c" + b"x" * 20 + b"\xff\xd9"


def png(kind: bytes, body: bytes) -> bytes:
    chunk = struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
    return b"\x89PNG\r\n\x1a\n" + chunk + b"\0\0\0\0IEND\xae\x42\x60\x82"


def webp(kind: bytes, body: bytes) -> bytes:
    chunks = b"WEBP" + b"VP8L" + struct.pack("<I", 3) + b"abc\0" + kind + struct.pack("<I", len(body)) + body
    return b"RIFF" + struct.pack("<I", len(chunks)) + chunks


@pytest.mark.parametrize(
    ("kind", "data", "told"),
    [
        pytest.param("jpg", jpeg(), False, id="jpg-bare"),
        pytest.param("jpg", jpeg(b"Exif\0\0" + tiff(CAMERA)), False, id="jpg-camera"),
        pytest.param("jpg", jpeg(b"Exif\0\0" + tiff(CAMERA, ENTRY)), True, id="jpg-gps"),
        pytest.param("jpeg", jpeg(b"Exif\0\0" + BIG_ENDIAN), True, id="jpeg-big-endian"),
        pytest.param("jpg", jpeg(b"Exif\0\0" + tiff(CAMERA), XMP), True, id="jpg-xmp-second"),
        pytest.param("jpg", jpeg(b"Exif\0\0II*\0\xff\xff\xff\xff"), True, id="jpg-unreadable"),
        pytest.param("jpg", jpeg(b"Exif\0\0" + b"II*\0" + struct.pack("<IH", 8, 60000)), True, id="jpg-endless"),
        pytest.param("jpg", jpeg(b"Exif\0\0" + tiff(*[CAMERA] * 1001)), True, id="jpg-too-much"),
        pytest.param("jpg", jpeg(b"Exif\0\0" + tiff(*[CAMERA] * 1000)), False, id="jpg-much"),
        pytest.param("png", png(b"IDAT", b"x"), False, id="png-bare"),
        pytest.param("png", png(b"eXIf", tiff(ENTRY)), True, id="png-gps"),
        pytest.param("png", png(b"eXIf", tiff(CAMERA)), False, id="png-camera"),
        pytest.param("png", png(b"iTXt", b"XML:com.adobe.xmp\0\0\0\0\0" + XMP), True, id="png-xmp"),
        pytest.param("png", png(b"iTXt", b"XML:x\0\1\0nl\0\0" + zlib.compress(XMP)), True, id="png-xmp-packed"),
        pytest.param("png", png(b"zTXt", b"Comment\0\0" + zlib.compress(b"mooi")), False, id="png-text"),
        pytest.param("png", png(b"zTXt", b"Comment\0\0kapot"), True, id="png-broken-text"),
        pytest.param("png", png(b"zTXt", b"C\0\0" + zlib.compress(b"x" * 1_000_001)), True, id="png-long-text"),
        pytest.param("png", png(b"zTXt", b"C\0\0" + zlib.compress(b"x" * 999_999)), False, id="png-text-within"),
        pytest.param("png", png(b"zTXt", b"Raw profile type exif\0\0x"), True, id="png-hidden-exif"),
        pytest.param("webp", webp(b"EXIF", tiff(ENTRY)), True, id="webp-gps"),
        pytest.param("webp", webp(b"XMP ", XMP), True, id="webp-xmp"),
        pytest.param("webp", webp(b"ICCP", b"kleur"), False, id="webp-colours"),
        pytest.param("pdf", b"%PDF-1.7 GPSLatitude", False, id="pdf"),
    ],
)
def test_a_place_in_a_picture_is_found(kind: str, data: bytes, told: bool) -> None:
    """Exif in both byte orders and XMP, in every kind of picture; what cannot be read does not pass."""
    assert tells_where(kind, data) is told


@pytest.mark.parametrize(
    ("path", "data", "problem"),
    [
        pytest.param(
            "content/foto.jpg",
            jpeg(b"Exif\0\0" + tiff(ENTRY)),
            "deze foto vertelt waar ze genomen is; haal de plaats eruit "
            "(Windows: Eigenschappen, Details, persoonlijke gegevens verwijderen) [plaats-in-foto]",
            id="place",
        ),
        pytest.param(
            "meetings/waasland/.git",
            b"gitdir: ../../.git/modules/x",
            "dit is een repository in de repository (een submodule?); "
            "zet de bestanden zelf in de map [geen-gewoon-bestand]",
            id="submodule",
        ),
        pytest.param(
            "content/agenda.md",
            b"x",
            "agenda maakt de site zelf; geef de pagina een andere naam [bestandsnaam]",
            id="page",
        ),
        pytest.param(
            "content/kringen/waasland.md",
            b"x",
            "kringen maakt de site zelf; noem de map anders, zoals bestanden [bestandsnaam]",
            id="folder",
        ),
    ],
)
def test_what_may_not_stand_here(tmp_path: Path, path: str, data: bytes, problem: str) -> None:
    make_tree(tmp_path, GOOD)
    (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / path).write_bytes(data)
    site, problems = load(tmp_path, flanders())
    assert [str(each).partition(": ")[2] for each in problems] == [problem]
    assert len(site.circles) == 2


def test_every_generated_page_has_a_name_of_its_own() -> None:
    """No page that the site makes can come in the place of a hand-written one: its name is kept, or it has none at the top."""
    site, _ = load(EXAMPLE, flanders())
    written = {page.uri for page in site.pages}
    pages = {page.uri for page in generate(site, EXAMPLE_NOW, SETTINGS).pages} - written
    tops = {uri.partition("/")[0].removesuffix(".md") for uri in pages}
    assert tops - GENERATED == {"onderwerpen"}
