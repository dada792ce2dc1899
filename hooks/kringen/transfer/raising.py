"""What the questions in a mail do to the file of their circle: one is added, comes on a meeting, or goes; no other is touched."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from kringen.model import Circle, Site
from kringen.problem import Mark, Problem, did_you_mean, shown
from kringen.source.tree import read_tree
from kringen.transfer.mistakes import LETTER
from kringen.transfer.question_rows import MEETING, TOP, question_rows
from kringen.transfer.raised import Raised
from kringen.values.words import fold, free_slug


def questioned(
    mails: Iterable[tuple[str, Sequence[tuple[str, Raised]]]], site: Site
) -> tuple[dict[str, str], list[Problem]]:
    """The files of circles, by their paths, with what some mails say of their questions; a mail is named with its questions."""
    texts: dict[str, str] = {}
    problems = []
    for mail, questions in mails:
        for slug, each in questions:
            circle = _circle(site, slug)
            if not circle:
                names = [circle.slug for circle in site.circles]
                message = f"er is geen bestand circles/{shown(slug)}.yml dat gelezen kan worden"
                problems.append(Problem(mail, Mark(), LETTER, message, did_you_mean(slug, names)))
                continue
            path = circle.origin.path
            texts[path], wrong = raised_in(texts.get(path, circle.origin.text), path, each)
            if wrong:
                problems.append(
                    Problem(mail, Mark(), LETTER, wrong, "kijk na of ze al weg is, of een andere naam heeft")
                )
    return dict(sorted(texts.items())), problems


def _circle(site: Site, slug: str) -> Circle | None:
    """The circle with a short name of today or of before."""
    found = (each for each in site.circles if slug == each.slug or slug in each.former_slugs)
    return site.circle_by_slug.get(slug) or next(found, None)


def raised_in(text: str, path: str, raised: Raised) -> tuple[str, str]:
    """The text of a circle's file with what a mail says of one question; and why not, when the file stays as it is.

    A question that stands there keeps its words: only its meeting changes, or it is taken away. A new one whose short name
    is taken gets a number behind it.
    """
    found = question_rows(text, path)
    if found is None:
        return text, f"de vragen in {path} kunnen niet gelezen worden"
    if raised.is_gone and raised.name in found.places:
        return found.without(raised.name), ""
    asked = _text(raised.values)
    name = _standing("\n".join(found.rows), asked) if asked else raised.name
    if name in found.places and not raised.is_gone:
        meeting = raised.values.get(MEETING)
        return (text if meeting is None else found.with_meeting(name, meeting)), ""
    if not asked:
        return text, f'in {path} staat geen vraag "{raised.name}"'
    lines = [f"{key}: {value}" for key, value in raised.values.items() if value]
    return found.with_question(free_slug(raised.name, found.places), lines), ""


def _text(values: Mapping[str, str]) -> str:
    """The question itself, as the reader of the files sees it; empty when it cannot be read, and as it is written then."""
    written = values.get("vraag", "")
    tree, _ = read_tree(f"vraag: {written}\n", "") if written else (None, ())
    return str(tree.values["vraag"]) if tree else written


def _standing(text: str, asked: str) -> str:
    """The short name under which a question stands already; empty when it is a new one."""
    tree, _ = read_tree(text, "")
    for name, values in (tree.values.get(TOP) or {}).items() if tree else ():
        if isinstance(values, dict) and _level(str(values.get("vraag", ""))) == _level(asked):
            return str(name)
    return ""


def _level(text: str) -> str:
    return " ".join(fold(text).split())
