"""`run.py mutate`: what is switched off, and that a change which no test notices is named."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from kringen.rules import RULES
from scripts.command import Stop
from scripts.commands import mutate
from scripts.environment import ROOT
from scripts.guards import EQUAL, Guard, guards
from scripts.mutants import Mutant, mutants

RULE = '''
MAX_SIZE = 20

@rule(CODE)
def rule_of(site):
    """The rule."""
    for each in site:
        if each.a and (found := each.b):
            yield each.problem(CODE, found)

def look(each):
    if len(each) > MAX_SIZE:
        return _large(each)
    try:
        return each.read()
    except OSError:
        return Problem(each)

def _large(each) -> Problem | None:
    return Problem(each)

def both(each) -> Iterator[Problem]:
    yield from both(each)
    return [*(Problem(x) for x in each)], Problem(each) if each else None
'''

SENTENCES = """
def faults(page):
    if page.a or page.b:
        yield f"{page}: mis"
    if page.c:
        return False
"""


@pytest.mark.parametrize(
    ("source", "sentences", "expected"),
    [
        pytest.param(
            RULE,
            False,
            [
                "2: geen grens: MAX_SIZE = 20",
                "5: deze regel vindt niets",
                "8: nooit: each.a and (found := each.b)",
                "8: zonder: (found := each.b)",
                "8: zonder: each.a",
                "12: nooit: len(each) > MAX_SIZE",
                "16: de uitzondering gaat door",
                "23: weg: yield from both(each)",
                "24: geen enkele: (Problem(x) for x in each)",
                "24: nooit: each",
            ],
            id="problems",
        ),
        pytest.param(
            SENTENCES,
            True,
            ["3: nooit: page.a or page.b", "3: zonder: page.a", "3: zonder: page.b", "5: nooit: page.c"],
            id="sentences",
        ),
        pytest.param("x = 1\n", False, [], id="nothing"),
    ],
)
def test_what_is_switched_off(source: str, sentences: bool, expected: list[str]) -> None:
    """Each rule, check, part of a condition and limit once, at its line; each changed file is Python, and another."""
    found = mutants("a.py", source, sentences=sentences)
    assert [str(each).removeprefix("a.py:") for each in found] == expected
    assert len({each.text for each in found}) == len(found)
    for each in found:
        compile(each.text, "a.py", "exec")


def test_every_rule_and_every_guard_has_its_turn() -> None:
    """The table of guards fits the source as it is now, and every exception to it is still a change that is made."""
    tried = [trial.mutant for trial in mutate.all_trials(ROOT)]
    assert sum(each.what == "deze regel vindt niets" for each in tried) == len(RULES)
    assert len(tried) > 350
    assert EQUAL.keys() <= {each.change for each in tried}
    for guard in guards():
        for test in guard.tests:
            assert (ROOT / test.partition("::")[0]).is_file(), test


@pytest.mark.parametrize("source", ["b = 1\n", "a = 1\na = 1\n"], ids=["gone", "twice"])
def test_a_table_that_is_out_of_date_is_named(source: str) -> None:
    with pytest.raises(Stop, match="staat dit niet precies één keer: a = 1"):
        mutate.trial_of(Guard("scripts/x.py", "a = 1", "a = 2"), source)


@pytest.mark.skipif(os.name == "nt", reason="Windows cannot fork; the command says so")
def test_a_change_that_no_test_notices_survives(tmp_path: Path) -> None:
    """Three changes to one file: noticed, not noticed, and one after which the tests cannot even begin."""
    copy = tmp_path / "copy"
    (copy / "scripts").mkdir(parents=True)
    sound = copy / "scripts" / "locks.py"
    sound.write_text("A = 1\n", "utf-8")
    (copy / "test_small.py").write_text("from scripts import locks\n\n\ndef test_x():\n    assert locks.A\n", "utf-8")
    texts = {"noticed": "A = 0\n", "unnoticed": "A = 2\n", "broken": "A = \n"}
    trials = [
        mutate.Trial(Mutant("scripts/locks.py", 1, what, text), ("test_small.py",)) for what, text in texts.items()
    ]
    run = mutate.try_all(trials, [copy])
    assert run.done == 3
    assert [(each.mutant.what, why) for each, why in run.survivors] == [
        ("unnoticed", "geen test merkt dit"),
        ("broken", "de tests beginnen niet"),
    ]
    assert sound.read_text("utf-8") == "A = 1\n"


@pytest.mark.skipif(os.name == "nt", reason="Windows cannot fork; the command says so")
def test_tests_that_fail_anyway_are_refused(tmp_path: Path) -> None:
    """They would seem to notice every change; so each is tried first with nothing changed."""
    copy = tmp_path / "copy"
    (copy / "scripts").mkdir(parents=True)
    (copy / "scripts" / "locks.py").touch()
    (copy / "test_sound.py").write_text("def test_x():\n    import yaml\n", "utf-8")
    (copy / "test_broken.py").write_text("def test_x():\n    assert False\n", "utf-8")
    mutant = Mutant("scripts/locks.py", 1, "x", "A = 2\n")
    sound, broken = (mutate.Trial(mutant, (f"test_{name}.py",)) for name in ("sound", "broken"))
    mutate.refuse_failing_tests([sound], [copy])
    with pytest.raises(Stop, match=r"mislukken ook als er niets gewijzigd is: test_broken\.py$"):
        mutate.refuse_failing_tests([sound, broken], [copy])
