"""What changes, as plain text for a terminal and as Markdown for the summary of a pull request."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from kringen.changes.snapshot import Change, Changes, Kind, Subject
from kringen.letters.formats import escaped
from kringen.problem import Problem, closing_line, errors
from kringen.sentences import counted

MOST = 35
"""How many lines stand under one heading; the rest is counted. GitHub takes a summary of at most 1 MiB."""

GLANCE = 3
"""How many changes need no summary."""

LONGEST = 800
"""Characters of one line."""

NOTHING = "Er verandert niets voor bezoekers."
NOTHING_IN_THE_DATA = "Aan de kringen, bijeenkomsten, onderwerpen en pagina's verandert niets."
TITLE = "Wat dit voorstel verandert"
_UNKNOWN = "Welke agenda's en adressen wijzigen, staat hier zodra de fouten verbeterd zijn."
_OLD_FAULTS = "De vorige versie had zelf fouten; wat daarin niet te lezen was, kon niet vergeleken worden."


def as_text(found: Changes) -> str:
    """For a terminal."""
    lines: list[str] = []
    for heading, items in _blocks(found):
        lines += [f"\n{heading}", *(f"- {item}" for item in items)] if heading else ["", *items]
    return "\n".join(lines).strip("\n") + "\n"


def as_markdown(found: Changes, closing: Sequence[str] = ()) -> str:
    """For GitHub and GitLab: whatever stands in the files stays the text it is. `closing` are our own paragraphs."""
    lines = [f"## {TITLE}"]
    for heading, items in _blocks(found):
        lines.append(f"\n### {heading}\n" if heading else "")
        lines += [f"- {harmless(item)}" if heading else harmless(item) for item in items]
    return "\n".join([*lines, *(f"\n{paragraph}" for paragraph in closing)]) + "\n"


def harmless(text: str) -> str:
    """A line of text in which nothing is markup, a link, a mention, a reference or an emoji for GitHub and GitLab.

    Beyond CommonMark both look for addresses, @names, #numbers and :names: in each piece of finished text; an empty
    element behind the sign that begins them cuts it in two, and leaves nothing behind in what somebody copies.
    """
    plain = escaped(text[:LONGEST] + ("…" if text[LONGEST:] else ""))
    return re.sub(r"(@|#|:|\\~|\\!|\\&|%|\bwww)(?=\S)", r"\1<b></b>", plain, flags=re.IGNORECASE)


def _blocks(found: Changes) -> Iterator[tuple[str, list[str]]]:
    """Headings with their lines; a block without heading is loose sentences."""
    yield from _faults(found)
    if not found.changes and found.is_sound:
        yield "", [NOTHING_IN_THE_DATA if found.others else NOTHING]
    if counts := _counts(found.changes):
        yield "", [f"In het kort: {', '.join(counts)}."]
    for subject in Subject:
        lines = [change.sentence for change in found.about(subject)]
        if lines:
            yield subject.value, _first(lines)
    remarks = [each for each in found.problems if not each.is_error]
    if remarks:
        yield f"Om na te kijken: {closing_line(remarks)}", _first([_line(each) for each in remarks])
    if found.others:
        number = counted(len(found.others), "bestand", "bestanden")
        yield (
            f"Buiten kringen, bijeenkomsten en pagina's: {number}",
            _first([_described(path) for path in found.others]),
        )
        if any(_ENGINE.match(path) for path in found.others):
            yield "", [_ADVICE]
    if not found.old_is_sound:
        yield "", [_OLD_FAULTS]
    if not found.is_sound:
        yield "", [_UNKNOWN]


def _faults(found: Changes) -> Iterator[tuple[str, list[str]]]:
    wrong = errors(found.problems)
    if wrong:
        yield f"Eerst te verbeteren: {closing_line(wrong)}", _first([_line(each) for each in wrong])
    if found.unread:
        yield (
            "Nog niet gelezen",
            _first([f"{path}: wat hierin staat, telt hieronder nog niet mee." for path in found.unread]),
        )


def _line(problem: Problem) -> str:
    """The place, what is wrong and what would be right."""
    said = "; ".join(filter(None, [problem.message, problem.cure]))
    return f"{problem.path}, regel {problem.mark.line}: {said}{'' if said.endswith(('.', '?', '!')) else '.'}"


def _counts(changes: Sequence[Change]) -> list[str]:
    """How many of each kind there are, when there are too many to see at a glance."""
    numbers = Counter(change.kind for change in changes if change.kind.counted(1))
    return [kind.counted(numbers[kind]) for kind in Kind if numbers[kind]] if numbers.total() > GLANCE else []


def _first(lines: list[str]) -> list[str]:
    rest = len(lines) - MOST
    return [*lines[:MOST], *([f"… en nog {rest}."] if rest > 0 else [])]


_KINDS = (
    (r"\.cache/|\.venv/|site/|(?:.*/)?__pycache__/|.*\.py[co]$", "hoort niet in git; publiceren weigert het"),
    (r"\.github/workflows/|\.gitlab-ci\.yml$", "een workflow: wat bij elk voorstel en bij het publiceren wordt uitgevoerd"),
    (r"requirements[^/]*\.(?:txt|in)$|(?:.*/)?(?:package-lock|uv)\.(?:json|lock)$", "een lijst van programma's van anderen die mee worden geïnstalleerd"),
    (r"hooks/|scripts/|mkdocs\.yml$|pyproject\.toml$", "de werking van de site"),
    (r"tests/", "een test van de werking"),
    (r"\.github/|\.git[a-z]+$|\.vscode/", "een instelling van de repository"),
    (r"[^/]+\.md$|docs/|handboek/", "uitleg voor wie de site beheert"),
)  # fmt: skip
"""What the path of a file says of it; the first that fits counts."""

_ENGINE = re.compile("|".join(pattern for pattern, _ in _KINDS[:5]), re.IGNORECASE)
"""What decides what is made of all other files."""

_ADVICE = (
    "Wat hierboven de werking, een workflow, een test of een lijst van programma's is, bepaalt ook deze samenvatting zelf: lees "
    "die bestanden na bij Files changed, en laat ze nalezen door wie de site onderhoudt."
)


def _described(path: str) -> str:
    """One line: the path and what it is."""
    kinds = (said for pattern, said in _KINDS if re.match(pattern, path, re.IGNORECASE))
    return f"{path}: {next(kinds, 'een bestand dat de site niet leest')}."
