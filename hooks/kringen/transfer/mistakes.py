"""What can be wrong with a table or a calendar before its meetings are even looked at."""

from __future__ import annotations

from kringen.problem import Code, Level

TABLE = Code(
    "tabel",
    "Bij het overnemen van een archief: het bestand kan niet als tabel of als agenda gelezen worden.",
    "(een Excel-werkmap, of een tabel zonder koppen)",
    "Bewaar de tabel in Excel als CSV, met op de eerste regel de koppen.",
)
HEADING = Code(
    "kop",
    "Bij het overnemen van een archief: een kop ontbreekt, is onbekend of staat er twee keer.",
    "kring;daum;titel",
    "Verbeter de eerste regel van de tabel.",
)
CELL = Code(
    "cel",
    "Bij het overnemen van een archief: wat in een cel staat, is niet duidelijk.",
    "waasland;03-04-26;Openbare wifi",
    "Verbeter de cel en herhaal de opdracht.",
)
TWICE = Code(
    "dubbel",
    "Bij het overnemen van een archief: een bijeenkomst staat twee keer in het bestand.",
    "(twee regels met dezelfde kring en dezelfde datum)",
    "Verwijder een van beide regels.",
)
APPOINTMENT = Code(
    "afspraak",
    "Bij het overnemen van een archief: van een afspraak in een agenda is niet alles zeker.",
    "DTSTART;TZID=Eigen zone:20270617T140000",
    "Kijk de dag, de uren en de plaats na.",
    Level.WARNING,
)
LETTER = Code(
    "mail",
    "Bij het overnemen van een mail: er staat geen bijeenkomst of vraag in, of niet duidelijk waar ze hoort.",
    "(een mail zonder de tekst tussen --- en het einde)",
    "Vraag de trekker het bestand als bijlage, of geef de kring mee met --kring.",
)
CUT = Code(
    "na-de-groet",
    "Bij het overnemen van een mail: wat na de groet of de handtekening stond, hoort niet bij de bijeenkomst of de vraag.",
    "Met vriendelijke groeten",
    "Kijk na of het verslag of de vraag volledig is.",
    Level.WARNING,
)
CODES = (TABLE, HEADING, CELL, TWICE, APPOINTMENT, LETTER, CUT)
"""Every kind of mistake that taking over an archive adds to those of the files."""
