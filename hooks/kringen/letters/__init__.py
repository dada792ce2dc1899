"""What V-ICT-OR pastes in its mail tool: the round-up of a quarter and the invitation to a meeting, in three formats."""

from kringen.letters.digest import digest
from kringen.letters.formats import FORMATS
from kringen.letters.invitation import invitation
from kringen.letters.letter import Item, Letter, Section

__all__ = ["FORMATS", "Item", "Letter", "Section", "digest", "invitation"]
