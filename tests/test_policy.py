"""The content security policy word for word: whoever changes it changes this, too, and reads why it is so."""

from __future__ import annotations

import pytest

from kringen.edition.policy import CONTENT_SECURITY_POLICY, REFERRER_POLICY
from tests.support.built import Built


def test_the_policy_allows_this_and_no_more() -> None:
    """Nothing from another host, no script or style in a page itself, no frame of its own address."""
    assert CONTENT_SECURITY_POLICY.split("; ") == [
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "connect-src 'self'",
        "manifest-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
    ]
    assert REFERRER_POLICY == "same-origin"


@pytest.mark.parametrize("name", ["real_site", "example_site"])
def test_every_page_says_both_before_anything_else(name: str, request: pytest.FixtureRequest) -> None:
    """404 and redirects included; a policy counts only for what comes after it."""
    site: Built = request.getfixturevalue(name)
    assert len(site.pages) > 50
    for file, page in site.pages.items():
        metas = page.one("head").all("meta")
        said = {meta.attributes.get("http-equiv", meta.attributes.get("name", "")): meta for meta in metas}
        assert said["Content-Security-Policy"].attributes["content"] == CONTENT_SECURITY_POLICY, file
        assert said["referrer"].attributes["content"] == REFERRER_POLICY, file
        html = (site.folder / file).read_text(encoding="utf-8")
        first = min(html.find(tag) for tag in ("<script", "<link", "<style", "<img") if tag in html)
        assert 0 < html.find('http-equiv="Content-Security-Policy"') < first, file
