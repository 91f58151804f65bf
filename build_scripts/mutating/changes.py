"""Every change of one constant or one operator that a source file allows."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

_OPERATORS: dict[type[ast.AST], tuple[type[ast.AST], ...]] = {
    ast.Add: (ast.Sub,),
    ast.Sub: (ast.Add,),
    ast.Mult: (ast.Div,),
    ast.Div: (ast.Mult,),
    ast.FloorDiv: (ast.Div, ast.Mult),
    ast.Mod: (ast.FloorDiv,),
    ast.Pow: (ast.Mult,),
    ast.BitOr: (ast.BitAnd,),
    ast.BitAnd: (ast.BitOr,),
    ast.Lt: (ast.LtE, ast.Gt),
    ast.LtE: (ast.Lt, ast.GtE),
    ast.Gt: (ast.GtE, ast.Lt),
    ast.GtE: (ast.Gt, ast.LtE),
    ast.Eq: (ast.NotEq,),
    ast.NotEq: (ast.Eq,),
    ast.Is: (ast.IsNot,),
    ast.IsNot: (ast.Is,),
    ast.In: (ast.NotIn,),
    ast.NotIn: (ast.In,),
    ast.And: (ast.Or,),
    ast.Or: (ast.And,),
    ast.USub: (ast.UAdd,),
}
_NAMES = {
    "min": "max",
    "max": "min",
    "any": "all",
    "all": "any",
    "ROUND_CEILING": "ROUND_FLOOR",
    "ROUND_FLOOR": "ROUND_CEILING",
    "ROUND_HALF_EVEN": "ROUND_HALF_UP",
}
_ANNOTATIONS = frozenset({"annotation", "returns"})
_NO_BEHAVIOUR = frozenset({"frozen", "strict", "maxsize"})
_NUMBER = re.compile(r"[-+]?\d*\.?\d+(?:[eE][-+]?\d+)?")


_Node = ast.expr | ast.AugAssign


class Change(NamedTuple):
    """A change: the line it is in, what stands there, what stands there instead."""

    line: int
    before: str
    after: str
    node: int
    variant: int


def changes(source: str) -> list[Change]:
    """Every change of the source, from its top to its end."""
    found = []
    for number, node in enumerate(_nodes(ast.parse(source))):
        for variant, _ in enumerate(_variants(node)):
            tree = ast.parse(source)
            same = _nodes(tree)[number]
            before = ast.unparse(same)
            _variants(same)[variant]()
            found.append(Change(same.lineno, before, ast.unparse(same), number, variant))
    return sorted(found)


def changed(source: str, change: Change) -> ast.Module:
    """The source with one change in it."""
    tree = ast.parse(source)
    _variants(_nodes(tree)[change.node])[change.variant]()
    return ast.fix_missing_locations(tree)


def _nodes(tree: ast.Module) -> list[_Node]:
    """Everything that has an effect on what is computed."""
    return list(_inside(tree))


def _inside(node: ast.AST) -> Iterator[_Node]:
    if isinstance(node, (ast.expr, ast.AugAssign)):
        yield node
    for field, value in ast.iter_fields(node):
        for child in value if isinstance(value, list) else [value]:
            if field not in _ANNOTATIONS and isinstance(child, ast.AST) and not _idle(child):
                yield from _inside(child)


def _idle(node: ast.AST) -> bool:
    """Whether it is a docstring, the words of an error, a type, or how a record is checked."""
    if isinstance(node, ast.keyword):
        return node.arg in _NO_BEHAVIOUR
    if isinstance(node, ast.Subscript) and ast.unparse(node.value) == "Literal":
        return True
    if isinstance(node, ast.Call) and ast.unparse(node.func) == "TypeVar":
        return True
    if isinstance(node, ast.Raise):
        return True
    return (
        isinstance(node, ast.Expr)
        and isinstance(node.value, ast.Constant)
        and isinstance(node.value.value, str)
    )


def _variants(node: _Node) -> list[Callable[[], None]]:
    """Each way to change the node in its place."""
    if isinstance(node, ast.Constant):
        return [_set(node, "value", value) for value in _other_values(node.value)]
    if isinstance(node, ast.Name) and node.id in _NAMES:
        return [_set(node, "id", _NAMES[node.id])]
    if isinstance(node, ast.Compare):
        return [
            _set_operator(node, place, other)
            for place, operator in enumerate(node.ops)
            for other in _OPERATORS[type(operator)]
        ]
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
        return [_set(node, "operand", ast.UnaryOp(ast.Not(), node.operand))]
    if isinstance(node, (ast.BinOp, ast.BoolOp, ast.UnaryOp, ast.AugAssign)):
        return [_set(node, "op", other()) for other in _OPERATORS.get(type(node.op), ())]
    return []


def _set(node: ast.AST, field: str, value: object) -> Callable[[], None]:
    return lambda: setattr(node, field, value)


def _set_operator(node: ast.Compare, place: int, other: type[ast.AST]) -> Callable[[], None]:
    operators = [*node.ops]
    operators[place] = other()  # type: ignore[call-overload]
    return _set(node, "ops", operators)


def _other_values(value: object) -> Iterator[object]:
    if isinstance(value, bool):
        yield not value
    elif isinstance(value, int):
        yield value + 1
    elif isinstance(value, str) and _NUMBER.fullmatch(value):
        yield _another_number(value)
    elif isinstance(value, str):
        yield f"{value}?"


def _another_number(text: str) -> str:
    """The number with another last digit."""
    digit = text[-1]
    return f"{text[:-1]}{(int(digit) + 1) % 10}"
