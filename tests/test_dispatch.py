"""Asking only the rules that can begin at a character gives the tokens that asking all of them gives."""

from __future__ import annotations

import cProfile
import pstats
import string

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline

from kringen.markdown import shortcuts
from kringen.markdown.dialect import every_rule
from kringen.markdown.dispatch import BLOCKS, INLINES, dispatched
from kringen.markdown.document import Document

COMPLETE, QUICK = every_rule(), dispatched(every_rule())
RULES = dict(zip(COMPLETE.inline.ruler.get_active_rules(), COMPLETE.inline.ruler.getRules(""), strict=True))
BLOCK_RULES = dict(zip(COMPLETE.block.ruler.get_active_rules(), COMPLETE.block.ruler.getRules(""), strict=True))
BLOCK_RULES["rows"] = shortcuts.rows

PIECES = (
    *("woord", " ", "  ", "\n", "\n\n", "    ", "\t", "\0", "é", "w", "www", "www.v-ict-or.be", "https", "://", "a.be"),
    *(
        "**vet**",
        " **vet.** ",
        " **v",
        "t** ",
        "\xa0",
        "\u2028",
        "\x1f",
        "(",
        "“",
        "xmpp:",
        "- vet\n",
        "- a **b**\n- **c** \n\n",
        "\n- ",
        "an@a.be",
        "mailto:",
        "*",
        "**",
        "_",
        "~",
        "~~",
        "`",
        "```\n",
        "[",
        "]",
        "](",
        "(",
        ")",
        "!",
        "![",
        "[^1]",
        "[^1]: ",
    ),
    *(
        "[a]: https://a.be",
        "[a]",
        "<",
        ">",
        "</b>",
        "<b>",
        "<!--",
        "<https://a.be>",
        "&",
        "&amp;",
        "\\",
        "#",
        "## ",
        "---",
    ),
    *(
        "===",
        "- ",
        "+ ",
        "* ",
        "1. ",
        "12) ",
        "> ",
        "> [!NOTE]\n",
        "- [ ] ",
        "|",
        "| a |\n| --- |\n",
        ":-:",
        ":",
        ";",
        "^",
    ),
)
"""What texts are put together from: every mark that a rule begins with, and what comes near."""


def tokens(text: str, *, quick: bool) -> list[object]:
    """What a text is parsed into, and the names of its links and footnotes."""
    env: dict[str, object] = {"document": Document.of(text, "b.md", 1), "problems": [], "definitions": []}
    found = (QUICK if quick else COMPLETE).parse(text, env)
    return [[token.as_dict() for token in found], env["problems"], env["definitions"], env.get("references")]


@given(st.lists(st.sampled_from(PIECES), max_size=30).map("".join))
def test_the_tokens_are_the_same(text: str) -> None:
    """Any marks in any order."""
    assert tokens(text, quick=True) == tokens(text, quick=False)


def test_all_rules_of_a_run_of_text_are_named() -> None:
    """One that is not would never be asked."""
    assert set(INLINES) == set(RULES)
    assert set(BLOCKS) <= set(BLOCK_RULES)


@pytest.mark.parametrize("name", [pytest.param(name, id=name) for name in INLINES if name != "text"])
def test_a_rule_says_no_at_other_characters(name: str) -> None:
    """Whatever comes behind them."""
    for first in sorted(set(string.printable + "é’") - set(INLINES[name])):
        for rest in (
            "",
            *(f"{each}b{each}" for each in (*INLINES.values(), ".", "(a)", "ww.a.be", "//a.be", "a@a.be")),
        ):
            state = StateInline(first + rest, COMPLETE, {}, [])
            assert not RULES[name](state, False), first + rest
            assert state.tokens == []


@pytest.mark.parametrize("name", [pytest.param(name, id=name) for name in BLOCKS])
def test_a_rule_of_blocks_says_no_at_other_rows(name: str) -> None:
    """Whatever comes behind their first character."""
    for first in sorted(set(string.printable + "é’") - set(BLOCKS[name]) - set(string.whitespace)):
        for rest in ("", *(f"{each}{each} b" for each in "".join(BLOCKS.values())), " a", "^1]: a", "a]: b", "b>"):
            state = StateBlock(f"{first}{rest}\n{first}", COMPLETE, {}, [])
            assert not BLOCK_RULES[name](state, 0, state.lineMax, False), first + rest
            assert state.tokens == []


REPORT = "".join(
    f"### Besluit {number}\n\nHet archief vraagt elk loket om een plan. Dat komt er: het staat op de agenda.\n\n"
    "- **De dienst koppelt elk register.**\n- Het loket deelt elk contract, **na een proef**.\n\n"
    for number in range(9)
)


def test_most_texts_hardly_need_the_parser() -> None:
    """Headings, sentences and short lists with bold words: less than half of the calls of functions."""
    assert 2 * calls(QUICK) < calls(COMPLETE)


def calls(parser: MarkdownIt) -> int:
    """How many functions are called to parse a report."""
    profile = cProfile.Profile()
    profile.runcall(
        parser.parse, REPORT, {"document": Document.of(REPORT, "b.md", 1), "problems": [], "definitions": []}
    )
    return int(pstats.Stats(profile).total_calls)  # type: ignore[attr-defined]  # typeshed leaves it out
