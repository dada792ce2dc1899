"""`run.py publish`: the site in the folder is always whole, and what is wrong is said in one sentence."""

from __future__ import annotations

import errno
import json
import os
import random
import re
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator
from markupsafe import escape
from packageurl import PackageURL

from kringen.edge.settings import settings
from kringen.edition.policy import CONTENT_SECURITY_POLICY
from scripts import environment, file_lock
from scripts.command import Stop
from scripts.commands import publish
from scripts.publishing import inspection, manifest, sbom, staging
from tests.conftest import EXAMPLE
from tests.support.running import (
    bytes_of,
    command,
    commit,
    copy_of_data,
    git,
    line,
    names_in,
    started,
    surroundings,
    wait_until,
)
from tests.support.samples import GOOD as SAMPLE
from tests.support.samples import make_tree
from tests.support.tally import Tally

OLD, NEW = "2027-03-11T13:00", "2027-06-20T09:00"
POSIX = pytest.mark.skipif(os.name == "nt", reason="signals and modes as these are of POSIX")


def differences(folder: Path) -> list[str]:
    """The files that are not as the manifest of their folder says: changed, missing or added; sorted."""
    try:
        said = set((folder / manifest.NAME).read_text(encoding="utf-8").splitlines())
    except (OSError, UnicodeError):
        return [manifest.NAME]
    return sorted({line[66:] for line in said ^ set(manifest.manifest(folder).splitlines())})


def arguments(root: Path, now: str) -> tuple[str | Path, ...]:
    return ("--root", root, "--now", now)


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository of two circles, a meeting that is coming at OLD and past at NEW, and a topic; not to be changed."""
    root = make_tree(tmp_path_factory.mktemp("small") / "repository", SAMPLE)
    git(root, "init", "--quiet")
    return commit(root)


@pytest.fixture(scope="module")
def published(small: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a published site, not to be changed."""
    target = tmp_path_factory.mktemp("published") / "site"
    done = command("publish", target, *arguments(small, OLD))
    assert (done.returncode, done.stderr) == (0, ""), done.stdout
    return target


@pytest.fixture
def live(published: Path, tmp_path: Path) -> Path:
    """A folder with a published site."""
    return shutil.copytree(published, tmp_path / "web" / "site")


def test_publish_replaces_the_site_and_proves_it(small: Path, live: Path, tmp_path: Path) -> None:
    """The manifest names every published file; a changed, a missing and a strange file are each found."""
    proof = tmp_path / "proof"
    before = bytes_of(live)
    assert command("publish", live, "--proof", proof, *arguments(small, NEW)).returncode == 0
    assert bytes_of(live) != before
    assert differences(live) == []
    assert names_in(proof) == [manifest.NAME, sbom.NAME]
    assert (proof / manifest.NAME).read_bytes() == (live / manifest.NAME).read_bytes()
    assert names_in(live.parent) == [".site.publish-lock", "site"]

    (live / "robots.txt").unlink()
    (live / "index.html").write_text("iets anders", encoding="utf-8")
    (live / "vreemd.html").touch()
    assert differences(live) == ["index.html", "robots.txt", "vreemd.html"]


def test_the_bill_of_materials_holds_the_lock() -> None:
    """Every package that the build needs, with its version and the hashes of its files."""
    bill = json.loads(sbom.bill_of_materials(environment.RUNTIME, "abc"))
    assert bill["specVersion"] == "1.6"
    assert bill["metadata"]["component"]["version"] == "abc"
    versions = {each["name"]: each["version"] for each in bill["components"]}
    assert (versions["mkdocs"], versions["mkdocs-material"]) == ("1.6.1", "9.8.1")
    lock = environment.RUNTIME.read_text(encoding="utf-8")
    hashes = sum(len(each["externalReferences"]) for each in bill["components"])
    assert (len(bill["components"]), hashes) == (len(re.findall("(?m)^[a-z].*==", lock)), lock.count("--hash=sha256:"))


@pytest.mark.parametrize("commit", ["abc", ""], ids=["commit", "no-commit"])
def test_the_bill_of_materials_is_one(commit: str) -> None:
    """As CycloneDX's own schema says, with addresses of packages that others read back; always the same text."""
    text = sbom.bill_of_materials(environment.RUNTIME, commit)
    assert JsonStrictValidator(SchemaVersion.V1_6).validate_str(text) is None
    assert text == sbom.bill_of_materials(environment.RUNTIME, commit)
    for each in json.loads(text)["components"]:
        address = PackageURL.from_string(each["purl"])
        assert (address.type, address.name, address.version) == ("pypi", each["name"], each["version"])
        assert each["purl"] == address.to_string()


