"""The packages that make the site, as a software bill of materials (CycloneDX 1.6, JSON)."""

from __future__ import annotations

import json
import re
from pathlib import Path

NAME = "sbom.cdx.json"

_PACKAGE = re.compile(r"^([A-Za-z0-9][A-Za-z0-9._-]*)==([^ ;\\]+)", re.MULTILINE)
_HASH = re.compile(r"--hash=sha256:([0-9a-f]{64})")


def bill_of_materials(lock: Path, commit: str) -> str:
    """Every package of a lock with its version and the hashes of its files; the same lock and commit give the same text.

    Source: cyclonedx.org, "CycloneDX v1.6 JSON Reference"; the addresses of packages follow the purl specification.
    """
    bill = {
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {"component": _site(commit)},
        "components": [_component(*each) for each in packages(lock)],
    }
    return json.dumps(bill, ensure_ascii=False, indent=2) + "\n"


def packages(lock: Path) -> list[tuple[str, str, list[str]]]:
    """Name, version and hashes of each package of a lock, sorted by name."""
    blocks = re.split(r"(?m)^(?=[A-Za-z0-9])", lock.read_text(encoding="utf-8"))
    named = ((_PACKAGE.match(block), block) for block in blocks)
    return sorted((name[1].lower(), name[2], sorted(_HASH.findall(block))) for name, block in named if name)


def _site(commit: str) -> dict[str, str]:
    return {"type": "application", "bom-ref": "kenniskringen", "name": "kenniskringen", "version": commit or "onbekend"}


def _component(name: str, version: str, hashes: list[str]) -> dict[str, object]:
    address = f"pkg:pypi/{name}@{version}"
    files = [
        {"type": "distribution", "url": f"{address}#{each[:12]}", "hashes": [{"alg": "SHA-256", "content": each}]}
        for each in hashes
    ]
    return {
        "type": "library",
        "bom-ref": address,
        "name": name,
        "version": version,
        "purl": address,
        "externalReferences": files,
    }
