"""What becomes of each element of HTML that people write in a text; the form for trekkers gets it as data."""

from __future__ import annotations

PAIRS = {
    **dict.fromkeys(("b", "strong"), "**"),
    **dict.fromkeys(("i", "em"), "*"),
    **dict.fromkeys(("s", "del", "strike"), "~~"),
}
"""Elements that Markdown has a mark for."""

BREAKS = "br hr".split()
BLOCKS = (
    "address article aside blockquote center dd details div dl dt figcaption figure footer h1 h2 h3 h4 h5 h6 header li main nav "
    "ol p section summary ul"
).split()
"""Elements whose end ends a line."""

WORDS = (
    "a abbr acronym big cite code dfn font ins kbd mark nobr o:p q samp small span sub sup time tt u var wbr".split()
)
"""Elements of which only the words count; `o:p` is Word's."""

REFUSED = (
    "applet body button canvas caption col colgroup fieldset form frame frameset head html iframe input legend marquee math "
    "noembed noframes noscript optgroup option picture plaintext pre script select slot style svg table tbody td template "
    "textarea tfoot th thead title tr xml xmp"
).split()
"""Elements that do more than lay out, and those whose rows and cells would run on. So does any other one with a value: `<link>`
or `<video>` without one is a word that was left open."""

ROWS = {"h1": "# ", "h2": "## ", "h3": "### ", "h4": "### ", "h5": "### ", "h6": "### ", "ul": "- ", "ol": "1. "}
"""What Markdown begins a row with for a heading, and for an item of each kind of list; it fits in the tag."""

RAISED = {"sup": "⁰¹²³⁴⁵⁶⁷⁸⁹", "sub": "₀₁₂₃₄₅₆₇₈₉"}
"""The signs for figures above and below the line."""

_BLANK = r"[ \t\n]"
_NAME = "[A-Za-z_:][A-Za-z0-9_.:-]*"
_VALUE = r"(?:[^ \t\n\"'=<>`]+|'[^'\n]*'|\"[^\"\n]*\")"
_ATTRIBUTE = rf"{_BLANK}+{_NAME}(?:{_BLANK}*={_BLANK}*{_VALUE})?"
_MARK = r"</?(?:b|em|font|i|s|small|span|strong|u)(?: [^<>\n]*)?>"

PATTERNS = {
    "tag": rf"<(/?)(o:p|[A-Za-z][A-Za-z0-9-]*)((?:{_ATTRIBUTE})*){_BLANK}*/?>",
    "half": r"<(?:!--|!\[|![A-Za-z]|\?)",
    "alive": r"\bon[a-z]+\s*=|script:|(?:url|expression)\s*\(",
    "href": rf"^(?:{_ATTRIBUTE})*?{_BLANK}+href{_BLANK}*={_BLANK}*([\"']?)([^ \t\n\"'()<>`|\\]+)\1(?={_BLANK}|$)",
    "linked": rf"((?:{_MARK})*[ \t]*(?:{_MARK})*[^ \t\[\]<>\n`|\\](?:[^\[\]<>\n`|\\]|{_MARK})*)</a{_BLANK}*>",
    "mark": _MARK,
    "alt": r"\balt\s*=\s*(?:'([^']*)'|\"([^\"]*)\")",
    "address": r"\](?:\(|:)[ \t]*$",
    "words": r"^[ \t]*[^ \t\n|`][^\n|`]*$",
}
"""A tag (CommonMark 0.31.2, 6.6), the beginning of other code, what an attribute may not have, the address of a plain link, its
words up to its end, a mark in those, the words for an image, what stands before an address between `<` and `>`, and the words that a mark may stand around.
Every pattern takes linear time: no two parts side by side can take the same character."""

CURES = {"a": "schrijf een link als [tekst](https://www.v-ict-or.be/)"}
ESCAPE = "schrijf de tekst zonder HTML, of zet er een schuine streep voor: \\<"
"""What can be done about HTML that is refused."""

SAID = {
    "comment": (
        "deze verborgen opmerking komt niet op de site, maar wie het bestand opent, leest ze",
        "haal ze weg als niet iedereen ze mag lezen",
    ),
    "open_comment": (
        'de opmerking die met "<!--" begint, wordt niet afgesloten',
        "sluit ze af met -->, of haal ze weg",
    ),
    "element": ('HTML "{}" kan hier niet', ESCAPE),
    "code": ('de code "{}" kan hier niet', ESCAPE),
    "image": (
        "de afbeelding{} komt niet op de site",
        "zet een link ernaar onder documenten, of beschrijf in woorden wat erop staat",
    ),
}
"""What is said of each, and its cure; `{}` stands for what was written."""

RULES = {
    "pairs": PAIRS,
    "breaks": BREAKS,
    "blocks": BLOCKS,
    "words": WORDS,
    "refused": REFUSED,
    "rows": ROWS,
    "raised": RAISED,
    "patterns": PATTERNS,
    "cures": CURES,
    "said": SAID,
}
"""All of the above, for the form."""
