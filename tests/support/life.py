"""The years of a repository, made up from a seed: what trekkers and V-ICT-OR do, and what must be on the site because of it."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from kringen.dates import BRUSSELS
from tests.support.running import commit, git

REGIONS = {"waasland": "Waasland", "kempen": "Kempen", "limburg": "Limburg", "westhoek": "Westhoek"}
NEW_NAMES = {"waasland": "land-van-waas", "kempen": "de-kempen", "limburg": "haspengouw-en-mijnstreek"}
HOUR = dt.time(16, 30)
"""When every meeting ends."""


@dataclass
class Gathering:
    """A meeting as its participants know it."""

    circle: str
    """The folder in which its file stands now."""

    first_circle: str
    first_day: dt.date
    day: dt.date
    status: str = "gepland"
    title: int = 1
    """The number of its title; each correction takes the next."""

    report: int = 0
    """The number of its report; 0 without one."""

    changes: int = 0
    """How often its file was kept since the first time."""

    @property
    def uid(self) -> str:
        """What calendars know it by, for ever."""
        return f"{self.first_circle}-{self.first_day}@kenniskringen.v-ict-or.be"

    @property
    def path(self) -> str:
        """Where its file stands now."""
        return f"meetings/{self.circle}/{self.first_day}.md"

    def is_coming(self, now: dt.datetime) -> bool:
        """Whether it is not over yet, cancelled or not."""
        return now < dt.datetime.combine(self.day, HOUR, BRUSSELS)

    def text(self) -> str:
        """What its file holds."""
        lines = [f"titel: Titel {self.title}", f"datum: {self.day}", "van: 14:00", f"tot: {HOUR:%H:%M}"]
        lines += [] if self.status == "gepland" else [f"status: {self.status}"]
        body = (
            f"## Verslag\n\nWat er gezegd werd, versie {self.report}.\n" if self.report else "## Agenda\n\n- Welkom\n"
        )
        return "\n".join(["---", *lines, "---", body])


@dataclass
class Life:
    """A repository in a folder, and a model of what its files mean that knows nothing of the engine."""

    root: Path
    chance: random.Random
    gatherings: list[Gathering] = field(default_factory=list)
    circles: dict[str, str] = field(default_factory=dict)
    """Each circle that goes on, by the name of its file, with its region."""

    commits: int = 0

    def begin(self, day: dt.date) -> None:
        """Four circles that are active, and a topic."""
        self._write("content/onderwerpen/gdpr.md", "---\ntitel: GDPR\nthema: Privacy\n---\nOver persoonsgegevens.\n")
        for slug, region in REGIONS.items():
            self.circles[slug] = region
            self._write(f"circles/{slug}.yml", f"naam: {region}\nstatus: actief\nregio: {region}\n")
        git(self.root, "init", "--quiet", "--initial-branch=main")
        self._keep(day)

    def live(self, day: dt.date) -> None:
        """What happens on a day: mostly nothing."""
        now = dt.datetime.combine(day, dt.time(9, 30), BRUSSELS)
        for does, seldom in self._habits():
            if self.chance.random() * seldom < 1 and does(now):
                self._keep(day)

    def _habits(self) -> Iterator[tuple[Callable[[dt.datetime], bool], float]]:
        """What may happen, and once in how many days it does."""
        yield self._announce, 7
        yield self._correct_title, 14
        yield self._move, 20
        yield self._cancel, 60
        yield self._report, 6
        yield self._correct_report, 45
        yield self._correct_day, 90
        yield self._rename, 250
        yield self._stop, 700

    def _announce(self, now: dt.datetime) -> bool:
        circle = self.chance.choice(sorted(self.circles))
        day = now.date() + dt.timedelta(days=self.chance.randint(10, 120))
        if any(each.circle == circle and day in {each.day, each.first_day} for each in self.gatherings):
            return False
        made = Gathering(circle, circle, day, day, changes=-1)
        self.gatherings.append(made)
        return self._change(made)

    def _correct_title(self, now: dt.datetime) -> bool:
        return self._one(lambda each: each.is_coming(now), lambda each: setattr(each, "title", each.title + 1))

    def _move(self, now: dt.datetime) -> bool:
        """A coming meeting takes place later, sometimes in another year."""
        return self._one(lambda each: each.is_coming(now) and each.status != "geannuleerd", self._to_another_day)

    def _cancel(self, now: dt.datetime) -> bool:
        return self._one(
            lambda each: each.is_coming(now) and each.status != "geannuleerd",
            lambda each: setattr(each, "status", "geannuleerd"),
        )

    def _report(self, now: dt.datetime) -> bool:
        return self._one(
            lambda each: not each.is_coming(now) and each.status != "geannuleerd" and not each.report,
            lambda each: setattr(each, "report", 1),
        )

    def _correct_report(self, now: dt.datetime) -> bool:
        return self._one(lambda each: each.report > 0, lambda each: setattr(each, "report", each.report + 1))

    def _correct_day(self, now: dt.datetime) -> bool:
        """It turns out afterwards that a meeting took place on the day first announced after all."""

        def correct(each: Gathering) -> None:
            each.day, each.status = each.first_day, "gepland"

        return self._one(lambda each: not each.is_coming(now) and each.status == "verplaatst", correct)

    def _rename(self, now: dt.datetime) -> bool:
        """A circle takes another name; its files move along, and the old name leads to it."""
        old = next((slug for slug in NEW_NAMES if slug in self.circles), "")
        if not old:
            return False
        new, region = NEW_NAMES[old], self.circles.pop(old)
        self.circles[new] = region
        (self.root / f"circles/{old}.yml").unlink()
        name = new.replace("-", " ").capitalize()
        self._write(f"circles/{new}.yml", f"naam: {name}\nstatus: actief\nregio: {region}\nvorige_namen: [{old}]\n")
        for each in [each for each in self.gatherings if each.circle == old]:
            (self.root / each.path).unlink()
            each.circle = new
            self._change(each)
        return True

    def _stop(self, now: dt.datetime) -> bool:
        """A circle without anything ahead goes up in another."""
        busy = {each.circle for each in self.gatherings if each.is_coming(now) and each.status != "geannuleerd"}
        idle = sorted(self.circles.keys() - busy)
        if not idle or len(self.circles) < 3:
            return False
        slug = self.chance.choice(idle)
        del self.circles[slug]
        successor = self.chance.choice(sorted(self.circles))
        file = self.root / f"circles/{slug}.yml"
        ended = f"status: gestopt\ngestopt_sinds: {now.year}\nopvolger: {successor}"
        self._write(f"circles/{slug}.yml", file.read_text(encoding="utf-8").replace("status: actief", ended))
        return True

    def _to_another_day(self, each: Gathering) -> None:
        taken = {other.day for other in self.gatherings if other.circle == each.circle}
        days = (each.day + dt.timedelta(days=number) for number in range(self.chance.randint(7, 30), 99))
        each.day = next(day for day in days if day not in taken | {each.first_day})
        each.status = "verplaatst"

    def _one(self, may: Callable[[Gathering], bool], change: Callable[[Gathering], None]) -> bool:
        """Changes one of the meetings to which it may happen; False when there is none."""
        found = [each for each in self.gatherings if may(each)]
        if not found:
            return False
        chosen = self.chance.choice(found)
        change(chosen)
        return self._change(chosen)

    def _change(self, each: Gathering) -> bool:
        each.changes += 1
        self._write(each.path, each.text())
        return True

    def _write(self, path: str, text: str) -> None:
        (self.root / path).parent.mkdir(parents=True, exist_ok=True)
        (self.root / path).write_text(text, encoding="utf-8", newline="\n")

    def _keep(self, day: dt.date) -> None:
        """Commits, each a second later than the one before on that day."""
        self.commits += 1
        commit(self.root, f"{day}T08:{self.commits // 60 % 60:02}:{self.commits % 60:02}+00:00")
