"""A topic: a subject that circles talk about."""

from __future__ import annotations

from typing import Self

from pydantic import Field, PrivateAttr

from kringen.model.body import Body, Section
from kringen.model.record import FileRecord
from kringen.values import Line, Slug


class Topic(FileRecord):
    """A subject that circles talk about, explained in a hand-written page."""

    slug: Slug = Field(exclude=True)
    """The name of its file without `.md`; its address, and how meetings name it."""

    title: Line = Field(alias="titel", max_length=80, description="De naam van het onderwerp.")
    theme: Line = Field(alias="thema", max_length=80, description="Het thema waaronder het valt.")
    synonyms: tuple[Line, ...] = Field((), alias="synoniemen", description="Andere woorden voor hetzelfde.")

    _body: Body = PrivateAttr(default_factory=Body)

    @property
    def body(self) -> Body:
        """Its text, of which only the introduction counts."""
        return self._body

    @property
    def explanation(self) -> Section | None:
        """What it is and why circles talk about it; None when nobody wrote it yet."""
        return self._body.intro

    def with_body(self, body: Body) -> Self:
        """The same topic, which now has its text."""
        self._body = body
        return self

    @property
    def uri(self) -> str:
        """Its page."""
        return f"onderwerpen/{self.slug}.md"
