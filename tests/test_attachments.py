"""Photos and PDF files: each thing that tells or does more than it shows, and the harmless neighbour beside it."""

from __future__ import annotations

import struct
import time
import zlib

import pytest

from kringen.source.attachments import attachment_problem
from kringen.source.pdf import wrong_in_pdf
from tests.support.attachments import chunk, jpeg, packed, pdf, png, profile, segment, stream, tiff, webp

PLACE = "deze foto vertelt waar ze genomen is"
EXIF = "in deze foto staan gegevens over toestel, tijd of maker (Exif)"
XMP = "in deze afbeelding staan gegevens over haar maker of bewerking (XMP)"
BEHIND = "achter het einde van deze afbeelding staat nog iets"
TEXT = "in deze afbeelding staat een tekst die u niet ziet"
BROKEN = "deze afbeelding is niet juist opgebouwd"
PROFILE = "het kleurprofiel van deze afbeelding bevat meer dan kleuren"
GPS, MAKER, TURNED = 0x8825, 0x010F, 0x0112


def exif(data: bytes) -> bytes:
    return segment(0xE1, b"Exif\0\0" + data)


def nothing(part: str) -> str:
    return f"in deze afbeelding zit een deel dat niets tekent ({part})"


@pytest.mark.parametrize(
    ("kind", "data", "told"),
    [
        pytest.param("jpg", jpeg(exif(tiff(GPS))), PLACE, id="jpg-place"),
        pytest.param("jpeg", jpeg(exif(tiff(TURNED, GPS, order=">"))), PLACE, id="jpeg-place-big-endian"),
        pytest.param("jpg", jpeg(exif(tiff(MAKER))), EXIF, id="jpg-maker"),
        pytest.param("jpg", jpeg(exif(tiff(0x9286))), EXIF, id="jpg-comment-in-exif"),
        pytest.param("jpg", jpeg(exif(tiff(TURNED, following=26))), EXIF, id="jpg-thumbnail-in-exif"),
        pytest.param("jpg", jpeg(exif(tiff(TURNED, rest=b"Jan"))), EXIF, id="jpg-text-behind-exif"),
        pytest.param("jpg", jpeg(exif(b"II*\0\xff\xff\xff\xff")), EXIF, id="jpg-exif-that-leads-nowhere"),
        pytest.param("jpg", jpeg(exif(b"II*\0" + struct.pack("<IH", 8, 60000))), EXIF, id="jpg-endless-exif"),
        pytest.param("jpg", jpeg(exif(b"Jan")), EXIF, id="jpg-exif-that-is-none"),
        pytest.param("jpg", jpeg(exif(struct.pack("<4sIHHHIII", b"II*\0", 8, 1, 0x8769, 4, 1, 8, 0))), EXIF, id="jpg-exif-in-a-circle"),
        pytest.param("jpg", jpeg(segment(0xE1, b"http://ns.adobe.com/xap/1.0/\0<x:xmpmeta/>")), XMP, id="jpg-xmp"),
        pytest.param("jpg", jpeg(segment(0xE1, b"http://ns.adobe.com/xap/1.0/\0GPSLatitude")), PLACE, id="jpg-place-in-xmp"),
        pytest.param("jpg", jpeg(segment(0xED, b"Photoshop 3.0\0")), "in deze foto staan gegevens over haar maker (IPTC)", id="jpg-iptc"),
        pytest.param("jpg", jpeg(segment(0xFE, b"Jan")), "in deze foto staat een opmerking", id="jpg-comment"),
        pytest.param("jpg", jpeg(segment(0xE2, b"MPF\0")), "in deze foto zit een deel dat niets tekent (APP2)", id="jpg-second-picture"),
        pytest.param("jpg", jpeg(segment(0xE0, b"JFXX\0")), "in deze foto zit nog een kleine afbeelding van hoe ze was", id="jpg-thumbnail"),
        pytest.param("jpg", jpeg(behind=b"\0\0\0\x18ftypmp42"), BEHIND, id="jpg-film-behind"),
        pytest.param("jpg", jpeg(segment(0xE2, b"ICC_PROFILE\0\1\1" + profile(b"desc", b"mmod"))), PROFILE, id="jpg-serial-number-of-a-screen"),
        pytest.param("jpg", jpeg(segment(0xE2, b"ICC_PROFILE\0\1\1" + profile(b"desc", rest=b"Jan"))), PROFILE, id="jpg-text-behind-colours"),
        pytest.param("jpg", jpeg(segment(0xE2, b"ICC_PROFILE\0\1\1Jan")), PROFILE, id="jpg-profile-that-is-none"),
        pytest.param("jpg", jpeg()[:-20], BROKEN, id="jpg-cut-off"),
        pytest.param("jpg", b"\xff\xd8\xff", BROKEN, id="jpg-nothing"),
        pytest.param("jpg", jpeg(segment(0xC8, b"Jan")), BROKEN, id="jpg-a-part-that-is-not-in-use"),
        pytest.param("png", png()[:8] + chunk(b"gAMA", bytes(4)) + png()[8:], BROKEN, id="png-that-does-not-begin-with-its-size"),
        pytest.param("png", png()[:-2], BROKEN, id="png-without-its-last-bytes"),
        pytest.param("webp", webp((b"ALPH", bytes(8)))[:-2], BROKEN, id="webp-without-its-last-bytes"),
        pytest.param("webp", webp((b"ICCP", profile(b"mmod"))), PROFILE, id="webp-serial-number"),
        pytest.param("jpg", b"\xff\xd8\xff\xd9", BROKEN, id="jpg-empty"),
        pytest.param("png", png(chunk(b"eXIf", tiff(GPS))), PLACE, id="png-place"),
        pytest.param("png", png(chunk(b"eXIf", tiff(MAKER))), EXIF, id="png-maker"),
        pytest.param("png", png(chunk(b"tEXt", b"Author\0Jan")), TEXT, id="png-author"),
        pytest.param("png", png(chunk(b"zTXt", b"Comment\0\0" + zlib.compress(b"Jan"))), TEXT, id="png-packed-text"),
        pytest.param("png", png(chunk(b"iTXt", b"XML:com.adobe.xmp\0\0\0\0\0<x/>")), XMP, id="png-xmp"),
        pytest.param("png", png(chunk(b"acTL", bytes(8))), nothing("acTL"), id="png-animation"),
        pytest.param("png", png(chunk(b"prVt", b"Jan")), nothing("prVt"), id="png-unknown"),
        pytest.param("png", png(chunk(b"\xff\xd8xx", b"")), nothing("?"), id="png-unknown-in-odd-letters"),
        pytest.param("png", png(chunk(b"iCCP", b"x\0\0" + zlib.compress(profile(b"mmod")))), PROFILE, id="png-serial-number"),
        pytest.param("png", png(chunk(b"iCCP", b"x\0\0Jan")), BROKEN, id="png-profile-that-is-none"),
        pytest.param("png", png(behind=b"PK\3\4"), BEHIND, id="png-archive-behind"),
        pytest.param("png", png()[:-12] + chunk(b"IEND", b"Jan"), nothing("IEND"), id="png-text-in-its-end"),
        pytest.param("png", png(chunk(b"bKGD", b"Jan Janssens")), nothing("bKGD"), id="png-text-in-a-part-that-draws"),
        pytest.param("png", png(*[chunk(b"gAMA", b"Jan ")] * 2), nothing("gAMA"), id="png-a-part-that-comes-twice"),
        pytest.param("png", png(chunk(b"iCCP", b"x\0\0" + zlib.compress(profile(b"desc")) + b"Jan")), PROFILE, id="png-text-behind-colours"),
        pytest.param("png", png(chunk(b"iCCP", b"Jan" * 40 + b"\0\0" + zlib.compress(profile(b"desc")))), PROFILE, id="png-text-as-name-of-colours"),
        pytest.param("jpg", jpeg(segment(0xDB, b"Jan Janssens" * 20)), BROKEN, id="jpg-text-in-a-table"),
        pytest.param("jpg", jpeg(segment(0xC4, b"Jan Janssens" * 200)), BROKEN, id="jpg-text-in-a-table-of-codes"),
        pytest.param("jpg", jpeg(segment(0xDD, b"Jan")), BROKEN, id="jpg-text-in-a-number"),
        pytest.param("webp", webp((b"VP8X", b"Jan Janssens")), nothing("VP8X"), id="webp-text-in-a-part-that-draws"),
        pytest.param("webp", webp((b"VP8L", b"Jan ")), nothing("VP8L"), id="webp-a-second-picture"),
        pytest.param("png", b"\x89PNG\r\n\x1a\n", BROKEN, id="png-nothing"),
        pytest.param("png", png()[:-30], BROKEN, id="png-cut-off"),
        pytest.param("webp", webp((b"EXIF", tiff(GPS))), PLACE, id="webp-place"),
        pytest.param("webp", webp((b"EXIF", tiff(MAKER))), EXIF, id="webp-maker"),
        pytest.param("webp", webp((b"XMP ", b"<x/>")), XMP, id="webp-xmp"),
        pytest.param("webp", webp((b"ANIM", bytes(6))), nothing("ANIM"), id="webp-animation"),
        pytest.param("webp", webp((b"note", b"Jan ")), nothing("note"), id="webp-unknown"),
        pytest.param("webp", webp(behind=b"Jan"), BEHIND, id="webp-behind"),
        pytest.param("webp", b"RIFF\x04\0\0\0WEBP", BROKEN, id="webp-nothing"),
    ],
)  # fmt: skip
def test_a_picture_that_tells_more_than_it_shows(kind: str, data: bytes, told: str) -> None:
    problem = attachment_problem(f"content/foto.{kind}", kind, data)
    assert problem
    cure = (
        "haal dat eruit (Windows: rechts klikken, Eigenschappen, Details, persoonlijke gegevens verwijderen), "
        "of gebruik een schermafdruk (Windows, Shift en S)"
    )
    cure = "open ze in Paint en bewaar ze opnieuw" if told == BROKEN else cure
    assert str(problem) == f"content/foto.{kind}:1:1: {told}; {cure} [verborgen-gegevens]"


