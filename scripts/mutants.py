"""A module in many versions, each with one rule, check, condition or limit switched off: what a test should notice."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any


@dataclass(frozen=True)
class Mutant:
    """One change to one file."""

    path: str
    """The file, relative to the project, with forward slashes."""

    line: int
    """Where it was changed."""

    what: str
    """The change, in a few Dutch words."""

    text: str
    """The whole file, changed."""

    @property
    def change(self) -> str:
        """The file and the change, which stay the same when lines move."""
        return f"{self.path}: {self.what}"

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.what}"


@dataclass(frozen=True)
class _Change:
    """One change to one node of a tree."""

    node: Any
    what: str
    make: Callable[[Any], object]
    """Changes the node, or the same one in a copy of the tree."""


def mutants(path: str, source: str, *, sentences: bool = False) -> list[Mutant]:
    """The changed versions of a module, in the order of its lines; none twice.

    A check is what makes a Problem; with `sentences` whatever a generator yields, and a `return False`.
    """
    tree = ast.parse(source)
    number = {id(node): place for place, node in enumerate(ast.walk(tree))}
    found: dict[str, Mutant] = {}
    for change in (*_rules(tree), *_limits(tree), *_Checks(tree, sentences).changes()):
        changed = ast.parse(source)
        change.make(list(ast.walk(changed))[number[id(change.node)]])
        text = ast.unparse(ast.fix_missing_locations(changed)) + "\n"
        found.setdefault(text, Mutant(path, change.node.lineno, change.what, text))
    return sorted(found.values(), key=lambda each: (each.line, each.what))


def _rules(tree: ast.Module) -> Iterator[_Change]:
    """Each rule of `kringen.rules`, as one that finds nothing."""
    for node in tree.body:
        decorators = node.decorator_list if isinstance(node, ast.FunctionDef) else []
        if any(isinstance(each, ast.Call) and ast.unparse(each.func) == "rule" for each in decorators):
            yield _Change(
                node, "deze regel vindt niets", lambda rule: rule.body.__setitem__(slice(1, None), [_nothing()])
            )


def _limits(tree: ast.Module) -> Iterator[_Change]:
    """Each number that is the most of something, as one that nothing reaches."""
    for node in tree.body:
        if isinstance(node, ast.Assign) and re.search(r"\b_?(?:MAX|MOST|LONGEST)_", ast.unparse(node.targets[0])):
            for each in ast.walk(node.value):
                if isinstance(each, ast.Constant) and isinstance(each.value, int):
                    what = f"geen grens: {ast.unparse(node)}"
                    yield _Change(each, what, lambda limit: setattr(limit, "value", 10**9))


class _Checks:
    """The places of a module that report something, and what decides whether they do."""

    def __init__(self, tree: ast.Module, sentences: bool) -> None:
        self.tree = tree
        self.sentences = sentences
        self.parents = {id(below): node for node in ast.walk(tree) for below in ast.iter_child_nodes(node)}
        self.reporting = {"Problem", "problem", "refused", "Refused", "mistake", *_giving(tree, "Problem", "Refused")}
        self.explaining = {"Fault", *_giving(tree, "Fault")}

    def changes(self) -> Iterator[_Change]:
        """Each check without effect, and each part of its condition left out."""
        for node in ast.walk(self.tree):
            if self._reports(node):
                yield from self._off(node)

    def _reports(self, node: ast.AST) -> bool:
        if isinstance(node, ast.Call):
            return _called(node) in self.reporting | self.explaining
        refuses = isinstance(node, ast.Return) and isinstance(node.value, ast.Constant) and node.value.value is False
        return self.sentences and (refuses or isinstance(node, ast.Yield | ast.YieldFrom))

    def _explains(self, node: ast.AST) -> bool:
        return isinstance(node, ast.Call) and _called(node) in self.explaining

    def _off(self, node: ast.AST) -> Iterator[_Change]:
        """Climbs from a report to the first thing that decides whether it is made; a helper has none, its callers do."""
        child, parent = node, self.parents[id(node)]
        while not isinstance(parent, ast.FunctionDef | ast.Module):
            if isinstance(parent, ast.If | ast.IfExp) and child is not parent.test:
                yield from _conditions(parent, child, explains=self._explains(node))
                return
            if isinstance(parent, ast.ExceptHandler):
                yield _Change(parent, "de uitzondering gaat door", lambda each: setattr(each, "body", [ast.Raise()]))
                return
            if isinstance(parent, ast.GeneratorExp | ast.ListComp) and child is parent.elt:
                yield _Change(
                    parent, f"geen enkele: {_short(parent)}", lambda each: setattr(each.generators[0], "iter", _none())
                )
                return
            if isinstance(child, ast.Expr):
                break
            child, parent = parent, self.parents[id(parent)]
        if isinstance(child, ast.Expr) and isinstance(parent, ast.For | ast.FunctionDef | ast.With):
            yield _Change(child, f"weg: {_short(child)}", lambda each: setattr(each, "value", _nothing().value))


def _conditions(choice: ast.If | ast.IfExp, child: ast.AST, *, explains: bool) -> Iterator[_Change]:
    """A choice that never takes the side of a report; and, for each part of its condition, one without it.

    Those parts are left alone where the choice only `explains`: it finds words for a mistake that is reported anyway.
    """
    is_body = child in choice.body if isinstance(choice.body, list) else child is choice.body
    word, value = ("nooit", False) if is_body else ("altijd", True)
    what = f"{word}: {_short(choice.test)}"
    yield _Change(choice, what, lambda each: setattr(each, "test", ast.Constant(value)))
    for node in () if explains else ast.walk(choice.test):
        for place, part in enumerate(node.values if isinstance(node, ast.BoolOp) else ()):
            yield _Change(node, f"zonder: {_short(part)}", partial(_leave_out, place=place))


def _leave_out(choice: ast.BoolOp, place: int) -> None:
    """`a and b and c` without one of them; a name given in it (`:=`) keeps its value."""
    neutral: ast.expr = ast.Constant(isinstance(choice.op, ast.And))
    named: list[ast.expr] = [each for each in ast.walk(choice.values[place]) if isinstance(each, ast.NamedExpr)]
    last = ast.Subscript(ast.Tuple([*named, neutral], ast.Load()), ast.Constant(-1), ast.Load())
    choice.values[place] = last if named else neutral


def _giving(tree: ast.Module, *kinds: str) -> Iterator[str]:
    """The functions that give one of some kinds of things, or an iterator of them, or None."""
    pattern = re.compile(rf"(?:Iterator\[)?(?:{'|'.join(kinds)})\]?(?: \| None)?")
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef) and node.returns and pattern.fullmatch(ast.unparse(node.returns)):
            yield node.name


def _called(node: ast.Call) -> str:
    """The last name of what is called."""
    return str(getattr(node.func, "attr", getattr(node.func, "id", "")))


def _nothing() -> ast.Expr:
    return ast.Expr(ast.YieldFrom(_none()))


def _none() -> ast.Tuple:
    return ast.Tuple([], ast.Load())


def _short(node: ast.AST, most: int = 90) -> str:
    text = " ".join(ast.unparse(node).split())
    return text if len(text) <= most else f"{text[: most - 1]}…"