def test_a_bill_that_is_none_is_seen() -> None:
    """The check above can fail."""
    text = sbom.bill_of_materials(environment.RUNTIME, "abc").replace('"SHA-256"', '"SHA-257"')
    assert JsonStrictValidator(SchemaVersion.V1_6).validate_str(text) is not None


def test_a_mistake_leaves_what_is_live(live: Path, tmp_path: Path) -> None:
    before = bytes_of(live)
    done = command("publish", live, "--root", tmp_path)
    assert done.returncode == 1
    assert done.stdout.splitlines()[-1].startswith("De site is niet gepubliceerd: ")
    assert bytes_of(live) == before


def test_what_subscribers_would_lose_stops_it(small: Path, live: Path) -> None:
    """An address that is live and not in the new build, unless that is meant."""
    (live / "kringen" / "verdwenen").mkdir()
    (live / "kringen" / "verdwenen" / "index.html").write_text("<title>Weg</title>", encoding="utf-8")
    before = bytes_of(live)
    done = command("publish", live, *arguments(small, OLD))
    assert done.returncode == 1
    assert "kringen/verdwenen/: dit adres is verdwenen;" in done.stdout
    assert done.stderr.startswith("De site is niet gepubliceerd: er is 1 fout tegenover wat er staat;")
    assert bytes_of(live) == before
    assert command("publish", live, "--accept-losses", *arguments(small, OLD)).returncode == 0
    assert differences(live) == []


