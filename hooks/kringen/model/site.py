"""The site: everything that was read from a repository."""

from __future__ import annotations

import enum
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property

from kringen.model.circle import Circle
from kringen.model.meeting import Meeting
from kringen.model.record import FileRecord
from kringen.model.topic import Topic
from kringen.problem import Mark
from kringen.register import Register


class PartName(enum.StrEnum):
    """A generated part that a hand-written page can ask for with a line `<!-- deel: … -->`."""

    FIND = "zoek-uw-kring"
    UPCOMING = "komende-bijeenkomsten"
    QUESTIONS = "vragen"
    REPORTS = "recente-verslagen"
    THEMES = "themas"
    FIELDS = "velden"
    CODES = "meldingen"
    API_FILES = "api-bestanden"
    API_EXAMPLES = "api-voorbeelden"
    API_FIELDS = "api-velden"
    FORM = "meldformulier"
    SPEAKERS = "sprekers"
    ANNOUNCING = "stappen-aankondigen"
    REVIEW = "stappen-controle"
    MAILED = "stappen-mail"


@dataclass(frozen=True)
class PageLink:
    """A link or a picture in a hand-written page that stays within the site."""

    address: str
    """As it is written, e.g. `meedoen.md#wat-vraagt-het-van-u`."""

    mark: Mark
    """Where it stands in the file."""


@dataclass(frozen=True)
class PageSection:
    """What stands under one heading of a page, as it is searched."""

    anchor: str
    """The id of the heading; empty for that of the page itself."""

    heading: str
    """Plain text."""

    text: str
    """Plain text in one line, up to the next heading."""

    words: tuple[str, ...] = ()
    """Other words under which people look for it."""


@dataclass(frozen=True)
class ContentPage:
    """A hand-written page, of which the engine needs the address, the parts, where its links lead and what can be searched."""

    uri: str
    """Its file below `content/`."""

    title: str
    """Its title from the front matter."""

    parts: tuple[PartName, ...] = ()
    """The generated parts it asks for, in order."""

    anchors: frozenset[str] = frozenset()
    """The ids in it, where a link can lead to."""

    links: tuple[PageLink, ...] = ()
    """Its links and pictures within the site, in order."""

    sections: tuple[PageSection, ...] = field(default=(), compare=False)
    """What stands in it, by heading; the first is that of the page itself."""

    is_standard: bool = False
    """Whether it stands in the engine's own repository, because the one that is built has no such page."""


@dataclass(frozen=True, eq=False)
class Site:
    """Everything that was read, in a fixed order; one site equals only itself, so that selections can be remembered."""

    register: Register
    circles: tuple[Circle, ...] = ()
    """Sorted by name as a Dutch reader sorts."""

    meetings: tuple[Meeting, ...] = ()
    """Sorted by day, start, circle and file name."""

    topics: tuple[Topic, ...] = ()
    """Sorted by theme and title."""

    pages: tuple[ContentPage, ...] = ()
    """The hand-written pages, sorted by address."""

    attachments: frozenset[str] = frozenset()
    """The pictures and PDF files in `content/`, by their path below it."""

    unread: frozenset[str] = frozenset()
    """Files that exist but could not be read; a rule does not blame another file for them."""

    partial: tuple[FileRecord, ...] = ()
    """What could only be read in part: rules look at it too, as far as it goes; nothing is made of it."""

    def with_partial(self, records: tuple[FileRecord, ...]) -> Site:
        """The same site with some of the records that could only be read in part among the others."""
        if not records:
            return self
        return replace(
            self,
            circles=(*self.circles, *(each for each in records if isinstance(each, Circle))),
            meetings=(*self.meetings, *(each for each in records if isinstance(each, Meeting))),
            topics=(*self.topics, *(each for each in records if isinstance(each, Topic))),
        )

    @cached_property
    def circle_by_slug(self) -> dict[str, Circle]:
        """The circles by their file name."""
        return {circle.slug: circle for circle in self.circles}

    @cached_property
    def topic_by_slug(self) -> dict[str, Topic]:
        """The topics by their file name."""
        return {topic.slug: topic for topic in self.topics}

    @cached_property
    def meetings_by_folder(self) -> dict[str, tuple[Meeting, ...]]:
        """The meetings below each folder of `meetings/`, also those that another circle took over, in the same order."""
        found: dict[str, list[Meeting]] = {}
        for meeting in self.meetings:
            found.setdefault(meeting.circle, []).append(meeting)
        return {folder: tuple(own) for folder, own in found.items()}

    @cached_property
    def record_by_uri(self) -> dict[str, Circle | Meeting | Topic]:
        """What was read from a file of its own by its page."""
        records: list[Circle | Meeting | Topic] = [*self.circles, *self.meetings, *self.topics]
        return {record.uri: record for record in records}

    def records(self) -> Iterator[FileRecord]:
        """All that was read from a file of its own."""
        yield from self.circles
        yield from self.meetings
        yield from self.topics
