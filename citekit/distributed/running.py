"""Many inputs on a cluster: which are still to be read, handed out, and what became of each."""

from __future__ import annotations

import importlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from citekit.distributed.partitions import fsspec, is_done, partition
from citekit.errors import CitekitError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from citekit.distributed.partitions import Partition


@dataclass(frozen=True, slots=True)
class Report:
    """What became of a run: how many inputs were read now, and before; the rows; why others could not be read."""

    read: int = 0
    before: int = 0
    rows: int = 0
    failed: dict[str, str] = field(default_factory=dict)


def parse(
    paths: Iterable[str],
    target: str,
    *,
    client: Any = None,
    watch: Callable[[Partition], None] | None = None,
    retries: int = 3,
    **choice: Any,
) -> Report:
    """Read inputs on a cluster and write their records into a folder, a Parquet file each.

    ``paths`` may hold ``*`` and be of any file system that fsspec knows; ``client`` is that of the cluster
    (`dask.distributed.Client`), else a cluster of this machine's processors is made. An input whose partition is there
    already is not read again. ``watch`` is called with each partition when it is done, ``choice`` is that of
    `citekit.read`. Raises ``CitekitError`` where Dask is not installed or nothing is there to read.
    """
    dask = _dask()
    listed = list(dict.fromkeys(found for path in paths for found in _expanded(path)))
    if not listed:
        raise CitekitError("there is nothing to read", hint="name files, or a folder's with volumes/*.xml.gz")
    wanted = [path for path in listed if not is_done(path, target)]
    if client is None and wanted:
        with dask.Client() as own:
            done = _run(_handed_out(own, wanted, target, choice, retries), watch)
    else:
        done = _run(_handed_out(client, wanted, target, choice, retries), watch) if wanted else []
    failed = {one.path: one.error for one in done if one.error is not None}
    rows = sum(one.rows for one in done)
    return Report(len(done) - len(failed), len(listed) - len(wanted), rows, failed)


def _handed_out(client: Any, paths: list[str], target: str, choice: dict[str, Any], retries: int) -> dict[Any, str]:
    """One task an input; those of a worker that is lost are given to others."""
    futures = client.map(partition, paths, target=target, choice=choice, retries=retries, pure=False)
    return dict(zip(futures, paths, strict=True))


def _run(tasks: dict[Any, str], watch: Callable[[Partition], None] | None) -> list[Partition]:
    """What became of each task, in the order in which they end."""
    done = []
    for future in _dask().as_completed(list(tasks)):
        error = future.exception()
        one = future.result() if error is None else _lost(tasks[future], error)
        done.append(one)
        if watch is not None:
            watch(one)
    return done


def _lost(path: str, error: BaseException) -> Partition:
    from citekit.distributed.partitions import Partition

    return Partition(path, error=f"no worker could read it: {error}")


def _expanded(path: str) -> list[str]:
    """The paths for which one stands, with the protocol that it names."""
    if "*" not in path:
        return [path]
    files, inner = fsspec().core.url_to_fs(path)
    protocol = f"{path.partition('://')[0]}://" if "://" in path else ""
    return [protocol + str(found) for found in sorted(files.glob(inner))]


def _dask() -> Any:
    try:
        return importlib.import_module("dask.distributed")
    except ImportError:
        raise CitekitError("citekit.distributed needs Dask", hint="pip install 'citekit-archives[dask]'") from None
