"""Changes of JSON that know its structure: of values, keys, lists, texts, numbers and dates."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import date, timedelta
from random import Random
from typing import Any, NamedTuple, get_args

from gui.core.bundle import dosing_records, records

_VERY_MANY = 100_000
_RARE = 0.0005
_ODD_CHARACTERS = (
    "\0\x01\x1b\x7f\x80\x85\u00a0\u00ad\u034f\u0301\u061c\u115f\u180e\u200b\u200d\u200e\u202a\u202e"
    "\u2028\u2029\u2066\u2069\u3164\ufe0f\ufeff\uffa0\ufff9\ufffd\uffff\ufdd0\U0001f600\U000e0041"
    "\U0010ffff\u0130\u0131\u00df\ufb01\u212a\u03c2\u0660\u0967\u1e9e\u01c5<>&\"'\\/{}%$`;|*?:\t\n\r"
)
_ODD_TEXTS = (
    *("", " ", "a", "A", "a\n", "\n", "a b", "one", "ONE", "one ", "\u00e9", "e\u0301", "x" * 80),
    *("x" * 81, "x" * 160, "x" * 161, "x" * 1200, "x" * 1201, "\U0001f600" * 600, "../one", "/one"),
    *("one/two", "con", "nul.json", "one..two", "one.", "-one", "0", "00", "1e5", "null", "NaN"),
    *("2026-02-30", "0001-01-01", "9999-12-31", "2024-02-29", "2026-11-23T00:00:00Z", "2026-1-1"),
    *("+2026-11-23", "\u0662\u0660\u0662\u0666-11-23", "10000-01-01", "2026-11-23 ", "0" * 64),
    *(
        "f" * 64,
        "F" * 64,
        "0" * 63,
        "2026.11",
        "2026.12.9999",
        "2026.99",
        "9999.99",
        "0.0",
        "1.2.3",
    ),
    *("{0}", "%s", "%n", "{name}", "$(ls)", "<b>x</b>", "file:///etc/x", "10.1000/x", "a" * 5000),
)
_ODD_NUMBERS = (
    *(0, 1, -1, 2, 99, 100, 101, 1899, 1900, 9999, 10_000, 2**31, 2**32, 2**53 + 1, 2**63, 2**64),
    *(-(2**63) - 1, 0.0, -0.0, 0.1, 0.5, 1.5, 1e-9, 5e-324, 1e5, 100_000.0, 100_001, 1e22, 1e308),
)
_RAW_VALUES = (
    *("NaN", "Infinity", "-Infinity", "1e999", "-1e999", "1e-999", "9" * 400, "9" * 5000, "-0"),
    *('"\\ud800"', '"\\udc00"', '"\\ud83d\\ude00"', '"\\ude00\\ud83d"', '"\\u202e"', '"\\u0000"'),
    *('"\\uD800\\u0041"', "01", "1.", ".5", "+1", "0x10", "nan", "True", "undefined", "", "1 2"),
    *("[1,]", '{"a":1,}', "'a'", "// c", "/* c */ 1", '{"a":1,"a":1}', '{"id":"a","id":"b"}'),
    *("[" * n + "]" * n for n in (14, 15, 16, 17, 200)),
    *('{"a":' * n + "1" + "}" * n for n in (14, 15, 16, 17, 200)),
)
_DEEP_VALUES = tuple(
    text
    for n in (900, 1200, 5000, 60_000)
    for text in (
        "[" * n + "]" * n,
        '{"a":' * n + '{"b":1,"b":2}' + "}" * n,
        "[" * n + '"\\u202e"' + "]" * n,
        '{"a":' * n + '"\\u202e"' + "}" * n,
    )
)
_LITERALS = tuple(
    dict.fromkeys(
        word
        for module in (records, dosing_records)
        for kind in vars(module).values()
        for word in get_args(kind)
        if isinstance(word, str) and len(word) < 40
    )
)
_KEYS = tuple(
    dict.fromkeys(
        key
        for module in (records, dosing_records)
        for kind in vars(module).values()
        if isinstance(kind, type) and issubclass(kind, records.Record)
        for key in kind.__struct_encode_fields__
    )
)


class Raw(NamedTuple):
    """JSON text, sound or not, that stands for a value."""

    text: str


class Tree:
    """JSON that is being changed; raw texts stand in it as marks until it is written."""

    def __init__(self, data: bytes, random: Random) -> None:
        self.root: Any = json.loads(data)
        self.random = random
        self._raw: list[str] = []

    def mark(self, text: str) -> str:
        """What stands in the tree for raw text."""
        self._raw.append(text)
        return f"@raw{len(self._raw) - 1}@"

    def as_bytes(self) -> bytes:
        """The JSON as it is now."""
        escaped = self.random.random() < 0.5
        text = json.dumps(self.root, ensure_ascii=escaped)
        for place, raw in enumerate(self._raw):
            text = text.replace(f'"@raw{place}@"', raw)
        return text.encode("utf-8", "surrogatepass")

    def place(self) -> tuple[Any, Any]:
        """A container and a key of it, anywhere; None and None where there is no container."""
        random, inside = self.random, self.root
        found: tuple[Any, Any] = (None, None)
        while isinstance(inside, (dict, list)) and inside:
            key = random.choice(list(inside)) if isinstance(inside, dict) else None
            if key is None:
                key = random.randrange(len(inside))
            found = (inside, key)
            inside = inside[key]
            if random.random() < 0.2:
                break
        return found

    def put(self, value: Any) -> None:
        """Put a value anywhere."""
        container, key = self.place()
        if container is None or self.random.random() < 0.01:
            self.root = value
        else:
            container[key] = value

    def found(self, kind: type | tuple[type, ...]) -> tuple[Any, Any]:
        """A place with a value of a kind; None and None where some looking finds none."""
        for _ in range(12):
            container, key = self.place()
            if container is not None and isinstance(container[key], kind):
                return container, key
        return None, None


def odd_text(random: Random) -> str:
    """A text that is seldom met."""
    if random.random() < 0.6:
        return random.choice(_ODD_TEXTS)
    return "".join(random.choice(_ODD_CHARACTERS) for _ in range(random.randrange(1, 5)))


def _other_value(tree: Tree) -> None:
    random = tree.random
    text, number = odd_text(random), random.choice(_ODD_NUMBERS)
    odd: Any = random.choice(
        [None, True, False, number, number, text, text, text, [], {}, [[]], [None]]
    )
    tree.put(odd)


def _raw_value(tree: Tree) -> None:
    random = tree.random
    texts = _DEEP_VALUES if random.random() < 0.01 else _RAW_VALUES
    tree.put(tree.mark(random.choice(texts)))


def _literal(tree: Tree) -> None:
    container, key = tree.found(str)
    if container is not None:
        container[key] = tree.random.choice(_LITERALS)


def _of_elsewhere(tree: Tree) -> None:
    container, key = tree.place()
    if container is not None:
        value = json.loads(json.dumps(container[key]))
        tree.put(value)


def _without(tree: Tree) -> None:
    container, key = tree.place()
    if container is not None:
        del container[key]


def _key_twice(tree: Tree) -> None:
    container, key = tree.found((str, int, list, dict, type(None)))
    if isinstance(container, dict):
        same = json.dumps(container[key] if tree.random.random() < 0.5 else "other")
        container[key] = tree.mark(f"{json.dumps(container[key])}, {json.dumps(key)}: {same}")


def _further_key(tree: Tree) -> None:
    container, _ = tree.place()
    random = tree.random
    if isinstance(container, dict):
        key = random.choice(_KEYS) if random.random() < 0.7 else odd_text(random)
        value: Any = random.choice([None, True, [], odd_text(random), random.choice(_LITERALS), 1])
        container[key] = value


def _other_key(tree: Tree) -> None:
    container, key = tree.place()
    random = tree.random
    if not isinstance(container, dict):
        return
    others = [key.upper(), key.capitalize(), f"{key} ", f"{key}\0", key[:-1], odd_text(random)]
    container[random.choice([*others, random.choice(_KEYS)])] = container.pop(key)


def _longer_list(tree: Tree) -> None:
    container, key = tree.found(list)
    if container is None or not container[key]:
        return
    random, items = tree.random, container[key]
    if random.random() < _RARE / 0.08:
        one = json.dumps(random.choice(items))
        number = min(_VERY_MANY, 4_500_000 // (len(one) + 1))
        container[key] = tree.mark(f"[{','.join([one] * number)}]")
        return
    for _ in range(random.choice([1, 1, 2, 5, 40])):
        items.insert(random.randrange(len(items) + 1), random.choice(items))


def _other_order(tree: Tree) -> None:
    container, key = tree.found(list)
    if container is not None:
        tree.random.shuffle(container[key])


def _text(tree: Tree) -> None:
    container, key = tree.found(str)
    if container is None:
        return
    random, text = tree.random, container[key]
    at = random.randrange(len(text) + 1)
    odd = random.choice(_ODD_CHARACTERS)
    changes: Sequence[Callable[[], str]] = (
        lambda: text[:at] + odd + text[at:],
        lambda: text[:at] + odd * random.choice([2, 60, 1300]) + text[at:],
        lambda: text[:at],
        lambda: text + "\n",
        text.upper,
        lambda: text + text,
        lambda: unicodedata.normalize("NFD", text + "\u00e9\ufb01"),
        lambda: unicodedata.normalize("NFKC", text + "\u00e9\ufb01"),
        lambda: text[:at] + "\ud800" + text[at:],
        lambda: text.replace(".", random.choice(["-", "..", "\u2024"])),
        lambda: f"{text} {random.randrange(10)}",
    )
    container[key] = random.choice(changes)()


def _number(tree: Tree) -> None:
    container, key = tree.found((int, float))
    if container is None:
        return
    random, number = tree.random, container[key]
    changed = [number + 1, number - 1, number * 10, number / 3, -number, number + 0.1, str(number)]
    container[key] = random.choice([*changed, random.choice(_ODD_NUMBERS)])


def _day(tree: Tree) -> None:
    container, key = tree.found(str)
    for _ in range(6):
        if container is not None and container[key][:2] in {"20", "19"}:
            break
        container, key = tree.found(str)
    if container is not None:
        far = tree.random.choice([1, 366, 40_000])
        day = date(2026, 11, 23) + timedelta(tree.random.randrange(-far, far + 1))
        container[key] = day.isoformat()


def _wrapped(tree: Tree) -> None:
    container, key = tree.place()
    if container is not None:
        value = container[key]
        container[key] = tree.random.choice([[value], {"id": value}, [[value]], [value, value]])


def _name_of_another(tree: Tree) -> None:
    """A reference or an id that is another one's, or nobody's, or all but another one's."""
    container, key = tree.found(str)
    other, its = tree.found(str)
    if container is None or other is None:
        return
    name = other[its]
    container[key] = tree.random.choice([name, name, name.upper(), f"{name}.1", name + "\u0301"])


CHANGES: dict[str, tuple[int, Callable[[Tree], None]]] = {
    "value": (16, _other_value),
    "raw text": (10, _raw_value),
    "literal": (12, _literal),
    "value of elsewhere": (6, _of_elsewhere),
    "key or entry left out": (10, _without),
    "key twice": (4, _key_twice),
    "further key": (7, _further_key),
    "other key": (5, _other_key),
    "longer list": (8, _longer_list),
    "other order": (4, _other_order),
    "text": (14, _text),
    "number": (6, _number),
    "day": (4, _day),
    "wrapped": (4, _wrapped),
    "name": (8, _name_of_another),
}
_NAMES = tuple(CHANGES)
_WEIGHTS = tuple(weight for weight, _ in CHANGES.values())


def changed(data: bytes, random: Random) -> tuple[str, bytes]:
    """Some JSON after one change or a few, and the kind of the last; sound JSON must go in."""
    tree = Tree(data, random)
    kind = ""
    for _ in range(1 if random.random() < 0.7 else random.randrange(2, 5)):
        kind = random.choices(_NAMES, _WEIGHTS)[0]
        with suppress(OverflowError, ValueError):  # of numbers that are too large to be changed
            CHANGES[kind][1](tree)
    return kind, tree.as_bytes()
