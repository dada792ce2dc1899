"""Finds the Chromium that the browser tests drive, and installs it where apt can."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from scripts import file_lock
from scripts.command import Stop
from scripts.environment import ROOT

LOCK = ROOT / ".cache" / "browser.lock"
"""Tests run in several processes, and apt works for one at a time."""

_NAMES = (
    "chromium-headless-shell",  # Debian's build without windows: the same engine for less than half the processor time
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
    "msedge",
)
_PLACES = (
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    r"C:\Program Files\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
    r"C:\Program Files\Microsoft\Edge\Application\msedge.exe",
)
"""Where macOS and Windows, which do not put a browser on the path, keep them."""


def find() -> Path | None:
    """The first browser of the Chromium family on this machine; None when there is none."""
    on_path = (shutil.which(name) for name in _NAMES)
    return next((Path(found) for found in (*on_path, *_PLACES) if found and Path(found).is_file()), None)


def ready() -> Path:
    """A browser; a missing one is installed where apt can do that without asking. Raises Stop when there is none."""
    found = find()
    if found is None and _apt_works():
        with file_lock.held(LOCK, "Een andere opdracht installeert een browser; even geduld..."):
            found = find() or install()
    if found is None:
        raise Stop(
            "Er is geen Chromium, Chrome of Edge; installeer er een, op Debian met: scripts/run.py setup-browser"
        )
    return found


def install() -> Path:
    """Installs Debian's Chromium; raises Stop when that is not possible here."""
    if not _apt_works():
        raise Stop("Alleen op Debian of Ubuntu, en als root, kan dit script een browser installeren; doe het zelf")
    print("De browser van Debian wordt geïnstalleerd; dat gebeurt één keer.", file=sys.stderr, flush=True)
    quiet = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    for arguments in (
        ["update"],
        ["install", "--yes", "--no-install-recommends", "chromium-headless-shell", "fonts-dejavu-core"],
    ):
        if subprocess.run(
            ["/usr/bin/apt-get", "-qq", *arguments], env=quiet, stdout=sys.stderr, check=False
        ).returncode:
            raise Stop(f"apt-get {arguments[0]} is mislukt; de reden staat hierboven")
    found = find()
    if found is None:
        raise Stop("apt-get is klaar, maar er is geen browser te vinden")
    return found


def _apt_works() -> bool:
    return sys.platform == "linux" and os.geteuid() == 0 and Path("/usr/bin/apt-get").is_file()
