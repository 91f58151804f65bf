"""The generated bundles are sound and of any size the same, and what is made of their loading."""

from __future__ import annotations

import zipfile
from itertools import islice
from pathlib import Path
from typing import Any

from gui import paths
from gui.core.bundle import read_bundle
from tests.benchmarks import bench_load
from tests.benchmarks.generated import conditions, write_bundle

SIZE = 300


def test_a_generated_bundle_is_read_without_a_problem(tmp_path: Path) -> None:
    write_bundle(SIZE, tmp_path / "bundle.zip")
    bundle = read_bundle(tmp_path / "bundle.zip")
    shipped = read_bundle(paths.shipped_bundle())
    assert len(bundle.conditions) == SIZE
    assert list(bundle.conditions.items())[: len(shipped.conditions)] == list(
        shipped.conditions.items()
    )
    assert bundle.dosing_file == shipped.dosing_file
    assert len({condition.name.en for condition in bundle.conditions.values()}) == SIZE
    with zipfile.ZipFile(tmp_path / "bundle.zip") as archive:
        lean = [info.file_size for info in archive.infolist() if info.filename.count("-") > 1]
    assert sum(lean) / len(lean) < 256 * 1024 * 1024 / 100_000


def test_a_larger_bundle_begins_as_a_smaller_one() -> None:
    assert list(islice(conditions(1_000), 100)) == list(conditions(100))


def large(size: int, read_s: float, index_s: float) -> dict[str, Any]:
    took = {"read and check": read_s, "judge": 0.02, "index": index_s, "json.loads alone": 0.02}
    return {"conditions": size, "cpu_s": took, "peak_mb": 6.0, "json_mb": 2.0}


def test_growth_is_that_of_the_time_for_one_condition() -> None:
    both = {"imports_ms": 8.0, "read_ms": 34.0, "both_ms": 42.0}
    sizes = [large(1_000, 0.08, 0.2), large(10_000, 0.8, 3.0)]
    found = {"shipped": {"source": both, "frozen": both}, "large": sizes}
    told = {row.what: (row.measured, row.met) for row in bench_load.rows(found)}
    assert told["read and check the shipped bundle, with imports, frozen"] == ("42.0 ms", False)
    assert told["growth of that for a condition, 10,000 to 1,000 conditions"] == (
        "1.00 times",
        True,
    )
    assert told["growth of the search index, 10,000 to 1,000 conditions"] == ("1.50 times", False)
    measured, met = told["read and check 1,000 conditions, 2.0 MB of JSON"]
    assert measured.startswith("40 ms per MB (4.0 times json.loads), 3.0 MB per MB; ")
    assert met is None


def test_without_a_frozen_program_the_row_says_so() -> None:
    both = {"imports_ms": 8.0, "read_ms": 34.0, "both_ms": 42.0}
    found = {"shipped": {"source": both}, "large": [large(100, 0.01, 0.02)]}
    assert bench_load.rows(found)[0].measured == "not measured: no frozen program"
