"""What can be wrong with a table or a calendar before its meetings are even looked at."""

from __future__ import annotations

from kringen.problem import Code

TABLE = Code(
    "tabel",
    "Een bestand kan niet als tabel of als agenda gelezen worden.",
    "(een Excel-werkmap, of een tabel zonder koppen)",
    "Bewaar de tabel in Excel als CSV, met op de eerste regel de koppen.",
)
HEADING = Code(
    "kop", "Een kop ontbreekt, is onbekend of staat er twee keer.", "datum;daum", "Verbeter de eerste regel."
)
CELL = Code("cel", "Wat in een cel staat, is niet duidelijk.", "03-04-26", "Verbeter de cel en herhaal de import.")
TWICE = Code("dubbel", "Een bijeenkomst staat twee keer in het bestand.", "(twee gelijke regels)", "Verwijder er één.")
