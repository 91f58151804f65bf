"""Sources from the index of Python packages, fetched without running anything of them.

`pip download` runs the set-up of a source archive to learn its name. Here pip's own finder, with
pip's own settings, only tells where the archive is and fetches it.
"""

from __future__ import annotations

import subprocess
import tempfile
from pathlib import Path
from typing import NamedTuple

from build_scripts.freezing.sources import pinned_bytes

INDEX = "the index of Python packages"
# Runs in the Python that has pip: the project, the archive and where it shall be put are given.
FETCH = """
import sys
from pip._internal.commands.download import DownloadCommand
project, archive, target = sys.argv[1:]
command = DownloadCommand("download", "")
options, _ = command.parse_args(["--no-binary", ":all:", project])
with command.main_context():
    session = command.get_default_session(options)
    finder = command._build_package_finder(options, session)
    links = [each.link for each in finder.find_all_candidates(project)]
    urls = [link.url_without_fragment for link in links if link.filename == archive]
    if not urls:
        sys.exit(f"no {archive} of {project} is there")
    answer = session.get(urls[0], headers={"Accept-Encoding": "identity"})
    answer.raise_for_status()
    with open(target, "wb") as file:
        file.write(answer.content)
"""


class IndexSource(NamedTuple):
    """A source archive of a project on the index of Python packages."""

    name: str
    project: str
    archive: str
    sha256: str


def index_source_bytes(source: IndexSource, pip_python: Path, folder: Path | None) -> bytes:
    """A source archive, from a folder or from the index that pip is set up for.

    Raises:
        BootstrapError: it cannot be had, or is not the one that is pinned.
    """
    if folder:
        return pinned_bytes(source, {str(folder): (folder / source.archive).read_bytes}, "")
    return pinned_bytes(source, {INDEX: lambda: _fetched(source, pip_python)}, "")


def _fetched(source: IndexSource, pip_python: Path) -> bytes:
    with tempfile.TemporaryDirectory(prefix="plex-ivig-") as place:
        target = Path(place) / source.archive
        done = subprocess.run(
            [str(pip_python), "-c", FETCH, source.project, source.archive, str(target)],
            cwd=place,
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode:
            raise OSError((done.stderr.strip().splitlines() or ["pip said nothing"])[-1])
        return target.read_bytes()
