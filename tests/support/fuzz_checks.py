"""What must hold of everything that comes out of the system, whatever went in."""

from __future__ import annotations

import json
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from xml.etree.ElementTree import Element, fromstring

from icalendar import Calendar

from kringen.edition import title_of
from kringen.markdown import read
from kringen.model import ContentPage, Meeting, Site
from kringen.output import CODES, Output, generate
from kringen.problem import Problem, errors
from kringen.register import flanders
from kringen.rules import check
from kringen.source import load, read_file
from kringen.source.names import Found
from tests.conftest import EXAMPLE, EXAMPLE_NOW
from tests.support.built import parse
from tests.support.feeds import SETTINGS, made_history, unescaped
from tests.support.feeds import read as read_calendar
from tests.support.fuzz_inputs import Files
from tests.support.linked import linked_data

PATIENCE = 2
"""How many seconds of one processor any input may take."""


@dataclass
class Seen:
    """How many of the repositories were taken, so that a run shows that it does not only refuse."""

    taken: int = 0


def files_are_read_or_explained(files: Files) -> Seen:
    """Reading, rules and what is made of it: no exception, every problem at a line of its file."""
    with repository(files) as root, in_time():
        site, found = load(root, flanders(), root)
        problems = [*found, *check(site, EXAMPLE_NOW)]
        for problem in problems:
            _is_sound(problem, files)
        if errors(problems):
            return Seen()
        everything_parses(made_of(site))
    return Seen(taken=1)


def what_is_taken_comes_out_whole(files: Files) -> Seen:
    """A title comes out of the calendar, Atom, JSON-LD and the page exactly as it went in."""
    with repository(files) as root, in_time():
        site, found = load(root, flanders(), root)
        if errors([*found, *check(site, EXAMPLE_NOW)]):
            return Seen()
        output = made_of(site)
        everything_parses(output)
        (meeting,) = site.meetings
        titles_are_exact(output, meeting, title_of(meeting, site.circles[0]))
    return Seen(taken=1)


def any_bytes_are_read_or_explained(given: tuple[str, bytes]) -> Seen:
    """One file of bytes: no exception, and every problem at a line of it."""
    path, data = given
    text = data.decode("utf-8", "replace")
    with tempfile.TemporaryDirectory() as folder, in_time():
        (Path(folder) / "x").write_bytes(data)
        thing, problems = read_file(Found(path, Path(folder) / "x"))
    for problem in problems:
        _is_sound(problem, {path: text})
    return Seen(taken=thing is not None and not errors(problems))


def any_text_is_rendered(text: str) -> Seen:
    """Markdown: no exception, no time lost, and no element that this site never publishes."""
    with in_time():
        body, problems = read(text, path="b.md", first_line=1)
    for part in (body.intro, body.agenda, body.report):
        assert not parse(part.html if part else "").all("script")
    return Seen(taken=not errors(problems))


def made_of(site: Site) -> Output:
    """Everything generated of a site, with the hand-written pages that every site has."""
    return generate(replace(site, pages=hand_written()), EXAMPLE_NOW, SETTINGS, made_history(site))


@cache
def hand_written() -> tuple[ContentPage, ...]:
    """The pages in content/, read once."""
    return load(EXAMPLE, flanders())[0].pages


def everything_parses(output: Output) -> None:
    """Every calendar, feed, JSON and page is what it says it is, and no page holds a script, a handler or a frame."""
    for file in output.files:
        if file.uri.endswith(".ics"):
            read_calendar(file.content)
            Calendar.from_ical(file.content)
        elif file.uri.endswith(".xml"):
            _parsed(file.content)
        elif file.uri.endswith(".json"):
            json.loads(file.content)
    for text in linked_data(output).values():
        assert "<" not in text
        json.loads(text)
    for page in output.pages:
        for element in parse(page.html).all():
            assert (
                element.tag not in {"script", "iframe", "object", "embed", "base", "style"}
                or "src" in element.attributes
            )
            assert not [name for name in element.attributes if name.startswith("on") or name == "style"]
            assert not element.attributes.get("href", "").strip().lower().startswith(("javascript", "data", "vbscript"))


def titles_are_exact(output: Output, meeting: Meeting, title: str) -> None:
    """The title of the only meeting, wherever machines read it."""
    files = {file.uri: file.content for file in output.files}
    (event,) = read_calendar(files["agenda.ics"]).every("VEVENT")
    assert unescaped(event.value("SUMMARY")).endswith(title)
    atom = "{http://www.w3.org/2005/Atom}"
    (entry,) = _parsed(files["aankondigingen.xml"]).findall(f"{atom}entry")
    assert title in (entry.findtext(f"{atom}title") or "")
    linked = json.loads(linked_data(output)[meeting.uri])["@graph"]
    assert title in [each.get("name") for each in linked]
    (page,) = (page for page in output.pages if page.uri == meeting.uri)
    assert " ".join(title.split()) in parse(page.html).text


@contextmanager
def repository(files: Files) -> Iterator[Path]:
    """The files on disk."""
    with tempfile.TemporaryDirectory() as folder:
        for path, text in files.items():
            (Path(folder) / path).parent.mkdir(parents=True, exist_ok=True)
            (Path(folder) / path).write_bytes(text.encode("utf-8", "surrogatepass"))
        yield Path(folder)


@contextmanager
def in_time() -> Iterator[None]:
    """Fails when the block took longer than any input may."""
    start = time.process_time()
    yield
    assert time.process_time() - start < PATIENCE


def _is_sound(problem: Problem, files: Files) -> None:
    assert problem.code in CODES
    assert str(problem).isprintable()
    lines = files.get(problem.path, "").replace("\r\n", "\n").replace("\r", "\n").count("\n") + 1
    assert 1 <= problem.mark.line <= lines + 1


def _parsed(data: bytes) -> Element:
    return fromstring(data)  # noqa: S314 - our own output
