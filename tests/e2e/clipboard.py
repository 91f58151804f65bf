"""Says what another program finds in the clipboard of a display: plain and rich text, as JSON."""

from __future__ import annotations

import json
import sys

from PySide6.QtGui import QGuiApplication


def main() -> int:
    application = QGuiApplication(sys.argv)
    data = application.clipboard().mimeData()
    found = {"plain": data.text(), "rich": data.html(), "formats": sorted(data.formats())}
    print(json.dumps(found))
    return 0


if __name__ == "__main__":
    sys.exit(main())
