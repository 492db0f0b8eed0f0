"""How fast whole TEI volumes become records, and in how much memory.

    python -m tests.benchmarks.volume_speed [--repeat N]

Each of the nine volumes beside the project is read from its packed file, its notes parsed, resolved, linked and
described, and written as JSON Lines to nowhere; each in a process of its own, so that its peak memory is its own. Last
comes a volume whose text is that of the largest, N times: the memory must not grow with it.
"""

from __future__ import annotations

import argparse
import gzip
import multiprocessing
import re
import resource
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

from tests.gold.score_links import volumes


class Run(NamedTuple):
    """One volume read to its end: megabytes of XML, documents, notes, seconds by the clock and of the processor,
    and the peak memory in megabytes."""

    size: float
    documents: int
    notes: int
    seconds: float
    busy: float
    peak: float

    def __str__(self) -> str:
        return (
            f"{self.size:6.1f} MB, {self.documents:5} documents, {self.notes:6} notes: {self.size / self.seconds:5.2f}"
            f" MB/s ({self.size / self.busy:5.2f} of processor time), peak memory {self.peak:4.0f} MB"
        )


def run(path: Path) -> Run:
    """Read one volume, from file to JSON Lines."""
    from citekit import read
    from citekit.records.as_rows import as_json_lines

    counts = [0, 0]

    def counted():  # type: ignore[no-untyped-def]
        for parsed in read(path):
            counts[0] += 1
            counts[1] += len(parsed.notes)
            yield parsed

    start, begun = time.perf_counter(), time.process_time()
    written = sum(map(len, as_json_lines(counted())))
    seconds, busy = time.perf_counter() - start, time.process_time() - begun
    assert written
    with gzip.open(path) as packed:
        size = sum(map(len, iter(lambda: packed.read(1 << 20), b""))) / 1e6
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return Run(size, *counts, seconds, busy, peak)


def alone(path: Path) -> Run:
    """The same in a process of its own."""
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        return pool.apply(run, (path,))


def repeated(path: Path, times: int, target: Path) -> Path:
    """The volume with its body so many times over."""
    text = gzip.decompress(path.read_bytes())
    found = re.search(rb"<body[^>]*>(.*)</body>", text, re.DOTALL)
    assert found
    with gzip.open(target, "wb", compresslevel=1) as out:
        out.write(text[: found.start(1)])
        for _ in range(times):
            out.write(found[1])
        out.write(text[found.end(1) :])
    return target


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--repeat", type=int, default=10, metavar="N", help="how long the last volume is; 0 for none")
    chosen = options.parse_args()
    runs = []
    for path in volumes():
        runs.append(alone(path))
        print(f"{path.name.split('.')[0]:24} {runs[-1]}", flush=True)
    size = sum(r.size for r in runs)
    print(f"{'all nine':24} {size / sum(r.seconds for r in runs):5.2f} MB/s"
          f" ({size / sum(r.busy for r in runs):5.2f} of processor time), peak memory {max(r.peak for r in runs):4.0f} MB")  # fmt: skip
    if chosen.repeat:
        largest = max(zip(runs, volumes(), strict=True))[1]
        with tempfile.TemporaryDirectory() as folder:
            print(
                f"{f'{chosen.repeat} times the largest':24} {alone(repeated(largest, chosen.repeat, Path(folder) / 'long.xml.gz'))}"
            )


if __name__ == "__main__":
    main()
