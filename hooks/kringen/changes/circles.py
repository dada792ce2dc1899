"""Which circles and topics come, change, get another name or go."""

from __future__ import annotations

from collections.abc import Iterator

from kringen.changes.snapshot import Change, Kind, Names, Snapshot
from kringen.changes.wording import differences, quoted, section_difference
from kringen.model import Circle, Topic

TOLD_APART = ("questions",)
"""What has sentences of its own."""


def circle_changes(old: Snapshot, new: Snapshot, names: Names) -> Iterator[Change]:
    """Every change of a circle, in the order of the new site; what went comes last."""
    before = {names.today(circle.slug): circle for circle in old.site.circles}
    for circle in new.site.circles:
        former = before.pop(circle.slug, None)
        if former:
            yield from _changed_circle(former, circle)
        elif circle.origin.path in old.site.unread:
            sentence = f"Herstelt de kring {circle.name}: het bestand was niet te lezen."
            yield Change(Kind.CIRCLE_CHANGED, sentence)
        else:
            sentence = f"Voegt de kring {circle.name} toe: {circle.status}, regio {circle.region}."
            yield Change(Kind.CIRCLE_ADDED, sentence)
    for slug, former in before.items():
        if f"circles/{slug}.yml" not in new.site.unread:
            advice = (
                "Kreeg hij een andere naam, zet de oude dan bij vorige_namen; stopte hij, gebruik dan status: gestopt."
            )
            sentence = f"Verwijdert de kring {former.name}; zijn adressen verdwijnen. {advice}"
            yield Change(Kind.CIRCLE_REMOVED, sentence)


def _changed_circle(old: Circle, new: Circle) -> Iterator[Change]:
    if old.slug != new.slug:
        sentence = (
            f"Hernoemt de kring {old.name} ({old.slug}) in {new.name} ({new.slug}); oude adressen blijven werken."
        )
        yield Change(Kind.CIRCLE_RENAMED, sentence)
    words = differences(old, new, (*TOLD_APART, *(("name", "former_names") if old.slug != new.slug else ())))
    if words:
        yield Change(Kind.CIRCLE_CHANGED, f"Wijzigt de kring {new.name}: {'; '.join(words)}.")


def topic_changes(old: Snapshot, new: Snapshot) -> Iterator[Change]:
    """Every change of a topic, in the order of the new site; what went comes last."""
    before = dict(old.site.topic_by_slug)
    for topic in new.site.topics:
        former = before.pop(topic.slug, None)
        if former:
            yield from _changed_topic(former, topic)
        elif topic.origin.path in old.site.unread:
            sentence = f"Herstelt het onderwerp {quoted(topic.title)}: het bestand was niet te lezen."
            yield Change(Kind.TOPIC_CHANGED, sentence)
        else:
            yield Change(
                Kind.TOPIC_ADDED, f"Voegt het onderwerp {quoted(topic.title)} toe onder {quoted(topic.theme)}."
            )
    for former in before.values():
        if former.origin.path not in new.site.unread:
            sentence = f"Verwijdert het onderwerp {quoted(former.title)}; zijn adres verdwijnt."
            yield Change(Kind.TOPIC_REMOVED, sentence)


def _changed_topic(old: Topic, new: Topic) -> Iterator[Change]:
    words = [*differences(old, new), *section_difference("uitleg", old.explanation, new.explanation)]
    if words:
        yield Change(Kind.TOPIC_CHANGED, f"Wijzigt het onderwerp {quoted(old.title)}: {'; '.join(words)}.")
