"""The shape of the code: who may import whom, and what the core must not know."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.running import ROOT

HOOKS = ROOT / "hooks"
CORE = HOOKS / "kringen"
THE_HOOK = "hooks/build.py"

LAYERS = (
    {"sentences"},
    {"dates", "days_off", "history", "markup", "problem", "register", "sheet"},
    {"detours"},
    {"personal", "values"},
    {"model"},
    {"markdown"},
    {"source"},
    {"agenda", "areas"},
    {"questions", "software", "speakers"},
    {"held_by_git", "page_links", "rules", "map", "hints"},
    {"followup", "owners", "schemas", "transfer"},
    {"chronicle", "drafting"},
    {"edition"},
    {"pages"},
    {"feeds"},
    {"api"},
    {"letters", "linked", "search"},
    {"output"},
    {"changes"},
    {"edge"},
)
"""The parts of the core; a part imports from layers before its own, and from itself."""

EDGE = "edge"
"""The only part that looks outside, and writes."""

READERS = {"source", "register", EDGE}
"""The only parts that open files; the loader of the templates is Jinja's."""

OPENING = {"open", "read_text", "read_bytes", "iterdir", "rglob", "glob", "scandir", "listdir", "walk"}
WRITING = {"write_text", "write_bytes", "mkdir", "unlink", "rename", "touch"}
OUTSIDE = {
    *("asyncio", "getpass", "locale", "multiprocessing", "platform", "random", "secrets"),
    *("shutil", "socket", "subprocess", "sys", "tempfile", "threading", "time", "uuid"),
    *("http", "requests", "urllib3", "urllib.request"),
}
"""Modules through which a function gives something else today than yesterday, or on another machine."""

LONGEST = 250
LONG = {
    THE_HOOK: "all that knows MkDocs, in one file",
    "scripts/map_geometry.py": "a program of its own, run by hand when municipalities merge",
}
"""Modules that may be longer than LONGEST lines, and why."""


