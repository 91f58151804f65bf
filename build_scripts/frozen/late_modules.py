"""Loads Qt for the first module that needs it, and late what is imported and hardly ever used."""

from __future__ import annotations

import builtins
import sys
from functools import partial
from importlib.machinery import ModuleSpec
from types import ModuleType
from typing import TYPE_CHECKING, Any, NoReturn

if TYPE_CHECKING:
    from collections.abc import Sequence

    from _typeshed.importlib import LoaderProtocol

FIRST_OF_QT = "PySide6"
FIRST_USER_OF_QT = "gui.app.session"
NEEDED_LATE = frozenset(
    {
        "msgspec.inspect",
        "shibokensupport.signature.errorhandler",
        "shibokensupport.signature.layout",
        "shibokensupport.signature.mapping",
        "shibokensupport.signature.parser",
        "shibokensupport.signature.lib.enum_sig",
        "shibokensupport.signature.lib.pyi_generator",
        "shibokensupport.signature.lib.tool",
        "textwrap",
    }
)
# Shiboken takes these out of their modules long before it calls them, if ever.
TAKEN_EARLY = {"shibokensupport.signature.mapping": "update_mapping", "textwrap": "dedent"}
READS_OLD_NAMES_OF_ENUMS = "shibokensupport.signature.parser"
# msgspec asks for these classes to know them among the values that it reads and writes; the
# records of the program have none such, and each of the modules is half a megabyte.
KNOWN_FOR_NOTHING = {"decimal": ("Decimal",), "uuid": ("UUID", "SafeUUID")}
NOT_THERE: Any = None  # an import of what is None in `sys.modules` fails at once
LOOKED_FOR_IN_VAIN = "typing_extensions"
IMPORTED_FOR_NOTHING = ("base64", "tempfile", "traceback", "zipfile")


def load_msgspec() -> None:
    """Load msgspec without the modules that it knows for nothing; they can be imported later.

    Where it is missing, the import that follows this one says so.
    """
    made = {name: ModuleType(name) for name in KNOWN_FOR_NOTHING if name not in sys.modules}
    for name, module in made.items():
        for one in KNOWN_FOR_NOTHING[name]:
            setattr(module, one, type(one, (), {"unknown": None}))
    if LOOKED_FOR_IN_VAIN not in sys.modules:
        made[LOOKED_FOR_IN_VAIN] = NOT_THERE
    sys.modules.update(made)
    try:
        import msgspec  # noqa: F401
    except ImportError:
        pass
    finally:
        for name in made:
            sys.modules.pop(name, None)


class LateModule(ModuleType):
    """A module whose code runs when something in it is first asked for."""

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        self.__class__ = ModuleType  # type: ignore[assignment]
        spec: Any = self.__spec__
        given_by_pyside = self.__name__, spec.name
        self.__name__ = spec.name = spec.loader.name
        if self.__name__ == READS_OLD_NAMES_OF_ENUMS:
            _fill_every_enum()
        spec.loader.real.exec_module(self)
        self.__name__, spec.name = given_by_pyside
        return getattr(self, name)


def _call(module: ModuleType, name: str, *arguments: Any) -> Any:
    """Call a function of a late module, in whose place this one was taken."""
    if module.__class__ is LateModule:
        del vars(module)[name]
    return getattr(module, name)(*arguments)


def _fill_every_enum() -> None:
    from build_scripts.frozen import quick_enums

    quick_enums.fill_every_enum()


class LateLoader:
    """Makes a late module; `real` fills it later, under the name that it was found by."""

    def __init__(self, name: str, real: Any) -> None:
        self.name = name
        self.real = real

    def create_module(self, spec: ModuleSpec) -> ModuleType:
        return LateModule(spec.name)

    def exec_module(self, module: ModuleType) -> None:
        """Leave the module as it is, but for a function that is taken early."""
        function = TAKEN_EARLY.get(self.name)
        if function is not None:
            vars(module)[function] = partial(_call, module, function)

    def load_module(self, fullname: str) -> ModuleType:
        raise ImportError(fullname)


class QtFinder:
    """Stands first among the finders; finds only late modules, and notes when Qt is wanted."""

    def __init__(self) -> None:
        self._plain_import = builtins.__import__
        self._stand_ins: dict[str, ModuleType] = {}

    def find_spec(
        self, name: str, path: Sequence[str] | None = None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        if name == FIRST_OF_QT:
            from build_scripts.frozen import quick_enums

            quick_enums.install()
            self._stand_ins = _stand_ins()
            sys.modules.update(self._stand_ins)
        elif name == FIRST_USER_OF_QT:
            self._load_qt()
        elif name in NEEDED_LATE:
            return _late(self._found_by_others(name, path, target))
        return None

    def _found_by_others(
        self, name: str, path: Sequence[str] | None, target: ModuleType | None
    ) -> ModuleSpec | None:
        others = (it.find_spec(name, path, target) for it in sys.meta_path if it is not self)
        return next(filter(None, others), None)

    def _load_qt(self) -> None:
        """Where a library is missing, the import that follows this one says which."""
        try:
            import PySide6.QtWidgets  # noqa: F401
        except ImportError:
            pass
        finally:
            builtins.__import__ = self._plain_import
            for name in self._stand_ins:
                sys.modules.pop(name, None)


def _late(spec: ModuleSpec | None) -> ModuleSpec | None:
    if spec is not None and spec.loader is not None:
        loader: LoaderProtocol = LateLoader(spec.name, spec.loader)
        spec.loader = loader  # type: ignore[assignment]
    return spec


def _stand_ins() -> dict[str, ModuleType]:
    made = {name: ModuleType(name) for name in (*IMPORTED_FOR_NOTHING, "inspect")}
    made["inspect"].getsource = _no_source  # type: ignore[attr-defined]
    return {name: module for name, module in made.items() if name not in sys.modules}


def _no_source(_: object) -> NoReturn:
    raise OSError("there are no sources here")
