"""One of something is never called many: a site on which every count is one."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path

import pytest

from kringen.dates import BRUSSELS
from kringen.pages.questions import DISCUSSED_SHOWN
from kringen.register import flanders
from tests.support.built import Built, build
from tests.support.running import command
from tests.support.samples import GOOD, make_tree

DAY = dt.date(2027, 3, 20)
LEFT, OWN = "Aalst", "Temse"
"""The only municipality of no circle, and the only one of its circle."""

MANY = re.compile(r"\b(?:1|één) ([a-z]+(?:en|s))\b", re.IGNORECASE)
FINE = {"augustus", "alles", "plaats"}
"""What ends like a plural and is none, or begins the next cell."""


def meeting(*lines: str) -> str:
    return "\n".join(["---", *lines, "---", "## Verslag", "", "Een woord.", ""])


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Two circles: of one only one municipality, and of the other all but one of the rest; one question more than is shown."""
    names = [name for name in flanders().names(DAY) if name not in {LEFT, OWN}]
    asked = "".join(
        f"  vraag-{number}:\n    vraag: Vraag nummer {number} over iets?\n    sinds: 2026-11-01\n    bijeenkomst: 2026-12-10\n"
        for number in range(DISCUSSED_SHOWN + 1)
    )
    open_one = "  mails:\n    vraag: Hoe lang bewaart u de mails?\n    sinds: 2027-02-20\n    onderwerp: gdpr\n"
    own = f"naam: Waasland\nstatus: actief\nregio: Waasland\nritme: 1\ngemeenten: [{OWN}]\nbevestigd: 2026-01-10\n"
    root = make_tree(
        tmp_path_factory.mktemp("een"),
        {
            "circles/waasland.yml": f"{own}vragen:\n{asked}{open_one}",
            "circles/rest.yml": f"naam: Rest\nstatus: te bevestigen\nregio: Kempen\ngemeenten: {names}\n",
            "meetings/waasland/2026-12-10.md": meeting("datum: 2026-12-10", "onderwerpen: [gdpr]", "besturen: 1"),
            "meetings/waasland/2027-03-11.md": meeting(
                "datum: 2027-03-11",
                f"gastbestuur: {OWN}",
                "onderwerpen: [gdpr]",
                f"software: [{{naam: Cevi, bij: [{OWN}]}}]",
                "sprekers: [{organisatie: V-ICT-OR, onderwerp: NIS2}]",
                "besturen: 1",
            ),
            "content/onderwerpen/gdpr.md": GOOD["content/onderwerpen/gdpr.md"],
        },
    )
    now = dt.datetime.combine(DAY, dt.time(12), BRUSSELS)
    return build(root, now, tmp_path_factory.mktemp("site"))


def test_no_page_calls_one_many(site: Built) -> None:
    """Nor does any label, feed or file."""
    suffixes = {".html", ".xml", ".ics", ".json", ".csv"}
    files = sorted(path for path in site.folder.rglob("*") if path.suffix in suffixes)
    texts = {path.relative_to(site.folder).as_posix(): path.read_text("utf-8") for path in files}
    texts |= {f"{name}, as text": page.text for name, page in site.pages.items()}
    found = [
        f"{name}: {text[max(each.start() - 30, 0) : each.end() + 20]}"
        for name, text in texts.items()
        for each in MANY.finditer(text)
        if each[1].lower() not in FINE
    ]
    assert not found


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("kringen/", "1 gemeente ligt nog in geen kring"),
        ("vragen/", "Nog 1 vraag werd vroeger besproken. Ze staat op de pagina van haar kring ."),
        ("opvolging/", "Laatst 1 bestuur (eerste kwartaal 2027); gemiddeld 1 over 2 kwartalen."),
    ],
)
def test_what_one_is_called(site: Built, address: str, words: str) -> None:
    assert words in site.content(address).text


def test_one_more_row_is_one_row(tmp_path: Path) -> None:
    """Of a table with one row more than is shown."""
    root = make_tree(tmp_path / "root", GOOD)
    day = dt.date(2028, 1, 1)
    rows = "".join(f"waasland;{day + dt.timedelta(days=number)}\n" for number in range(41))
    (tmp_path / "tabel.csv").write_text(f"kring;datum\n{rows}", encoding="utf-8")
    done = command("import", tmp_path / "tabel.csv", "--root", root, "--now", "2027-03-01")
    assert "\n... en nog 1 regel\n" in done.stdout, done.stdout
    (tmp_path / "fout.csv").write_text("kring;datum\n" + "waasland;y\n" * 41, encoding="utf-8")
    assert "... en nog 1 melding\n" in command("import", tmp_path / "fout.csv", "--root", root).stdout


def test_a_table_of_one_meeting(tmp_path: Path) -> None:
    done = command("export", "--out", tmp_path / "uit.csv", "--root", make_tree(tmp_path / "root", GOOD))
    assert done.stdout == f"1 bijeenkomst staat in {tmp_path / 'uit.csv'}.\n", done.stderr