def modules(*folders: str) -> list[Path]:
    """Every Python file in some folders."""
    return [path for folder in folders for path in sorted((ROOT / folder).rglob("*.py"))]


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def parse(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def imports(tree: ast.AST, package: str = "") -> Iterator[str]:
    """Every module that some code imports, in full; also through `importlib` and `__import__` with a written name.

    `package` is the package of the code itself, for relative imports.
    """
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = package.split(".")[: len(package.split(".")) - node.level + 1] if node.level else []
            start = ".".join([*above, *filter(None, [node.module])])
            yield from (f"{start}.{alias.name}" for alias in node.names)
        elif isinstance(node, ast.Call) and ast.unparse(node.func).endswith(("import_module", "__import__")):
            yield from (
                each.value for each in node.args if isinstance(each, ast.Constant) and isinstance(each.value, str)
            )


def is_of(name: str, package: str) -> bool:
    return name == package or name.startswith(f"{package}.")


def looks_outside(tree: ast.AST) -> Iterator[str]:
    """Every place where code reads the clock or the environment, or imports what can."""
    yield from (name for name in imports(tree) if any(is_of(name, each) for each in OUTSIDE))
    for node in ast.walk(tree):
        text = ast.unparse(node) if isinstance(node, ast.Attribute) else ""
        base, _, last = text.rpartition(".")
        if last in {"now", "today", "utcnow"} and base.split(".")[-1] in {"date", "datetime"}:
            yield text
        if text in {"os.environ", "os.environb", "os.getenv", "os.getcwd", "Path.cwd", "Path.home"}:
            yield text


def calls(tree: ast.AST, names: set[str]) -> list[str]:
    """Every call of a function or method with one of these names."""
    found = (node.func for node in ast.walk(tree) if isinstance(node, ast.Call))
    return [ast.unparse(each) for each in found if ast.unparse(each).split(".")[-1] in names]


def part_of(path: Path) -> str:
    """The part of the core that a file belongs to, e.g. `rules`."""
    return path.relative_to(CORE).parts[0].removesuffix(".py")


@pytest.mark.parametrize("path", modules("hooks", "scripts"), ids=name_of)
def test_only_the_hook_imports_mkdocs(path: Path) -> None:
    """MkDocs can be replaced without touching anything else."""
    known = [name for name in imports(parse(path)) if is_of(name, "mkdocs") or is_of(name, "material")]
    assert bool(known) == (name_of(path) == THE_HOOK), known


@pytest.mark.parametrize("path", modules("hooks/kringen"), ids=name_of)
def test_the_core_does_not_look_outside(path: Path) -> None:
    """Clock, git and environment come in as arguments, so that equal arguments give equal bytes."""
    assert part_of(path) == EDGE or list(looks_outside(parse(path))) == []


@pytest.mark.parametrize("path", modules("hooks/kringen"), ids=name_of)
def test_only_the_reader_opens_files(path: Path) -> None:
    """The rest of the core takes values; nothing in it writes."""
    tree = parse(path)
    assert part_of(path) == EDGE or calls(tree, WRITING) == []
    assert part_of(path) in READERS or calls(tree, OPENING) == []


@pytest.mark.parametrize("path", modules("hooks/kringen"), ids=name_of)
def test_imports_go_one_way(path: Path) -> None:
    """A part of the core imports only from layers before its own."""
    part = part_of(path)
    package = ".".join(path.relative_to(HOOKS).parts[:-1])
    names = [name.split(".") for name in imports(parse(path), package) if is_of(name, "kringen")]
    used = {name[1] for name in names if len(name) > 1} - {part}
    if part == "__init__":
        assert used == set()
        return
    before = next(number for number, layer in enumerate(LAYERS) if part in layer)
    allowed = set().union(*LAYERS[:before])
    assert used <= allowed


def test_the_hook_stands_alone() -> None:
    """Nothing of ours but the hook and the package is on the path: a module `watchdog` there once hid MkDocs' own."""
    assert sorted(path.name for path in HOOKS.iterdir() if path.name != "__pycache__" and path.suffix != ".md") == [
        *("build.py", "kringen", "root", "schema", "theme"),
    ]


def test_the_picture_shows_the_layers() -> None:
    """The drawing in hooks/README.md is this list."""
    drawn = re.findall(r"^ ?[0-9]+  (.+)$", (HOOKS / "README.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert [set(row.split()) for row in drawn] == list(LAYERS)


def test_every_part_has_a_layer() -> None:
    """Who adds a part to the core says where it stands; what went away is not in the list any more."""
    parts = {part_of(path) for path in modules("hooks/kringen")} - {"__init__"}
    layered = [part for layer in LAYERS for part in layer]
    assert sorted(layered) == sorted(parts)


def test_nothing_is_there_for_tests_alone() -> None:
    """Every function, class and constant of a module is used by the engine, by a template, or by MkDocs as an event."""
    engine = {path: ast.parse(path.read_text(encoding="utf-8")) for path in modules("hooks", "scripts")}
    templates = "".join(path.read_text(encoding="utf-8") for path in HOOKS.rglob("*.html"))
    used = set(re.findall(r"\w+", templates))
    for tree in engine.values():
        for node in ast.walk(tree):
            if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load):
                used.add(node.id)
            elif isinstance(node, ast.Attribute):
                used.add(node.attr)
    defined = {
        f"{name_of(path)}: {name}" for path, tree in engine.items() for name in made_in(tree) if name not in used
    }
    assert {each for each in defined if not re.search(r"build\.py: on_\w+$|: __all__$", each)} == set()


def made_in(tree: ast.Module) -> Iterator[str]:
    """The names that a module gives to functions, classes and values."""
    for node in tree.body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            yield node.name
        targets = node.targets if isinstance(node, ast.Assign) else [getattr(node, "target", None)]
        yield from (each.id for each in targets if isinstance(each, ast.Name))


def test_no_module_is_too_long() -> None:
    """Whoever passes the limit cuts the module by subject, or gives the reason in LONG."""
    lengths = {name_of(path): path.read_text("utf-8").count("\n") for path in modules("hooks", "scripts")}
    assert {name for name, length in lengths.items() if length > LONGEST} == LONG.keys()


@pytest.mark.parametrize(
    ("code", "found"),
    [
        pytest.param("import mkdocs.config as c", ["mkdocs.config"], id="import-as"),
        pytest.param("from mkdocs import config", ["mkdocs.config"], id="from"),
        pytest.param("def f():\n    import mkdocs", ["mkdocs"], id="inside"),
        pytest.param("importlib.import_module('mkdocs.config')", ["mkdocs.config"], id="importlib"),
        pytest.param("__import__('mkdocs')", ["mkdocs"], id="dunder"),
        pytest.param("from . import source", ["kringen.rules.source"], id="relative"),
        pytest.param("from ..source import load", ["kringen.source.load"], id="relative-above"),
    ],
)
def test_imports_are_found(code: str, found: list[str]) -> None:
    """The tests above see every way of importing."""
    assert list(imports(ast.parse(code), "kringen.rules")) == found


@pytest.mark.parametrize(
    ("code", "found"),
    [
        pytest.param("dt.datetime.now(BRUSSELS)", ["dt.datetime.now"], id="now"),
        pytest.param("dt.date.today()", ["dt.date.today"], id="today"),
        pytest.param("date.today()", ["date.today"], id="short"),
        pytest.param("os.environ['X']", ["os.environ"], id="environment"),
        pytest.param("import subprocess", ["subprocess"], id="git"),
        pytest.param("from time import monotonic", ["time.monotonic"], id="clock"),
        pytest.param("dates.today(now)", [], id="of-an-argument"),
        pytest.param("edition.now", [], id="an-argument"),
    ],
)
def test_looking_outside_is_found(code: str, found: list[str]) -> None:
    """The tests above see every way of looking outside, and no innocent one."""
    assert list(looks_outside(ast.parse(code))) == found


_SPAN = re.compile(r"`([^`\n]+)`")
_PATH = re.compile(r"[\w.-]*/[\w./-]*|[\w-]+\.(?:py|js|html|md|yml)")
_PLACES = (ROOT, HOOKS, CORE, HOOKS / "theme/assets/javascripts", ROOT / "tests", ROOT / "tests/example")


@pytest.mark.parametrize("readme", ["hooks/README.md", "tests/README.md"])
def test_a_readme_names_files_that_are_there(readme: str) -> None:
    """By their way from the project, from its own folder, or from the parts of the engine."""
    paths = {span for span in _spans(ROOT / readme) if _PATH.fullmatch(span)}
    assert len(paths) > 8
    assert {path for path in paths if not any((place / path).exists() for place in _PLACES)} == set()


def test_the_recipes_name_what_is_there() -> None:
    """Every name in hooks/README.md stands in the file that it is said to stand in, or somewhere in the engine or its tests."""
    text = (HOOKS / "README.md").read_text(encoding="utf-8").replace("\n", " ")
    said = re.findall(r"`(\w+)` of `([\w./]+)`", text)
    assert len(said) > 10
    for name, path in said:
        (file,) = {place / path for place in _PLACES if (place / path).is_file()}
        assert re.search(rf"\b{name}\b", file.read_text(encoding="utf-8")), f"{name} of {path}"
    engine = "\n".join(path.read_text(encoding="utf-8") for path in modules("hooks", "scripts", "tests"))
    names = {span for span in _spans(HOOKS / "README.md") if re.fullmatch(r"\w+", span)}
    assert {name for name in names if not re.search(rf"\b{name}\b", engine)} == set()


def _spans(readme: Path) -> set[str]:
    """What stands between backticks in the sentences and tables of a README."""
    return set(_SPAN.findall(re.sub("```.*?```", "", readme.read_text(encoding="utf-8"), flags=re.DOTALL)))


_NAMED = re.compile(r"\b((?:hooks|scripts|tests)/[\w./-]+\.(?:py|js|html|css))\b")


def test_comments_name_files_that_are_there() -> None:
    """Whoever moves a file follows it through what is said of it elsewhere in the engine."""
    engine = [
        path
        for folder in ("hooks", "scripts")
        for path in (ROOT / folder).rglob("*.*")
        if path.suffix in {".py", ".js", ".html", ".css", ".md"}
    ]
    dead = {
        f"{path.relative_to(ROOT)}: {name}"
        for path in (*engine, ROOT / "mkdocs.yml", ROOT / "README.md", ROOT / "CONTRIBUTING.md", ROOT / "SECURITY.md")
        for name in _NAMED.findall(path.read_text(encoding="utf-8"))
        if not (ROOT / name).exists() and "markdown-it" not in path.name and "COMMAND" not in name
    }
    assert dead == set()
