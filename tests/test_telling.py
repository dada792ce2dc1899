"""What a build tells its command comes through whole, and nothing else is taken for it."""

from __future__ import annotations

import pytest

from telling import tell, told


@pytest.mark.parametrize("what", ["bestanden lezen", {"lines": ["a\nb", "é \x1e"], "is_sound": False}, None])
def test_it_comes_through(what: object, capsys: pytest.CaptureFixture[str]) -> None:
    """Whatever it is, it is one line, and reads back the same."""
    tell("step", what, {"KRINGEN_TELL": "1"})
    line = capsys.readouterr().out
    assert line.count("\n") == 1
    assert told(line) == ("step", what)


def test_nobody_listens(capsys: pytest.CaptureFixture[str]) -> None:
    """Whoever runs MkDocs himself sees nothing of it."""
    tell("step", "bestanden lezen", {})
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize("line", ["", 'INFO - ["step", 1]\n', '["step", 1]\n'])
def test_other_lines_tell_nothing(line: str) -> None:
    """What MkDocs says stays what it is."""
    assert told(line) is None
