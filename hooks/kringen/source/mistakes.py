"""The kinds of mistakes that a piece of YAML can have though a parser reads it, as the trekkers' help page explains them."""

from __future__ import annotations

from kringen.problem import Code

TWICE = Code(
    "dubbele-sleutel",
    "Een sleutel staat er twee keer.",
    "locatie: Stadhuis\nlocatie: Bibliotheek",
    "Houd er een van beide over.",
)
NOT_PLAIN = Code(
    "geen-gewone-yaml",
    "De gegevens gebruiken een kunstgreep van YAML: een verwijzing, een type of een tweede document.",
    "titel: &t Overleg",
    "Schrijf de waarde gewoon uit, of zet ze tussen aanhalingstekens.",
)
TOO_DEEP = Code(
    "te-ingewikkeld",
    "De gegevens zijn te diep genest of te lang.",
    "titel: [[[[[[[[[x]]]]]]]]]",
    "Houd het bij de sleutels uit het voorbeeld.",
)
CUT_OFF = Code(
    "afgekapt",
    "Achter een waarde staat een spatie en een hekje; wat daarna komt zou wegvallen.",
    "titel: Overleg #3",
    "Zet de waarde tussen aanhalingstekens, of een opmerking op een eigen regel.",
)
CODES = (TWICE, NOT_PLAIN, TOO_DEEP, CUT_OFF)
