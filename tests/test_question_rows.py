"""The questions in a circle's file: one is added, comes on a meeting or goes, and every other row stays to the byte."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kringen.source.tree import read_tree
from kringen.transfer.question_rows import QuestionRows, question_rows
from kringen.transfer.raised import Raised
from kringen.transfer.raising import raised_in

HEAD = "# Een kring.\nnaam: Waasland\nregio: Waasland\n"
FILE = f"""{HEAD}vragen:
  # de eerste
  wifi:
    vraag: Wie betaalt de wifi?
    sinds: 2027-01-20
    # bijeenkomst volgt
  mails:
    vraag: >
      Wie archiveert
      # de mails?
    bijeenkomst: 2027-03-11
    sinds: 2027-02-14

# Nog iets.
bron: https://example.org/
"""
NEW = ["vraag: Wie koopt samen?", "sinds: 2027-03-01"]
ADDED = "  samen:\n    vraag: Wie koopt samen?\n    sinds: 2027-03-01\n"


def rows(text: str) -> QuestionRows:
    found = question_rows(text, "circles/waasland.yml")
    assert found
    return found


@pytest.mark.parametrize(
    ("before", "change", "after"),
    [
        pytest.param(HEAD, lambda found: found.with_question("samen", NEW), f"{HEAD}vragen:\n{ADDED}", id="the-first"),
        pytest.param(HEAD.strip(), lambda found: found.with_question("samen", NEW), f"{HEAD}vragen:\n{ADDED}", id="without-a-last-line-end"),
        pytest.param(f"{HEAD}vragen:\n", lambda found: found.with_question("samen", NEW), f"{HEAD}vragen:\n{ADDED}", id="an-empty-key"),
        pytest.param(f"{HEAD}vragen: {{}}\n", lambda found: found.with_question("samen", NEW), f"{HEAD}vragen:\n{ADDED}", id="an-empty-mapping"),
        pytest.param(f"vragen: # hier\n  a:\n    vraag: A?\n{HEAD}", lambda found: found.with_question("samen", NEW), f"vragen: # hier\n  a:\n    vraag: A?\n{ADDED}{HEAD}", id="above-other-keys"),
        pytest.param(FILE, lambda found: found.with_question("samen", NEW), FILE.replace("  sinds: 2027-02-14\n", f"  sinds: 2027-02-14\n{ADDED}"), id="behind-the-last"),
        pytest.param("vragen:\n    a:\n        vraag: A?\n", lambda found: found.with_question("b", NEW[:1]), "vragen:\n    a:\n        vraag: A?\n    b:\n      vraag: Wie koopt samen?\n", id="at-the-margin-of-the-others"),
        pytest.param("vragen: {a: {vraag: 'A: b?'}}\nnaam: X\n", lambda found: found.with_question("b", NEW[:1]), 'vragen:\n  a:\n    vraag: "A: b?"\n  b:\n    vraag: Wie koopt samen?\nnaam: X\n', id="between-braces"),
        pytest.param("{naam: X, gemeenten: [Temse]}\n", lambda found: found.with_question("b", NEW[:1]), 'naam: X\ngemeenten: ["Temse"]\nvragen:\n  b:\n    vraag: Wie koopt samen?\n', id="all-between-braces"),
        pytest.param("{\nnaam: X,\ngemeenten: [Temse]\n}\n", lambda found: found.with_question("b", NEW[:1]), 'naam: X\ngemeenten: ["Temse"]\nvragen:\n  b:\n    vraag: Wie koopt samen?\n', id="all-between-braces-on-rows-of-their-own"),
        pytest.param("naam: X\nvragen:\n  {\n  a:\n    {\n    vraag: 'A?'\n  }}\n", lambda found: found.with_question("b", NEW[:1]), 'naam: X\nvragen:\n  a:\n    vraag: "A?"\n  b:\n    vraag: Wie koopt samen?\n', id="between-braces-on-rows-of-their-own"),
        pytest.param("naam : X\n'regio': Waasland\n", lambda found: found.with_question("samen", NEW), f"naam : X\n'regio': Waasland\nvragen:\n{ADDED}", id="other-keys-as-they-were-typed"),
        pytest.param("'naam': X\nvragen:\n  a:\n    vraag: A?\n", lambda found: found.with_question("samen", NEW), f"'naam': X\nvragen:\n  a:\n    vraag: A?\n{ADDED}", id="other-keys-as-they-were-typed-around-questions"),
        pytest.param("'naam': X\n'vragen' : {}\n", lambda found: found.with_question("samen", NEW), f"'naam': X\nvragen:\n{ADDED}", id="its-own-key-between-quotes"),
        pytest.param(FILE, lambda found: found.with_meeting("wifi", "2027-06-17"), FILE.replace("    # bijeenkomst volgt\n", "    # bijeenkomst volgt\n    bijeenkomst: 2027-06-17\n"), id="on-a-meeting"),
        pytest.param(FILE, lambda found: found.with_meeting("mails", "2027-06-17"), FILE.replace("2027-03-11", "2027-06-17"), id="on-another"),
        pytest.param(FILE, lambda found: found.with_meeting("mails", ""), FILE.replace("    bijeenkomst: 2027-03-11\n", ""), id="on-none"),
        pytest.param(FILE, lambda found: found.with_meeting("wifi", ""), FILE, id="on-none-as-before"),
        pytest.param(FILE, lambda found: found.without("wifi"), FILE.replace(FILE[FILE.index("  wifi") : FILE.index("  mails")], ""), id="gone"),
        pytest.param(FILE, lambda found: found.without("mails"), FILE.replace(FILE[FILE.index("  mails") : FILE.index("\n# Nog")], ""), id="the-last-one-gone"),
        pytest.param(f"{HEAD}vragen:\n  a:\n    vraag: A?\n", lambda found: found.without("a"), HEAD, id="the-only-one-gone"),
    ],
)  # fmt: skip
def test_a_change(before: str, change: Callable[[QuestionRows], str], after: str) -> None:
    """Comments, order and spelling stay; only the rows of that question are others."""
    assert change(rows(before)) == after
    assert read_tree(after, "")[1] == ()


@pytest.mark.parametrize(
    "text", ["a: [", "vragen: [a]\n", "vragen:\n- a: b\n", "vragen: tekst\n", "- a\n", "a: b\n\tc: d\n"]
)
def test_what_holds_no_questions_is_left_alone(text: str) -> None:
    assert question_rows(text, "circles/waasland.yml") is None


NAMES = st.lists(
    st.from_regex(r"[a-z][a-z0-9]{0,8}(-[a-z0-9]{1,4})?", fullmatch=True), min_size=1, max_size=5, unique=True
)
WORDS = st.sampled_from(
    ["Wie betaalt?", "'A: b'", '"c #d"', ">\n      lang\n      # verhaal", "|\n      een\n\n      twee", "{x: y}"]
)
BETWEEN = st.sampled_from(["", "\n", "  # van toen\n", "# aan de kant\n", "    # dieper\n", "\n\n"])


@given(
    NAMES,
    st.lists(st.tuples(WORDS, BETWEEN), min_size=5, max_size=5),
    st.sampled_from(["", "# einde\nbron: x\n", "\nbron: x\n"]),
)
def test_what_is_added_and_taken_away_again_leaves_the_same_bytes(
    names: list[str], pieces: list[tuple[str, str]], rest: str
) -> None:
    """Whatever the questions before it look like; and each other question reads as before."""
    own = "".join(
        f"  {name}:\n    vraag: {words}\n{between}" for name, (words, between) in zip(names, pieces, strict=False)
    )
    text = f"naam: X\nvragen:\n{own}{rest}"
    added = rows(text).with_question("nieuw-9999", NEW)
    before, after = read_tree(text, "")[0], read_tree(added, "")[0]
    assert before
    assert after
    assert after.values["vragen"] == before.values["vragen"] | {
        "nieuw-9999": {"vraag": "Wie koopt samen?", "sinds": "2027-03-01"}
    }
    assert rows(added).without("nieuw-9999") == text
    moved = read_tree(rows(text).with_meeting(names[0], "2027-03-11"), "")[0]
    assert moved
    assert moved.values["vragen"][names[0]] == before.values["vragen"][names[0]] | {"bijeenkomst": "2027-03-11"}


def raised(name: str, **values: str) -> Raised:
    return Raised(name, values)


@pytest.mark.parametrize(
    ("asked", "after", "said"),
    [
        pytest.param(raised("samen", vraag="Wie koopt samen?", sinds="2027-03-01"), rows(FILE).with_question("samen", NEW), "", id="new"),
        pytest.param(raised("wifi", vraag="Wie koopt samen?", sinds="2027-03-01"), rows(FILE).with_question("wifi-2", NEW), "", id="its-name-is-taken"),
        pytest.param(raised("anders", vraag="wie betaalt de  WIFI?"), FILE, "", id="it-stands-there"),
        pytest.param(raised("anders", vraag="'Wie betaalt de wifi?'", bijeenkomst="2027-06-17"), rows(FILE).with_meeting("wifi", "2027-06-17"), "", id="it-stands-there-and-comes-up"),
        pytest.param(raised("mails", bijeenkomst="2027-06-17"), FILE.replace("2027-03-11", "2027-06-17"), "", id="on-another-meeting"),
        pytest.param(raised("mails", bijeenkomst=""), rows(FILE).with_meeting("mails", ""), "", id="on-none"),
        pytest.param(raised("mails", sinds="2020-01-01"), FILE, "", id="its-words-stay"),
        pytest.param(Raised("mails", {}, is_gone=True), rows(FILE).without("mails"), "", id="gone"),
        pytest.param(Raised("samen", {}, is_gone=True), FILE, 'in circles/waasland.yml staat geen vraag "samen"', id="gone-already"),
        pytest.param(raised("samen", bijeenkomst="2027-06-17"), FILE, 'in circles/waasland.yml staat geen vraag "samen"', id="of-no-question"),
    ],
)  # fmt: skip
def test_what_a_mail_does(asked: Raised, after: str, said: str) -> None:
    """A new question never takes the place of another, and one that stands there keeps its words."""
    assert raised_in(FILE, "circles/waasland.yml", asked) == (after, said)


def test_a_file_that_cannot_be_read_stays() -> None:
    assert raised_in("vragen: [a]\n", "circles/waasland.yml", raised("a", vraag="A?")) == (
        "vragen: [a]\n",
        "de vragen in circles/waasland.yml kunnen niet gelezen worden",
    )
