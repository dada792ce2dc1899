"""Toont de site op deze computer en volgt elke wijziging; stop met Ctrl+C."""

from __future__ import annotations

import argparse
import os
import sys
import time
import webbrowser
from pathlib import Path

from scripts import options, program
from scripts.command import Parser, seconds, start
from scripts.environment import ROOT
from scripts.preview import watch
from scripts.preview.server import Preview, open_preview
from scripts.publishing import staging

EXAMPLE = ROOT / "tests" / "example"
EXAMPLE_NOW = "2027-03-11T13:00"
"""The moment at which the example shows the most: a meeting this afternoon, others to come and past ones."""

_ENGINE = (ROOT / "hooks", ROOT / "mkdocs.yml")


def main(argv: list[str]) -> int:
    """Builds, serves, and builds again after each change, until Ctrl-C."""
    chosen = _parser().parse(argv)
    if chosen.example:
        chosen.root = EXAMPLE
        chosen.now = chosen.now or options.moment(EXAMPLE_NOW)
    home = ROOT / ".cache" / "preview"
    home.parent.mkdir(exist_ok=True)
    staging.clean_up(home)
    with open_preview(chosen.port) as server, staging.workplace(home) as work:
        server.run_in_background()
        try:
            follow(chosen, server, work)
        except KeyboardInterrupt:
            print("\nGestopt.")
        finally:
            server.shutdown()
    return 0


def follow(chosen: argparse.Namespace, server: Preview, work: Path) -> None:
    """Builds, then waits for a change, for ever. Nobody changes a file unseen: one that changes during a build counts."""
    places = [*(chosen.root / name for name in ("circles", "meetings", "content")), *_ENGINE]
    print(f"De site komt op {server.url} (stop met Ctrl+C).", flush=True)
    seen = watch.snapshot(places)
    update(chosen, server, work)
    if chosen.open and _has_screen():
        webbrowser.open(server.url)
    while True:
        now = watch.wait_for_change(places, seen)
        print(f"\nGewijzigd: {_listed(watch.changed(seen, now), chosen.root)}", flush=True)
        seen = now
        update(chosen, server, work)


def update(chosen: argparse.Namespace, server: Preview, work: Path) -> None:
    """Builds once, in a process of its own so that memory stays flat and changed code counts; shows the result."""
    began = time.monotonic()
    is_first = server.shown.folder is None
    folder = work / "site"
    ended = _build(chosen, folder, server.url)
    if ended.said:
        print(ended.said)
    if ended.status == 0:
        server.show(folder)
        print(f"De site is gemaakt ({seconds(time.monotonic() - began)}): {server.url}", flush=True)
    else:
        server.show_problems(ended.said or "De site kon niet gemaakt worden.")
        print("Er is nog geen versie om te tonen." if is_first else "De vorige versie blijft te zien.", flush=True)


def _build(chosen: argparse.Namespace, folder: Path, url: str) -> program.Ended:
    moment = ["--now", f"{chosen.now:%Y-%m-%dT%H:%M}"] if chosen.now else []
    command = [
        "scripts.commands.build",
        "--quiet",
        "--root",
        str(chosen.root),
        "--out",
        str(folder),
        "--allow-no-history",
        *moment,
    ]
    return program.listen([sys.executable, "-m", *command], os.environ | {"KRINGEN_SITE_URL": url})


def _parser() -> Parser:
    parser = Parser("serve", __doc__)
    options.add_root(parser)
    options.add_now(parser)
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
