"""The full text of all meetings, in parts, for whoever searches the archive.

Words stand in files by their first letters, meetings as rows in files by their number, the newest in the index itself; a list
of words serves for slips of the keyboard. A search fetches only what it needs of them. The file of a word follows from the
word, so that it is fetched together with the index; where too many words begin alike, that file names the ones they stand in.
All files of one build carry the same version: a browser that still has an older one starts over.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence

from pydantic_core import to_json

from kringen import agenda, dates
from kringen.edition import Edition, title_of
from kringen.edition.page import PlainFile
from kringen.model import Meeting
from kringen.search.postings import Document, postings_of, ranges, with_compounds
from kringen.search.rows import Row, meeting_row

FOLDER = "zoeken/archief/"
ROWS = 100
"""How many meetings stand in one file of rows; the newest ones, so many or some more, stand in the index."""

KNOWN = 8_000
"""How many words are known for slips: those that stand in the most meetings."""


def archive_files(edition: Edition) -> Iterator[PlainFile]:
    """The files, the first one last, because it names the version of the others."""
    meetings = tuple(reversed(agenda.newest_first(edition.site.meetings)))
    postings = postings_of(_document(edition, meeting) for meeting in meetings)
    *older, newest = _rows(edition, meetings)
    content: dict[str, Mapping[str, object]] = {
        **dict(_words(postings.encoded)),
        **{f"bijeenkomsten-{number}": {"rijen": rows} for number, rows in enumerate(older)},
        "spelling": {"woorden": " ".join(_frequent(postings.counts))},
        "index": {
            "aantal": len(meetings),
            "rijen": ROWS,
            "kringen": [[circle.slug, circle.name] for circle in edition.site.circles],
            "onderwerpen": [[topic.slug, topic.title, list(topic.synonyms)] for topic in edition.site.topics],
            "komend": [
                [number, edition.card(meeting).ends]
                for number, meeting in enumerate(meetings)
                if agenda.is_upcoming(meeting, edition.now)
            ],
            "nieuwste": newest,
        },
    }
    texts = {name: to_json(value).decode() for name, value in content.items()}
    version = hashlib.sha256("".join(texts.values()).encode()).hexdigest()[:10]
    for name, text in texts.items():
        yield PlainFile(f"{FOLDER}{name}.json", f'{{"versie":"{version}",{text[1:]}'.encode())


def _document(edition: Edition, meeting: Meeting) -> Document:
    """What is searched: title, day, circles, place, topics with their other names, and the whole text."""
    site, body = edition.site, meeting.body
    circles = [site.circle_by_slug[slug] for slug in meeting.circles]
    topics = [site.topic_by_slug[slug] for slug in meeting.topics]
    about = [title_of(meeting, circles[0]), *(circle.name for circle in circles), *(topic.title for topic in topics)]
    about += [meeting.host or "", meeting.location or "", dates.short_day(meeting.date)]
    also = " ".join(name for topic in topics for name in topic.synonyms)
    marks = [f"kring:{circle.slug}" for circle in circles] + [f"onderwerp:{topic.slug}" for topic in topics]
    marks += [f"jaar:{meeting.date.year}", *(["verslag:ja"] if meeting.has_report else [])]
    text = " ".join(section.text for section in (body.intro, body.agenda, body.report) if section)
    return Document(" ".join(about), text, also, tuple(dict.fromkeys(marks)))


def _words(postings: Mapping[str, str]) -> Iterator[tuple[str, Mapping[str, object]]]:
    """The files of words by name: one for each range, or one that says with which word each of its blocks begins."""
    for start, parts in ranges(with_compounds(postings)):
        if len(parts) == 1:
            yield f"woorden-{start}", {"woorden": parts[0]}
        else:
            yield f"woorden-{start}", {"delen": [next(iter(part)) for part in parts]}
            yield from ((f"woorden-{start}-{number}", {"woorden": part}) for number, part in enumerate(parts))


def _rows(edition: Edition, meetings: Sequence[Meeting]) -> Iterator[list[Row]]:
    """The meetings in parts of ROWS, the oldest first, and what is left; what is added later changes only the last one."""
    circles = {circle.slug: number for number, circle in enumerate(edition.site.circles)}
    topics = {topic.slug: number for number, topic in enumerate(edition.site.topics)}
    rows = [meeting_row(edition, meeting, circles, topics) for meeting in meetings]
    cuts = [*range(0, len(rows) - ROWS + 1, ROWS)][:-1]
    yield from (rows[cut : cut + ROWS] for cut in cuts)
    yield rows[len(cuts) * ROWS :]


def _frequent(counts: Mapping[str, int]) -> list[str]:
    """The words in the most meetings, sorted."""
    long = [(-count, word) for word, count in counts.items() if len(word) > 3 and word.isalpha()]
    return sorted(word for _, word in sorted(long)[:KNOWN])
