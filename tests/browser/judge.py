"""Opens pages as a visitor who touches everything, and tells what a hostile text did: ran, asked another host, broke the page."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import Browser, Error, Page, ViewportSize

from tests.browser.conftest import PATIENCE

PHONE: ViewportSize = {"width": 390, "height": 844}
"""The narrowest screen that matters: there a long word does most harm."""


@dataclass
class Judge:
    """A window of the browser, and what was seen in it since the last look."""

    page: Page
    root: str
    """The address of the site, ending in a slash."""

    seen: list[str] = field(default_factory=list)

    def open(self, address: str) -> list[str]:
        """Loads a page of the site, touches everything on it, and tells what it did that it should not."""
        try:
            self.page.goto(self.root + address, wait_until="load")
        except Error as error:
            return [*self._taken(), f"not loaded: {error.message.splitlines()[0]}"]
        return self.look()

    def look(self) -> list[str]:
        """The same for the page that is there."""
        try:
            strange = self.page.evaluate(_LOOK)
            self.page.wait_for_timeout(0)  # lets what was seen meanwhile arrive
        except Error as error:
            strange = [f"gone: {error.message.splitlines()[0]}"]
        return [*self._taken(), *strange]

    def text(self) -> str:
        """All text of the page that a visitor can get to see, with white space folded."""
        return str(self.page.evaluate(_TEXT))

    def sideways(self) -> list[str]:
        """Whether the page is wider than a phone, so that reading it takes scrolling to and fro."""
        return ["broken: wider than the screen"] if self.page.evaluate(_WIDE) else []

    def _taken(self) -> list[str]:
        taken, self.seen[:] = list(self.seen), []
        return taken

    def note(self, what: str, detail: str) -> None:
        """Remembers something that a page did."""
        self.seen.append(f"{what}: {detail}")

    def note_request(self, url: str) -> None:
        """Remembers what was asked of another host."""
        if not url.startswith((self.root, "data:", "blob:", "about:")):
            self.note("request", url)


@contextlib.contextmanager
def judging(browser: Browser, root: str, *, policy: bool) -> Iterator[Judge]:
    """A window on a site that notes everything; without the content security policy the escaping is on its own."""
    context = browser.new_context(bypass_csp=not policy, accept_downloads=False, viewport=PHONE)
    context.set_default_timeout(PATIENCE)
    judge = Judge(context.new_page(), root)
    context.expose_function("_seen", judge.note)
    context.add_init_script(_WATCH)
    context.on("request", lambda request: judge.note_request(request.url))
    context.on("dialog", lambda dialog: _dismiss(judge, dialog))
    context.on("page", lambda opened: judge.note("window", opened.url))
    yield judge
    context.close()


def has_run(seen: list[str]) -> bool:
    """Whether a script ran, would have run without the policy, or asked another host for something."""
    return any(each.startswith(("ran:", "dialog:", "policy:", "window:", "request:")) for each in seen)


def _dismiss(judge: Judge, dialog: Any) -> None:
    judge.note("dialog", dialog.message)
    dialog.dismiss()


_WATCH = """
for (const name of ["alert", "confirm", "prompt", "print", "open"]) {
  Object.defineProperty(window, name, { value: (...given) => { _seen("ran", `${name} ${given}`) }, writable: false })
}
document.addEventListener("securitypolicyviolation", (event) =>
  _seen("policy", `${event.violatedDirective} ${event.blockedURI} ${event.sample}`))
"""

_LOOK = r"""async () => {
  const pause = (time) => new Promise((go) => setTimeout(go, time))
  const strange = []
  const say = (element, what) => strange.push(`strange: ${what} in ${element.outerHTML.slice(0, 120)}`)
  const SAFE = /^(https?|mailto|tel|webcal|data|blob):/
  for (const element of document.querySelectorAll("body, body *, head *")) {
    for (const { name, value } of element.attributes) {
      if (name.startsWith("on")) say(element, name)
      if (name === "style") say(element, name)
    }
    if (element.matches("script:not([src]):not([type='application/ld+json']), iframe, object, embed, base, frame")) {
      say(element, element.localName)
    }
    for (const name of ["href", "src", "action", "formaction", "data", "poster", "xlink:href"]) {
      const address = element.hasAttribute(name) && URL.parse(element.getAttribute(name), document.baseURI)
      if (address && !SAFE.test(address.href)) say(element, address.href)
      if (address && name !== "href" && address.origin !== location.origin) say(element, address.href)
    }
  }
  const place = document.querySelector("main") ?? document.body
  for (const element of place.querySelectorAll("*")) {
    if (element.matches("button, input, select, summary, label, form, textarea")) continue
    const address = element.matches("a") && URL.parse(element.href?.baseVal ?? element.href, document.baseURI)
    if (address === null || (address && SAFE.test(address.href))) continue
    for (const name of ["mouseover", "mouseenter", "focus", "keydown", "pointerdown", "animationend"]) {
      element.dispatchEvent(new Event(name))
    }
    element.dispatchEvent(new MouseEvent("click"))
  }
  const footer = [...document.querySelectorAll("footer")].at(-1)
  if (!footer || !footer.getClientRects().length || footer.closest("main, article")) strange.push("broken: no footer")
  await pause(0)
  return strange
}"""

_WIDE = "document.documentElement.scrollWidth > window.innerWidth"

_TEXT = """() => {
  const place = (document.querySelector("main") ?? document.body).cloneNode(true)
  for (const each of place.querySelectorAll("script, style, template")) each.remove()
  return place.textContent.replace(/\\s+/g, " ")
}"""
