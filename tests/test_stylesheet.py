"""Material's stylesheet without the rest: what stays is exactly what the site uses."""

from __future__ import annotations

import re
from pathlib import Path

import material
import pytest

from kringen.edge.material import KEPT, without_the_rest
from tests.support.built import Built
from tests.support.running import ROOT

MATERIAL = "".join(
    path.read_text(encoding="utf-8")
    for path in (Path(material.__file__).parent / "templates" / "assets" / "stylesheets").glob("main.*.min.css")
)
THEIRS = set(re.findall(r"\.(-?[A-Za-z_][\w-]*)(?=[\s,.:>+~{\[)])", MATERIAL))
"""The classes that Material's stylesheet knows."""


@pytest.mark.parametrize(
    ("css", "kept"),
    [
        pytest.param(".md-typeset p{a:b}.md-search{c:d}", ".md-typeset p{a:b}", id="class-not-used"),
        pytest.param(".md-search,.md-grid{a:b}", ".md-grid{a:b}", id="one-of-two-selectors"),
        pytest.param("h1:is(.a,.md-grid),p{a:b}", "p{a:b}", id="comma-between-parentheses"),
        pytest.param(".md-grid:not(.md-search){a:b}", ".md-grid:not(.md-search){a:b}", id="not-that-class"),
        pytest.param("@media screen{.md-search{a:b}}p{c:d}", "p{c:d}", id="empty-media"),
        pytest.param("@media screen{.md-grid{a:b}}", "@media screen{.md-grid{a:b}}", id="media"),
        pytest.param("@keyframes pulse{0%{a:b}to{a:c}}p{c:d}", "p{c:d}", id="keyframes"),
        pytest.param('@charset "UTF-8";/* { */p{a:"}"}', 'p{a:"}"}', id="braces-in-texts"),
        pytest.param(':root{--md-x-icon:url("data:{}");--md-hue:1}', ":root{--md-hue:1}", id="icon-not-used"),
        pytest.param("[data-md-toggle=drawer]:checked~p{a:b}", "", id="needs-a-script"),
    ],
)
def test_rules_that_stay(css: str, kept: str) -> None:
    """A rule stays when the site has every class that it asks for."""
    assert without_the_rest(css) == kept


def test_most_of_material_goes() -> None:
    """What visitors fetch is a fraction, and still holds the basis."""
    kept = without_the_rest(MATERIAL)
    assert len(kept) < len(MATERIAL) / 4
    assert ".md-typeset table:not([class])" in kept
    assert "--md-typeset-a-color" in kept


@pytest.mark.parametrize("name", ["real_site", "example_site"])
def test_no_page_uses_a_class_that_went(name: str, request: pytest.FixtureRequest) -> None:
    """Who uses another class of Material adds it to KEPT in hooks/kringen/edge/material.py."""
    site: Built = request.getfixturevalue(name)
    used = {
        each
        for page in site.pages.values()
        for element in page.all()
        for each in element.attributes.get("class", "").split()
    }
    assert used & THEIRS - KEPT == set()


def test_every_class_of_ours_is_given() -> None:
    """A rule for a class that no template, script or hand-written page gives to anything is one to take away."""
    styles, giving = _texts("css"), _texts("html", "js", "md", "py")
    composed = tuple(re.findall(r'((?:kk|km)-[\w-]+)(?=\{\{|\$\{|" ~)', giving))
    ours = set(re.findall(r"\.((?:kk|km)-[\w-]+)", styles))
    assert len(ours) > 200
    assert {
        each for each in ours if not re.search(rf"\b{each}(?![\w-])", giving) and not each.startswith(composed)
    } == set()


def _texts(*endings: str) -> str:
    """What stands in files of some kinds below hooks/ and content/."""
    paths = [path for folder in ("hooks", "content") for each in endings for path in (ROOT / folder).rglob(f"*.{each}")]
    return "".join(path.read_text(encoding="utf-8") for path in paths)
