"""What becomes of each element of HTML that people write in a text; the form for trekkers gets it as data."""

from __future__ import annotations

PAIRS = {
    **dict.fromkeys(("b", "strong"), "**"),
    **dict.fromkeys(("i", "em"), "*"),
    **dict.fromkeys(("s", "del", "strike"), "~~"),
}
"""Elements that Markdown has a mark for."""

BREAKS = "br hr".split()
BLOCKS = "blockquote center dd details div dl dt figcaption figure h1 h2 h3 h4 h5 h6 li ol p section summary ul".split()
"""Elements whose end ends a line."""

WORDS = "a big code font ins kbd mark samp small span sub sup tt u wbr".split()
"""Elements of which only the words count."""

REFUSED = (
    "applet area audio base body button canvas caption col colgroup dialog embed fieldset form frame frameset head html iframe "
    "input legend link map marquee math menu meta noembed noframes noscript object optgroup option param picture plaintext pre "
    "script select slot source style svg table tbody td template textarea tfoot th thead title tr track video xml xmp"
).split()
"""Elements that do more than lay out, and those whose rows and cells would run on."""

RAISED = {"sup": "⁰¹²³⁴⁵⁶⁷⁸⁹", "sub": "₀₁₂₃₄₅₆₇₈₉"}
"""The signs for figures above and below the line."""

_BLANK = r"[ \t\n]"
_NAME = "[A-Za-z_:][A-Za-z0-9_.:-]*"
_VALUE = r"(?:[^ \t\n\"'=<>`]+|'[^'\n]*'|\"[^\"\n]*\")"
_ATTRIBUTE = rf"{_BLANK}+{_NAME}(?:{_BLANK}*={_BLANK}*{_VALUE})?"

PATTERNS = {
    "tag": rf"<(/?)([A-Za-z][A-Za-z0-9-]*)((?:{_ATTRIBUTE})*){_BLANK}*/?>",
    "half": r"<(?:!--|!\[|![A-Za-z]|\?)",
    "alive": r"\bon[a-z]+\s*=|script:|(?:url|expression)\s*\(",
    "href": rf"^(?:{_ATTRIBUTE})*?{_BLANK}+href{_BLANK}*={_BLANK}*([\"']?)([^ \t\n\"'()<>`|\\]+)\1(?={_BLANK}|$)",
    "linked": rf"([ \t]*[^ \t\[\]<>\n`|\\][^\[\]<>\n`|\\]*)</a{_BLANK}*>",
    "alt": r"\balt\s*=\s*(?:'([^']*)'|\"([^\"]*)\")",
    "address": r"\](?:\(|:)[ \t]*$",
    "words": r"^[ \t]*[^ \t\n|`][^\n|`]*$",
}
"""A tag (CommonMark 0.31.2, 6.6), the beginning of other code, what an attribute may not have, the address of a plain link, its
words up to its end, the words for an image, what stands before an address between `<` and `>`, and the words that a mark may stand around.
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
    "raised": RAISED,
    "patterns": PATTERNS,
    "cures": CURES,
    "said": SAID,
}
"""All of the above, for the form."""
