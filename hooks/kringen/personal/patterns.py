"""What personal data look like, in the part of the syntax of patterns that Python and JavaScript share.

Every pattern runs in one pass over a row.
"""

from __future__ import annotations

_UP, _LOW = "A-ZÀ-ÖØ-ÞĆČĐİŁŚŞŠŻŽ", "a-zà-öø-ÿćčđğıłśşšżž"
_FIRST = rf"(?:[{_UP}][{_LOW}]+(?:-[{_UP}][{_LOW}]+)*|[{_UP}]\.(?:-?[{_UP}]\.)*)"
_SMALL = "(?: (?:[Vv]an(?:de[nr]?)?|[Dd]e[nr]?|[Tt]e[nr]?|[Ll][ae]|[Dd][iu]|[Ee]l|[Aa]l|'t))"
_LAST = rf"(?: (?:[dD]['’])?[{_UP}][{_UP}{_LOW}'’]+(?:-[{_UP}][{_UP}{_LOW}'’]+)*)"
_TITLE = r"(?:[Dd]hr|[Dd]e heer|[Mm]evr(?:ouw)?|[Mm]w|[Dd]r|[Ii]r|[Ii]ng|[Pp]rof)\.?"
_COMMON = (
    "Achmed|Ahmed|Alain|An|Ann|Anja|Anke|Anna|Anne|Annelies|Annick|Arne|Bart|Benny|Bert|Björn|Bram|Carine|Caroline|"
    "Charlotte|Chris|Christel|Christian|Christine|Christophe|Dany|David|Davy|Diane|Dieter|Dirk|Dries|Eddy|Eline|"
    "Elien|Els|Emma|Erik|Erwin|Eva|Evelien|Evi|Fatima|Filip|Frank|Frederik|Geert|Gert|Gerd|Godelieve|Greet|Griet|"
    "Guido|Guy|Hanne|Hans|Heidi|Hilde|Ilse|Ine|Ingrid|Jan|Jana|Jef|Jelle|Jens|Jeroen|Jeff|Joachim|Joeri|Johan|Joke|"
    "Jonas|Joost|Joris|Jos|Julie|Jürgen|Karen|Karin|Karine|Karolien|Katleen|Katrien|Kathleen|Kevin|Kim|Kirsten|Koen|"
    "Kris|Kristel|Kristien|Kristof|Kurt|Laura|Lien|Liesbeth|Lisa|Lore|Lotte|Luc|Ludo|Maarten|Marc|Marie|Marijke|"
    "Mario|Marleen|Martine|Mathias|Matthias|Michel|Michiel|Mieke|Mohamed|Monique|Nadia|Nathalie|Nele|Nicolas|Nico|"
    "Niels|Nicole|Olivier|Pascal|Patrick|Paul|Peter|Philippe|Pieter|Piet|Raf|Ria|Rik|Rita|Roel|Ronny|Rudi|Rudy|Ruben|"
    "Sabine|Sam|Sara|Sarah|Saskia|Serge|Simon|Sofie|Sophie|Stefan|Stef|Steven|Stijn|Sven|Tamara|Tania|Thomas|Tim|"
    "Tine|Tinne|Tom|Werner|Wendy|Wim|Wouter|Yasmina|Yves|Yvan"
)
"""First names that many people in Flanders have, and that are no word, village, program or service besides."""

_NAMED_AFTER = (
    r"^(?:thomas more|simon stevin|marie curie|jan (?:breydel|palfijn|portaels|yperman))(?: |$)"
    r"|[a-z](?<!ver|ter)(?<!vander)(?:straat|laan|plein|park|stadion|school|college|ziekenhuis|zaal)$"
)
"""Schools, hospitals and streets that have the name of a person; people are called Verlaan, Terlaan and Vanderlaan."""

_GAP = r"[ \u00a0/.-]{0,3}"
_PAIRS = r"[0-9]{2}[ \u00a0.-]?[0-9]{2}[ \u00a0.-]?[0-9]{2}"
_THREES = r"[0-9]{3}[ \u00a0.-]?[0-9]{3}"
_START = r"(?<![A-Za-z0-9_+])(?<![0-9][.,/:-])"
_ENTERPRISE = "(?<!BE )(?<!KBO )(?<!btw )(?<!ondernemingsnummer )(?<!ondernemingsnummer: )(?!0[0-9]{3}[.][0-9]{3}[.][0-9]{3}(?![0-9]))"
_END = r"(?![.,/-]?[0-9])(?![A-Za-z_])"

