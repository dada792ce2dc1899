"""`run.py`: the list of commands, mistyped ones, and the environment it makes."""

from __future__ import annotations

import ast
import hashlib
import io
import os
import re
import shlex
import shutil
import subprocess
import sys
import tarfile
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from scripts import environment, file_lock, installing, run
from tests.support.running import ROOT, git

SCRIPT = ROOT / "scripts" / "run.py"


def start(*arguments: str) -> subprocess.CompletedProcess[str]:
    """`python3 scripts/run.py …`, for what needs no environment."""
    command = [sys.executable, str(SCRIPT), *arguments]
    return subprocess.run(command, capture_output=True, encoding="utf-8", timeout=60, check=False)


@pytest.mark.parametrize("arguments", [[], ["--help"], ["-h"], ["help"]], ids=["alone", "--help", "-h", "help"])
def test_the_commands_fit_on_one_screen(arguments: list[str]) -> None:
    """Every command stands there once, with what it does."""
    done = start(*arguments)
    lines = done.stdout.splitlines()
    assert (done.returncode, done.stderr) == (0, "")
    assert len(lines) <= 40
    assert max(len(each) for each in lines) <= 100
    listed = [match[1] for each in lines if (match := re.fullmatch(r"  ([a-z-]+) +[A-Z].+[.;)]?", each))]
    assert listed == list(run.COMMANDS)


def test_every_command_is_listed() -> None:
    """Each file in scripts/commands/ is a command, and the list names each once."""
    files = sorted((ROOT / "scripts" / "commands").glob("[!_]*.py"))
    assert [path.stem.replace("_", "-") for path in files] == sorted(run.COMMANDS)


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        pytest.param("chek", 'De opdracht "chek" bestaat niet; bedoelde u "check"?', id="letter-missing"),
        pytest.param("Serve", 'De opdracht "Serve" bestaat niet; bedoelde u "serve"?', id="capital"),
        pytest.param(
            "qqqq",
            'De opdracht "qqqq" bestaat niet; kies uit: ' + ", ".join(run.COMMANDS),
            id="nothing-near",
        ),
        pytest.param("../check", 'De opdracht "../check" bestaat niet; bedoelde u "check"?', id="path"),
    ],
)
def test_a_mistyped_command_gets_the_nearest(name: str, sentence: str) -> None:
    done = start(name)
    assert (done.returncode, done.stdout, done.stderr.strip()) == (2, "", sentence)


def test_an_old_python_understands_the_first_files() -> None:
    """Python 3.8 can read what runs before the check of its version, and so can say what is wrong."""
    for module in (run, environment, installing, file_lock):
        ast.parse(Path(module.__file__ or "").read_text(encoding="utf-8"), feature_version=(3, 8))