@pytest.mark.parametrize(
    ("kind", "data"),
    [
        pytest.param("jpg", jpeg(), id="jpg"),
        pytest.param("jpg", jpeg(exif(tiff(TURNED))), id="jpg-turned"),
        pytest.param("jpg", jpeg(exif(tiff(TURNED, order=">") + bytes(2000))), id="jpg-with-room-left"),
        pytest.param("jpg", jpeg(segment(0xEE, b"Adobe\0d\0\0\0\0\1")), id="jpg-adobe-colours"),
        pytest.param("jpg", jpeg(segment(0xE2, b"ICC_PROFILE\0\1\1" + profile(b"desc", b"rTRC"))), id="jpg-colours"),
        pytest.param("jpg", jpeg(behind=b"\0\0"), id="jpg-zeros-behind"),
        pytest.param("jpg", jpeg(segment(0xDB, b"\x10" + bytes(128) + b"\1" + bytes(64)), segment(0xC4, b"\0\1" + bytes(15) + b"x"), segment(0xDD, b"\0\4")), id="jpg-tables"),
        pytest.param("png", png(), id="png"),
        pytest.param("png", png(chunk(b"gAMA", bytes(4)), chunk(b"pHYs", bytes(9)), chunk(b"tIME", bytes(7))), id="png-colours"),
        pytest.param("png", png(chunk(b"iCCP", b"x\0\0" + zlib.compress(profile(b"desc")))), id="png-profile"),
        pytest.param("webp", webp(), id="webp"),
        pytest.param("webp", webp((b"ICCP", profile(b"desc")), (b"VP8X", bytes(10))), id="webp-profile"),
    ],
)  # fmt: skip
def test_a_picture_that_only_draws(kind: str, data: bytes) -> None:
    assert attachment_problem(f"content/foto.{kind}", kind, data) is None


