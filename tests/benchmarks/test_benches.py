"""What the benchmarks of start and output make of what they find, and the probe of a start."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.benchmarks import bench_output, bench_start
from tests.benchmarks.bench_start import FROM_SOURCE, FROZEN, OURS
from tests.benchmarks.screen import Seen
from tests.benchmarks.starts import Program, Start, measured, pairs, timed_start, tree

PEERS = {"Zeal": 300.0, "GoldenDict": 260.0, "Kiwix": 400.0}
OURS_ALONE = {FROM_SOURCE: 100.0, FROZEN: 80.0, OURS: 120.0}


def starts(times: dict[str, float]) -> dict[str, dict[str, Any]]:
    each = [Start(1.0, 69.0, 60.0), Start(1.5, 69.5, 61.0), Start(1.1, 69.2, 60.5)]
    taken = [
        {name: one._replace(milliseconds=one.milliseconds * ms) for name, ms in times.items()}
        for one in each
    ]
    return measured(taken, FROM_SOURCE)


def rows_of_start(**other: Any) -> dict[str, tuple[str, bool | None]]:
    warm = starts(OURS_ALONE | PEERS)
    counts = {OURS: 644_000_000, FROM_SOURCE: 637_000_000, "Zeal": "no window"}
    found = {"warm": warm, "cold": warm, "instructions": counts, **other}
    return {row.what: (row.measured, row.met) for row in bench_start.rows(found)}


def test_a_start_is_compared_with_both_empty_windows_pair_by_pair() -> None:
    told = rows_of_start()
    warm, met = told["warm start, of an empty window from source"]
    assert warm == "1.20 (132 of 110 ms; 1.50 of a frozen empty window)"
    assert met is False
    assert told["peak memory of the process"] == ("69.2 MB", True)
    assert told["PSS of all its processes"][0].startswith("60 MB (empty window from source 60 MB;")
    counted = told["instructions until then, of an empty window from source"][0]
    assert counted.startswith("1.01 (644 million; ")
    assert counted.endswith("Zeal not measured: no window)")


def test_peers_count_together_and_none_is_taken_for_granted() -> None:
    assert rows_of_start()["warm start of peers, of ours"] == (
        "Zeal 2.50; GoldenDict 2.17; Kiwix 3.33",
        True,
    )
    slow = starts({**OURS_ALONE, **PEERS, "GoldenDict": 239.0})
    assert rows_of_start(warm=slow)["warm start of peers, of ours"][1] is False
    without = rows_of_start(warm=starts(OURS_ALONE))["warm start of peers, of ours"]
    assert without == ("Zeal not measured; GoldenDict not measured; Kiwix not measured", None)


def test_what_could_not_be_measured_is_no_goal_met() -> None:
    told = rows_of_start(
        cold={"error": "only root can"}, instructions={OURS: "no valgrind", FROM_SOURCE: 1}
    )
    assert told["cold start, of an empty window from source"] == (
        "not measured: only root can",
        None,
    )
    assert told["cold start of peers, of ours"] == ("not measured: only root can", None)
    assert told["instructions until then, of an empty window from source"] == (
        "not measured: no valgrind",
        None,
    )


def test_the_probe_sees_a_window_from_its_start_to_its_end() -> None:
    with bench_start.ground() as ground:
        assert ground.screen.shows(Seen.NOTHING)
        start = timed_start(bench_start.from_source(sys.executable), ground)
        ground.screen.wait_for(Seen.NOTHING)
    assert start.milliseconds > 0
    assert start.peak_mb > 20
    assert 0 < start.pss_mb < start.peak_mb + 1
    assert not (ground.homes / "empty-window-from-source").exists()


def test_a_window_without_text_is_painted_and_not_filled() -> None:
    with bench_start.ground() as ground:
        program = bench_start.from_source(sys.executable)._replace(seen=Seen.FILLED)
        with subprocess.Popen(program.command, env=ground.environment(program)) as process:
            ground.screen.wait_for(Seen.PAINTED)
            assert not ground.screen.shows(Seen.FILLED)
            with pytest.raises(TimeoutError, match="text in the list"):
                ground.screen.wait_for(Seen.FILLED, 0.05)
            process.kill()


def test_a_program_that_ends_before_its_window_is_waited_for_no_longer() -> None:
    with (
        bench_start.ground() as ground,
        pytest.raises(ChildProcessError, match="ended before") as raised,
    ):
        pairs([Program("none", ("false",))], 1, False, ground)
    assert raised.value.__notes__ == ["It was the start of: none."]


def test_a_peer_that_does_not_start_is_left_out(capsys: pytest.CaptureFixture[str]) -> None:
    with bench_start.ground() as ground:
        assert not bench_start.can_be_measured(Program("Zeal", ("false",)), ground)
        assert bench_start.can_be_measured(Program(OURS, ("false",)), ground)
    assert capsys.readouterr().out.startswith("Zeal is not measured: ")


def test_what_a_program_started_belongs_to_it() -> None:
    code = "import subprocess; subprocess.run(['sh', '-c', 'echo here; read x'])"
    words, pipe = [sys.executable, "-c", code], subprocess.PIPE
    with subprocess.Popen(words, stdin=pipe, stdout=pipe) as process:
        assert process.stdin
        assert process.stdout
        process.stdout.readline()
        assert len(tree(process.pid)) == 2
        process.stdin.close()
    assert tree(process.pid) == [process.pid]


def test_the_time_of_a_command_is_that_of_the_processor(tmp_path: Path) -> None:
    busy = "import os, time\nwhile time.process_time() < 0.05: pass"
    assert bench_output.cpu_ms([sys.executable, "-c", busy], str(tmp_path)) >= 50
    with pytest.raises(subprocess.CalledProcessError):
        bench_output.cpu_ms([sys.executable, "-c", "raise SystemExit(3)"], str(tmp_path))


def test_what_is_written_and_handed_over_is_told_with_its_size() -> None:
    written = {
        "PDF of everything": {"ratio": 36.6, "cpu_ms": 3153, "bytes": 1_607_340, "pages": 75},
        "HTML of everything": {"ratio": 2.2, "cpu_ms": 196, "bytes": 1_277_496, "pages": None},
    }
    found = {
        "list_cpu_ms": 86.2,
        "written": written,
        "folder": {"files": 131, "bytes": 78 * 2**20},
        "downloads": {".deb": 21 * 2**20, ".tar.xz": 23 * 2**20},
    }
    told = {row.what.partition(":")[0]: (row.measured, row.met) for row in bench_output.rows(found)}
    assert told["PDF of everything"][0] == "36.6 (3153 of 86 ms; 75 pages, 1,607 kB)"
    assert told["HTML of everything"][0] == "2.2 (196 of 86 ms; 1,277 kB)"
    assert told["frozen folder"] == ("78.0 MiB", True)
    assert told["files in it"] == ("131", False)
    assert told["download"] == (".deb 21.0 MiB; .tar.xz 23.0 MiB", False)
    quick = bench_output.rows({**found, "downloads": {}})[-1]
    assert (quick.met, quick.measured[:12]) == (None, "not measured")


def test_each_program_has_a_home_of_its_own() -> None:
    with bench_start.ground() as ground:
        one, other = (ground.environment(Program(name, ("x",))) for name in ("a b", "c"))
        for name in ("HOME", "TMPDIR", "XDG_RUNTIME_DIR"):
            assert one[name] != other[name]
        assert os.stat(one["XDG_RUNTIME_DIR"]).st_mode & 0o777 == 0o700
        assert one["DISPLAY"] == ground.display
