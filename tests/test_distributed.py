"""Many files on a cluster: the records of a single process, whatever becomes of a worker."""

from __future__ import annotations

import os
import shutil
import signal
from typing import TYPE_CHECKING, Any

import pytest

from citekit.errors import CitekitError
from citekit.records.as_parquet import rows
from citekit.records.files import read
from tests.command_line import ROOT, citekit
from tests.shared import SHARED, needs_shared

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

parquet = pytest.importorskip("pyarrow.parquet", reason="needs pyarrow: pip install 'citekit-archives[parquet]'")
VOLUME = ROOT / "fixtures" / "tei" / "volume.xml"


def written(folder: Path) -> list[dict[str, Any]]:
    """The rows of every partition, in an order of their own."""
    found = [row for path in sorted(folder.glob("*.parquet")) for row in parquet.read_table(path).to_pylist()]
    return sorted(found, key=repr)


def alone(paths: list[Path]) -> list[dict[str, Any]]:
    """The rows of a single process."""
    return sorted((row for path in paths for row in rows(read(path))), key=repr)


def test_parse_writes_parquet(tmp_path: Path) -> None:
    done = citekit("parse", VOLUME, VOLUME, "-j", "2", "-t", "parquet", "-o", tmp_path / "records.parquet")
    assert done.returncode == 0, done.stderr
    assert sorted(parquet.read_table(tmp_path / "records.parquet").to_pylist(), key=repr) == alone([VOLUME, VOLUME])
    assert citekit("parse", VOLUME, "-t", "parquet").returncode == 2


@pytest.mark.parametrize("form", ["json", "jsonl", "csv", "table"])
def test_processes_give_what_one_gives(form: str) -> None:
    one, two = (citekit("parse", VOLUME, VOLUME, "-t", form, "-j", jobs) for jobs in ("1", "2"))
    assert one.stdout == two.stdout != ""


@pytest.fixture(scope="module")
def cluster() -> Iterator[Any]:
    dask = pytest.importorskip("dask.distributed", reason="needs Dask: pip install 'citekit-archives[dask]'")
    with (
        dask.LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as made,
        dask.Client(made) as client,
    ):
        yield client


@pytest.mark.slow
def test_a_run_goes_on_where_it_was_and_tells_what_it_could_not_read(cluster: Any, tmp_path: Path) -> None:
    from citekit import distributed

    for n in range(4):
        shutil.copy(VOLUME, tmp_path / f"volume-{n}.xml")
    target = str(tmp_path / "records")
    report = distributed.parse([str(tmp_path / "*.xml")], target, client=cluster)
    assert (report.read, report.before, report.failed) == (4, 0, {})
    (tmp_path / "volume-1.xml").write_text("", encoding="utf-8")
    broken = str(tmp_path / "volume-1.xml")
    report = distributed.parse([str(tmp_path / "*.xml")], target, client=cluster)
    assert (report.read, report.before, report.failed) == (0, 3, {broken: f"{broken}: is empty"})
    assert len(written(tmp_path / "records")) == report.rows + 4 * len(alone([VOLUME]))
    with pytest.raises(CitekitError, match="nothing to read"):
        distributed.parse([str(tmp_path / "*.none")], target, client=cluster)


@needs_shared
@pytest.mark.slow
def test_a_worker_that_is_killed_costs_nothing(cluster: Any, tmp_path: Path) -> None:
    from citekit import distributed

    volumes = sorted((SHARED / "corpus" / "tei").glob("*.xml.gz"))[:6]
    killed: list[int] = []

    def kill(_: object) -> None:
        if not killed:
            killed.append(next(iter(cluster.run(os.getpid).values())))
            os.kill(killed[0], signal.SIGKILL)

    report = distributed.parse(map(str, volumes), str(tmp_path / "records"), client=cluster, watch=kill)
    assert killed
    assert (report.read, report.failed) == (len(volumes), {})
    assert written(tmp_path / "records") == alone(volumes)
    assert len(list((tmp_path / "records").iterdir())) == len(volumes)