SCRIPT = "deze pdf bevat een script"
OPENS = "deze pdf doet iets zodra ze opengaat"
ODD = "deze pdf is op een ongewone manier ingepakt"
FOLDER = "in deze pdf staat waar het bestand op iemands computer stond"
LINK = "een link in deze pdf begint niet met https:// of mailto:"
CLOSED_AGAIN = b"xref\r\n0 0\r\ntrailer\r\n<</Size 9/Root 1 0 R/Info 4 0 R/ID[<0A><0A>] /Prev 9/XRefStm 9>>\r\nstartxref\r\n9\r\n%%EOF"
XMP_OF_WORD = b"<x:xmpmeta><rdf:li>%s</rdf:li></x:xmpmeta>"


def annotation(action: bytes) -> bytes:
    return b"/Annots [<< /Type /Annot /Subtype /Link /A << %s >> >>]" % action


def extra(name: str) -> str:
    return f"deze pdf heeft een eigenschap die niets tekent ({name})"


def named(name: str) -> str:
    return f"deze pdf noemt haar maker of onderwerp ({name})"


@pytest.mark.parametrize(
    ("data", "told"),
    [
        pytest.param(pdf(info=b"/Author (Jan Janssens)"), named("Author"), id="author"),
        pytest.param(pdf(info=b"/Author <FEFF004A0061006E>"), named("Author"), id="author-in-figures"),
        pytest.param(pdf(info=b"/Author 5 0 R", more=(b"(Jan)",)), named("Author"), id="author-elsewhere"),
        pytest.param(pdf(info=b"/#41uthor (Jan)"), named("Author"), id="author-in-codes"),
        pytest.param(pdf(more=(packed(b"<< /Author (Jan) >>"),)), named("Author"), id="author-packed"),
        pytest.param(pdf(info=b"/Author %x\n (Jan)"), named("Author"), id="author-behind-a-remark"),
        pytest.param(pdf(info=b"/Author (Jan (de) Janssens)"), named("Author"), id="author-with-parentheses"),
        pytest.param(pdf(page=b"/Annots [<< /Subtype /Text /T (Jan) >>]"), "deze pdf bevat opmerkingen van lezers", id="remark-of-a-reader"),
        pytest.param(pdf(catalog=b"/PieceInfo << /Word << >> >>"), "deze pdf bevat gegevens van een programma", id="data-of-a-program"),
        pytest.param(pdf(more=(stream(b"", "<x:xmpmeta/>".encode("utf-16")),)), "deze pdf heeft eigenschappen in een ongewone vorm (XMP)", id="xmp-in-utf-16"),
        pytest.param(pdf(more=(stream(b"", b"<rdf:RDF><dc:creator>Jan</dc:creator></rdf:RDF>"),)), extra("dc:creator"), id="author-in-bare-rdf"),
        pytest.param(pdf(page=annotation(b"/S /URI /URI 5 0 R"), more=(b"(javascript:x)",)), LINK, id="link-elsewhere"),
        pytest.param(pdf(page=annotation(b"/S /Named /N /Print")), OPENS, id="prints"),
        pytest.param(pdf(catalog=b"/OpenAction\0<< /S /URI /URI (https://kwaad.example) >>"), OPENS, id="opens-behind-a-nul"),
        pytest.param(pdf(page=b"/AA %x\n << /O << /S /URI /URI (https://kwaad.example) >> >>"), OPENS, id="opens-behind-a-remark"),
        pytest.param(pdf(catalog=b"".join(b"/Info %d 0 R " % number for number in range(9, 9_000))), "deze pdf heeft eigenschappen in een ongewone vorm", id="many-properties"),
        pytest.param(pdf(info=b"/Company (Stad)"), named("Company"), id="company"),
        pytest.param(pdf(info=b"/Klant (Stad)"), extra("Klant"), id="property-of-its-own"),
        pytest.param(pdf(info=b"/Title (C:\\\\Users\\\\jan\\\\verslag.docx)"), FOLDER, id="folder-on-windows"),
        pytest.param(pdf(info=b"/Title (\\\\\\\\server\\\\map)"), FOLDER, id="folder-on-a-server"),
        pytest.param(pdf(info=b"/Title <FEFF0043003A005C0078>"), FOLDER, id="folder-in-figures"),
        pytest.param(pdf(page=b"/Alt (/home/jan/foto.png)"), FOLDER, id="folder-of-a-picture"),
        pytest.param(pdf(more=(stream(b"/Type /Metadata", XMP_OF_WORD % b"Jan"),)), named("XMP"), id="author-in-xmp"),
        pytest.param(pdf(more=(stream(b"/Type /Metadata", b"<x:xmpmeta><photoshop:City>Gent</photoshop:City></x:xmpmeta>"),)), extra("photoshop:City"), id="city-in-xmp"),
        pytest.param(pdf(more=(stream(b"/Type /Metadata", b'<x:xmpmeta><r xmp:Label="Jan"/></x:xmpmeta>'),)), extra("xmp:Label"), id="label-in-xmp"),
        pytest.param(pdf(catalog=b"/OpenAction << /S /JavaScript /JS (app.alert) >>"), SCRIPT, id="script"),
        pytest.param(pdf(catalog=b"/OpenAction << /S /J#61vaScript /J#53 (app.alert) >>"), SCRIPT, id="script-in-codes"),
        pytest.param(pdf(catalog=b"/Names 20 0 R", more=(packed(b"<< /S /JavaScript /JS (x) >>"),)), SCRIPT, id="script-packed"),
        pytest.param(pdf(info=b"/Title (a stream\n) /X << /JS (x) >> /Y (endstream)"), SCRIPT, id="script-in-a-stream-that-is-none"),
        pytest.param(pdf(catalog=b"/OpenAction << /S /URI /URI (https://kwaad.example) >>"), OPENS, id="opens-a-page"),
        pytest.param(pdf(catalog=b"/OpenAction 5 0 R", more=(b"<< /S /URI /URI (https://kwaad.example) >>",)), OPENS, id="opens-a-page-elsewhere"),
        pytest.param(pdf(catalog=b"/OpenAction 20 0 R", more=(packed(b"<< /S /URI /URI (https://kwaad.example) >>"),)), OPENS, id="opens-a-page-packed"),
        pytest.param(pdf(catalog=b"/OpenAction << /S /GoTo /D [3 0 R /Fit] /Next << /S /Named >> >>"), OPENS, id="opens-and-goes-on"),
        pytest.param(pdf(page=b"/AA << /O << /S /URI /URI (https://kwaad.example) >> >>"), OPENS, id="at-each-page"),
        pytest.param(pdf(page=annotation(b"/S /Launch /F (calc.exe)")), "deze pdf start een programma of opent een ander bestand", id="program"),
        pytest.param(pdf(page=annotation(b"/S /GoToR /F (x.pdf)")), "deze pdf start een programma of opent een ander bestand", id="other-file"),
        pytest.param(pdf(page=annotation(b"/S /SubmitForm /F (https://kwaad.example)")), "deze pdf verstuurt iets", id="submits"),
        pytest.param(pdf(catalog=b"/AcroForm << /Fields [] >>"), "deze pdf bevat een invulformulier", id="form"),
        pytest.param(pdf(more=(stream(b"/Type /EmbeddedFile", b"x"),)), "deze pdf bevat een bestand", id="file-inside"),
        pytest.param(pdf(page=b"/Annots [<< /Subtype /RichMedia >>]"), "deze pdf bevat film, geluid of een model", id="film"),
        pytest.param(pdf(page=annotation(b"/S /URI /URI (javascript:app.alert)")), LINK, id="link-that-runs"),
        pytest.param(pdf(page=annotation(b"/S /URI /URI (data:text/html,x)")), LINK, id="link-with-a-page-in-it"),
        pytest.param(pdf(more=(b"<< /Encrypt 6 0 R >>",)), "deze pdf is versleuteld", id="cipher"),
        pytest.param(pdf(more=(packed(b"<< >>", filters=b"/Filter /LZWDecode"),)), ODD, id="packed-otherwise"),
        pytest.param(pdf(more=(packed(b"<< >>", filters=b"/Filter /FlateDecode /DecodeParms << /Predictor 12 >>"),)), ODD, id="packed-with-differences"),
        pytest.param(pdf(more=(stream(b"/Subtype /Image", b"7 0 obj << >> endobj"),)), ODD, id="object-in-a-picture"),
        pytest.param(pdf(info=b"/Title (a stream\n) /Author (Jan) /Y (endstream)"), ODD, id="author-in-a-stream-that-is-none"),
        pytest.param(pdf(more=(packed(b"<< /Author (Jan) >>").replace(b"/ObjStm", b"/Obj#53tm").replace(b"/First", b"/F#69rst").replace(b"/N ", b"/#4E "),)), named("Author"), id="author-packed-under-codes"),
        pytest.param(pdf(more=(b"<< /N 1 /First 5 /Filter [/FlateDecode /FlateDecode] >>\nstream\n" + zlib.compress(zlib.compress(b"20 0 << /JS (x) >>")) + b"\nendstream",)), ODD, id="packed-twice"),
        pytest.param(pdf(more=(b"<< /Type /Metadata /Filter /FlateDecode /DecodeParms << /Predictor 12 >> >>\nstream\nx\nendstream",)), ODD, id="properties-packed-with-differences"),
        pytest.param(pdf().replace(b"/Info 4 0 R", b"/Info << /Klant (Jan) >>"), "deze pdf heeft eigenschappen in een ongewone vorm", id="properties-that-are-no-object"),
        *(pytest.param(pdf(page=b"/Annots [<< /Subtype /%s /T (Jan) >>]" % kind), "deze pdf bevat opmerkingen van lezers", id=f"remark-{kind.decode()}") for kind in (b"Line", b"Square", b"Circle", b"Polygon", b"PolyLine", b"Redact")),
        pytest.param(pdf(page=b"/Annots [<< /Subtype /Widget /FT /Sig >>]"), "deze pdf bevat een invulformulier", id="field"),
        pytest.param(pdf(page=b"/Annots [<< /Subtype /3D >>]"), "deze pdf bevat film, geluid of een model", id="model"),
        pytest.param(pdf(page=b"/Thumb 9 0 R"), "deze pdf bevat een kleine afbeelding van hoe een pagina was", id="thumbnail"),
        pytest.param(pdf(catalog=b"/AF [<< /F (x.docx) /EF << /F 5 0 R >> >>]"), "deze pdf bevat een bestand", id="file-of-its-own"),
        pytest.param(pdf(page=b"/EF 9 0 R"), "deze pdf bevat een bestand", id="file-elsewhere"),
        pytest.param(pdf(more=(stream(b"/Filter /FlateDecode", zlib.compress(b"<< /S /JavaScript /JS (x) >>")),)), SCRIPT, id="script-in-a-packed-stream"),
        *(pytest.param(pdf(more=(packed(b"<< /S /JavaScript /JS (x) >>").replace(b">>\nstream", b">>" + gap + b"stream"),)), told, id=f"script-packed-{name}") for name, gap, told in (("behind-many-blanks", b" " * 30, ODD), ("behind-a-remark", b"%" + b"x" * 30 + b"\n ", ODD), ("behind-a-nul", b"\0\n", SCRIPT))),
        pytest.param(pdf(more=(stream(b"", b"x\nendstream\n" + zlib.compress(b"/JS (x)")),)), ODD, id="behind-the-end-of-a-stream"),
        pytest.param(pdf(catalog=b"/OpenAction 5 0 R /OpenAction 6 0 R", more=(b"[3 0 R /Fit]", b"[3 0 R /Fit]")), OPENS, id="opens-at-two-places"),
        pytest.param(pdf(more=(stream(b"/Type /Metadata", b"<x:xmpmeta>" + b" " * 200_000 + b"</x:xmpmeta>"),)), "deze pdf heeft eigenschappen van ongewone lengte (XMP)", id="xmp-of-200-kb"),
        pytest.param(pdf(more=(stream(b"/Type /Metadata", b"<x:xmpmeta><xmp:CreatorTool>C:\\Users\\jan</xmp:CreatorTool></x:xmpmeta>"),)), FOLDER, id="folder-in-xmp"),
        pytest.param(pdf(page=b"/AA 9 0 R"), OPENS, id="at-each-page-elsewhere"),
        pytest.param(pdf(page=b"/JS 9 0 R"), SCRIPT, id="script-elsewhere"),
        pytest.param(pdf(catalog=b"/XFA 9 0 R"), "deze pdf bevat een invulformulier", id="form-elsewhere"),
        pytest.param(pdf(catalog=b"/OpenAction 5 0 R", more=(b"<< /S /GoTo >>\nendobj\n5 0 obj << /S /URI /URI (https://kwaad.example) >>",)), OPENS, id="opens-the-second-object-of-a-number"),
        pytest.param(pdf(page=annotation(b"/S /URI /URI (javascript:alert(1))")), LINK, id="link-that-runs-with-parentheses"),
        pytest.param(pdf(page=annotation(b"/S /URI /URI (javascript:a(b(c(1))))")), LINK, id="link-whose-end-is-not-found"),
        *(pytest.param(pdf(more=(stream(b"/Type /Metadata", b"<x:xmpmeta>%s</x:xmpmeta>" % said),)), "deze pdf heeft eigenschappen in een ongewone vorm (XMP)", id=name) for name, said in (("xmp-cdata", b"<rdf:li><![CDATA[Jan]]></rdf:li>"), ("xmp-remark", b"<!-- Jan -->"), ("xmp-behind-an-element", b"<rdf:li><b></b>Jan</rdf:li>"))),
        pytest.param(pdf(more=(stream(b"/Type /Metadata", b'<x:xmpmeta><r dc:creator = "Jan"/></x:xmpmeta>'),)), extra("dc:creator"), id="xmp-spaces-around-is"),
        pytest.param(pdf(more=(stream(b"/Type /Metadata", b"<x:xmpmeta><creator>Jan</creator></x:xmpmeta>"),)), extra("creator"), id="xmp-without-a-prefix"),
        pytest.param(pdf(more=(stream(b"/Filter [/FlateDecode /DCTDecode]", zlib.compress(jpeg(exif(tiff(GPS))))),)), f"in deze pdf: {PLACE}", id="packed-photo-with-its-place"),
        pytest.param(pdf(more=(stream(b"/Filter /DCTDecode", b"\n" + jpeg(exif(tiff(GPS)))),)), f"in deze pdf: {PLACE}", id="photo-behind-an-empty-row"),
        pytest.param(pdf(behind=b"\nPK\3\4"), "achter het einde van deze pdf staat nog iets", id="archive-behind"),
        pytest.param(pdf() + pdf()[9:], "deze pdf bevat ook een vroegere versie van zichzelf", id="former-version"),
        pytest.param(pdf() + b"9 0 obj\n(x)\nendobj\n" + CLOSED_AGAIN, "deze pdf bevat ook een vroegere versie van zichzelf", id="former-version-closed-as-word-does"),
        pytest.param(pdf(info=b"/Author (Jan)") + CLOSED_AGAIN, named("Author"), id="author-of-word"),
        pytest.param(b"%PDF-1.7", "deze pdf is niet juist opgebouwd", id="nothing"),
        pytest.param(pdf(more=(stream(b"/Filter /DCTDecode", jpeg(exif(tiff(GPS)))),)), f"in deze pdf: {PLACE}", id="photo-with-its-place"),
        pytest.param(pdf(more=(stream(b"/Filter /FlateDecode", zlib.compress(bytes(12_000_001))),)), "deze pdf is te groot om na te kijken", id="bomb"),
        pytest.param(pdf(more=(stream(b"/Filter /FlateDecode", zlib.compress(b"#41" * 50_000)),)), ODD, id="many-codes"),
    ],
)  # fmt: skip
def test_a_pdf_that_tells_or_does_more_than_it_shows(data: bytes, told: str) -> None:
    began = time.process_time()
    problem = attachment_problem("content/verslag.pdf", "pdf", data)
    assert problem
    assert str(problem) == (
        f"content/verslag.pdf:1:1: {told}; "
        "open ze in Edge of Chrome, kies Afdrukken en dan Opslaan als PDF, en gebruik dat bestand [verborgen-gegevens]"
    )
    assert time.process_time() - began < 3


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(pdf(), id="pages"),
        pytest.param(pdf(info=b"/Author () /Title (Verslag van 11 maart) /CreationDate (D:20270311)"), id="title-and-no-author"),
        pytest.param(pdf(catalog=b"/OpenAction [3 0 R /XYZ null null 0]"), id="opens-at-the-top"),
        pytest.param(pdf(catalog=b"/OpenAction << /Type /Action /S /GoTo /D [3 0 R /Fit] >>"), id="opens-at-a-page"),
        pytest.param(pdf(catalog=b"/OpenAction 20 0 R", more=(packed(b"<< /D [3 0 R /Fit] /S /GoTo >>"),)), id="opens-at-a-page-packed"),
        pytest.param(pdf(page=annotation(b"/S /URI /URI (https://www.v-ict-or.be/)")), id="link"),
        pytest.param(pdf(page=annotation(b"/S /URI /URI (mailto:info@v-ict-or.be)")), id="link-to-mail"),
        pytest.param(pdf(page=annotation(b"/S /URI /URI (https://nl.wikipedia.org/wiki/Gent_(stad))")), id="link-with-parentheses"),
        pytest.param(pdf(more=(stream(b"/Subtype /Image /Filter [/FlateDecode /DCTDecode]", zlib.compress(jpeg())),)), id="packed-photo"),
        pytest.param(pdf(info=b"/Title (Een stream\nvan vragen)"), id="a-word-like-a-mark"),
        pytest.param(pdf(more=(stream(b"/Subtype /Image /Metadata 9 0 R /Filter /DCTDecode", jpeg()),)), id="photo-that-refers-to-properties"),
        pytest.param(pdf(more=(stream(b"/Subtype /Form /Metadata 9 0 R /Filter /FlateDecode /DecodeParms << /Predictor 1 >>", zlib.compress(b"q Q")),)), id="drawing-that-refers-to-properties"),
        pytest.param(pdf(page=b"/Resources << /XObject << /JSmall 5 0 R /AAn 6 0 R >> >>"), id="names-that-begin-alike"),
        pytest.param(pdf(more=(stream(b"/Type /Metadata", b"<x:xmpmeta><xmp:CreatorTool>Word</xmp:CreatorTool><dc:title><rdf:li>Verslag</rdf:li></dc:title></x:xmpmeta>"),)), id="title-in-xmp"),
        pytest.param(pdf(more=(stream(b"/Filter /DCTDecode", jpeg()),)), id="photo"),
        pytest.param(pdf() + CLOSED_AGAIN, id="closed-twice-by-word"),
        pytest.param(b"%PDF-1.7\n1 0 obj\n<< /Linearized 1 >>\nendobj\n%%EOF\n" + pdf()[9:], id="for-the-web"),
    ],
)  # fmt: skip
def test_a_pdf_that_only_shows(data: bytes) -> None:
    assert wrong_in_pdf(data) is None
