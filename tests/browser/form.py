"""The form for trekkers as the tests use it: its modules asked directly, and its files given to the real validator."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import Page, expect

from kringen.edge.gitlog import read_history
from kringen.hints import hints
from kringen.history import History
from kringen.pages.form_fields import meeting_fields
from kringen.problem import Problem, in_order
from kringen.register import flanders
from kringen.rules import check
from kringen.source import load
from tests.browser.conftest import DESK, View, Visit
from tests.conftest import EXAMPLE, EXAMPLE_NOW
from tests.support.reading import read_once

LABELS = {field.key: field.label for field in meeting_fields()}
"""What the form calls each key of a meeting: a test finds a field as a reader does, and another word touches no test."""


@dataclass(frozen=True)
class Typed:
    """What a trekker typed."""

    task: str
    circle: str
    slug: str
    values: dict[str, Any]
    texts: dict[str, str]

    @property
    def json(self) -> dict[str, Any]:
        """The same for the form's modules."""
        return dict(vars(self))


@dataclass(frozen=True)
class Examined:
    """What the form made of it."""

    path: str
    text: str
    base: str
    """The existing file; empty when there was none."""

    mistakes: list[str]
    """As the build writes them, without the place."""


def announced(agenda: str = "", report: str = "", **values: Any) -> Typed:
    """A new meeting of Waasland on a free day."""
    return Typed("aankondigen", "waasland", "", {"datum": "2027-08-12"} | values, {"agenda": agenda, "verslag": report})


def changed(path: str = "waasland/2027-06-17", texts: dict[str, str] | None = None, **values: Any) -> Typed:
    """A meeting of the example with other values and texts."""
    circle, slug = path.split("/")
    return Typed("wijzigen", circle, slug, values, texts or {})


def examine(page: Page, root: str, rows: Sequence[Typed]) -> list[Examined]:
    """Asks the form's own modules, in the browser, on the day of the example."""
    answers = page.evaluate(_EXAMINE, [root, [row.json for row in rows], EXAMPLE_NOW.date().isoformat()])
    return [Examined(**answer) for answer in answers]


def validate(folder: Path, path: str, text: str) -> tuple[Problem, ...]:
    """What the real validator says of the example with a file put into it; only of that file."""
    root = folder / "example"
    if not root.exists():
        shutil.copytree(EXAMPLE, root)
    target = root / path
    before = target.read_bytes() if target.exists() else None
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(text.encode())
    site, found = load(root, flanders(), read=read_once)
    if before is None:
        target.unlink()
    else:
        target.write_bytes(before)
    said = (*found, *check(site, EXAMPLE_NOW), *hints(site, EXAMPLE_NOW, history()))
    return in_order(each for each in said if each.path == path)


@cache
def history() -> History:
    """When the files of the example were first kept."""
    return read_history(EXAMPLE, EXAMPLE_NOW)


def said(problem: Problem) -> str:
    """A problem without its place."""
    return f"{problem.message}; {problem.cure} [{problem.code.name}]"


def open_form(
    visit: Visit, root: str, query: str = "", view: View = DESK, *, folded: bool = False, **context: Any
) -> Page:
    """The form on the day of the example, ready to type in; with all that is folded open, unless told otherwise."""
    page = visit(f"{root}melden/{query}", view, EXAMPLE_NOW, **context)
    page.wait_for_selector("#melden:visible")
    if not folded:
        unfold(page)
    return page


def unfold(page: Page) -> None:
    """Opens every folded part of the form."""
    page.evaluate("for (const fold of document.querySelectorAll('details.km-fold')) fold.open = true")


def settle(page: Page) -> None:
    """Waits until the form has looked at what was typed: timers of a page fire in the order of their time, on any machine."""
    page.evaluate("() => new Promise((done) => setTimeout(done, 250))")


def produced(page: Page) -> tuple[str, str]:
    """The path and the text of the file that stands ready."""
    settle(page)
    path, text = page.locator("#pad").text_content(), page.locator("#bestand pre code").text_content()
    return path or "", text or ""


def mailed(page: Page) -> tuple[str, dict[str, str]]:
    """To whom the mail goes that the form opens, and its parts."""
    page.evaluate("() => { HTMLAnchorElement.prototype.click = function () { window.asked = this.href } }")
    page.locator("#mailen").click()
    expect(page.locator("#gedaan")).to_contain_text("Verstuur het daar.")
    parts = urlsplit(page.evaluate("window.asked"))
    return parts.path, {name: values[0] for name, values in parse_qs(parts.query).items()}


_EXAMINE = """async ([root, rows, today]) => {
  const from = (name) => import(`${root}assets/javascripts/melden/${name}.js`)
  const [{ examine }, { Register }, { textsOf }] = await Promise.all(["checks", "register", "file"].map(from))
  const data = await (await fetch(`${root}melden/gegevens.json`)).json()
  const site = { ...data, register: new Register(data), today }
  const files = {}
  const said = ({ keys, message, cure, code, isText }) => {
    const label = keys.map((key) => (typeof key === "number" ? key + 1 : key)).join(".")
    return `${isText ? "" : `${label}: `}${message}; ${cure} [${code}]`
  }
  const answers = []
  for (const typed of rows) {
    files[typed.circle] ??= await (await fetch(`${root}melden/kringen/${typed.circle}.json`)).json()
    const base = typed.slug ? files[typed.circle][typed.slug] : null
    const texts = { ...(base ? textsOf(base.text) : {}), ...typed.texts }
    const { file, mistakes } = examine(site, { ...typed, texts }, base)
    answers.push({ path: file.path, text: file.text, base: base?.text ?? "", mistakes: mistakes.map(said).sort() })
  }
  return answers
}"""
