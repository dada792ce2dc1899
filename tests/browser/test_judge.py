"""The judge of hostile texts sees what a page does; otherwise its silence would say nothing."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from kringen.edition.policy import CONTENT_SECURITY_POLICY
from scripts.preview.server import hosted
from tests.browser.judge import has_run, judging

PAGE = '<!doctype html><html><head>{policy}</head><body><main>{text}<a href="/">a</a></main><footer>v</footer></body></html>'
POLICY = f'<meta http-equiv="Content-Security-Policy" content="{CONTENT_SECURITY_POLICY}">'

SEEN = [
    pytest.param("<p>&lt;script>alert(1)&lt;/script></p>", [], False, id="text"),
    pytest.param("<script>alert(1)</script>", ["ran", "strange"], True, id="script"),
    pytest.param("<img src=x onerror=alert(1)>", ["ran", "strange"], True, id="handler"),
    pytest.param("<p onmouseover=alert(1)>a</p>", ["ran", "strange"], True, id="handler-that-waits"),
    pytest.param("<a href=javascript:alert(1)>a</a>", ["ran", "strange"], True, id="address"),
    pytest.param("<iframe srcdoc='<script>alert(1)</script>'></iframe>", ["ran", "strange"], True, id="frame"),
    pytest.param("<img src=https://example.org/x.png>", ["request", "strange"], True, id="other-host"),
    pytest.param("<base href=https://example.org/>", ["strange"], False, id="base"),
    pytest.param("<p style=position:fixed>a</p>", ["strange"], False, id="style"),
    pytest.param("<!--", ["broken"], False, id="comment-that-swallows"),
    pytest.param("<textarea>", ["broken"], False, id="element-that-swallows"),
]
"""What stands on a page, what the judge says of it, and whether that counts as executed."""


@pytest.mark.parametrize(("text", "kinds", "ran"), SEEN)
def test_the_judge_sees_it(text: str, kinds: list[str], ran: bool, chromium: Browser, tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text(PAGE.format(text=text, policy=""), encoding="utf-8")
    with hosted(tmp_path) as root, judging(chromium, root, policy=False) as judge:
        done = judge.open("")
    assert sorted({each.partition(":")[0] for each in done}) == kinds
    assert has_run(done) == ran


def test_what_only_the_policy_stops_is_seen_too(chromium: Browser, tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text(PAGE.format(text="<script>x()</script>", policy=POLICY), encoding="utf-8")
    with hosted(tmp_path) as root, judging(chromium, root, policy=True) as judge:
        assert has_run(judge.open(""))
