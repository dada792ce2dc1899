"""The ways to take personal data out of a photo or PDF that the messages name: what a browser and a screenshot make is taken."""

from __future__ import annotations

from playwright.sync_api import Browser

from kringen.source.pdf import wrong_in_pdf
from kringen.source.pictures import wrong_in_picture

PAGE = "<title>Verslag</title><h1>Verslag</h1><p>Tekst en <a href='https://www.v-ict-or.be/'>een link</a>.</p>"


def test_what_is_printed_to_pdf_is_taken(chromium: Browser) -> None:
    """Edge and Chrome print with the same code."""
    page = chromium.new_page()
    page.set_content(PAGE)
    assert wrong_in_pdf(page.pdf()) is None
    assert wrong_in_pdf(page.pdf(tagged=True, outline=True)) is None
    page.close()


def test_a_screenshot_is_taken(chromium: Browser) -> None:
    page = chromium.new_page()
    page.set_content(PAGE)
    assert wrong_in_picture("png", page.screenshot()) is None
    assert wrong_in_picture("jpg", page.screenshot(type="jpeg")) is None
    page.close()
