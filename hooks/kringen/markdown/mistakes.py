"""The kinds of mistakes in a contributed text, as the trekkers' help page explains them."""

from __future__ import annotations

from kringen.problem import Code, Level

TOO_LONG = Code(
    "lange-tekst",
    "Een tekst is langer dan de site kan verwerken.",
    "(een verslag van 400.000 tekens)",
    "Kort de tekst in; verwijs onder documenten naar lange stukken.",
)
TOO_MUCH = Code(
    "te-veel-opmaak",
    "Een tekst heeft een te grote tabel, of te diep geneste lijsten en citaten.",
    "> > > > > > > > > > > > > > > > > > > > > > een citaat in een citaat in een citaat",
    "Maak de opmaak eenvoudiger; verwijs onder documenten naar grote tabellen.",
)
HIDDEN = Code(
    "verborgen-code",
    "Een code tussen & en ; maakt een teken dat u niet ziet, maar dat de lezer of een programma kan misleiden.",
    "Overleg&#x202E;gnal",
    "Haal de code weg; een vaste spatie kan wel, met &nbsp;.",
)
HTML = Code(
    "html",
    "In de tekst staat HTML die meer doet dan opmaken, of een ander stuk code tussen < en >.",
    "<script>alert(1)</script>",
    "Gebruik Markdown, zoals [tekst](https://www.v-ict-or.be/); wilt u een < laten zien, schrijf dan \\<.",
)
COMMENT = Code(
    "opmerking",
    "In de tekst staat een verborgen opmerking tussen <!-- en -->. Ze komt nergens op de site, maar het bestand zelf is openbaar.",
    "<!-- nog na te vragen -->",
    "Haal de opmerking weg als niet iedereen ze mag lezen.",
    Level.WARNING,
)
IMAGE = Code(
    "afbeelding",
    "In de tekst staat een afbeelding. Op de site komen enkel de woorden die erbij staan.",
    "![Schema van het netwerk](https://www.v-ict-or.be/schema.png)",
    "Zet een link naar de afbeelding onder documenten, of beschrijf in woorden wat erop staat.",
    Level.WARNING,
)
LINK = Code(
    "link",
    "Een link heeft geen veilig adres.",
    "[het verslag](file:///C:/verslag.pdf)",
    "Schrijf het volledige adres, zoals https://www.v-ict-or.be/, mailto:info@v-ict-or.be of tel:+3215000000.",
)
LOST_LINK = Code(
    "link-zonder-doel",
    "Een link leidt hier nergens heen. Op de site staan de woorden zonder link.",
    "[het verslag](verslag.pdf)",
    "Schrijf het volledige adres, dat met https:// begint.",
    Level.WARNING,
)
NESTED_LINK = Code(
    "link-in-link",
    "Binnen de tekst van een link staat nog een link.",
    "[zie <https://www.v-ict-or.be/>](https://www.vlaanderen.be/)",
    "Zet de twee links na elkaar.",
)
TWICE = Code(
    "dubbele-kop",
    "De kop Agenda staat twee keer in de tekst, voor het verslag.",
    "## Agenda\n\n- Welkom\n\n## Agenda\n\n- Rondvraag",
    "Zet alles onder een enkele kop.",
)
NEARLY = Code(
    "bijna-kop",
    "Een kop lijkt op ## Agenda of ## Verslag, maar is anders geschreven, waardoor de agenda of het verslag niet meetelt.",
    "### Verslag",
    "Schrijf de kop precies als ## Agenda of ## Verslag, vooraan op een eigen regel.",
)
NO_HEADING = Code(
    "geen-kop",
    "Een gewone regel leest als de kop Agenda of Verslag, of een kop begint met dat woord; de agenda of het verslag telt "
    "zo niet mee.",
    "**Verslag**",
    "Schrijf ## Agenda of ## Verslag wanneer hier de agenda of het verslag begint.",
    Level.WARNING,
)
OPEN_FENCE = Code(
    "open-codeblok",
    "Een codeblok wordt niet afgesloten, waardoor alles wat volgt als code verschijnt.",
    "```\nping v-ict-or.be\n\n## Verslag",
    "Sluit het codeblok af met dezelfde tekens als waarmee het begint.",
)
NOTE = Code(
    "voetnoot",
    "Een voetnoot verschijnt niet: niets verwijst ernaar, of een andere heeft hetzelfde nummer.",
    "[^1]: Deze voetnoot hoort nergens bij.",
    "Zet [^1] in de tekst waar de voetnoot bij hoort, of haal ze weg; geef elke voetnoot een eigen nummer.",
    Level.WARNING,
)
BULLETS = Code(
    "tip-opsomming",
    "Een regel begint met een opsommingsteken uit een tekstverwerker, dat in Markdown een gewoon teken is.",
    "•\tWelkom\n•\tWifi",
    "Begin elk punt met een koppelteken en een spatie: - Welkom.",
    Level.HINT,
)
SHORT_ROWS = Code(
    "tip-korte-regels",
    "Korte regels zonder lege regel ertussen komen op de pagina achter elkaar te staan.",
    "Welkom\nWifi in de bibliotheek\nRondvraag",
    "Zet een lege regel tussen de regels, of maak er een lijst van.",
    Level.HINT,
)
UNSAFE = Code(
    "onveilig",
    "Iets in de tekst kwam niet door de laatste controle op veiligheid.",
    "[een adres](https://1.2.3.999/)",
    "Schrijf dit deel eenvoudiger en kijk de adressen erin na.",
)
CODES = (
    TOO_LONG,
    TOO_MUCH,
    HIDDEN,
    HTML,
    COMMENT,
    IMAGE,
    LINK,
    LOST_LINK,
    NESTED_LINK,
    TWICE,
    NEARLY,
    NO_HEADING,
    OPEN_FENCE,
    NOTE,
    BULLETS,
    SHORT_ROWS,
    UNSAFE,
)
"""Every kind of mistake that a contributed text can have."""
