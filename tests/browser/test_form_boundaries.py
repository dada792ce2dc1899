"""The form and the build are equal at the boundaries: every row of the tables of rules and hints also goes through the form."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from kringen import rules
from kringen.edition.page import Settings
from kringen.hints import hints
from kringen.history import UNKNOWN, History
from kringen.model import Site
from kringen.output import generate
from kringen.pages.form import DATA
from kringen.problem import in_order
from kringen.rules import check
from tests.browser.form import said
from tests.browser.test_form_messages import IMPOSSIBLE, LEFT, OF_OTHERS
from tests.support.samples import NOW
from tests.test_rules import CASES, FULL, HINT_CASES, IN_TIME, KEPT, MARCH, MAY, PLACE, kept, meeting, read

WORDS = Path(__file__).with_name("form_words.txt")
SETTINGS = Settings(contact="info@example.org")
NOT_OF_THE_FORM = (
    {code for rule in rules.RULES for code in rule.codes if rule.check.__module__ in OF_OTHERS} | IMPOSSIBLE | LEFT
)
"""What the fields of the form keep from happening, and rules that never blame the file of a meeting."""


def test_every_row_of_the_tables(example: str, modules: Page, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    """Each meeting of each case, wrong or right, opened in the form as it stands: it says what the build says.

    How it says so to whoever fills it in stands in form_words.txt; `--bless` accepts other words.
    """
    rows = 0
    words: set[str] = set()
    for name, site in sites(tmp_path):
        answers = opened(modules, example, site, kept(KEPT))
        for path, answer in answers.items():
            words.update(answer["words"])
            assert without(answer["said"]) == without(of_build(site, path)), f"{name}: {path}"
            assert any(map(is_same_day, answer["said"])) == shares_a_day(site, path), f"{name}: {path}"
        rows += len(answers)
    assert rows > 150
    if request.config.getoption("--bless"):
        WORDS.write_text("".join(f"{each}\n" for each in sorted(words)), encoding="utf-8", newline="\n")
    assert sorted(words) == WORDS.read_text(encoding="utf-8").splitlines()


def test_without_a_history_nobody_is_called_late(example: str, modules: Page, tmp_path: Path) -> None:
    """Where git was not asked, the form knows of no day of announcing, as the build."""
    site = read(tmp_path, {MARCH: meeting("datum: 2027-03-11", PLACE, body=FULL)})
    told = [opened(modules, example, site, history)[MARCH]["said"] for history in (UNKNOWN, kept({MAY: "2027-01-05"}))]
    assert [[line.rpartition("[")[2] for line in lines] for lines in told] == [[], ["tip-kort-vooraf]"]]


def opened(modules: Page, example: str, site: Site, history: History) -> dict[str, Any]:
    """What the form says of each meeting of a site, opened as it stands, by the path of its file."""
    made = {each.uri: each for each in generate(site, NOW, SETTINGS, history).listed}
    circles = {each.slug: made[f"melden/kringen/{each.slug}.json"].make().decode() for each in site.circles}
    data = made[DATA].make().decode()
    answers: dict[str, Any] = modules.evaluate(_OPENED, [example, data, circles, NOW.date().isoformat()])
    return answers


def sites(folder: Path) -> Iterator[tuple[str, Site]]:
    """The site of each half of each case, by the name of its rule."""
    for number, case in enumerate((*CASES, *HINT_CASES)):
        under = IN_TIME if case in HINT_CASES else {}
        for half, layer in (("wrong", case.wrong), ("right", case.right)):
            site = read(folder / f"{number}-{half}", under, layer)
            named = {slug for meeting in site.meetings for slug in meeting.circles}
            if named <= site.circle_by_slug.keys() and not any(
                each.code in NOT_OF_THE_FORM for each in check(site, NOW)
            ):
                yield f"{case.rule} {half}", site


def of_build(site: Site, path: str) -> list[str]:
    """What the rules and the hints say of a file."""
    problems = (*check(site, NOW), *hints(site, NOW, kept(KEPT)))
    return sorted(said(each) for each in in_order(problems) if each.path == path and each.code not in NOT_OF_THE_FORM)


def is_same_day(line: str) -> bool:
    """Whether a line says that two meetings are at the same time."""
    return line.endswith("[zelfde-dag]")


def without(lines: list[str]) -> list[str]:
    """What else is said: the build blames one file of the two, the form the one that is open."""
    return [line for line in lines if not is_same_day(line)]


def shares_a_day(site: Site, path: str) -> bool:
    """Whether the build says it of this file, or names this file to the other."""
    return any(is_same_day(said(each)) and path in (each.path, *each.message.split()) for each in check(site, NOW))


_OPENED: Any = """async ([root, given, circles, today]) => {
  const from = (name) => import(`${root}assets/javascripts/melden/${name}.js`)
  const [{ examine }, { Register }, { textsOf }] = await Promise.all(["checks", "register", "file"].map(from))
  const data = JSON.parse(given) // as text it comes far sooner than value by value
  const site = { ...data, register: new Register(data), today }
  const said = ({ keys, message, cure, code, isText }) => {
    const label = keys.map((key) => (typeof key === "number" ? key + 1 : key)).join(".")
    return `${isText ? "" : `${label}: `}${message}; ${cure} [${code}]`
  }
  const words = ({ code, form, message, cure, suggests }) =>
    `${code}: ${form ?? `${message}; ${cure}`}${(suggests ?? []).map((each) => ` [${each.label ?? each}]`).join("")}`
  const answers = {}
  for (const [circle, files] of Object.entries(circles)) {
    for (const [slug, base] of Object.entries(JSON.parse(files))) {
      const typed = { task: "wijzigen", circle, slug, values: {}, texts: textsOf(base.text) }
      const { mistakes } = examine(site, typed, base)
      answers[`meetings/${circle}/${slug}.md`] = { said: mistakes.map(said).sort(), words: mistakes.map(words) }
    }
  }
  return answers
}"""
