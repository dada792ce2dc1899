"""A calendar file as the tests look at it: its lines, properties and events, read by nobody's library."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, field

from kringen.edition import Edition
from kringen.edition.page import Settings
from kringen.feeds import feed_files
from kringen.history import Commit, History
from kringen.model import Site
from kringen.output import Output, generate
from tests.support.samples import NOW

BASE = "https://kringen.example.org/"
SETTINGS = Settings(contact="info@v-ict-or.be", site_url=BASE)

_LINE = re.compile(r'([A-Z-]+)((?:;[A-Z-]+=(?:"[^"]*"|[^":;,]*))*):(.*)', re.DOTALL)


@dataclass(frozen=True)
class Property:
    """One content line (RFC 5545, section 3.1)."""

    name: str
    parameters: dict[str, str]
    value: str
    """As written, escapes included."""


@dataclass
class Component:
    """What stands between BEGIN and END."""

    name: str
    properties: list[Property] = field(default_factory=list)
    parts: list[Component] = field(default_factory=list)

    def all(self, name: str) -> list[Property]:
        """Its own properties of one name."""
        return [each for each in self.properties if each.name == name]

    def value(self, name: str) -> str:
        """The value of a property that is there once."""
        (found,) = self.all(name)
        return found.value

    def every(self, name: str) -> list[Component]:
        """The components of one name below it."""
        return [each for part in self.parts for each in ([part] if part.name == name else part.every(name))]


def read(data: bytes) -> Component:
    """The calendar in a file; fails when a line is no content line or BEGIN and END do not match."""
    root = Component("")
    above = [root]
    for line in data.decode("utf-8").replace("\r\n ", "").removesuffix("\r\n").split("\r\n"):
        found = _LINE.fullmatch(line)
        assert found, f"no content line: {line!r}"
        name, parameters, value = found[1], found[2], found[3]
        if name == "BEGIN":
            above[-1].parts.append(Component(value))
            above.append(above[-1].parts[-1])
        elif name == "END":
            assert above.pop().name == value
        else:
            pairs = (each.partition("=") for each in parameters.split(";")[1:])
            above[-1].properties.append(Property(name, {key: text for key, _, text in pairs}, value))
    assert above == [root]
    (calendar,) = root.parts
    assert calendar.name == "VCALENDAR"
    return calendar


def unescaped(value: str) -> str:
    """The text in a value of type TEXT (section 3.3.11)."""
    return re.sub(r"\\(.)", lambda found: "\n" if found[1] in "nN" else found[1], value)


def feeds(site: Site, history: History | None = None, settings: Settings = SETTINGS) -> dict[str, bytes]:
    """Every feed of a site by its address."""
    edition = Edition(site, NOW, settings, history or History())
    return {file.uri: file.make() for file in feed_files(edition)}


def all_feeds(output: Output) -> dict[str, bytes]:
    """The feeds among everything that was generated."""
    return {file.uri: file.make() for file in output.listed if file.uri.endswith((".ics", ".xml"))}


def made_history(site: Site) -> History:
    """A history for data without git: each meeting was announced 60 days before; each change and report is a commit."""
    commits: dict[str, frozenset[Commit]] = {}
    for circle in site.circles:
        commits[f"circles/{circle.slug}.yml"] = frozenset({_commit(f"c/{circle.slug}", dt.date(2024, 1, 2))})
    for topic in site.topics:
        commits[f"content/onderwerpen/{topic.slug}.md"] = frozenset({_commit(f"t/{topic.slug}", dt.date(2024, 1, 3))})
    for meeting in site.meetings:
        announced = meeting.first_date - dt.timedelta(days=60)
        days = [announced]
        days += [announced + dt.timedelta(days=20)] if meeting.is_moved or meeting.is_cancelled else []
        days += [meeting.date + dt.timedelta(days=9)] if meeting.has_report else []
        path = f"meetings/{meeting.circle}/{meeting.slug}.md"
        commits[path] = frozenset(_commit(f"{path} {day}", day) for day in days)
    return History(commits)


def outcome(site: Site, now: dt.datetime, history: History) -> Output:
    """Everything generated at a moment."""
    return generate(site, now, SETTINGS, history)


def _commit(name: str, day: dt.date) -> Commit:
    return Commit(name, dt.datetime.combine(day, dt.time(8, 30), dt.UTC))
