"""Who is asked to look at a proposal: the file CODEOWNERS, from the team that each circle names."""

from __future__ import annotations

from kringen.model import Site

_HEAD = """\
# Gemaakt door `run.py codeowners` uit de sleutel team in circles/*.yml; wijzig die, niet dit bestand.
# GitHub en GitLab vragen deze teams om voorstellen voor hun kring mee na te lezen.
"""
_NOBODY = "# Nog geen enkele kring noemt een team.\n"


def codeowners(site: Site) -> str:
    """One line for the file of each circle that names a team, and one for its meetings; sorted by file name.

    Source: GitHub Docs, "About code owners"; GitLab reads the same.
    """
    circles = sorted((circle for circle in site.circles if circle.team), key=lambda circle: circle.slug)
    lines = [
        f"/circles/{circle.slug}.yml {circle.team}\n/meetings/{circle.slug}/ {circle.team}\n" for circle in circles
    ]
    return _HEAD + ("\n" + "".join(lines) if lines else _NOBODY)