PATTERNS = {
    "web": r"https?://[^\s<>()]*",
    "mail": (
        r"(?<![A-Za-z0-9_.+'-])([A-Za-z0-9_+'-]+(?:\.[A-Za-z0-9_+'-]+)*)"
        r"(?:@| ?[(\[{] ?(?:[aA][tT]|apenstaartje) ?[)\]}] ?)"
        r"(?![0-9]x\.)((?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z]{2,24})(?![A-Za-z0-9_-])"
    ),
    "national": (
        r"(?<![0-9+])(?<![0-9][.,/-])([0-9]{2})[. -]?([0-9]{2})[. -]?([0-9]{2})[ .-]{0,3}([0-9]{3})[. -]?([0-9]{2})"
        r"(?![.,/-]?[0-9])"
    ),
    "phone": "|".join(
        (
            rf"{_START}\(?0[2349]\)?{_GAP}[1-9][0-9]{{2}}[ \u00a0.-]?[0-9]{{2}}[ \u00a0.-]?[0-9]{{2}}{_END}",
            rf"{_START}{_ENTERPRISE}\(?0(?:1[0-9]|[56][0-9]|7[1-7]|8[1-9])\)?{_GAP}(?!0)(?:{_PAIRS}|{_THREES}){_END}",
            rf"{_START}{_ENTERPRISE}04[5-9][0-9]{_GAP}(?:{_PAIRS}|{_THREES}){_END}",
            rf"(?<![A-Za-z0-9_])(?:\+|00)32{_GAP}(?:\(0\) ?)?(?!70|78|800|90)[1-9](?:{_GAP}[0-9]){{7,8}}{_END}",
            rf"(?<![A-Za-z0-9_])(?:\+(?!32|10)[1-9]|00(?:31|33|352|44|49))(?:[ \u00a0/.()-]{{0,2}}[0-9]){{8,13}}{_END}",
        )
    ),
    "role": (
        r"^(?:abuse|admin|administratie|afvalbeheer|archief|bestuur|bevolking|bib|bibliotheek|boekhouding|board|burgemeester|"
        r"burgerzaken|communicatie|contact|cultuur|data|dienst|digitaal|directie|dpo|events?|facturatie|facturen|financien|"
        r"functionaris|gdpr|gemeente|gemeentebestuur|griffie|hallo|hello|helpdesk|hr|ict|ict-?dienst|info|"
        r"informatieveiligheid|informatica|inschrijvingen|it|jeugd|kenniskring|kring|leden|loket|mail|mobiliteit|"
        r"no-?reply|notulen|ocmw|office|omgeving|onthaal|onderwijs|personeel|pers|post|postmaster|preventie|privacy|"
        r"provincie|redactie|reservatie|sales|secretariaat|secretary|security|server|service|servicedesk|sociaalhuis|"
        r"sport|stad|stadsbestuur|support|team|toerisme|training|veiligheid|verslag|voorzitter|vorming|vragen|webmaster|"
        r"welkom|werkgroep|zaal)(?:[0-9]*|[._+-].*)@"
    ),
    "present": (
        r"^[\s>#*_+|-]*(?:[0-9]{1,2}[.)] *)?(?:(?:lijst|overzicht) (?:van|met) |waren )?(?:de )?"
        r"(aanwezig(?:e|en|heden|heidslijst)?|deelnemers(?:lijst)?|verontschuldig(?:d|den|ingen)|afwezig(?:e|en)?|"
        r"afgemeld(?:en)?|afmeldingen|verhinderd(?:en)?|attendees|participants|present|apologies|absent)(?![A-Za-z])"
        r"(?:[^:|.!?,;]{0,60}[\s*_#()0-9.]*$|[^:|.!?]{0,40}[:|])"
    ),
    "columns": r"(?:^[\s>*_]*|\|[\s*_]*)(voornaam|roepnaam|first name|given name)[\s*_]*(?:\||$)",
    "dashes": r"^(?=[^-]*-[^|]*\|)[ >]*(?:[:|-][ :|-]*)?$",
    "row": r"^[\s>]*(?:[*+|-]|[0-9]{1,3}[.)])",
    "head": r"^ {0,3}#",
    "parts": r"[,;|•·\t]| en | & | [–—:-] |: ",
    "markup": r"\([^()]*\)|[*_`\[\]#>]|^[\s+|-]+|^[0-9]{1,3}[.)]",
    "name": rf"^(?:(?:{_TITLE} )?{_FIRST}(?: {_FIRST})?{_SMALL}{{0,3}}{_LAST}{{1,2}}|{_TITLE}{_SMALL}{{0,3}}{_LAST})$",
    "person": (rf"(?<![{_UP}{_LOW}-])(?:{_TITLE}{_SMALL}{{0,3}}{_LAST}|(?:{_COMMON}){_SMALL}{{0,3}}{_LAST})"),
    "body": (
        r"(?:^| )(?:stad|gemeente|ocmw|lokaal|bestuur|besturen|provincie|regio|dienst|team|afdeling|politie|politiezone|"
        r"brandweer|brandweerzone|hulpverleningszone|zone|agentschap|digitaal|vlaanderen|vlaamse?|kenniskring|kring|"
        r"intercommunale|universiteit|hogeschool|sint|nieuwe?|alle|vertegenwoordigers?)(?: |$)|^(?:de(?! heer)|het) "
        rf"|{_NAMED_AFTER}"
    ),
}
"""Each pattern by its name; those in FOLDED take no notice of capitals."""

FOLDED = frozenset({"present", "columns", "body", "head", "role"})
