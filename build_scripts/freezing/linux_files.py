"""The files beside the program on Linux: menu entry, icons, manual, completion, description."""

from __future__ import annotations

from datetime import UTC, datetime
from email.utils import format_datetime
from typing import TYPE_CHECKING

from build_scripts.draw_icons import ICONS, SIZES, png_name
from build_scripts.freezing.archives import gz
from build_scripts.system_packages import ROOT

if TYPE_CHECKING:
    from collections.abc import Mapping

TEMPLATES = ROOT / "build_scripts" / "linux"
METAINFO = "io.github.plex_ivig.reference.metainfo.xml"


def filled(name: str, values: Mapping[str, str]) -> str:
    """A file of `build_scripts/linux/` with a value for each `@NAME@` in it."""
    text = (TEMPLATES / name).read_text("utf-8")
    for key, value in values.items():
        text = text.replace(f"@{key}@", value)
    return text


def shared_files(version: str, epoch: int) -> dict[str, bytes]:
    """What goes into a `share` folder, such as /usr/share, by its path there."""
    day = datetime.fromtimestamp(epoch, UTC).date().isoformat()
    values = {"VERSION": version, "DATE": day}
    theme = "icons/hicolor"
    pictures = {
        f"{theme}/{size}x{size}/apps/plex-ivig.png": (ICONS / png_name(size)).read_bytes()
        for size in SIZES
    }
    return pictures | {
        f"{theme}/scalable/apps/plex-ivig.svg": (ICONS / "plex-ivig.svg").read_bytes(),
        "applications/plex-ivig.desktop": filled("plex-ivig.desktop", {}).encode(),
        f"metainfo/{METAINFO}": filled(METAINFO, values).encode(),
        "man/man1/plex-ivig.1.gz": gz(filled("plex-ivig.1", values).encode()),
        "bash-completion/completions/plex-ivig": filled("plex-ivig.bash-completion", {}).encode(),
    }


def debian_documents(version: str, epoch: int) -> dict[str, bytes]:
    """What Debian wants in /usr/share besides, by its path there."""
    maintainer = filled("control", {}).partition("Maintainer: ")[2].partition("\n")[0]
    moment = format_datetime(datetime.fromtimestamp(epoch, UTC))
    changes = f"plex-ivig ({version}) stable; urgency=medium\n\n  * Release {version}.\n\n"
    changelog = f"{changes} -- {maintainer}  {moment}\n"
    return {
        "doc/plex-ivig/copyright": filled("copyright", {}).encode(),
        "doc/plex-ivig/changelog.gz": gz(changelog.encode()),
        "lintian/overrides/plex-ivig": filled("lintian-overrides", {}).encode(),
    }
