"""A rule over the whole site, with the kinds of mistakes that it finds."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from kringen.model import Site
from kringen.problem import Code, Problem

Check = Callable[[Site, dt.datetime], Iterator[Problem]]


@dataclass(frozen=True)
class Rule:
    """A generator of problems; called like the function that it was made of."""

    check: Check
    """The function, whose docstring is the rule."""

    codes: tuple[Code, ...]
    """Every kind of problem that it yields."""

    def __call__(self, site: Site, now: dt.datetime) -> Iterator[Problem]:
        """Every place where the site breaks the rule at a moment, which knows its zone."""
        return self.check(site, now)


def rule(*codes: Code) -> Callable[[Check], Rule]:
    """Makes a rule of a function that yields problems with these codes."""
    return lambda check: Rule(check, codes)
