"""Files outside the three folders that a proposal changes, each called what it is, so that a reader knows what to look at."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kringen.sentences import counted

_KINDS = (
    (r"\.cache/|\.venv/|site/|(?:.*/)?__pycache__/|.*\.py[co]$", "hoort niet in git; publiceren weigert het"),
    (r"\.github/workflows/|\.gitlab-ci\.yml$", "een workflow: wat bij elk voorstel en bij het publiceren wordt uitgevoerd"),
    (r"requirements[^/]*\.(?:txt|in)$|(?:.*/)?(?:package-lock|uv)\.(?:json|lock)$", "een lijst van programma's van anderen die mee worden geïnstalleerd"),
    (r"hooks/|scripts/|mkdocs\.yml$|pyproject\.toml$", "de werking van de site"),
    (r"tests/", "een test van de werking"),
    (r"\.github/|\.git[a-z]+$|\.vscode/", "een instelling van de repository"),
    (r"[^/]+\.md$|docs/|handboek/", "uitleg voor wie de site beheert"),
)  # fmt: skip
"""What the path of a file says of it; the first that fits counts."""

_ENGINE = re.compile("|".join(pattern for pattern, _ in _KINDS[:5]), re.IGNORECASE)
ADVICE = (
    "Wat hierboven de werking, een workflow, een test of een lijst van programma's is, bepaalt ook deze samenvatting zelf: lees "
    "die bestanden na bij Files changed, en laat ze nalezen door wie de site onderhoudt."
)


def described(path: str) -> str:
    """One line: the path and what it is."""
    kinds = (said for pattern, said in _KINDS if re.match(pattern, path, re.IGNORECASE))
    return f"{path}: {next(kinds, 'een bestand dat de site niet leest')}."


def heading(paths: Sequence[str]) -> str:
    """How many there are."""
    return f"Buiten kringen, bijeenkomsten en pagina's: {counted(len(paths), 'bestand', 'bestanden')}"


def is_engine(paths: Sequence[str]) -> bool:
    """Whether one of them decides what is made of all others."""
    return any(_ENGINE.match(path) for path in paths)
