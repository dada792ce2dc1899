"""Reading whole repositories many times in one run, where each test changes a file or two."""

from __future__ import annotations

from functools import cache

from kringen.problem import Problem
from kringen.source import Reading, read_data
from kringen.source.files import read_bytes
from kringen.source.names import Found


def read_once(file: Found) -> Reading:
    """As `read_file`, but the same bytes at the same place in a repository are read once; for `load(…, read=read_once)`."""
    data = read_bytes(file)
    return (None, (data,)) if isinstance(data, Problem) else _reading(file.path, data)


@cache
def _reading(path: str, data: bytes) -> Reading:
    return read_data(Found(path, path), data)
