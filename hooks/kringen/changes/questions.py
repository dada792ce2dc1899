"""Which questions of a circle come, get a meeting, change or go."""

from __future__ import annotations

from collections.abc import Iterator

from kringen import dates
from kringen.changes.snapshot import Change, Kind, Names, Snapshot
from kringen.changes.wording import differences, quoted
from kringen.model import Circle, Question
from kringen.questions import meeting_of


def question_changes(old: Snapshot, new: Snapshot, names: Names) -> Iterator[Change]:
    """Every change of a question, by circle in the order of the new site; what went comes last in its circle.

    A question is itself as long as its short name stays: its address hangs on it. What could not be read in one of the
    two versions is neither new nor gone.
    """
    before = {names.today(circle.slug): circle.questions for circle in old.site.circles}
    for circle in new.site.circles:
        if circle.origin.path not in old.site.unread:
            yield from _changed(circle, dict(before.get(circle.slug, {})), new)


def _changed(circle: Circle, before: dict[str, Question], new: Snapshot) -> Iterator[Change]:
    gone = {name: question for name, question in before.items() if name not in circle.questions}
    renamed = {question.text: name for name, question in gone.items()}
    for name, question in circle.questions.items():
        said = f"de vraag {quoted(question.text)} van {circle.name}"
        former = before.get(name)
        if former:
            yield from _differing(said, former, question, circle, new)
        elif question.text in renamed:
            first = renamed.pop(question.text)
            del gone[first]
            sentence = f"Geeft {said} een andere korte naam; {_LOST} Geef {name} haar oude naam terug: {first}."
            yield Change(Kind.QUESTION_REMOVED, sentence)
        else:
            on = f" en zet ze op {_the_meeting(question, circle, new)}" if question.meeting else ""
            yield Change(Kind.QUESTION_ADDED, f"Voegt {said} toe{on}.")
    for question in gone.values():
        advice = f"{_LOST} Kwam ze aan bod, laat ze dan staan met bijeenkomst."
        yield Change(Kind.QUESTION_REMOVED, f"Haalt de vraag {quoted(question.text)} weg bij {circle.name}; {advice}")


def _differing(said: str, old: Question, new: Question, circle: Circle, after: Snapshot) -> Iterator[Change]:
    if new.meeting and new.meeting != old.meeting:
        yield Change(Kind.QUESTION_PLANNED, f"Zet {said} op {_the_meeting(new, circle, after)}.")
    elif old.meeting and not new.meeting:
        yield Change(Kind.QUESTION_CHANGED, f"Haalt {said} van haar bijeenkomst; ze leeft weer.")
    if words := differences(old, new, ("meeting",)):
        yield Change(Kind.QUESTION_CHANGED, f"Wijzigt {said}: {'; '.join(words)}.")


def _the_meeting(question: Question, circle: Circle, new: Snapshot) -> str:
    meeting = meeting_of(new.site, circle, question.meeting or "")
    if not meeting:
        return f"een bijeenkomst die er niet is ({question.meeting})"
    return f"de bijeenkomst {dates.on_weekday(meeting.when)}"


_LOST = "links ernaar komen dan boven op de pagina van de kring uit."
