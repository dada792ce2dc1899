"""What stands in a cell, in one of the ways people write it, becomes what stands in a file; each raises Unclear."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from pydantic_core import PydanticCustomError

from kringen.model import Site
from kringen.problem import nearest, shown
from kringen.values.moments import meant_date, meant_month, meant_time, to_date, to_time
from kringen.values.words import fold, slug_of


class Unclear(Exception):
    """A cell or an appointment that means nothing, or more than one thing."""

    def __init__(self, message: str, cure: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.cure = cure


EMPTY = Unclear("deze cel is leeg", "vul ze in")


def date_in(cell: str) -> str:
    """A date as `2027-03-11`; the day comes before the month, and the year has four figures."""
    cell = " ".join(cell.split())
    if not cell:
        raise EMPTY
    if found := re.fullmatch(r"(.+?)[ T]([0-9]{1,2}[:.u][0-9]{2})(?::00)?", cell):
        if found[2].strip("0:.u"):
            raise Unclear(f'"{shown(cell)}" is een dag met een uur', "zet het uur in de kolommen van en tot")
        cell = found[1]
    if short := re.fullmatch(r"([0-9]{1,2})[-/. ]([0-9]{1,2})[-/. ]([0-9]{2})", cell):
        day, month, year = (f"{int(part):02}" for part in short.groups())
        example = f"zoals {day}/{month}/20{year}" if int(month) <= 12 else "zoals 11/03/2027"
        raise Unclear(f'"{cell}" kan meer dan één dag zijn', f"schrijf het jaar met vier cijfers, {example}")
    if named := re.fullmatch(r"([0-9]{1,2}[-/. ][A-Za-z]{3,9}\.?)[-/. ]([0-9]{2})", cell):
        cell = f"{named[1]} 20{named[2]}"  # a month in letters leaves no doubt about which figures are the year
    if re.fullmatch(r"[0-9]{5}(?:[.,][0-9]+)?", cell):
        raise Unclear(f'"{cell}" is hoe Excel een dag telt', "geef de kolom in Excel de opmaak Datum")
    if meant := meant_date(cell):
        return meant
    if re.fullmatch(r"[0-9]{1,2}[-/.][0-9]{1,2}[-/.][0-9]{4}", cell):
        raise Unclear(f'"{cell}" staat niet op de kalender', "schrijf de dag voor de maand, en kijk beide na")
    raise _unclear(to_date, cell)


def day_or_month_in(cell: str) -> str:
    """A date as `2027-03-11`, or a month as `2027-03` when no more than that is known."""
    month = None if meant_date(cell) else meant_month(cell)
    return month or date_in(cell)


def time_in(cell: str) -> str:
    """A time as `14:00`, also from `2:00 PM` and from the part of a day that Excel shows for it."""
    meant = meant_time(cell) or _half_day(cell) or _part_of_day(cell)
    if not meant:
        raise _unclear(to_time, cell)
    return meant


def _half_day(cell: str) -> str:
    """The time that one with AM or PM is; empty for any other."""
    found = re.fullmatch(r"([0-9]{1,2})(?:[:.]([0-9]{2}))?(?:[:.]00)? ?([ap])\.?m\.?", cell.strip().casefold())
    if not found or not 1 <= int(found[1]) <= 12 or int(found[2] or 0) > 59:
        return ""
    return f"{int(found[1]) % 12 + 12 * (found[3] == 'p'):02}:{int(found[2] or 0):02}"


def _part_of_day(cell: str) -> str:
    """The time that a part of a day such as 0,583333 is, to the minute; empty for any other cell."""
    if not re.fullmatch(r"0?[.,][0-9]{1,17}", cell.strip()):
        return ""
    minutes = round(float(cell.strip().replace(",", ".")) * 24 * 60)
    return f"{minutes // 60:02}:{minutes % 60:02}" if minutes < 24 * 60 else ""


@dataclass(frozen=True)
class Names:
    """What a site calls its circles and topics: every name as a short one, with the file that it means."""

    circles: dict[str, str]
    topics: dict[str, str]

    @classmethod
    def of(cls, site: Site) -> Names:
        """The names of a site; a file name goes before a title, and that before an earlier or another name."""
        circles = {former: circle.slug for circle in site.circles for former in circle.former_slugs}
        circles |= {slug_of(circle.name): circle.slug for circle in site.circles}
        circles |= {circle.slug: circle.slug for circle in site.circles}
        topics = {slug_of(word): topic.slug for topic in site.topics for word in topic.synonyms}
        topics |= {slug_of(topic.title): topic.slug for topic in site.topics}
        topics |= {topic.slug: topic.slug for topic in site.topics}
        return cls(circles, topics)


def circle_in(cell: str, names: Names) -> str:
    """The file name of a circle, from that name, from the name of the circle, or from one it had before."""
    if not cell:
        raise EMPTY
    wanted = slug_of(re.sub(r"^(regionale )?(kennis)?kring ", "", cell, flags=re.IGNORECASE))
    return _found(names.circles, wanted, cell, "de kring", "schrijf de naam van een kring op deze site")


def topic_in(cell: str, names: Names) -> str:
    """The file name of a topic, from that name, its title, or another word for it."""
    otherwise = "maak er eerst een pagina voor in content/onderwerpen/"
    return _found(names.topics, slug_of(cell), cell, "het onderwerp", otherwise)


def listed_in(cell: str, one: Callable[[str, Names], str], names: Names) -> list[str]:
    """The file names of several circles or topics, each once."""
    return list(dict.fromkeys(one(part, names) for part in _parts(cell, ",;|\n")))


def pairs_in(cell: str) -> list[tuple[str, str]]:
    """Names, such as organisations, each with what stands behind its colon or an empty text."""
    pairs = (part.partition(":") for part in _parts(cell, "|\n"))
    return [(name.strip(), rest.strip()) for name, _, rest in pairs]


def programs_in(cell: str) -> list[tuple[str, str]]:
    """Programs, each with the names behind its last colon or an empty text."""
    pairs = (part.rpartition(":") if ":" in part else (part, "", "") for part in _parts(cell, "|\n"))
    return [(name.strip(), rest.strip()) for name, _, rest in pairs]


def names_in(cell: str) -> list[str]:
    """Names with a comma between them, each once."""
    return list(dict.fromkeys(_parts(cell, ",;")))


def documents_in(cell: str) -> list[tuple[str, str]]:
    """Titles, each with its address; a document without a title has the name of its file."""
    pairs = []
    for part in _parts(cell, "|\n"):
        before, _, last = " ".join(part.split()).rpartition(" ")
        found = re.fullmatch(r"(.*?)(https?://\S+)", last)
        if not found:
            cure = "schrijf Presentatie: https://… , met | ertussen"
            raise Unclear(f'"{shown(cell)}" is geen titel met een adres', cure)
        title = f"{before} {found[1]}".strip().removesuffix(":").rstrip()
        pairs.append((title or found[2].rstrip("/").rpartition("/")[2], found[2]))
    return pairs


def host_in(cell: str, official: Iterable[str]) -> str:
    """The official name when only capitals or accents differ; else the cell as it is, for the rules to judge."""
    return next((name for name in official if fold(name) == fold(cell)), cell)


def host_named_in(text: str, official: Iterable[str]) -> str:
    """The longest official name that stands in a text as whole words; empty when there is none."""
    named = (name for name in official if name in text and re.search(rf"(?<![\w-]){re.escape(name)}(?![\w-])", text))
    return max(named, key=len, default="")


def _parts(cell: str, separators: str) -> list[str]:
    return [part.strip() for part in re.split(f"[{re.escape(separators)}]", cell) if part.strip()]


def _found(known: dict[str, str], wanted: str, cell: str, what: str, otherwise: str) -> str:
    if wanted in known:
        return known[wanted]
    near = nearest(wanted, known)
    cure = f'bedoelde u "{known[near]}"?' if near else otherwise
    raise Unclear(f'{what} "{shown(cell)}" bestaat niet', cure)


def _unclear(convert: Callable[[object], object], cell: str) -> Unclear:
    """What the reader of files says of a value."""
    try:
        convert(cell)
    except PydanticCustomError as error:
        context = error.context or {}
        return Unclear(str(context.get("message", "")), str(context.get("cure", "")))
    return Unclear(f'"{shown(cell)}" is niet duidelijk')
