"""A version of the files as it was read, which circle of an old one is which of a new one, and what differs, as values."""

from __future__ import annotations

import enum
from collections.abc import Mapping
from dataclasses import dataclass, field

from kringen.model import Site
from kringen.problem import Problem, errors


@dataclass(frozen=True)
class Snapshot:
    """One version of circles/, meetings/ and content/."""

    site: Site
    """All that could be read."""

    problems: tuple[Problem, ...] = ()
    """Everything that is wrong in it, sorted by place."""

    files: Mapping[str, str] = field(default_factory=dict)
    """A mark of the bytes of each file, by its path relative to the root."""

    @property
    def is_sound(self) -> bool:
        """Whether a site can be made from it."""
        return not errors(self.problems)


@dataclass(frozen=True)
class Names:
    """The short names of circles that changed."""

    renamed: Mapping[str, str] = field(default_factory=dict)
    """The new name by the old one."""

    @classmethod
    def of(cls, old: Site, new: Site) -> Names:
        """The old names that are gone, and that a circle of the new version calls its own in `vorige_namen`."""
        gone = old.circle_by_slug.keys() - new.circle_by_slug.keys()
        former = [(name, circle.slug) for circle in new.circles for name in circle.former_slugs]
        return cls({name: slug for name, slug in former if name in gone})

    def today(self, slug: str) -> str:
        """What a circle of the old version is called in the new one."""
        return self.renamed.get(slug, slug)


class Subject(enum.StrEnum):
    """What a change is about; the heading it stands under, in this order."""

    CIRCLES = "Kringen"
    QUESTIONS = "Vragen"
    MEETINGS = "Bijeenkomsten"
    TOPICS = "Onderwerpen"
    PAGES = "Pagina's en bijlagen"
    CALENDARS = "Agenda's en feeds"
    ADDRESSES = "Adressen"


class Kind(enum.Enum):
    """What happens; its subject, and how one and more of it are counted (nothing is counted without words)."""

    CIRCLE_ADDED = (Subject.CIRCLES, "kring erbij", "kringen erbij")
    CIRCLE_RENAMED = (Subject.CIRCLES, "kring hernoemd", "kringen hernoemd")
    CIRCLE_CHANGED = (Subject.CIRCLES, "kring gewijzigd", "kringen gewijzigd")
    CIRCLE_REMOVED = (Subject.CIRCLES, "kring verwijderd", "kringen verwijderd")
    QUESTION_ADDED = (Subject.QUESTIONS, "vraag erbij", "vragen erbij")
    QUESTION_PLANNED = (Subject.QUESTIONS, "vraag op een bijeenkomst", "vragen op een bijeenkomst")
    QUESTION_CHANGED = (Subject.QUESTIONS, "vraag gewijzigd", "vragen gewijzigd")
    QUESTION_REMOVED = (Subject.QUESTIONS, "vraag weggehaald", "vragen weggehaald")
    MEETING_ADDED = (Subject.MEETINGS, "bijeenkomst erbij", "bijeenkomsten erbij")
    MEETING_MOVED = (Subject.MEETINGS, "bijeenkomst verplaatst", "bijeenkomsten verplaatst")
    MEETING_POSTPONED = (Subject.MEETINGS, "bijeenkomst uitgesteld", "bijeenkomsten uitgesteld")
    MEETING_CANCELLED = (Subject.MEETINGS, "bijeenkomst geannuleerd", "bijeenkomsten geannuleerd")
    MEETING_RESUMED = (Subject.MEETINGS, "bijeenkomst gaat weer door", "bijeenkomsten gaan weer door")
    MEETING_CHANGED = (Subject.MEETINGS, "bijeenkomst gewijzigd", "bijeenkomsten gewijzigd")
    MEETING_REMOVED = (Subject.MEETINGS, "bijeenkomst verwijderd", "bijeenkomsten verwijderd")
    REPORT_ADDED = (Subject.MEETINGS, "verslag erbij", "verslagen erbij")
    REPORT_CHANGED = (Subject.MEETINGS, "verslag gewijzigd", "verslagen gewijzigd")
    REPORT_REMOVED = (Subject.MEETINGS, "verslag weggehaald", "verslagen weggehaald")
    TOPIC_ADDED = (Subject.TOPICS, "onderwerp erbij", "onderwerpen erbij")
    TOPIC_CHANGED = (Subject.TOPICS, "onderwerp gewijzigd", "onderwerpen gewijzigd")
    TOPIC_REMOVED = (Subject.TOPICS, "onderwerp verwijderd", "onderwerpen verwijderd")
    PAGE = (Subject.PAGES, "pagina of bijlage gewijzigd", "pagina's of bijlagen gewijzigd")
    CALENDAR = (Subject.CALENDARS, "", "")
    ADDRESS_ADDED = (Subject.ADDRESSES, "", "")
    ADDRESS_REMOVED = (Subject.ADDRESSES, "adres verdwijnt", "adressen verdwijnen")

    @property
    def subject(self) -> Subject:
        """What it is about."""
        return self.value[0]

    def counted(self, number: int) -> str:
        """`2 bijeenkomsten erbij`; empty for what is not counted."""
        word = self.value[1] if number == 1 else self.value[2]
        return f"{number} {word}" if word else ""


@dataclass(frozen=True)
class Change:
    """One thing that will be different."""

    kind: Kind
    sentence: str
    """The whole of it in Dutch: plain text of one line, parts of the files in it."""


@dataclass(frozen=True)
class Changes:
    """All that differs between two versions."""

    changes: tuple[Change, ...]
    """By subject, in a fixed order."""

    problems: tuple[Problem, ...] = ()
    """What is wrong in the new version."""

    unread: tuple[str, ...] = ()
    """Files of the new version that hold an error: what stands in them is not counted."""

    old_is_sound: bool = True
    """Whether the old version had no errors."""

    others: tuple[str, ...] = ()
    """Files outside the three folders that differ, such as the templates of the site; empty when nobody knows."""

    @property
    def is_sound(self) -> bool:
        """Whether the new version has no errors."""
        return not errors(self.problems)

    def about(self, subject: Subject) -> tuple[Change, ...]:
        """The changes under one heading."""
        return tuple(change for change in self.changes if change.kind.subject is subject)
