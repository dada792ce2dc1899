"""What the hook does when nobody but MkDocs called it, as in `mkdocs build` and `mkdocs serve`: look, complain, generate."""

from __future__ import annotations

import datetime as dt
import logging
import os
from collections.abc import Mapping
from pathlib import Path

from kringen import dates
from kringen.edge import clock
from kringen.edge.building import Build, build_of
from kringen.edge.repository import conclusion, examine
from kringen.edge.settings import NoAddress, settings_of
from kringen.problem import annotation
from kringen.source import STANDARD

log = logging.getLogger("mkdocs.hooks.kringen")
"""Below MkDocs' own, so that `--strict` counts what is said here."""

Variables = Mapping[str, str]
"""The environment."""


class NotMade(Exception):
    """Why nothing was made, in one Dutch sentence; what is wrong in the files is in the log."""


def build_alone(site_url: object, configured: Mapping[str, object], variables: Variables = os.environ) -> Build:
    """Reads, checks and generates; the repository, the moment and the rest stand in the environment (see README).

    Raises NotMade when the files or the settings have mistakes, or the history is missing.
    """
    root, now = _root(variables), _now(variables)
    try:
        known = settings_of(site_url, configured)
    except NoAddress as reason:
        raise NotMade(str(reason)) from None
    findings = examine(root, now)
    for problem in findings.problems:
        log.log(logging.ERROR if problem.is_error else logging.INFO, "%s", problem)
        if variables.get("GITHUB_ACTIONS"):
            print(annotation(problem))  # noqa: T201 -- GitHub reads remarks from what is printed
    if not findings.is_sound:
        raise NotMade(f"De site is niet gebouwd: {conclusion(findings)}")
    if findings.no_history:
        if variables.get("KRINGEN_HISTORY") != "optional":
            raise NotMade(f"De geschiedenis van de bestanden ontbreekt: {findings.no_history}.")
        log.info("De geschiedenis van de bestanden ontbreekt: %s.", findings.no_history)
    return build_of(findings, root, now, known, variables)


def watched(variables: Variables = os.environ) -> list[str]:
    """The folders that `mkdocs serve` must watch beside content/: a change in them changes the site."""
    root = _root(variables)
    found = [
        root / "circles",
        root / "meetings",
        STANDARD / "hooks" / "theme",
        STANDARD / "hooks" / "kringen" / "templates",
    ]
    return [str(path) for path in found if path.is_dir()]


def _root(variables: Variables) -> Path:
    return Path(variables.get("KRINGEN_ROOT", STANDARD))


def _now(variables: Variables) -> dt.datetime:
    """KRINGEN_NOW, else as for every command; raises NotMade."""
    text = variables.get("KRINGEN_NOW")
    told = f'KRINGEN_NOW is "{text}", en dat'
    try:
        if not text:
            return clock.moment(variables)
        instant = dt.datetime.fromisoformat(text)
        clock.within_reach(instant, told)
        return instant.astimezone(dates.BRUSSELS)
    except clock.NoMoment as reason:
        raise NotMade(f"{reason}.") from None
    except ValueError:
        raise NotMade(f"{told} is geen tijdstip zoals 2027-03-11T13:00.") from None
