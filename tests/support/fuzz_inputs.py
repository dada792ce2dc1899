"""What the fuzz tests feed to the system: repositories, files and texts, nearly good or nothing of the kind."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from hypothesis import strategies as st

from kringen.model import Circle, Meeting, Record, Topic
from tests.support.hostile import quote
from tests.support.vectors import SCRIPTS

SEEN = st.characters(codec="utf-8", exclude_categories=("C", "Z", "M", "Cn"), include_characters=" ’…&<>\"'\\;,:#|")
LINES = st.one_of(
    st.text(SEEN, max_size=60),
    st.sampled_from([text for text in SCRIPTS.values() if text.isprintable() and len(text) < 80]),
    st.lists(
        st.sampled_from(["]]>", "\\n", "<b>", "-->", "</script>", "&amp;", "%0A", "BEGIN:VEVENT", '";', "é", "😀"])
    ).map("".join),
).map(str.strip)
"""Texts of one line that a reader may take, with what markup, calendars and scripts could stumble over."""

ANYTHING = st.one_of(
    LINES,
    st.text(max_size=40),
    st.sampled_from(
        [*SCRIPTS.values(), "2027-05-20", "14:00", "~", "https://x.be/", "mailto:a@x.be", "gpdr", "kring", ""]
    ),
)
"""Texts that may be refused."""

BODIES = st.lists(
    st.one_of(
        ANYTHING, st.sampled_from(["## Agenda", "## Verslag", "```", "> [!NOTE]", "- [x] a", "| a |\n|---|", "[^1]"])
    ),
    max_size=6,
).map("\n\n".join)

_RECORDS: Mapping[str, type[Record]] = {
    "circles/kring.yml": Circle,
    "content/onderwerpen/gdpr.md": Topic,
    "meetings/kring/2027-05-20.md": Meeting,
}

KEYS = {
    path: tuple(field.alias or name for name, field in record.model_fields.items() if name not in {"slug", "circle"})
    for path, record in _RECORDS.items()
}
"""The files of a small repository, and the keys of each."""

GOOD: Mapping[str, Mapping[str, str]] = {
    "circles/kring.yml": {"naam": "Kring", "status": "actief", "regio": "Waasland"},
    "content/onderwerpen/gdpr.md": {"titel": "GDPR", "thema": "Privacy"},
    "meetings/kring/2027-05-20.md": {"datum": "2027-05-20", "onderwerpen": "[gdpr]"},
}

BYTES = st.tuples(
    st.sampled_from([*KEYS, "content/over.md", "content/foto.png", "content/foto.jpg", "content/stuk.pdf"]),
    st.one_of(
        st.binary(max_size=300),
        st.lists(
            st.one_of(st.binary(max_size=9), ANYTHING.map(lambda text: text.encode("utf-8", "surrogatepass"))),
            max_size=9,
        ).map(b"\n".join),
    ),
)
"""A file that the reader may find, and what stands in it."""

Files = dict[str, str]


@st.composite
def repositories(draw: Callable[[st.SearchStrategy[Any]], Any]) -> Files:
    """Files whose keys hold anything, in any shape, with a text below them."""
    files = {}
    for path, keys in KEYS.items():
        values = dict(GOOD[path])
        for key in draw(st.lists(st.sampled_from(keys), max_size=4, unique=True)):
            values[key] = _shaped(
                draw(ANYTHING), draw(st.sampled_from("plain quoted list named mapping pairs".split()))
            )
        files[path] = _file(path, values, draw(BODIES))
    return files


@st.composite
def hostile_repositories(draw: Callable[[st.SearchStrategy[Any]], Any]) -> Files:
    """Files that are nearly always taken, with a hostile text in every free field."""
    word = [quote(text or "x") for text in draw(st.lists(LINES, min_size=9, max_size=9))]
    speakers = f"[{{organisatie: {word[3]}, onderwerp: {word[4]}}}]"
    values = {
        "circles/kring.yml": {
            "naam": word[0],
            "trekker": f"{{functie: {word[1]}, organisatie: {word[2]}}}",
            "toelichting": word[8],
            "vragen": f"{{hoe: {{vraag: {word[0]}, sinds: 2027-02-14, toelichting: {word[1]}, onderwerp: gdpr}}}}",
        },
        "content/onderwerpen/gdpr.md": {"titel": word[5], "thema": word[6]},
        "meetings/kring/2027-05-20.md": {"titel": word[7], "locatie": word[8], "sprekers": speakers, "van": '"14:00"'},
    }
    return {path: _file(path, dict(GOOD[path]) | values[path], "## Agenda\n\nWelkom") for path in GOOD}


def _shaped(text: str, shape: str) -> str:
    quoted = quote(text)
    return {
        "plain": text,
        "quoted": quoted,
        "list": f"[{quoted}, {quoted}]",
        "named": f"{{hoe: {{vraag: {quoted}, sinds: 2027-02-14, bijeenkomst: {quoted}}}}}",
        "mapping": f"{{naam: {quoted}, functie: {quoted}, organisatie: {quoted}}}",
        "pairs": f"[{{organisatie: {quoted}, onderwerp: {quoted}}}, {{titel: {quoted}, url: https://x.be/}}]",
    }[shape]


def _file(path: str, values: Mapping[str, str], body: str) -> str:
    lines = [f"{key}: {value}" for key, value in values.items()]
    return "\n".join(["---", *lines, "---", body, ""] if path.endswith(".md") else [*lines, ""])
