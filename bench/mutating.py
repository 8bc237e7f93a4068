"""The small mistakes one can make in a module, each as its whole source. Pure."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

Signs = dict[str, tuple[str, ...]]

COMPARED: Signs = {
    **{"<": ("<=", ">="), "<=": ("<", ">"), ">": (">=", "<="), ">=": (">", "<")},
    **{"==": ("!=",), "!=": ("==",), "is not": ("is",), "not in": ("in",)},
    **{"is": ("is not",), "in": ("not in",)},
}
COUNTED: Signs = {
    **{"+": ("-",), "-": ("+",), "*": ("/",), "/": ("*",), "//": ("/",), "%": ("*",)},
    **{"**": ("*",), "|": ("&",), "&": ("|",), "<<": (">>",), ">>": ("<<",)},
}
JOINED: Signs = {"and": ("or",), "or": ("and",)}
CALLED = {"min": "max", "max": "min", "any": "all", "all": "any", "ceil": "int", "abs": "+"}

Edit = tuple[ast.expr | ast.stmt, int, int, str]
"""What is changed, from which byte to which, and what stands there then."""


@dataclass(frozen=True, slots=True)
class Mutant:
    """`change`: the lines before → the lines after, on one line."""

    line: int
    change: str
    source: bytes


def mutants_of(source: bytes) -> list[Mutant]:
    return Mutations(source).all()


class Mutations:
    """Left alone: annotations, decorators, docstrings, f-strings, `Literal`, what is raised, and
    `strict=` of zip, which no tested road can trip over."""

    def __init__(self, source: bytes) -> None:
        self._source = source
        self._starts = [0]
        for line in source.splitlines(keepends=True):
            self._starts.append(self._starts[-1] + len(line))

    def all(self) -> list[Mutant]:
        tree = ast.parse(self._source)
        told = (self._mutant(edit) for node in _living(tree) for edit in self._edits(node))
        return list({one.source: one for one in told if one.source != self._source}.values())

    def _mutant(self, edit: Edit) -> Mutant:
        node, start, end, new = edit
        changed = self._source[:start] + new.encode() + self._source[end:]
        since = self._starts[node.lineno - 1]
        until = self._source.find(b"\n", max(end, self._end(node)) - 1)
        after = changed[since : until + len(changed) - len(self._source)]
        texts = (" ".join(text.decode().split()) for text in (self._source[since:until], after))
        return Mutant(node.lineno, " → ".join(texts), changed)

    def _edits(self, node: ast.AST) -> Iterator[Edit]:
        yield from self._signs(node)
        yield from self._values(node)
        yield from self._statements(node)
        for asked in _conditions(node):
            if not isinstance(asked, ast.Compare | ast.BoolOp | ast.UnaryOp):
                yield (asked, self._start(asked), self._start(asked), "not ")

    def _signs(self, node: ast.AST) -> Iterator[Edit]:
        match node:
            case ast.Compare():
                for left, right in pairwise([node.left, *node.comparators]):
                    yield from self._between(left, right, COMPARED)
            case ast.BinOp():
                yield from self._between(node.left, node.right, COUNTED)
            case ast.AugAssign():
                yield from self._between(node.target, node.value, COUNTED)
            case ast.BoolOp():
                for left, right in pairwise(node.values):
                    yield from self._between(left, right, JOINED)

    def _values(self, node: ast.AST) -> Iterator[Edit]:
        match node:
            case ast.Constant():
                for new in _other(node.value):
                    yield self._whole(node, new)
            case ast.Call(func=ast.Name(id=name)) if name in CALLED:
                yield self._whole(node.func, CALLED[name])
            case ast.UnaryOp(op=ast.Not()):
                yield (node, self._start(node), self._start(node) + len("not"), "")
            case ast.UnaryOp(op=ast.USub()):
                yield (node, self._start(node), self._start(node) + len("-"), "")
            case ast.Slice():
                for side in filter(None, (node.lower, node.upper)):
                    yield self._whole(side, "")

    def _statements(self, node: ast.AST) -> Iterator[Edit]:
        match node:
            case ast.Return(value=ast.expr() as value) if not _is_none(value):
                yield self._whole(value, "None")
            case ast.Expr(value=ast.Call()):
                yield self._whole(node, "pass")
            case ast.Continue():
                yield self._whole(node, "break")
            case ast.Break():
                yield self._whole(node, "continue")
            case ast.arguments():
                for value in (*node.defaults, *filter(None, node.kw_defaults)):
                    yield self._whole(value, "0" if _is_none(value) else "None")

    def _between(self, left: ast.expr, right: ast.expr, signs: Signs) -> Iterator[Edit]:
        """The sign between two operands, whatever brackets stand beside it."""
        start, end = self._end(left), self._start(right)
        there = self._source[start:end].decode()
        sign = max((sign for sign in signs if sign in there), key=len, default=None)
        for new in signs[sign] if sign else ():
            yield (left, start, end, there.replace(sign or "", new, 1))

    def _whole(self, node: ast.expr | ast.stmt, new: str) -> Edit:
        return (node, self._start(node), self._end(node), new)

    def _start(self, node: ast.expr | ast.stmt) -> int:
        return self._starts[node.lineno - 1] + node.col_offset

    def _end(self, node: ast.expr | ast.stmt) -> int:
        return self._starts[(node.end_lineno or 1) - 1] + (node.end_col_offset or 0)


def _conditions(node: ast.AST) -> list[ast.expr]:
    match node:
        case ast.If(test=test) | ast.IfExp(test=test) | ast.While(test=test):
            return [test]
        case ast.BoolOp():
            return node.values
        case ast.comprehension():
            return node.ifs
    return []


def _is_none(value: ast.expr) -> bool:
    return isinstance(value, ast.Constant) and value.value is None


def _other(value: object) -> tuple[str, ...]:
    match value:
        case bool():
            return (str(not value),)
        case int():
            return str(value + 1), f"({value - 1})"
        case float() if value:
            return repr(value * 1.01), repr(value * 0.99)
        case float():
            return "1.0", "(-1.0)"
        case str():
            return (repr(value + "!"),)
    return ()


def _living(node: ast.AST) -> Iterator[ast.AST]:
    """The nodes worth a change, each before what it holds."""
    yield node
    for name, field in ast.iter_fields(node):
        if name in ("annotation", "returns", "decorator_list", "type_params"):
            continue
        for child in field if isinstance(field, list) else [field]:
            if isinstance(child, ast.AST) and not _is_left_alone(child):
                yield from _living(child)


def _is_left_alone(node: ast.AST) -> bool:
    match node:
        case ast.JoinedStr() | ast.Raise() | ast.keyword(arg="strict"):
            return True
        case ast.Expr(value=ast.Constant()) | ast.Subscript(value=ast.Name(id="Literal")):
            return True
    return False
