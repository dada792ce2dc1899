"""Which circle of the old version is which of the new one: a circle that got another file name keeps its meetings."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from kringen.model import Site


@dataclass(frozen=True)
class Names:
    """The short names of circles that changed."""

    renamed: Mapping[str, str] = field(default_factory=dict)
    """The new name by the old one."""

    @classmethod
    def of(cls, old: Site, new: Site) -> Names:
        """The old names that are gone, and that a circle of the new version calls its own in `vorige_namen`."""
        gone = old.circle_by_slug.keys() - new.circle_by_slug.keys()
        former = [(name, circle.slug) for circle in new.circles for name in circle.former_slugs]
        return cls({name: slug for name, slug in former if name in gone})

    def today(self, slug: str) -> str:
        """What a circle of the old version is called in the new one."""
        return self.renamed.get(slug, slug)