def test_an_old_python_is_told_what_is_needed(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(environment, "OLDEST", (9, 0))
    assert run.main(["check"]) == 1
    assert capsys.readouterr().err.startswith("Python 9.0 of nieuwer is nodig, en dit is 3.")


def test_the_exit_status_is_that_of_the_command() -> None:
    """Where the system cannot become another program, its exit status is passed on."""
    assert run.wait_for([sys.executable, "-c", "raise SystemExit(7)"], environment.variables()) == 7


def test_a_command_finds_only_this_project(monkeypatch: pytest.MonkeyPatch) -> None:
    """What the user's own variables would bring in does not count."""
    monkeypatch.setenv("PYTHONPATH", "/elsewhere")
    monkeypatch.setenv("PYTHONHOME", "/elsewhere")
    variables = environment.variables()
    assert variables["PYTHONPATH"] == os.pathsep.join([str(ROOT), str(ROOT / "hooks")])
    assert "PYTHONHOME" not in variables


# What git must not hold.


@pytest.fixture
def cloned(tmp_path: Path) -> Path:
    """A repository with the files that run before anything else."""
    for name in ("__init__.py", "run.py", "environment.py", "file_lock.py"):
        (tmp_path / "scripts").mkdir(exist_ok=True)
        shutil.copy(ROOT / "scripts" / name, tmp_path / "scripts" / name)
    git(tmp_path, "init", "--quiet")
    return tmp_path


HELD = (
    ".cache/memory.sqlite",
    ".venv/bin/python",
    ".Venv/pyvenv.cfg",
    "site/index.html",
    "site",
    "scripts/__pycache__/environment.cpython-311.pyc",
    "hooks/kringen/problem.pyc",
    "content/x.PYC",
)


@pytest.mark.parametrize("path", HELD)
def test_what_the_commands_make_is_never_taken_from_git(cloned: Path, path: str) -> None:
    """A memory, an environment, a site or compiled code that somebody kept: named before anything is loaded or done."""
    (cloned / path).parent.mkdir(parents=True, exist_ok=True)
    (cloned / path).write_bytes(b"x")
    git(cloned, "add", "--force", path)
    done = subprocess.run(
        [sys.executable, "scripts/run.py", "check"], cwd=cloned, capture_output=True, encoding="utf-8", check=False
    )
    cure = f'git rm -r --cached "{path}"'
    assert done.stdout == f"{path}: dit mag niet in git staan; verwijder het met: {cure}\n"
    assert done.stderr == (
        "Er is niets gedaan: de opdrachten maken deze bestanden zelf, en zouden ze ongezien geloven.\n"
    )
    assert done.returncode == 1
    git(cloned, *shlex.split(cure)[1:], "--quiet")
    assert run.held_by_git(cloned) == []


@pytest.mark.parametrize("path", ["content/site/x.md", "circles/cache.yml", "meetings/site/2027-03-11.md", ".venvs"])
def test_what_is_called_alike_may_be_kept(cloned: Path, path: str) -> None:
    (cloned / path).parent.mkdir(parents=True, exist_ok=True)
    (cloned / path).write_bytes(b"x")
    git(cloned, "add", "--force", path)
    assert run.held_by_git(cloned) == []


def test_what_git_does_not_hold_is_no_matter(cloned: Path) -> None:
    """What the commands made stands there, and without git nobody can have kept anything."""
    (cloned / ".venv").mkdir()
    (cloned / ".venv" / "pyvenv.cfg").touch()
    assert run.held_by_git(cloned) == []
    shutil.rmtree(cloned / ".git")
    assert run.held_by_git(cloned) == []


# The environment.


@pytest.fixture
def filled(tmp_path: Path) -> tuple[Path, Path]:
    """A lock, and an environment that says it holds what the lock names."""
    lock, venv = tmp_path / "requirements.txt", tmp_path / "with space" / ".venv"
    lock.write_text("tiny==1\n", encoding="utf-8")
    python = environment.python_in(venv)
    python.parent.mkdir(parents=True)
    python.touch()
    (venv / "pyvenv.cfg").write_text(f"home = {tmp_path}\n", encoding="utf-8")
    (venv / "kenniskringen-installed").write_text(environment.fingerprint(lock, venv), encoding="utf-8")
    return lock, venv


def rewrite_lock(lock: Path, _venv: Path) -> None:
    lock.write_text("tiny==2\n", encoding="utf-8")


def lose_python(_lock: Path, venv: Path) -> None:
    environment.python_in(venv).unlink()


def replace_python(_lock: Path, venv: Path) -> None:
    """What an upgrade of the system does: the same name, another Python."""
    other = venv / "python-newer"
    other.touch()
    environment.python_in(venv).unlink()
    environment.python_in(venv).symlink_to(other)


def lose_base(_lock: Path, venv: Path) -> None:
    (venv / "pyvenv.cfg").write_text("home = /gone\n", encoding="utf-8")


def lose_stamp(_lock: Path, venv: Path) -> None:
    (venv / "kenniskringen-installed").unlink()


def test_a_filled_environment_is_ready(filled: tuple[Path, Path]) -> None:
    assert environment.is_ready(*filled)


@pytest.mark.parametrize("event", [rewrite_lock, lose_python, replace_python, lose_base, lose_stamp])
def test_an_environment_is_filled_again(filled: tuple[Path, Path], event: Callable[[Path, Path], None]) -> None:
    """After each of these the packages are installed before a command runs."""
    event(*filled)
    assert not environment.is_ready(*filled)


def test_a_lock_with_other_line_ends_is_the_same(filled: tuple[Path, Path]) -> None:
    """Git for Windows may have changed them."""
    lock, venv = filled
    lock.write_bytes(b"tiny==1\r\n")
    assert environment.is_ready(lock, venv)


@pytest.fixture
def shelf(tmp_path: Path) -> Callable[[str], str]:
    """Puts a version of a tiny package on a shelf of this test; gives the line that locks it. Nothing is downloaded."""

    def put(version: str) -> str:
        wheel = tmp_path / "shelf" / f"tiny-{version}-py3-none-any.whl"
        wheel.parent.mkdir(exist_ok=True)
        info = f"tiny-{version}.dist-info"
        with zipfile.ZipFile(wheel, "w") as archive:
            archive.writestr("tiny.py", f"version = {version!r}\n")
            archive.writestr(f"{info}/METADATA", f"Metadata-Version: 2.1\nName: tiny\nVersion: {version}\n")
            archive.writestr(f"{info}/WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n")
            archive.writestr(f"{info}/RECORD", "")
        return f"tiny=={version} --hash=sha256:{hashlib.sha256(wheel.read_bytes()).hexdigest()}\n"

    return put


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An environment with pip and nothing else, to copy: making one takes seconds."""
    venv = tmp_path_factory.mktemp("made") / ".venv"
    subprocess.run([sys.executable, "-m", "venv", str(venv)], check=True, timeout=120)
    return venv


@pytest.fixture
def venv(made: Path, tmp_path: Path) -> Path:
    """Such an environment, of this test."""
    return shutil.copytree(made, tmp_path / ".venv", symlinks=True)


def preparing(lock: Path, venv: Path, shelf: Path, **more: str) -> subprocess.Popen[str]:
    """A process that prepares an environment from the shelf alone, then says which version it has."""
    code = f"""
from pathlib import Path
from scripts import environment
import subprocess
try:
    environment.prepare(Path({str(lock)!r}), Path({str(venv)!r}))
except environment.SetupError as error:
    raise SystemExit(str(error))
python = str(environment.python_in(Path({str(venv)!r})))
subprocess.run([python, "-c", "import tiny; print(tiny.version)"], check=True)
"""
    variables = environment.variables() | {
        "PIP_NO_INDEX": "1",
        "PIP_FIND_LINKS": str(shelf),
        "PIP_CONFIG_FILE": os.devnull,
    }
    variables |= more
    command = [sys.executable, "-c", code]
    return subprocess.Popen(command, env=variables, stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8")


def test_packages_are_installed_when_the_lock_changes(tmp_path: Path, shelf: Callable[[str], str]) -> None:
    """A real environment: made, left alone, filled anew; a package with another hash is refused and leaves no stamp."""
    lock, venv = tmp_path / "requirements.txt", tmp_path / "a project" / ".venv"
    announced = "De pakketten uit requirements.txt worden geïnstalleerd"

    def prepare(text: str) -> tuple[str, bool, str]:
        lock.write_text(text, encoding="utf-8")
        said, aside = preparing(lock, venv, tmp_path / "shelf").communicate(timeout=120)
        return said.strip(), announced in aside, aside.strip().splitlines()[-1] if aside else ""

    first, second = shelf("1"), shelf("2")
    assert prepare(first)[:2] == ("1", True)
    assert prepare(first)[:2] == ("1", False)
    assert prepare(second)[:2] == ("2", True)
    wrong = re.sub(r"sha256:.{8}", "sha256:00000000", first)
    refused = (
        "De installatie is niet gelukt: een pakket is niet wat de lijst zegt; "
        "haal de nieuwste versie van dit project op, en meld het als dat blijft."
    )
    assert prepare(wrong) == ("", True, refused)
    assert prepare("tiny==1\n") == ("", True, refused)
    assert prepare(second)[:2] == ("2", True)
    # As after a kill in the middle of an installation: everything is made anew.
    (venv / "kenniskringen-busy").touch()
    (venv / "kenniskringen-installed").unlink()
    (venv / "half").touch()
    assert prepare(second)[:2] == ("2", True)
    assert not (venv / "half").exists()


def test_only_what_the_lock_names_is_installed(tmp_path: Path, venv: Path, shelf: Callable[[str], str]) -> None:
    """What a package asks for is not fetched unseen; and of a package that comes as source no code runs, hash or not."""
    shelf("1")
    lock, folder = tmp_path / "requirements.txt", tmp_path / "shelf"
    wheel, source = folder / "asking-1-py3-none-any.whl", folder / "loud-1.tar.gz"
    with zipfile.ZipFile(wheel, "w") as archive:
        info = "asking-1.dist-info"
        archive.writestr(f"{info}/METADATA", "Metadata-Version: 2.1\nName: asking\nVersion: 1\nRequires-Dist: tiny\n")
        archive.writestr(f"{info}/WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n")
        archive.writestr(f"{info}/RECORD", "")
    files = {
        "pyproject.toml": "[build-system]\nrequires = []\nbuild-backend = 'loud'\nbackend-path = ['.']\n",
        "loud.py": f"open({str(tmp_path / 'ran')!r}, 'w')\n",
        "PKG-INFO": "Metadata-Version: 2.1\nName: loud\nVersion: 1\n",
    }
    with tarfile.open(source, "w:gz") as sources:
        for name, text in files.items():
            entry = tarfile.TarInfo(f"loud-1/{name}")
            entry.size = len(text)
            sources.addfile(entry, io.BytesIO(text.encode()))
    for package in (wheel, source):
        digest = hashlib.sha256(package.read_bytes()).hexdigest()
        lock.write_text(f"{package.name.partition('-')[0]}==1 --hash=sha256:{digest}\n", encoding="utf-8")
        _, aside = preparing(lock, venv, folder).communicate(timeout=120)
    assert "De installatie is niet gelukt" in aside
    assert not (tmp_path / "ran").exists()
    installed = {path.name for path in venv.rglob("*.dist-info")}
    assert "asking-1.dist-info" in installed
    assert "tiny-1.dist-info" not in installed


SETTINGS = (
    *(("user", "true"), ("target", "{elsewhere}"), ("prefix", "{elsewhere}"), ("root", "{elsewhere}")),
    *(("dry-run", "true"), ("no-binary", ":all:")),
)
"""What a managed computer may say to pip."""


def test_settings_of_this_computer_do_not_lead_packages_elsewhere(
    tmp_path: Path, venv: Path, shelf: Callable[[str], str]
) -> None:
    """In its pip.conf or in its environment; where packages come from stays its own affair."""
    elsewhere, lock = tmp_path / "elsewhere", tmp_path / "requirements.txt"
    conf = tmp_path / "pip.conf"
    for number, (name, setting) in enumerate(SETTINGS, 1):
        value = setting.format(elsewhere=elsewhere)
        lock.write_text(shelf(str(number)), encoding="utf-8")
        conf.write_text(
            f"[global]\nno-index = true\nfind-links = {tmp_path / 'shelf'}\n[install]\n{name} = {value}\n",
            encoding="utf-8",
        )
        variable = {f"PIP_{name.upper().replace('-', '_')}": value}
        led = preparing(lock, venv, tmp_path / "nowhere", PIP_CONFIG_FILE=str(conf), PIP_FIND_LINKS="", **variable)
        said, aside = led.communicate(timeout=120)
        assert (said.strip(), elsewhere.exists()) == (str(number), False), f"{name}: {aside}"


def test_an_environment_that_lost_a_package_is_not_ready(
    tmp_path: Path, venv: Path, shelf: Callable[[str], str]
) -> None:
    lock = tmp_path / "requirements.txt"
    lock.write_text(shelf("1"), encoding="utf-8")
    preparing(lock, venv, tmp_path / "shelf").communicate(timeout=120)
    assert environment.is_ready(lock, venv)
    (info,) = venv.rglob("tiny-1.dist-info")
    info.rename(info.with_name("gone"))
    assert not environment.is_ready(lock, venv)


@pytest.mark.parametrize(
    ("settings", "cause"),
    [
        pytest.param(
            {"PIP_NO_INDEX": "", "PIP_INDEX_URL": "http://127.0.0.1:9/", "PIP_RETRIES": "0"},
            "de pakketserver heeft niet alles, of antwoordt niet; kijk de internetverbinding en pip config na",
            id="index-that-is-down",
        ),
        pytest.param(
            {"PIP_FIND_LINKS": ""},
            "de pakketserver heeft niet alles, of antwoordt niet; kijk de internetverbinding en pip config na",
            id="not-there",
        ),
        pytest.param(
            {"PIP_NO_INDEX": "", "PIP_INDEX_URL": "https://example.org/", "PIP_PROXY": "http://127.0.0.1:9/", "PIP_RETRIES": "1"},
            "de proxy van dit netwerk laat pip niet door; zet HTTPS_PROXY goed, of vraag het aan wie het netwerk beheert",
            id="proxy-that-is-down",
        ),
    ],
)  # fmt: skip
def test_the_sentence_names_the_cause(
    settings: dict[str, str], cause: str, tmp_path: Path, venv: Path, shelf: Callable[[str], str]
) -> None:
    lock = tmp_path / "requirements.txt"
    lock.write_text(shelf("1"), encoding="utf-8")
    refused = preparing(lock, venv, tmp_path / "empty", **settings)
    _, aside = refused.communicate(timeout=120)
    assert aside.strip().splitlines()[-1] == f"De installatie is niet gelukt: {cause}."


@pytest.mark.skipif(os.name == "nt", reason="modes as these are of POSIX")
def test_a_folder_that_is_only_for_reading_is_told_in_a_sentence(tmp_path: Path) -> None:
    """As a clone of somebody else; KRINGEN_VENV names another place, and then it works."""
    lock, place = tmp_path / "requirements.txt", tmp_path / "closed"
    lock.write_text("tiny==1\n", encoding="utf-8")
    place.write_text("no folder\n", encoding="utf-8")  # an administrator may write in any folder
    with pytest.raises(environment.SetupError) as said:
        environment.prepare(lock, place / ".venv")
    assert str(said.value).startswith(f"De omgeving {place / '.venv'} kan niet gemaakt worden (")
    assert str(said.value).endswith("kies een andere plaats met KRINGEN_VENV, zoals KRINGEN_VENV=~/kringen-omgeving.")
    code = "from scripts import environment; print(environment.VENV)"
    variables = environment.variables() | {"KRINGEN_VENV": str(tmp_path / "elders")}
    done = subprocess.run(
        [sys.executable, "-c", code], env=variables, capture_output=True, encoding="utf-8", check=True
    )
    assert done.stdout.strip() == str(tmp_path / "elders")


def test_two_at_once_install_once(tmp_path: Path, venv: Path, shelf: Callable[[str], str]) -> None:
    """The second waits for the first and finds the work done."""
    lock = tmp_path / "requirements.txt"
    lock.write_text(shelf("1"), encoding="utf-8")
    both = [preparing(lock, venv, tmp_path / "shelf") for _ in range(2)]
    ends = [process.communicate(timeout=120) for process in both]
    assert [said.strip() for said, _ in ends] == ["1", "1"]
    assert sum("worden geïnstalleerd" in aside for _, aside in ends) == 1
    assert sum("even geduld" in aside for _, aside in ends) == 1


def test_a_foreign_folder_is_left_alone(tmp_path: Path) -> None:
    """A `.venv` that is no environment is not emptied."""
    venv = tmp_path / ".venv"
    venv.mkdir()
    (venv / "letter.txt").touch()
    with pytest.raises(environment.SetupError, match="is geen Python-omgeving"):
        environment.prepare(environment.RUNTIME, venv)
    assert (venv / "letter.txt").exists()


def test_a_python_without_ensurepip_says_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Debian ships Python without it."""
    monkeypatch.setattr("importlib.util.find_spec", lambda _: None)
    monkeypatch.setenv("PATH", str(tmp_path))
    version = f"{sys.version_info[0]}.{sys.version_info[1]}"
    with pytest.raises(environment.SetupError, match=f"sudo apt install python{version}-venv$"):
        environment.prepare(environment.RUNTIME, tmp_path / ".venv")


# The locks.


def pins(lock: Path) -> set[str]:
    """The lines `name==version ; marker` of a lock."""
    return set(re.findall(r"^([a-z0-9.-]+==[^\\\n]+?) *\\?$", lock.read_text(encoding="utf-8"), re.MULTILINE))


def test_both_locks_agree() -> None:
    """What a trekker runs is what was tested."""
    assert pins(environment.RUNTIME)
    assert pins(environment.RUNTIME) <= pins(environment.DEVELOPMENT)


@pytest.mark.parametrize("lock", [environment.RUNTIME, environment.DEVELOPMENT], ids=lambda lock: lock.name)
def test_a_lock_holds_hashes_and_no_address(lock: Path) -> None:
    text = lock.read_text(encoding="utf-8")
    assert "://" not in text
    assert len(re.findall(r"^[a-z0-9.-]+==.*\\\n    --hash=sha256:", text, re.MULTILINE)) == len(pins(lock))
