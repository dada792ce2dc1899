"""`run.py mutate`: what is changed, and that a change which no test notices is named."""

from __future__ import annotations

from pathlib import Path

import pytest

from scripts.command import Stop
from scripts.commands import mutate
from scripts.environment import ROOT
from scripts.mutations import Mutation, mutations
from scripts.safeguards import EQUAL, Safeguard, safeguards

PYTHON = '''
MAX_SIZE = 20_000  # bytes

def rule_of(site):
    """A rule: a <= b and c.

    yield nothing here
    """
    for each in site:
        if each.a <= each.b and "x < y" != each.c:
            yield each.problem(CODE, "a > b")
    return [each for each in site]  # if a == b

def read(each) -> Problem | None:
    raise Refused(each)
'''

SCRIPT = """
/** Whether a < b.
 *  Or a > b. */
const most = (a) => a >= 3 || a === 1 // not a < 3
function* f(a) {
  if (!a && text !== `a > b`) yield at("a", mistake("b"))
  yield at("a", mistake("b"))
}
"""


@pytest.mark.parametrize(
    ("path", "source", "boundaries", "expected"),
    [
        pytest.param(
            "a.py",
            PYTHON,
            True,
            [
                "2: MAX_SIZE = 1000000000  # bytes",
                '10: if each.a < each.b and "x < y" != each.c:',
                '10: if each.a <= each.b or "x < y" != each.c:',
                '10: if each.a <= each.b and "x < y" == each.c:',
                '11: if False: yield each.problem(CODE, "a > b")',
                "15: if False: raise Refused(each)",
            ],
            id="python",
        ),
        pytest.param(
            "a.py",
            PYTHON,
            False,
            [
                "2: MAX_SIZE = 1000000000  # bytes",
                '11: if False: yield each.problem(CODE, "a > b")',
                "15: if False: raise Refused(each)",
            ],
            id="without-boundaries",
        ),
        pytest.param(
            "a.js",
            SCRIPT,
            True,
            [
                "4: const most = (a) => a > 3 || a === 1 // not a < 3",
                "4: const most = (a) => a >= 3 && a === 1 // not a < 3",
                "4: const most = (a) => a >= 3 || a !== 1 // not a < 3",
                '6: if (!a || text !== `a > b`) yield at("a", mistake("b"))',
                '6: if (!a && text === `a > b`) yield at("a", mistake("b"))',
                '7: if (false) yield at("a", mistake("b"))',
            ],
            id="script",
        ),
        pytest.param("a.py", "x = 1\n", True, [], id="nothing"),
    ],
)
def test_what_is_changed(path: str, source: str, boundaries: bool, expected: list[str]) -> None:
    """Each report, limit and comparison once, at its line, and none in a text or a remark."""
    found = list(mutations(path, source, boundaries=boundaries))
    assert [f"{each.line}: {each.becomes}" for each in found] == expected
    assert all(each.text.count("\n") == source.count("\n") and each.text != source for each in found)


def test_every_safeguard_has_its_turn() -> None:
    """The tables fit the source as it is now, and every changed module is still Python."""
    tried = list(mutate.all_trials(ROOT))
    assert EQUAL.keys() <= {each.mutation.change for each in tried}
    for each in tried:
        if each.mutation.path.endswith(".py"):
            compile(each.mutation.text, each.mutation.path, "exec")
    for test in {test for each in tried for test in each.tests}:
        assert (ROOT / test.partition("::")[0]).is_file(), test
    for pattern in mutate.WATCHED:
        assert any(Path(each.mutation.path).match(pattern) for each in tried), pattern
    assert {each.path for each in safeguards()} <= {each.mutation.path for each in tried}


@pytest.mark.parametrize("source", ["b = 1\n", "a = 1\na = 1\n"], ids=["gone", "twice"])
def test_a_table_that_is_out_of_date_is_named(source: str) -> None:
    with pytest.raises(Stop, match="staat dit niet precies één keer: a = 1"):
        mutate.trial_of(Safeguard("scripts/x.py", "a = 1", "a = 2"), source)


def test_a_change_that_no_test_notices_is_named(tmp_path: Path) -> None:
    """Two changes to one file, one noticed and one not; the file stands there afterwards as before."""
    copy = copy_with(tmp_path, "def test_x():\n    from scripts import locks\n    assert locks.A\n")
    texts = {"noticed": "A = 0\n", "unnoticed": "A = 2\n"}
    trials = [
        mutate.Trial(Mutation("scripts/locks.py", 1, "", what, text), ("test_small.py",))
        for what, text in texts.items()
    ]
    found = {trial.mutation.becomes: is_noticed for trial, is_noticed in mutate.try_all(trials, [copy])}
    assert found == {"noticed": True, "unnoticed": False}
    assert (copy / "scripts" / "locks.py").read_text("utf-8") == "A = 1\n"


def test_stopping_does_not_wait_for_what_did_not_begin(tmp_path: Path) -> None:
    """Each trial leaves a line; of five at most the one that is running when it is stopped comes after the first."""
    copy = copy_with(tmp_path, "def test_x():\n    print('.', file=open('tried.txt', 'a'))\n")
    trial = mutate.Trial(Mutation("scripts/locks.py", 1, "", "A = 2", "A = 2\n"), ("test_small.py",))
    found = mutate.try_all([trial] * 5, [copy])
    assert next(found) == (trial, False)
    found.close()
    assert (copy / "tried.txt").read_text("utf-8").count(".") <= 2


def test_tests_that_fail_anyway_are_refused(tmp_path: Path) -> None:
    """They would seem to notice every change; so each is tried first with nothing changed."""
    copy = copy_with(tmp_path, "def test_x():\n    assert False\n")
    trial = mutate.Trial(Mutation("scripts/locks.py", 1, "", "", "A = 2\n"), ("test_small.py",))
    with pytest.raises(Stop, match=r"mislukken ook als er niets gewijzigd is: test_small\.py$"):
        mutate.refuse_failing_tests([trial], copy)


def copy_with(folder: Path, test: str) -> Path:
    """A small project with one test."""
    (folder / "scripts").mkdir()
    (folder / "scripts" / "locks.py").write_text("A = 1\n", "utf-8")
    (folder / "test_small.py").write_text(test, "utf-8")
    return folder
