"""Reading and writing bibliographies beside pandoc and bibutils: ``python -m tests.benchmarks.formats_speed [ITEMS]``.

Processor time of each program on the same items, made here, in one run; what another program cannot do has no figure.
pandoc comes with the extra ``external``, bibutils from the system.
"""

from __future__ import annotations

import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any, NamedTuple

WORDS = [
    "harbour",
    "pilot",
    "ledger",
    "treaty",
    "Moscow",
    "Britain's",
    "Navy",
    "dredging",
    "of",
    "the",
    "and",
    "in",
    "a",
    "Anglo-American",
    "grain",
    "tariff",
    "reform",
    "under",
    "NATO",
    "archives",
    "memory",
    "colonial",
    "U.S.",
    "Élite",
    "São",
    "Paulo",
    "Łódź",
    "memoirs",
]
NAMES = ("Bell", "Grey", "Roe", "Okafor", "Halden", "Müller", "Nguyễn", "Østergård", "García", "Wójcik")
PANDOC = {"bibtex": "bibtex", "biblatex": "biblatex", "ris": "ris", "csl-yaml": "markdown", "endnote-xml": "endnotexml",
          "csl-json": "csljson", "mods": ""}  # fmt: skip
PANDOC_WRITES = ("bibtex", "biblatex", "csl-yaml", "csl-json")
BIBUTILS_READS = {"bibtex": "bib2xml", "biblatex": "biblatex2xml", "ris": "ris2xml", "endnote-xml": "endx2xml"}
BIBUTILS_WRITES = {"bibtex": "xml2bib", "biblatex": "xml2biblatex", "ris": "xml2ris"}


def made(count: int) -> list[dict[str, Any]]:
    """Items of three types, as a historian's library has them."""
    chance = random.Random(1)
    items = []
    for number in range(count):
        title = " ".join(chance.choices(WORDS, k=chance.randint(4, 12)))
        people = [{"family": chance.choice(NAMES), "given": "Una J."} for _ in range(chance.randint(1, 3))]
        item = {
            "id": f"k{number}", "type": chance.choice(("book", "article-journal", "chapter")), "author": people,
            "title": title[0].upper() + title[1:], "issued": {"date-parts": [[chance.randint(1900, 2020), 7]]},
            "language": "en", "DOI": f"10.1000/x{number}", "URL": f"http://e.org/{number}_a", "keyword": "ports, pilots",
            "abstract": " ".join(chance.choices(WORDS, k=60)),
        }  # fmt: skip
        journal = {"container-title": "Journal of Ports", "volume": str(number % 50), "page": f"{number}-{number + 9}"}
        items.append(item | ({"publisher": "Quay & Sons"} if item["type"] == "book" else journal))
    return items


class Run(NamedTuple):
    """What a command took: seconds of the processor, and megabytes at its largest."""

    seconds: float
    megabytes: float


def run(*command: str | Path) -> Run:
    """The cost of a command."""
    process = subprocess.Popen(list(map(str, command)), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    assert process.returncode == 0, command
    return Run(usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def main() -> None:
    """Print a line a format and direction. Ours reads CSL-JSON to write, as pandoc does; bibutils reads MODS."""
    import pypandoc

    count = int(sys.argv[1]) if len(sys.argv) > 1 else 5000
    ours, pandoc = (sys.executable, "-m", "citekit", "export"), pypandoc.get_pandoc_path()
    with tempfile.TemporaryDirectory() as folder:
        here = Path(folder)
        (here / "items.json").write_text(json.dumps(made(count)), encoding="utf-8")
        run(*ours, here / "items.json", "-t", "mods", "-o", here / "items.mods")
        for name, theirs in PANDOC.items():
            own = run(*ours, here / "items.json", "-t", name, "-o", here / f"items.{name}")
            command = (pandoc, "-s", "-f", "csljson", "-t", theirs, here / "items.json", "-o", here / "out")
            other = run(*command) if name in PANDOC_WRITES else None
            program = BIBUTILS_WRITES.get(name)
            bibutils = run(program, here / "items.mods") if program and shutil.which(program) else None
            _told("write", name, own, other, bibutils)
        for name, theirs in PANDOC.items():
            file = here / f"items.{name}"
            own = run(*ours, file, "-f", name, "-t", "csl-json", "-o", here / "out.json")
            other = run(pandoc, "-f", theirs, "-t", "csljson", file, "-o", here / "out.json") if theirs else None
            program = BIBUTILS_READS.get(name)
            bibutils = run(program, file) if program and shutil.which(program) else None
            _told("read", name, own, other, bibutils)


def _told(does: str, name: str, own: Run, pandoc: Run | None, bibutils: Run | None) -> None:
    ratios = [
        f"{word} {other.seconds:6.2f} s {other.megabytes:5.0f} MB, ratio {own.seconds / other.seconds:5.2f}"
        for word, other in (("pandoc", pandoc), ("bibutils", bibutils))
        if other
    ]
    print(f"{does:5} {name:12} {own.seconds:6.2f} s {own.megabytes:5.0f} MB  " + "  ".join(ratios), flush=True)


if __name__ == "__main__":
    main()
