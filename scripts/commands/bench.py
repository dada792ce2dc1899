"""Meet hoe snel de site gemaakt en getoond wordt, naast Material zonder meer."""

from __future__ import annotations

import json
import os
import re
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from scripts.benchmark.corpus import NOW, Corpus, reported, with_mark, write_corpus
from scripts.benchmark.yardstick import shown, write_yardstick
from scripts.command import WRONG_USE, Parser, Stop, start
from scripts.environment import ROOT

WORK = ROOT / ".cache" / "bench"
_RUN = (sys.executable, str(ROOT / "scripts" / "run.py"))
_MOMENT = ("--now", "2027-10-01T11:00")


@dataclass(frozen=True)
class Cost:
    """What one run cost."""

    wall: float
    """Seconds on the clock."""

    cpu: float
    """Seconds of processor time, user and system, of the process and all its children."""

    memory: float
    """Megabytes at the highest point of the largest process."""


def main(argv: list[str]) -> int:
    """Runs each builder in turn, round after round, and prints the middle of what was measured."""
    parser = Parser("bench", __doc__)
    parser.add_argument("--sizes", metavar="AANTALLEN", default="250,1000", help="aantallen bijeenkomsten")
    parser.add_argument("--rounds", metavar="AANTAL", type=int, default=3, help="hoe vaak elk gemeten wordt")
    parser.add_argument("--words", metavar="AANTAL", type=int, default=400, help="woorden in een verslag")
    text = "één verslag op zoveel heeft ook cijfers, lijsten in lijsten, cursief en links"
    parser.add_argument("--marked-up", metavar="AANTAL", type=int, default=0, help=text)
    chosen = parser.parse(argv)
    if not re.fullmatch(r"[0-9]+(,[0-9]+)*", chosen.sizes):
        raise Stop(f'--sizes: "{chosen.sizes}" is geen rij getallen zoals 250,1000', WRONG_USE)
    WORK.mkdir(parents=True, exist_ok=True)
    print("| Bijeenkomsten | Wat | klok | processor | geheugen | klok ÷ | processor ÷ | geheugen ÷ |")
    print("| ---: | --- | ---: | ---: | ---: | ---: | ---: | ---: |")
    with tempfile.TemporaryDirectory(dir=WORK) as work:
        for size in map(int, chosen.sizes.split(",")):
            folder = Path(work, str(size))
            corpus = write_corpus(folder / "corpus", size, words=chosen.words, marked_up=chosen.marked_up)
            print("\n".join(measured(corpus, folder, chosen.rounds)), flush=True)
    return 0


def measured(corpus: Corpus, folder: Path, rounds: int) -> Iterator[str]:
    """A row for each thing that is measured; the ratios divide two figures of one round.

    Nothing is deleted before or in between: for minutes after thousands of files went, ext4 looks long for each new
    inode. So wait some minutes between two runs.
    """
    arguments = ("--root", str(corpus.root), *_MOMENT)
    ours, plain, yard = folder / "ours", folder / "plain", folder / "yard"
    run((*_RUN, "build", *arguments, "--out", str(folder / "first"), "--allow-no-history", "--quiet"))
    write_yardstick(yard, corpus, tuple(shown(folder / "first")))
    costs: dict[str, list[Cost]] = {"Material": [], "bouwen": [], "nakijken": []}
    for number in range(rounds):
        material = ("build", "--quiet", "--config-file", str(yard / "mkdocs.yml"), "--site-dir", f"{plain}-{number}")
        costs["Material"].append(run((sys.executable, "-m", "mkdocs", *material)))
        target = ("--out", f"{ours}-{number}", "--allow-no-history", "--quiet")
        costs["bouwen"].append(run((*_RUN, "build", *arguments, *target)))
        costs["nakijken"].append(run((*_RUN, "check", *arguments)))
    missing = [name for name in corpus.meetings if not (folder / f"ours-0/bijeenkomsten/{name}/index.html").is_file()]
    if missing:
        raise Stop(f"er ontbreken pagina's, zoals {missing[0]}: de meting telt niet")
    for name, found in costs.items():
        yield _row(len(corpus.meetings), name, found, costs["Material"])
    yield _row(len(corpus.meetings), "serve: van bewaren tot getekend", list(serve(corpus, rounds)), [])


