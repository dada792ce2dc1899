"""Toont de site op deze computer en volgt elke wijziging; stop met Ctrl+C."""

from __future__ import annotations

import argparse
import datetime as dt
import os
import subprocess
import sys
import tempfile
import time
import webbrowser
from pathlib import Path

from build import Unbuilt
from kringen.edge.repository import conclusion, examine, lines
from scripts import options, run
from scripts.command import Parser, seconds, start
from scripts.environment import ROOT
from scripts.preview import watch
from scripts.preview.live_site import Histories, Maker, Readings
from scripts.preview.preview import Preview
from scripts.preview.server import Server, open_server

EXAMPLE = ROOT / "tests" / "example"
EXAMPLE_NOW = "2027-03-11T13:00"
"""The moment at which the example shows the most: a meeting this afternoon, others to come and past ones."""

_ENGINE = (ROOT / "hooks", ROOT / "scripts", ROOT / "mkdocs.yml")
_DATA = ("circles", "meetings", "content")
_PROBE = "import scripts.commands.serve, kringen.edge.settings as s; s.settings()"


def main(argv: list[str]) -> int:
    """Serves the site and follows its files, until Ctrl-C."""
    chosen = _parser().parse(argv)
    if chosen.example:
        chosen.root = EXAMPLE
        chosen.now = chosen.now or options.moment(EXAMPLE_NOW)
    preview = Preview()
    with open_server(chosen.port, preview.give) as server, tempfile.TemporaryDirectory(prefix="kringen-") as work:
        os.environ["KRINGEN_SITE_URL"] = server.url
        server.run_in_background()
        try:
            Follower(chosen, preview, server, Path(work)).follow()
        except KeyboardInterrupt:
            print("\nGestopt.")
            return 0
        finally:
            server.shutdown()
    return _restart(argv, server.server_port)


class Follower:
    """Looks at the files after each change, and shows what came of it."""

    def __init__(self, chosen: argparse.Namespace, preview: Preview, server: Server, work: Path) -> None:
        self._root: Path = chosen.root
        self._now: dt.datetime | None = chosen.now
        self._opens_browser: bool = chosen.open
        self._preview = preview
        self._server = server
        self._readings, self._histories = Readings(), Histories()
        self._maker = Maker(chosen.root, server.url, work)

    def follow(self) -> None:
        """Shows the site, then waits for changes until the engine itself has changed.

        Nobody changes a file unseen: one that changes during a look counts.
        """
        print(f"De site komt op {self._server.url} (stop met Ctrl+C).", flush=True)
        places = [*(self._root / name for name in _DATA), *_ENGINE]
        with watch.watching(places) as watcher:
            self._update(watcher.seen)
            if self._opens_browser and _has_screen():
                webbrowser.open(self._server.url)
            while True:
                changed = watcher.wait()
                began = time.monotonic()
                print(f"\nGewijzigd: {_listed(changed, self._root)}", flush=True)
                if not any(map(_is_engine, changed)):
                    self._update(watcher.seen, began)
                elif not (wrong := _broken_engine()):
                    return
                else:
                    self._tell(wrong)

    def _update(self, seen: watch.Snapshot, began: float | None = None) -> None:
        """Reads, checks, generates, and shows the site; or tells what is wrong."""
        began = began or time.monotonic()
        now = options.now(self._now)
        findings = examine(self._root, now, read=self._readings, remember=self._histories)
        said = "\n".join(lines(findings, os.environ))
        if not findings.is_sound:
            self._tell(f"{said}\n{conclusion(findings)}")
            return
        if said:
            print(said)
        try:
            self._preview.show(self._maker.make(findings, now, seen))
        except Unbuilt as reason:
            self._tell(str(reason))
            return
        print(f"De site is gemaakt ({seconds(time.monotonic() - began)}): {self._server.url}", flush=True)

    def _tell(self, problems: str) -> None:
        is_first = self._preview.shown.site is None
        self._preview.show_problems(problems)
        print(problems)
        print("Er is nog geen versie om te tonen." if is_first else "De vorige versie blijft te zien.", flush=True)


def _is_engine(path: str) -> bool:
    return any(path == str(place) or path.startswith(f"{place}{os.sep}") for place in _ENGINE)


def _broken_engine() -> str:
    """What Python says of an engine that cannot start; empty when it can."""
    done = subprocess.run(
        [sys.executable, "-c", _PROBE], capture_output=True, encoding="utf-8", errors="replace", check=False
    )
    return done.stderr.strip() if done.returncode else ""


def _restart(argv: list[str], port: int) -> int:
    """Starts again with the changed engine, on the same port."""
    print("De code is gewijzigd; de voorvertoning start opnieuw.", flush=True)
    return run.become([sys.executable, "-m", "scripts.commands.serve", *argv, "--no-open", "--port", str(port)])


def _parser() -> Parser:
    parser = options.parser("serve", __doc__)
    parser.add_argument("--example", action="store_true", help=f"toon het voorbeeld, alsof het {EXAMPLE_NOW} is")
    parser.add_argument(
        "--port", metavar="POORT", type=_port, default=8000, help="standaard 8000; bezet: de volgende vrije"
    )
    parser.add_argument("--no-open", dest="open", action="store_false", help="open geen browser")
    return parser


def _port(text: str) -> int:
    if not (text.isascii() and text.isdigit() and int(text) <= 65535):
        raise argparse.ArgumentTypeError(f'"{text}" is geen poort van 0 tot 65535')
    return int(text)


def _has_screen() -> bool:
    """Whether a browser can open here; without a screen Python would start one in the terminal."""
    wanted = {"DISPLAY", "WAYLAND_DISPLAY", "BROWSER"}
    return sys.platform != "linux" or bool(wanted & os.environ.keys())


def _listed(paths: list[str], root: Path, most: int = 3) -> str:
    names = [os.path.relpath(path, root if path.startswith(str(root)) else ROOT) for path in paths]
    rest = f" en nog {len(names) - most}" if len(names) > most else ""
    return ", ".join(names[:most]) + rest


if __name__ == "__main__":
    start(main)
