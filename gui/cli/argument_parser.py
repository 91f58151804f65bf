"""The parser of the command line, which prints nothing that a terminal would obey."""

from __future__ import annotations

import argparse
from typing import NoReturn

from gui.core.bundle.problems import printable


class ArgumentParser(argparse.ArgumentParser):
    """Tells words that are wrong with the codes of characters that do not print."""

    def error(self, message: str) -> NoReturn:
        """End the program with the sentence and exit code 2."""
        super().error(printable(message))
