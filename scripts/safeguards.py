"""Lines that keep what is published safe and whole, each with what it becomes when its effect is gone.

`run.py mutate` tries them one by one; the tests named with a line must notice. A line that is not found as it stands
here, or stands twice, stops the run: then this table is out of date.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kringen.edition.policy import CONTENT_SECURITY_POLICY


@dataclass(frozen=True)
class Safeguard:
    """One piece of source, and the same without its effect."""

    path: str
    """The file, relative to the project."""

    old: str
    new: str
    """What stands there instead."""

    tests: tuple[str, ...] = ()
    """What must notice, as pytest names it; none: the tests of the file, as with all its checks."""


EQUAL = {
    "hooks/theme/assets/javascripts/melden/rules.js: return [minutes(start), end > start ? minutes(end) : minutes(start) + 120] "
    "-> return [minutes(start), end >= start ? minutes(end) : minutes(start) + 120]": "an end that is the start is a mistake of its own",
    "hooks/kringen/rules/naming.py: if last and last < day: -> if last and last <= day:": "on its last day a municipality is found",
}
"""Changes after which the same is done, and why."""


def _published(test: str) -> tuple[str, ...]:
    """One test of publishing: all of them take a minute."""
    return (f"tests/test_publish.py::test_{test}",)


_SITE = ("tests/test_site.py",)
_TEXT = "hooks/kringen/source/text.py"
_FILES = "hooks/kringen/source/files.py"
_SAFETY = "hooks/kringen/markdown/safety.py"
_RENDERING = "hooks/kringen/markdown/rendering.py"
_MARKUP, _VIEW = "hooks/kringen/source/page_markup.py", "scripts/publishing/page_view.py"
_ATTACHMENT_TESTS = ("tests/test_attachments.py",)
_MARKUP_TESTS = ("tests/test_page_markup.py",)
_POLICY = "hooks/kringen/edition/policy.py"
_EDITION = "hooks/kringen/edition/__init__.py"

_POLICY_TESTS = ("tests/test_policy.py",)

_HIDDEN = (
    r"\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f",
    r"\u00ad",
    r"\u034f",
    r"\u061c",
    r"\u115f\u1160",
    r"\u17b4\u17b5",
    r"\u180b-\u180f",
    r"\u200b\u200c\u200e\u200f",
    r"\u2028-\u202e",
    r"\u2060-\u206f",
    r"\u2800",
    r"\u3164",
    r"\ud800-\uf8ff",
    r"\ufe00-\ufe0d",
    r"\uffa0",
    r"\u0600-\u0605\u06dd\u070f\u0890\u0891\u08e2",
    r"\ufff0-\uffff",
    r"\U000110bd\U000110cd\U00013430-\U0001343f\U00016fe4",
    r"\U0001bca0-\U0001bca3",
    r"\U0001d159\U0001d173-\U0001d17a",
    r"\U000e0000-\U0010ffff",
    r"|(?<![\u2190-\u2bff\u3030-\u3299\U0001f000-\U0001faff\ufe0f])\u200d",
    r"|(?<![#*0-9\u00a9\u00ae\u203c-\u3299\U0001f000-\U0001faff])[\ufe0e\ufe0f]",
)
"""The pieces of FORBIDDEN in source/text.py."""

_WRITTEN = (
    # Escaping: whatever a person typed is text, in every form of output.
    Safeguard(_EDITION, "autoescape=True", "autoescape=False", ("tests/test_escaping.py",)),
    Safeguard(_EDITION, "undefined=StrictUndefined,", "", ("tests/test_escaping.py",)),
    Safeguard("hooks/kringen/edition/links.py", 'and target.partition("#")[0] not in self.addresses:', "and False:", ("tests/test_escaping.py",)),
    Safeguard("hooks/kringen/edge/building.py", "str(escape(page.title))", "page.title", ("tests/test_escaping.py",)),
    Safeguard("hooks/kringen/edge/building.py", "str(escape(page.description))", "page.description", ("tests/test_escaping.py",)),
    Safeguard("hooks/kringen/edge/building.py", '"policy": CONTENT_SECURITY_POLICY', '"policy": ""', _SITE),
    Safeguard("hooks/kringen/edge/alone.py", "if not findings.is_sound:", "if False:", ("tests/test_escaping.py",)),
    Safeguard("hooks/kringen/feeds/text.py", '_CONTROL.sub(" ", value', "(lambda text: text)(value", ("tests/test_calendar.py", "tests/test_atom.py")),
    Safeguard("hooks/kringen/sheet.py", "if _is_dangerous(text) else", "if False else", ("tests/test_sheet.py",)),
    Safeguard("scripts/commands/write.py", "str(escape(page.title))", "page.title", ("tests/test_write.py",)),
    Safeguard("scripts/preview/preview.py", "html.escape(shown.problems)", "shown.problems", ("tests/test_serve.py::test_problems_are_text_on_a_page",)),
    Safeguard("hooks/kringen/problem.py", 'text.replace("%", "%25")', "text"),
    Safeguard("hooks/kringen/problem.py", '.replace("\\r", "%0D")', ""),
    Safeguard("hooks/kringen/problem.py", '.replace("\\n", "%0A")', ""),
    Safeguard("hooks/kringen/problem.py", '.replace(":", "%3A")', ""),
    Safeguard("hooks/kringen/problem.py", '.replace(",", "%2C")', ""),
    Safeguard("hooks/kringen/problem.py", 'character if character.isprintable() else " "', "character"),
    # Contributed Markdown: the parser's own HTML, and the second net.
    Safeguard(_SAFETY, "clean = _CLEANER.clean(html)", "clean = html"),
    Safeguard(_SAFETY, "return clean, clean == html or _comparable(clean) == _comparable(html)", "return clean, True"),
    Safeguard(_SAFETY, '"a blockquote', '"script a blockquote'),
    Safeguard(_SAFETY, '"a": {"href", "title", "aria-label"}', '"a": {"href", "title", "aria-label", "onclick"}'),
    Safeguard(_SAFETY, 'SCHEMES = {"http",', 'SCHEMES = {"javascript", "http",'),
    Safeguard(_SAFETY, "url_relative=_own_anchor", 'url_relative="pass-through"'),
    Safeguard(_SAFETY, "tag_attribute_values=VALUES,", ""),
    Safeguard(_SAFETY, "(url[1:] in NAMES or url[1:].startswith(ID_PREFIXES))", "True"),
    Safeguard(_RENDERING, 'text.replace("&", "&amp;").replace("<", "&lt;")', 'text.replace("&", "&amp;")'),
    Safeguard(_RENDERING, '.replace(\'"\', "&quot;")', ""),
    Safeguard("hooks/kringen/markdown/addresses.py", "        raise refused\n", "        return written\n"),
    Safeguard("hooks/kringen/markdown/addresses.py", " and _HOST.match(written)", ""),
    # Hand-written pages: an allow-list over what python-markdown makes of them, and a look at every built page behind it.
    Safeguard(_MARKUP, "if piece.name not in ELEMENTS:", "if False:", _MARKUP_TESTS),
    Safeguard(_MARKUP, "if name not in EVERYWHERE | ATTRIBUTES.get(piece.name, frozenset()):", "if False:", _MARKUP_TESTS),
    Safeguard(_MARKUP, "if refused := _refused_address(piece.name, address):", "if False:", _MARKUP_TESTS),
    Safeguard(_MARKUP, "*_unbalanced(tags, places), ", "", _MARKUP_TESTS),
    Safeguard(_MARKUP, "*places.never_closed()", "", _MARKUP_TESTS),
    Safeguard(_VIEW, "page.faults |= {*_outside(piece)}", "pass", _published("faults_of_a_built_site")),
    Safeguard(_VIEW, 'page.faults |= {f"<{piece.name}> heeft {each}" for each in _own(piece)}', "pass", _published("faults_of_a_built_site")),
    Safeguard("hooks/build.py", 'str(escape(page.meta.get(key, "")))', 'page.meta.get(key, "")', _published("a_title_and_a_description_are_text")),
    # Photos and PDF files: only what draws.
    Safeguard("hooks/kringen/source/exif.py", "if tags - allowed or following:", "if False:", _ATTACHMENT_TESTS),
    Safeguard("hooks/kringen/source/exif.py", "return MAKER if hidden else None", "return None", _ATTACHMENT_TESTS),
    Safeguard("hooks/kringen/source/icc.py", "if is_known and not _outside(profile, known)", "if True", _ATTACHMENT_TESTS),
    Safeguard("hooks/kringen/source/pdf.py", "any(_OBJECT.search(body) or _is_odd(about) for about, body in streams)", "any(_is_odd(about) for about, body in streams)", _ATTACHMENT_TESTS),
    Safeguard("hooks/kringen/source/pdf.py", "yield from _photos(streams)", "yield from ()", _ATTACHMENT_TESTS),
    Safeguard("hooks/kringen/source/pdf.py", "yield from _opening(skeleton)", "yield from ()", _ATTACHMENT_TESTS),
    # Files: only what stands in the repository itself, and only as it seems.
    Safeguard(_FILES, ', "O_NOFOLLOW"', ""),
    Safeguard(_FILES, ', "O_NONBLOCK"', ""),
    Safeguard(_FILES, "if stat.S_ISREG(about.st_mode) else None", "if True else None"),
    Safeguard(_FILES, "entry.is_dir(follow_symlinks=False)", "entry.is_dir()"),
    Safeguard(_FILES, "entry.is_file(follow_symlinks=False)", "entry.is_file()"),
    Safeguard(_FILES, "folder.lstat()", "folder.stat()"),
    Safeguard("hooks/kringen/source/names.py", "if character.isprintable() else", "if True else", ("tests/test_source.py",)),
    Safeguard(_TEXT, 'text = unicodedata.normalize("NFC", text)', "pass"),
    Safeguard(_TEXT, 'text = FORBIDDEN.sub("", text)', "pass"),
    # Publishing: looked at before, compared with what is live, exchanged in one step, alone.
    Safeguard("scripts/commands/publish.py", 'refuse(inspection.faults(fresh, base), "in wat gemaakt werd")', "pass", _published("a_fault_in_what_was_built_stops_it")),
    Safeguard("scripts/commands/publish.py", "return list(losses(Publication(old), Publication(new), now))", "return []", _published("what_subscribers_would_lose_stops_it")),
    Safeguard("scripts/commands/publish.py", "with staging.only_one(target):", "if True:", _published("who_comes_second_stops")),
    Safeguard("scripts/commands/publish.py", "manifest.write(fresh)", "pass", _published("publish_replaces_the_site_and_proves_it")),
    Safeguard("scripts/commands/publish.py", "if not findings.is_sound:", "if False:", _published("a_mistake_leaves_what_is_live")),
    Safeguard("scripts/publishing/inspection.py", 'missing = [f"{name} ontbreekt" for name in NEEDED if not (folder / name).is_file()]', "missing: list[str] = []"),
    Safeguard("scripts/publishing/inspection.py", "*_broken_links(folder, pages, base), ", ""),
    Safeguard("scripts/publishing/inspection.py", "*_poor_pages(pages), ", ""),
    Safeguard("scripts/publishing/inspection.py", ", *_unreadable(folder)", ""),
    Safeguard("scripts/publishing/manifest.py", "return hashlib.sha256(path.read_bytes()).hexdigest()", 'return "0" * 64', _published("publish_replaces_the_site_and_proves_it")),
    Safeguard("scripts/publishing/staging.py", "if target.exists() and exchange(fresh, target):", "if False:", _published("the_exchange_takes_one_step")),
    Safeguard("scripts/publishing/staging.py", "    refuse_foreign(target)\n    with explained", "    with explained", ("tests/test_commands.py",)),
    Safeguard("scripts/publishing/staging.py", "if former.exists() and not target.exists():", "if False:", ("tests/test_commands.py",)),
    Safeguard("scripts/publishing/staging.py", "if _is_dead(work):", "if True:", ("tests/test_commands.py",)),
    Safeguard("scripts/publishing/staging.py", 'os.chmod(f"{folder}/{name}", 0o644)', "pass", ("tests/test_reproducible.py",)),
    Safeguard("hooks/kringen/edge/gitlog.py", "    require_whole(root)\n    latest =", "    latest =", ("tests/test_history.py",)),
    # Packages: only what the lock names, with its hash, and nothing of theirs runs while they are installed.
    Safeguard("scripts/environment.py", '"--require-hashes", ', "", ("tests/test_run.py",)),
    Safeguard("scripts/environment.py", '"--only-binary", ":all:", ', "", ("tests/test_run.py",)),
    Safeguard("scripts/environment.py", ', "--no-deps"', "", ("tests/test_run.py",)),
)  # fmt: skip


def safeguards() -> Iterator[Safeguard]:
    """Every line, by subject."""
    yield from _WRITTEN
    for each in CONTENT_SECURITY_POLICY.split("; "):
        yield Safeguard(_POLICY, f'"{each}",', "", _POLICY_TESTS)
    yield Safeguard(_POLICY, 'REFERRER_POLICY = "same-origin"', 'REFERRER_POLICY = "unsafe-url"', _POLICY_TESTS)
    for each in _HIDDEN:
        yield Safeguard(_TEXT, each, "")
