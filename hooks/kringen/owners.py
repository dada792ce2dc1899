"""Who is asked to look at a proposal: the file CODEOWNERS, from the team that each circle names."""

from __future__ import annotations

from kringen.model import Site

_HEAD = """\
# Gemaakt door `run.py codeowners` uit de sleutel team in circles/*.yml; wijzig die, niet dit bestand.
# GitHub en GitLab vragen deze teams om voorstellen voor hun kring mee na te lezen.
"""
_REST = """
# Al de rest: de code, de workflows, de pakketlijsten, de pagina's. Het team staat in mkdocs.yml.
* {team}
"""
_NO_REST = """
# Nog geen team leest de code, de workflows en de pakketlijsten na; vul extra.kringen.team in mkdocs.yml in.
"""
_NOBODY = "# Nog geen enkele kring noemt een team.\n"


def codeowners(site: Site, team: str = "") -> str:
    """The team of everything first, then a line for the file of each circle that names a team, and one for its meetings.

    Of the lines that fit, the last one counts. Source: GitHub Docs, "About code owners"; GitLab reads the same.
    """
    rest = _REST.format(team=f"@{team.removeprefix('@')}") if team else _NO_REST
    circles = sorted((circle for circle in site.circles if circle.team), key=lambda circle: circle.slug)
    lines = [
        f"/circles/{circle.slug}.yml {circle.team}\n/meetings/{circle.slug}/ {circle.team}\n" for circle in circles
    ]
    return _HEAD + rest + "\n" + ("".join(lines) if lines else _NOBODY)
