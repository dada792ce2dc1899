"""Fills a folder again and again as `publish` does, until it is killed: `python publishing.py FOLDER`."""

from __future__ import annotations

import itertools
import sys
from pathlib import Path

from scripts.publishing import manifest, staging


def main(target: Path) -> None:
    """Each site has forty files that name its number, so that a mixed site shows."""
    for number in itertools.count():
        with staging.fresh_folder(target) as fresh:
            for each in range(40):
                (fresh / f"{each}.html").write_text(f"site {number}", encoding="utf-8")
            manifest.write(fresh)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
