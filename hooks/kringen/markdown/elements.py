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

PATTERNS = {
    "tag": r"<(/?)([A-Za-z][A-Za-z0-9-]*)"
    r"((?:\s+[A-Za-z_:][A-Za-z0-9_.:-]*(?:\s*=\s*(?:[^\s\"'=<>`]+|'[^'\n]*'|\"[^\"\n]*\"))?)*)\s*/?>",
    "half": r"<(?:!--|!\[|![A-Za-z]|\?)",
    "alive": r"\bon[a-z]+\s*=|script:|(?:url|expression)\s*\(",
    "href": r"\bhref\s*=\s*[\"']?([^\s\"'()<>`|\\]+)[\"']?\s*(?:[a-z]+\s*=|/?$)",
    "linked": r"([^\[\]<>\n`|\\]*[^\s\[\]<>`|\\][^\[\]<>\n`|\\]*)</a\s*>",
    "alt": r"\balt\s*=\s*(?:'([^']*)'|\"([^\"]*)\")",
    "address": r"\](?:\(|:)[ \t]*$",
    "words": r"^[^\n|`]*[^\s|`][^\n|`]*$",
}
"""A tag (CommonMark 0.31.2, 6.6), the beginning of other code, what an attribute may not have, the address of a plain link, its
words up to its end, the words for an image, what stands before an address between `<` and `>`, and the words that a mark may stand around."""

CURES = {"a": "schrijf een link als [tekst](https://www.v-ict-or.be/)"}
ESCAPE = "schrijf de tekst zonder HTML, of zet er een schuine streep voor: \\<"
"""What can be done about HTML that is refused."""

RULES = {
    "pairs": PAIRS,
    "breaks": BREAKS,
    "blocks": BLOCKS,
    "words": WORDS,
    "refused": REFUSED,
    "raised": RAISED,
    "patterns": PATTERNS,
    "cures": CURES,
    "escape": ESCAPE,
}
"""All of the above, for the form."""
