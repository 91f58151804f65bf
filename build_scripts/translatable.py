"""Finds every text of the program that can be translated, in the program's own syntax trees."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

WORDS = "Words"
_METHODS = frozenset({"text", "counted", "of", "filled"})
_RECEIVERS = frozenset({"words", "_words", "installed_words"})


class Text(NamedTuple):
    """A text in its context; `one` is its form for the number one, where it has a number in it."""

    context: str
    text: str
    one: str = ""


class Found(NamedTuple):
    """The texts, each once, and what cannot be read."""

    texts: list[Text]
    problems: list[str]


class _Table(NamedTuple):
    """A table whose texts are translated where they are used, and which of its columns they are."""

    context: str
    columns: tuple[int, ...]


# Tables of tuples or calls: their texts are passed on as values.
TABLES = {
    "gui/windows/actions.py": {
        "ACTIONS": _Table("Actions", (2,)),
        "MENUS": _Table("Actions", ()),
        "KEYS_WITHOUT_MENU": _Table("Actions", (0, 1)),
        "KEYS_OF_THE_PLANNER": _Table("Actions", (0, 1)),
    }
}


def find_texts(root: Path) -> Found:
    """All texts below `gui/` of a folder, in the order of files and lines."""
    files = {
        file.relative_to(root).as_posix(): ast.parse(file.read_text("utf-8"))
        for file in sorted((root / "gui").rglob("*.py"))
    }
    texts: dict[Text, None] = {}
    problems: list[str] = []
    for name, tree in files.items():
        scan = _Scan(name, tree, files)
        scan.run()
        texts.update(dict.fromkeys(scan.texts))
        problems += scan.problems
    counted = {(text.context, text.text) for text in texts if text.one}
    problems += [
        f"{text.context}: {text.text!r} is said with a number and without one"
        for text in texts
        if not text.one and (text.context, text.text) in counted
    ]
    return Found(list(texts), problems)


class _Scan:
    def __init__(self, name: str, tree: ast.Module, files: dict[str, ast.Module]) -> None:
        self._name, self._tree, self._files = name, tree, files
        self.texts: list[Text] = []
        self.problems: list[str] = []
        self._wrappers = dict(_wrappers(tree))
        self._tables = TABLES.get(name, {})

    def run(self) -> None:
        for table, told in self._tables.items():
            self._take_table(table, told)
        called = set()
        for node, around in _calls(self._tree):
            called.add(node.func)
            self._call(node, around)
        for other in ast.walk(self._tree):
            if isinstance(other, ast.Attribute) and other not in called and _translates(other):
                self._problem(other, f"{ast.unparse(other)} under another name is never found")

    def _call(self, node: ast.Call, around: tuple[str, str]) -> None:
        """Take the texts of one call; `around` are the class and the function that it is in."""
        function = node.func
        if isinstance(function, ast.Name):
            context = self._wrappers.get(function.id)
            if context and not (self._tables and self._is_column(node.args[0])):
                self._take(node, context, node.args[0])
        elif isinstance(function, ast.Attribute):
            self._method(node, function, around)

    def _is_column(self, node: ast.expr) -> bool:
        return not isinstance(node, ast.Constant | ast.JoinedStr | ast.BinOp)

    def _method(self, node: ast.Call, function: ast.Attribute, around: tuple[str, str]) -> None:
        owner = _last_name(function.value)
        if function.attr == "tr":
            if owner != "self" or not around[0]:
                self._problem(node, "tr is only found as self.tr")
            elif len(node.args) > 1:
                self._problem(node, "a text with a number goes through words.counted")
            else:
                self._take(node, around[0], node.args[0])
        elif function.attr == "translate" and owner == "QCoreApplication":
            if around[1] not in (*self._wrappers, "_translated", "_counted"):
                self._translate(node)
        elif owner in _RECEIVERS:
            self._words_method(node, function.attr)

    def _translate(self, node: ast.Call) -> None:
        context = self._literal(node, node.args[0])
        if context is not None:
            self._take(node, context, node.args[1])

    def _words_method(self, node: ast.Call, method: str) -> None:
        if method == "text":
            self._take(node, WORDS, node.args[0])
        elif method == "counted":
            one, many = (self._literal(node, part) for part in node.args[:2])
            if one is not None and many is not None:
                self.texts.append(Text(WORDS, many, one))
        elif method in {"of", "filled"}:
            table = self._table(node.args[0])
            if table is None:
                self._problem(node, f"cannot read the table {ast.unparse(node.args[0])}")
            else:
                self.texts += [Text(WORDS, text) for text in table]

    def _take(self, node: ast.Call, context: str, argument: ast.expr) -> None:
        text = self._literal(node, argument)
        if text is not None:
            self.texts.append(Text(context, text))

    def _literal(self, node: ast.Call, argument: ast.expr) -> str | None:
        """The text of a literal or of a constant of a module."""
        if isinstance(argument, ast.Name):
            value = self._constant(argument.id)
            argument = value if value is not None else argument
        if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
            return argument.value
        what = "an f-string" if isinstance(argument, ast.JoinedStr) else "no literal"
        self._problem(node, f"{ast.unparse(argument)} is {what}, and so is never translated")
        return None

    def _table(self, node: ast.expr) -> list[str] | None:
        """The texts of a table that is a dictionary of literals."""
        value = self._constant(node.id) if isinstance(node, ast.Name) else None
        if not isinstance(value, ast.Dict):
            return None
        texts = [entry.value for entry in value.values if isinstance(entry, ast.Constant)]
        if len(texts) != len(value.values) or not all(isinstance(text, str) for text in texts):
            return None
        return [str(text) for text in texts]

    def _constant(self, name: str) -> ast.expr | None:
        """The value of a constant of this module, or of the one that it is imported from."""
        found = _assigned(self._tree, name)
        if found is not None:
            return found
        for node in ast.walk(self._tree):
            if isinstance(node, ast.ImportFrom) and node.module:
                for alias in node.names:
                    if (alias.asname or alias.name) == name:
                        tree = self._files.get(node.module.replace(".", "/") + ".py")
                        return _assigned(tree, alias.name) if tree else None
        return None

    def _take_table(self, name: str, told: _Table) -> None:
        value = _assigned(self._tree, name)
        if not isinstance(value, ast.Tuple) or not value.elts:
            self.problems.append(f"{self._name}: there is no table {name}")
            return
        for entry in value.elts:
            parts = entry.args if isinstance(entry, ast.Call) else getattr(entry, "elts", [entry])
            for column in told.columns or (0,):
                part = parts[column]
                if isinstance(part, ast.Constant) and isinstance(part.value, str):
                    self.texts.append(Text(told.context, part.value))
                else:
                    self.problems.append(
                        f"{self._name}:{part.lineno}: {name} has {ast.unparse(part)}, no literal"
                    )

    def _problem(self, node: ast.AST, text: str) -> None:
        self.problems.append(f"{self._name}:{getattr(node, 'lineno', 0)}: {text}")


def _calls(tree: ast.Module) -> Iterator[tuple[ast.Call, tuple[str, str]]]:
    """Every call, with the innermost class and function around it."""

    def visit(node: ast.AST, around: tuple[str, str]) -> Iterator[tuple[ast.Call, tuple[str, str]]]:
        if isinstance(node, ast.ClassDef):
            around = (node.name, around[1])
        elif isinstance(node, ast.FunctionDef):
            around = (around[0], node.name)
        elif isinstance(node, ast.Call):
            yield node, around
        for child in ast.iter_child_nodes(node):
            yield from visit(child, around)

    yield from visit(tree, ("", ""))


def _wrappers(tree: ast.Module) -> Iterator[tuple[str, str]]:
    """Functions of a module that only translate their text in one context: name and context."""
    for node in tree.body:
        if not isinstance(node, ast.FunctionDef) or len(node.args.args) != 1:
            continue
        last = node.body[-1]
        call = last.value if isinstance(last, ast.Return) else None
        if (
            isinstance(call, ast.Call)
            and isinstance(call.func, ast.Attribute)
            and call.func.attr == "translate"
            and isinstance(call.args[0], ast.Constant)
            and isinstance(call.args[1], ast.Name)
            and call.args[1].id == node.args.args[0].arg
        ):
            yield node.name, str(call.args[0].value)


def _assigned(tree: ast.Module, name: str) -> ast.expr | None:
    for node in tree.body:
        if isinstance(node, ast.Assign) and any(
            isinstance(target, ast.Name) and target.id == name for target in node.targets
        ):
            return node.value
        if (
            isinstance(node, ast.AnnAssign)
            and isinstance(node.target, ast.Name)
            and node.target.id == name
        ):
            return node.value
    return None


def _translates(node: ast.Attribute) -> bool:
    """Whether a method translates the text that it is called with."""
    owner = _last_name(node.value)
    return (
        node.attr == "tr"
        or (node.attr == "translate" and owner == "QCoreApplication")
        or (node.attr in _METHODS and owner in _RECEIVERS)
    )


def _last_name(node: ast.expr) -> str:
    if isinstance(node, ast.Attribute):
        return node.attr
    if isinstance(node, ast.Name):
        return node.id
    return _last_name(node.func) if isinstance(node, ast.Call) else ""
