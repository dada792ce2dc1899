"""Names in the files: whether they exist, what they may have meant, and how to list them in a message."""

from __future__ import annotations

import datetime as dt
import enum
import re
from collections.abc import Iterator, Sequence

from kringen.dates import short_day
from kringen.model import Site
from kringen.problem import did_you_mean
from kringen.register import Register
from kringen.sentences import joined
from kringen.values.words import slug_of


def has_circle(site: Site, slug: str) -> bool:
    """Whether a circle has this short name, even if its file could not be read."""
    return slug in site.circle_by_slug or _is_unread(site, f"circles/{slug}")


def has_topic(site: Site, slug: str) -> bool:
    """Whether a topic has this short name, even if its file could not be read."""
    return slug in site.topic_by_slug or _is_unread(site, f"content/onderwerpen/{slug}")


def circle_meant(site: Site, slug: str, otherwise: str) -> str:
    """The cure for a circle that does not exist: its new name, the nearest name, or the given sentence."""
    for circle in site.circles:
        if slug in circle.former_slugs:
            return f'die kring heet nu "{circle.slug}"'
    return did_you_mean(slug, site.circle_by_slug, otherwise)


def topic_meant(site: Site, slug: str) -> str:
    """The cure for a topic that does not exist: the one with this title or synonym, or the nearest name."""
    for topic in site.topics:
        if slug in map(slug_of, (topic.title, *topic.synonyms)):
            return f'bedoelde u "{topic.slug}"?'
    return did_you_mean(slug, site.topic_by_slug, f"kies een bestaand onderwerp, of maak content/onderwerpen/{slug}.md")


def municipality_meant(register: Register, name: str, day: dt.date) -> str:
    """The cure for a municipality that never was: that of the village with this name, or the nearest name of a day."""
    if around := register.around(name, day):
        return f"{name} ligt in {listed([row.name for row in around], 'of')}; schrijf de naam van de gemeente"
    bare = re.sub(r"^(stad|gemeente|ocmw) +", "", name, flags=re.IGNORECASE)
    return did_you_mean(bare, register.names(day), "schrijf de officiële naam van de gemeente")


class Absence(enum.Enum):
    """Why a municipality is not there on a day."""

    UNKNOWN = enum.auto()
    MERGED = enum.auto()
    NOT_YET = enum.auto()


def why_absent(register: Register, name: str, day: dt.date) -> tuple[Absence, str, str]:
    """Why no municipality has this name on a day, in a message with its cure."""
    ever = register.named(name)
    if not ever:
        return Absence.UNKNOWN, f'"{name}" is geen Vlaamse gemeente', municipality_meant(register, name, day)
    first, last = ever[0].valid_from, ever[-1].valid_to
    if last and last < day:
        became = register.living(name, day)
        since = short_day(last + dt.timedelta(days=1))
        return Absence.MERGED, f"{name} bestaat sinds {since} niet meer", f"het werd {became.name}" if became else ""
    before = [row.name for row in register.forerunners(ever[0], day)]
    cure = f"op {short_day(day)} was het {listed(before, 'of')}"
    return Absence.NOT_YET, f"{name} bestaat pas sinds {short_day(first or day)}", cure


def repeated(names: Sequence[str]) -> Iterator[tuple[int, str]]:
    """The names that stand in a list for the second time or more, with their index."""
    for index, name in enumerate(names):
        if name in names[:index]:
            yield index, name


def listed(names: Sequence[str], word: str = "en") -> str:
    """Names in a Dutch sentence: `A`, `A en B`, `A, B en C`; of more than four only three and the number of others."""
    if len(names) > 4:
        names = [*names[:3], f"{len(names) - 3} andere"]
    return joined(names, word)


def _is_unread(site: Site, stem: str) -> bool:
    """Whether a file with this name was found but not read, or the folder that it would stand in.

    One with another ending or with capitals counts as well.
    """
    return any(path.rpartition(".")[0].casefold() == stem or stem.startswith(f"{path}/") for path in site.unread)