def test_a_fault_in_what_was_built_stops_it(
    small: Path, live: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A file that every site needs, and that this one lacks: it is named, and what is live stays."""
    before = bytes_of(live)
    for name, value in surroundings().items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(inspection, "NEEDED", (*inspection.NEEDED, "mensen.txt"))
    with pytest.raises(Stop) as stopped:
        publish.main([str(live), "--accept-losses", *map(str, arguments(small, OLD))])
    assert (
        str(stopped.value)
        == "De site is niet gepubliceerd: er is 1 fout in wat gemaakt werd. Wat er stond, is gebleven."
    )
    assert capsys.readouterr().out.splitlines()[-1] == "mensen.txt ontbreekt"
    assert bytes_of(live) == before


def test_a_title_and_a_description_are_text(tmp_path: Path) -> None:
    """A quote does not cut a description off, and nothing in either becomes an element or sends visitors elsewhere."""
    root = copy_of_data(tmp_path / "repository")
    title = '</title><script>alert(1)</script> & "x"'
    description = '0" http-equiv="refresh" content="0; url=https://kwaad.example/'
    (root / "content" / "privacy.md").write_text(
        f"---\ntitle: {title!r}\ndescription: {description!r}\n---\n# Privacy\n"
    )
    target = tmp_path / "site"
    done = command("publish", target, "--root", root, "--now", OLD)
    assert (done.returncode, done.stderr) == (0, "")
    page = (target / "privacy" / "index.html").read_text(encoding="utf-8")
    assert page.count("<title>") == 1
    assert f"<title>{escape(title)} | Regionale kenniskringen</title>" in page
    assert f'<meta name="description" content="{escape(description)}">' in page
    assert f'<meta property="og:title" content="{escape(title)}">' in page
    assert f'<meta property="og:description" content="{escape(description)}">' in page


def test_who_comes_second_stops(small: Path, live: Path) -> None:
    """Two publications into one folder never run at once; after a kill the lock is free by itself."""
    before = bytes_of(live)
    descriptor = file_lock.take(live.parent / ".site.publish-lock")
    assert descriptor
    done = command("publish", live, *arguments(small, NEW))
    os.close(descriptor)
    assert (done.returncode, done.stderr) == (
        1,
        f'er wordt al gepubliceerd naar "{live}"; wacht tot dat klaar is en herhaal de opdracht\n',
    )
    assert bytes_of(live) == before


def test_a_foreign_folder_stays(small: Path, tmp_path: Path) -> None:
    (tmp_path / "brief.docx").touch()
    done = command("publish", tmp_path, *arguments(small, OLD))
    assert done.returncode == 1
    assert done.stderr == (
        f'de map "{tmp_path}" bevat iets anders dan een eerdere build; maak ze leeg of kies een andere map\n'
    )
    assert names_in(tmp_path) == ["brief.docx"]


@pytest.mark.parametrize(
    ("number", "reason"),
    [
        pytest.param(errno.ENOSPC, "de schijf is vol", id="full"),
        pytest.param(errno.EROFS, "de schijf kan alleen gelezen worden", id="read-only"),
        pytest.param(errno.EACCES, "deze gebruiker heeft daar de rechten niet voor", id="rights"),
        pytest.param(errno.EIO, "de schijf geeft een fout", id="broken"),
        pytest.param(errno.ELOOP, f"het systeem zegt: {os.strerror(errno.ELOOP)}", id="other"),
    ],
)
def test_what_the_disk_refuses_is_one_sentence(tmp_path: Path, number: int, reason: str) -> None:
    """Whatever cannot be written, and whenever: the former site stays and nothing is left beside it."""
    target = tmp_path / "site"
    with staging.fresh_folder(target) as fresh:
        (fresh / "a").touch()
    with pytest.raises(Stop) as stopped, staging.fresh_folder(target):
        raise OSError(number, os.strerror(number))
    assert str(stopped.value) == f'de map "{target}" kon niet gevuld worden: {reason}. Wat er stond, is gebleven.'
    assert stopped.value.status == 1
    assert (names_in(tmp_path), names_in(target)) == (["site"], [staging.MARKER, "a"])


@POSIX
def test_a_full_disk_is_one_sentence(small: Path, live: Path) -> None:
    """A limit on the size of files stands for the disk: MkDocs itself comes upon it."""
    before = bytes_of(live)
    script = (
        "import resource, signal, sys; signal.signal(signal.SIGXFSZ, signal.SIG_IGN);"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (4000, 4000));"
        "import os; os.execv(sys.argv[1], sys.argv[1:])"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, *line("publish", live, *arguments(small, NEW))],
        env=surroundings(PYTHONDONTWRITEBYTECODE="1"),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1
    assert "Wat er stond, is gebleven." in done.stderr
    assert "Traceback" not in done.stdout + done.stderr
    assert bytes_of(live) == before


@POSIX
@pytest.mark.parametrize(
    ("name", "moments"),
    [
        ("publish", 3),
        pytest.param("publish", 100, marks=pytest.mark.slow),
        pytest.param("build", 100, marks=pytest.mark.slow),
    ],
)
def test_a_kill_leaves_a_whole_site(name: str, moments: int, tmp_path: Path, tally: Tally) -> None:
    """Killed at random moments, the folder holds each time the whole old or the whole new site."""
    target, root = tmp_path / "web" / "site", shutil.copytree(EXAMPLE, tmp_path / "example")
    git(root, "init", "--quiet")  # of its own: the footer names the commit, and somebody may work here meanwhile
    commit(root)
    where = ("--root", str(root), *(("--out", str(target)) if name == "build" else (str(target), "--accept-losses")))
    whole = []
    for moment in (OLD, NEW):
        began = time.monotonic()
        assert started(name, *where, "--now", moment).returncode == 0
        took = time.monotonic() - began
        whole.append(bytes_of(target))
    chance = random.Random(moments)  # noqa: S311 -- the same moments each time
    for number in range(moments):
        process = subprocess.Popen(
            line(name, *where, "--now", (OLD, NEW)[number % 2]),
            env=surroundings(),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        time.sleep(chance.uniform(0, took))
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        tally("kills", tried=1)
        assert bytes_of(target) in whole
        tally("kills", whole_sites=1)
    for left in target.parent.glob(".site.build-*"):
        os.utime(left, (0, 0))  # without a lock it may have begun this very minute
    assert command(name, *where, "--now", OLD).returncode == 0
    assert set(names_in(target.parent)) <= {".site.publish-lock", "site"}


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere the exchange may take two steps")
@pytest.mark.parametrize("kills", [10, pytest.param(100, marks=pytest.mark.slow)])
def test_a_kill_during_the_exchange_leaves_a_whole_site(tmp_path: Path, kills: int, tally: Tally) -> None:
    """Kills of a run that does nothing but exchange small sites: never none, never a mixed one."""
    target = tmp_path / "site"
    chance = random.Random(kills)  # noqa: S311 -- the same moments each time
    for _ in range(kills):
        with subprocess.Popen(
            [sys.executable, "-m", "tests.support.publishing", str(target)], env=surroundings()
        ) as process:
            before = target.stat().st_ino if target.exists() else 0
            wait_until(lambda: target.exists() and target.stat().st_ino != before)  # noqa: B023 -- waited for here
            time.sleep(chance.uniform(0, 0.02))
            process.kill()
        tally("kills", tried=1)
        assert differences(target) == []
        assert len({path.read_text(encoding="utf-8") for path in target.glob("*.html")}) == 1
        tally("kills", whole_sites=1)
    for left in tmp_path.glob(".site.build-*"):
        os.utime(left, (0, 0))  # without a lock it may have begun this very minute
    staging.clean_up(target)
    assert names_in(tmp_path) == ["site"]


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere the exchange may take two steps")
def test_the_exchange_takes_one_step(tmp_path: Path) -> None:
    """The former site is never set aside: there is no moment without a site, in which a kill or a visitor could come."""
    for name in ("site", "new"):
        (tmp_path / name).mkdir()
        (tmp_path / name / name).touch()
    nowhere = tmp_path / "old"
    nowhere.touch()  # a folder cannot take the name of a file
    staging._swap(tmp_path / "new", tmp_path / "site", nowhere, attempts=1)
    assert (names_in(tmp_path / "site"), names_in(tmp_path / "new")) == (["new"], ["site"])


def test_two_folders_change_places(tmp_path: Path) -> None:
    for name in ("een", "twee"):
        (tmp_path / name).mkdir()
        (tmp_path / name / name).touch()
    changed = staging.exchange(tmp_path / "een", tmp_path / "twee")
    assert changed or sys.platform != "linux"
    assert names_in(tmp_path / "een") == (["twee"] if changed else ["een"])


POLICY = f'<meta http-equiv="Content-Security-Policy" content="{CONTENT_SECURITY_POLICY}">'
GOOD = {
    "index.html": POLICY + '<title>Start</title><a href="kringen/#lijst">Kringen</a>',
    "404.html": POLICY + '<title>Weg</title><a href="/ons/kringen/">Kringen</a>',
    "kringen/index.html": POLICY
    + '<title>Kringen</title><p id="lijst"><a href="../#">Start</a><a href="mailto:a@b.be">M</a>',
    "robots.txt": "",
    "agenda.ics": "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\nEND:VCALENDAR\r\n",
    "verslagen.xml": "<feed/>",
    "api/v1/index.json": "{}",
}
"""A small site without a fault, at /ons/ on its host."""


FORBIDDEN = (
    (
        "refresh-elsewhere",
        '<meta http-equiv="Refresh" content="0; url=https://kwaad.example/">',
        '<meta> heeft http-equiv="refresh", en dat mag hier niet',
    ),
    (
        "refresh-of-a-page-with-text",
        '<article><meta http-equiv="refresh" content="0; url=kringen/"></article>',
        "de pagina stuurt bezoekers door naar een andere",
    ),
    (
        "cookie",
        '<meta http-equiv="set-cookie" content="a=b">',
        '<meta> heeft http-equiv="set-cookie", en dat mag hier niet',
    ),
    (
        "script-of-elsewhere",
        '<script src="https://kwaad.example/x.js"></script>',
        '<script> haalt of stuurt iets naar een andere plaats: "https://kwaad.example/x.js"',
    ),
    (
        "script-of-elsewhere-without-scheme",
        '<script src="//kwaad.example/x.js"></script>',
        '<script> haalt of stuurt iets naar een andere plaats: "//kwaad.example/x.js"',
    ),
    (
        "stylesheet-of-elsewhere",
        '<link rel="alternate stylesheet" href="https://kwaad.example/x.css">',
        '<link> haalt of stuurt iets naar een andere plaats: "https://kwaad.example/x.css"',
    ),
    (
        "picture-of-elsewhere",
        '<img alt="" src="https://kwaad.example/x.png">',
        '<img> haalt of stuurt iets naar een andere plaats: "https://kwaad.example/x.png"',
    ),
    (
        "form-to-elsewhere",
        '<form action="https://kwaad.example/"></form>',
        '<form> haalt of stuurt iets naar een andere plaats: "https://kwaad.example/"',
    ),
    (
        "button-to-elsewhere",
        '<button formaction="https://kwaad.example/">x</button>',
        '<button> haalt of stuurt iets naar een andere plaats: "https://kwaad.example/"',
    ),
    ("frame", '<iframe title="x"></iframe>', "<iframe> mag hier niet"),
    ("base", "<base>", "<base> mag hier niet"),
    ("object", "<object></object>", "<object> mag hier niet"),
    ("frame-with-a-page-in-it", '<p srcdoc="x">', "<p> heeft srcdoc, en dat mag hier niet"),
    ("ping", '<a ping="https://kwaad.example/">', "<a> heeft ping, en dat mag hier niet"),
    (
        "javascript",
        '<a href="javascript:alert(1)">x</a>',
        'het adres "javascript:alert(1)" begint niet met https, mailto, tel of webcal',
    ),
    (
        "javascript-in-codes",
        '<a href="&#106;avascript&colon;alert">x</a>',
        'het adres "javascript:alert" begint niet met https, mailto, tel of webcal',
    ),
    (
        "data",
        '<a href="data:text/html,x">x</a>',
        'het adres "data:text/html,x" begint niet met https, mailto, tel of webcal',
    ),
    ("twice", '<a href="kringen/" href="x">x</a>', "<a> heeft href twee keer"),
    (
        "no-blank-between",
        '<a title="x"onclick="y">x</a>',
        '"<a title="x"onclick="y">x</a>" is geen juist geschreven HTML',
    ),
)
ALLOWED = (
    ("outside", '<a href="https://a.be/">a</a><a href="mailto:a@b.be">b</a><a href="tel:+3215">c</a><a href="webcal://a.be/x.ics">d</a>'),
    ("canonical", '<link rel="canonical" href="https://a.be/">'),
    ("way-on", '<main><meta http-equiv="refresh" content="0; url=kringen/"></main>'),
    ("data-in-a-script", '<script type="application/json">{"a": "<b>"}</script>'),
)  # fmt: skip


@pytest.mark.parametrize(
    ("path", "text", "faults"),
    [
        pytest.param("over.html", POLICY + "<title>Over</title>", [], id="none"),
        pytest.param(
            "over.html",
            POLICY
            + '<title>Over</title><script type="application/ld+json">{}</script><script src="robots.txt"></script>',
            [],
            id="data-and-a-script-of-ours",
        ),
        pytest.param(
            "over.html",
            POLICY + f'<title>Over</title><style>p{{}}</style><a href="http://[">x</a><a href="{__file__}">y</a>',
            [
                "over.html: <style> heeft een eigen stijl, en die werkt hier niet",
                f'over.html: de link "{__file__}" leidt nergens heen',
                'over.html: de link "http://[" leidt nergens heen',
            ],
            id="style-and-addresses-that-are-none",
        ),
        pytest.param("robots.txt", None, ["robots.txt ontbreekt"], id="missing-file"),
        pytest.param(
            "over.html",
            POLICY + '<title>Over</title><img src="weg.png"><a href="kringen/#nergens">x</a><a href="/kringen/">y</a>',
            [
                'over.html: de link "/kringen/" leidt nergens heen',
                'over.html: de link "kringen/#nergens" leidt nergens heen',
                'over.html: de link "weg.png" leidt nergens heen',
            ],
            id="links",
        ),
        pytest.param("over.html", POLICY + "<p>leeg", ["over.html: de pagina heeft geen titel"], id="title"),
        pytest.param(
            "over.html", "<title>x</title>", ["over.html: de pagina mist haar beveiligingsregels"], id="policy"
        ),
        pytest.param(
            "over.html",
            POLICY + '<title>x</title><p style="color:red"><script>1</script><b onclick="x()">y</b>'
            '<script type="application/ld+json">{}</script><svg><title>z</title></svg>',
            [
                "over.html: <b> heeft een eigen script, en dat werkt hier niet",
                "over.html: <p> heeft een eigen stijl, en die werkt hier niet",
                "over.html: <script> heeft een eigen script, en dat werkt hier niet",
            ],
            id="inline",
        ),
        *(
            pytest.param("over.html", POLICY + "<title>x</title>" + markup, [f"over.html: {fault}"], id=name)
            for name, markup, fault in FORBIDDEN
        ),
        *(pytest.param("over.html", POLICY + "<title>x</title>" + markup, [], id=name) for name, markup in ALLOWED),
        pytest.param(
            "api/v1/index.json",
            "{",
            [
                "api/v1/index.json: dit bestand kan niet gelezen worden "
                "(Expecting property name enclosed in double quotes: line 1 column 2 (char 1))"
            ],
            id="json",
        ),
        pytest.param(
            "verslagen.xml",
            "<feed>",
            ["verslagen.xml: dit bestand kan niet gelezen worden (no element found: line 1, column 6)"],
            id="feed",
        ),
        pytest.param(
            "agenda.ics",
            "BEGIN:VEVENT",
            [
                "agenda.ics: dit bestand kan niet gelezen worden (Found no components where exactly one is required: b'BEGIN:VEVENT')"
            ],
            id="calendar",
        ),
    ],
)
def test_faults_of_a_built_site(tmp_path: Path, path: str, text: str | None, faults: list[str]) -> None:
    """Each fault is named with its file; a site with one does not go live."""
    for name, content in (GOOD | {path: text}).items():
        if content is not None:
            (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / name).write_text(content, encoding="utf-8", newline="")
    assert inspection.faults(tmp_path, "/ons/") == faults


@pytest.mark.parametrize(
    ("variables", "address", "repository"),
    [
        pytest.param({}, "", "", id="nothing"),
        pytest.param(
            {"KRINGEN_SITE_URL": "https://kringen.example.org/"}, "https://kringen.example.org/", "", id="site"
        ),
        pytest.param(
            {"KRINGEN_SITE_URL": "https://example.org/a"}, "https://example.org/a/", "", id="without-its-slash"
        ),
        pytest.param({"KRINGEN_REPOSITORY": "https://git.example.org/x"}, "", "https://git.example.org/x", id="git"),
        pytest.param(
            {"KRINGEN_REPOSITORY": "https://git.example.org/x/"}, "", "https://git.example.org/x", id="git-slash"
        ),
    ],
)
def test_one_place_for_what_differs(
    variables: dict[str, str], address: str, repository: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The commands read the same settings as the site: mkdocs.yml, then the environment."""
    for name in ("KRINGEN_SITE_URL", "KRINGEN_REPOSITORY"):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    known = settings()
    assert (known.site_url, known.repository, known.contact) == (address, repository, "info@v-ict-or.be")


@pytest.mark.parametrize("name", ["build", "publish"])
@pytest.mark.parametrize(
    ("variable", "value"),
    [
        pytest.param("KRINGEN_SITE_URL", "kringen.example.org", id="no-scheme"),
        pytest.param("KRINGEN_SITE_URL", "https:///kringen/", id="no-host"),
        pytest.param("KRINGEN_SITE_URL", "https://example.org/?a=1", id="a-question"),
        pytest.param("KRINGEN_SITE_URL", "https://example .org/", id="a-space"),
        pytest.param("KRINGEN_SITE_URL", "https://[::1/", id="half-an-address"),
        pytest.param("KRINGEN_REPOSITORY", "git@github.com:v-ict-or/kringen.git", id="ssh"),
        pytest.param("KRINGEN_REPOSITORY", "v-ict-or/kringen", id="a-name"),
    ],
)
def test_an_address_that_is_none_is_told_at_the_start(name: str, variable: str, value: str, tmp_path: Path) -> None:
    """In one sentence, before anything is read."""
    where = ("--out", tmp_path / "site") if name == "build" else (tmp_path / "site",)
    done = command(name, *where, "--root", EXAMPLE, **{variable: value})
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith(
        f'{variable} is "{value}", en dat is geen adres van een site; schrijf het zoals https://'
    )
    assert not (tmp_path / "site").exists()


def test_an_address_without_its_last_slash_is_published_all_the_same(small: Path, tmp_path: Path) -> None:
    done = command("publish", tmp_path / "site", *arguments(small, OLD), KRINGEN_SITE_URL="https://example.org/kringen")
    assert (done.returncode, done.stderr) == (0, "")
    page = (tmp_path / "site" / "over" / "index.html").read_text(encoding="utf-8")
    assert '<link rel="canonical" href="https://example.org/kringen/over/">' in page


@POSIX
def test_a_quiet_night_says_nothing(small: Path, tmp_path: Path) -> None:
    """So cron mails only when something is wrong; tips come when somebody asks for them."""
    quiet = command("publish", tmp_path / "site", "--quiet", *arguments(small, OLD))
    assert (quiet.returncode, quiet.stdout, quiet.stderr) == (0, "", "")
    tipped: list[str | Path] = [
        "--root",
        make_tree(tmp_path / "root", SAMPLE),
        "--now",
        "2027-03-01",
        "--allow-no-history",
    ]
    said = [command("publish", tmp_path / "other", *tipped, *more).stdout for more in ([], ["--tips"])]
    assert [": tip: " in each for each in said] == [False, True]
    wrong = make_tree(tmp_path / "wrong", SAMPLE, {"circles/kempen.yml": "naam: Kempen\n"})
    done = command("publish", tmp_path / "site", "--quiet", "--root", wrong)
    assert (done.returncode, done.stdout.splitlines()[-1]) == (
        1,
        "De site is niet gepubliceerd: 2 fouten in 1 bestand.",
    )


def test_what_is_the_web_servers_own_stays_and_is_named(small: Path, tmp_path: Path) -> None:
    """Also in a folder in which nothing of ours stood yet."""
    site = tmp_path / "site"
    own = {".htaccess": "Options -Indexes\n", ".well-known/acme-challenge/x": "y", "web.config": "<configuration/>\n"}
    for name, text in own.items():
        (site / name).parent.mkdir(parents=True, exist_ok=True)
        (site / name).write_text(text, encoding="utf-8")
    (site / ".htaccess").chmod(0o640)
    for moment in (OLD, NEW):
        done = command("publish", site, *arguments(small, moment))
        assert (done.returncode, done.stderr) == (0, "")
        assert "Gebleven, want van de webserver: .htaccess, .well-known, web.config.\n" in done.stdout
    assert {name: (site / name).read_text(encoding="utf-8") for name in own} == own
    assert os.name == "nt" or (site / ".htaccess").stat().st_mode & 0o777 == 0o640
    (site / "vakantie.jpg").touch()
    (site / staging.MARKER).unlink()
    assert "bevat iets anders dan een eerdere build" in command("publish", site, *arguments(small, OLD)).stderr


def test_files_of_the_repository_go_to_the_root_as_they_are(tmp_path: Path) -> None:
    """Not a README, no links, and nothing that the site makes itself; what stood on the server gives way to them."""
    root = make_tree(tmp_path / "root", SAMPLE)
    place = root / "hooks" / "root"
    for name in ("CNAME", ".well-known/pki.txt", "README.md"):
        (place / name).parent.mkdir(parents=True, exist_ok=True)
        (place / name).write_text("kringen.example.org\n", encoding="utf-8")
    (tmp_path / "site" / ".well-known").mkdir(parents=True)
    for name in ("pki.txt", "acme.txt"):
        (tmp_path / "site" / ".well-known" / name).write_text("van de server\n", encoding="utf-8")
    line = ("publish", tmp_path / "site", "--root", root, "--now", OLD, "--allow-no-history")
    done = command(*line)
    assert (done.returncode, done.stderr) == (0, "")
    found = {path.name: path.read_text(encoding="utf-8") for path in (tmp_path / "site" / ".well-known").iterdir()}
    assert found.pop("security.txt").startswith("Contact: ")
    assert found == {"pki.txt": "kringen.example.org\n", "acme.txt": "van de server\n"}
    assert (tmp_path / "site" / "CNAME").read_text(encoding="utf-8") == "kringen.example.org\n"
    assert not (tmp_path / "site" / "README.md").exists()
    (place / "robots.txt").touch()
    assert command(*line).stderr == "hooks/root/robots.txt: dit bestand maakt de site zelf; haal het daar weg\n"


@pytest.mark.parametrize("place", ["site", "site/bewijs"], ids=["the-site-itself", "inside-it"])
def test_proof_has_a_place_of_its_own(small: Path, place: str, tmp_path: Path) -> None:
    """In the folder of the site it would be gone with the next one."""
    done = command("publish", tmp_path / "site", "--proof", tmp_path / place, *arguments(small, OLD))
    sentence = f'--proof: de map "{tmp_path / "site"}" wordt door de site vervangen; kies een andere map\n'
    assert (done.returncode, done.stderr, (tmp_path / "site").exists()) == (2, sentence, False)


def test_proof_that_cannot_be_written_is_named_itself(small: Path, tmp_path: Path) -> None:
    (tmp_path / "proof").write_text("geen map", encoding="utf-8")
    done = command("publish", tmp_path / "site", "--proof", tmp_path / "proof", *arguments(small, OLD))
    assert (done.returncode, (tmp_path / "site").exists()) == (1, False)
    assert done.stderr.startswith(f'de map "{tmp_path / "proof"}" kon niet gevuld worden: ')