def run(command: Sequence[str]) -> Cost:
    """Runs a command to its end and says what it cost (POSIX); stops when it fails."""
    os.sync()  # nobody pays for another one's thousands of files
    began = time.perf_counter()
    process = subprocess.Popen(command, env=_variables(), stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    try:
        assert process.stdout
        with process.stdout:
            said = process.stdout.read()
    except BaseException:  # Ctrl-C leaves nothing running
        process.kill()
        process.wait()
        raise
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - began
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise Stop(said.decode(errors="replace"))
    return Cost(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def serve(corpus: Corpus, rounds: int) -> Iterator[Cost]:
    """What it takes from saving a report until its page is drawn with the change, while the preview runs."""
    name = reported(corpus)
    path = corpus.root / f"meetings/{name}.md"
    command = (*_RUN, "serve", "--no-open", "--port", "0", "--root", str(corpus.root), *_MOMENT)
    with subprocess.Popen(command, env=_variables(), stdout=subprocess.PIPE, encoding="utf-8") as process:
        try:
            assert process.stdout
            said = iter(process.stdout.readline, "")
            address = next(found[1] for line in said if (found := re.search(r"De site komt op (\S+)", line)))
            next(line for line in said if "De site is gemaakt" in line)
            for number in range(rounds):
                mark = _news(address, "")
                text = with_mark(path.read_text(encoding="utf-8"), f"Ronde{number}")
                began, before = time.perf_counter(), _used(process.pid)
                path.write_text(text, encoding="utf-8", newline="\n")
                _news(address, mark)
                _wait_for(f"Ronde{number} ", f"{address}bijeenkomsten/{name}/")
                cost = Cost(time.perf_counter() - began, _used(process.pid) - before, _peak(process.pid))
                yield cost
                next(line for line in said if "De site is gemaakt" in line)
        finally:
            process.terminate()


def _row(size: int, name: str, costs: Sequence[Cost], material: Sequence[Cost]) -> str:
    def middle(of: Callable[[Cost], float]) -> str:
        return f"{statistics.median(map(of, costs)):.2f}"

    def ratio(of: Callable[[Cost], float]) -> str:
        ratios = [of(own) / of(other) for own, other in zip(costs, material, strict=bool(material))]
        return f"{statistics.median(ratios):.2f} ({min(ratios):.2f}-{max(ratios):.2f})" if ratios else ""

    figures: tuple[Callable[[Cost], float], ...] = (
        lambda each: each.wall,
        lambda each: each.cpu,
        lambda each: each.memory,
    )
    cells = [f"{middle(figures[0])} s", f"{middle(figures[1])} s", f"{middle(figures[2])} MB", *map(ratio, figures)]
    return f"| {size:,} | {name} | {' | '.join(cells)} |"


def _variables() -> dict[str, str]:
    """The environment of every builder: the same clock and address, and Python's compiled modules as on anybody's machine."""
    foreign = ("KRINGEN_", "PYTHONDONTWRITEBYTECODE")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(foreign)}
    address = {"KRINGEN_SITE_URL": "http://localhost:8000/", "SOURCE_DATE_EPOCH": str(int(NOW.timestamp()))}
    return kept | address | {"NO_MKDOCS_2_WARNING": "1"}


def _get(address: str) -> str:
    with urllib.request.urlopen(address, timeout=60) as answer:  # noqa: S310 -- this computer
        return str(answer.read().decode())


def _news(address: str, known: str) -> str:
    """The mark of what the preview shows, once that is another one."""
    return str(json.loads(_get(f"{address}_voorvertoning/stand.json?bekend={known}"))["mark"])


def _wait_for(text: str, address: str) -> None:
    until = time.monotonic() + 60
    while text not in _get(address):
        if time.monotonic() > until:
            raise Stop("de voorvertoning toont de wijziging niet")
        time.sleep(0.01)


def _used(process: int) -> float:
    """Seconds of processor time of a process so far (Linux)."""
    fields = Path(f"/proc/{process}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _peak(process: int) -> float:
    """Megabytes at the highest point of a process (Linux)."""
    status = Path(f"/proc/{process}/status").read_text(encoding="utf-8")
    return int(re.findall(r"VmHWM:\s+([0-9]+)", status)[0]) / 1024


if __name__ == "__main__":
    start(main)
