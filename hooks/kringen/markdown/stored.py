"""A rendered body as plain data and back, for whoever remembers it between builds; lines count from its first."""

from __future__ import annotations

import json
import zlib
from collections.abc import Sequence

from kringen.model import Body, Section
from kringen.personal import Kind, Personal

Packed = bytes
"""JSON in small; of the three parts its line, HTML and text, and of what is personal its kind, line, column and address."""

LEVEL = 1
"""How hard to pack; a fifth of the bytes stays, and more effort gains little."""


def pack(body: Body, first_line: int) -> Packed:
    """A body whose text starts on a line of its file."""
    plain = {
        "personal": [[each.kind, each.line - first_line, each.column, each.address] for each in body.personal],
        "sections": [part and [part.line - first_line, part.html, part.text] for part in parts(body)],
    }
    return zlib.compress(json.dumps(plain, ensure_ascii=False).encode("utf-8", "surrogatepass"), LEVEL)


def unpack(packed: Packed, first_line: int) -> Body:
    """What `pack` made of a body, in a file where its text starts on this line; raises ValueError for anything else."""
    try:
        plain = json.loads(zlib.decompress(packed))
        intro, agenda, report = (
            Section(html=part[1], text=part[2], line=part[0] + first_line) if part else None
            for part in plain["sections"]
        )
        personal = tuple(
            Personal(Kind(kind), line + first_line, column, address)
            for kind, line, column, address in plain["personal"]
        )
    except (zlib.error, KeyError, TypeError, IndexError) as error:
        raise ValueError(str(error)) from None
    return Body(intro, agenda, report, personal)


def parts(body: Body) -> Sequence[Section | None]:
    """The parts of a body, in a fixed order."""
    return body.intro, body.agenda, body.report
