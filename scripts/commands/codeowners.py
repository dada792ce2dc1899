"""Schrijft .github/CODEOWNERS: welk team voorstellen voor welke kring mee naleest."""

from __future__ import annotations

from kringen.edge.repository import examine
from kringen.owners import codeowners
from scripts import options
from scripts.command import Stop, start
from scripts.commands.check import sound_site
from scripts.configured import settings

FILE = ".github/CODEOWNERS"


def main(argv: list[str]) -> int:
    """Writes the file, or with --check only says whether it is current; 1 when it is not."""
    parser = options.parser("codeowners", __doc__)
    parser.add_argument("--check", action="store_true", help="schrijf niets, zeg alleen of het bestand klopt")
    chosen = parser.parse(argv)
    text = codeowners(sound_site(examine(chosen.root, options.now(chosen.now))), settings().team)
    file = chosen.root / FILE
    try:
        is_current = file.is_file() and file.read_text(encoding="utf-8") == text
        if chosen.check and not is_current:
            print(f"{FILE} klopt niet meer met de kringen; maak het opnieuw met: run.py codeowners")
            return 1
        if not is_current:
            file.parent.mkdir(exist_ok=True)
            file.write_text(text, encoding="utf-8", newline="\n")
    except (OSError, UnicodeError) as error:
        raise Stop(f"{FILE} kan niet gelezen of geschreven worden: {error}") from error
    print(f"{FILE} klopt." if is_current else f"{FILE} is geschreven.")
    return 0


if __name__ == "__main__":
    start(main)
