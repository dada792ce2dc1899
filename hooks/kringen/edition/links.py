"""The links of a page: relative, and only to what exists."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field

from kringen.edition.page import relative_address


class NoSuchPage(LookupError):
    """A template links to a page that does not exist; the message names both."""


@dataclass(frozen=True)
class Links:
    """Gives a template at work on a page its links."""

    addresses: Collection[str]
    template: str
    uri: str
    _given: dict[str, str] = field(init=False, repr=False, compare=False, default_factory=dict)
    """The links that it asked for before: a list names a circle many times."""

    def __call__(self, target: str) -> str:
        """The link to a page or file; raises NoSuchPage when it is not there.

        Files of the theme are not known here; the check of links over the built site finds one that is missing.
        """
        known = self._given.get(target)
        if known is None:
            known = self._given[target] = self._link(target)
        return known

    def _link(self, target: str) -> str:
        if not target.startswith("assets/") and target.partition("#")[0] not in self.addresses:
            raise NoSuchPage(f"{self.template} op {self.uri}: er is geen pagina {target}")
        return relative_address(target, self.uri)
