"""Processor time that citekit-pandoc adds to a run of pandoc, beside pandoc's own processor.

    python -m tests.benchmarks.pandoc_time [NOTES …]

Each document has a footnote and a citation a paragraph: source notes, ibid., prose around a citation, printed works.
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import tempfile
from pathlib import Path

from citekit.csl.styles.installed import find
from tests.test_pandoc_external import FILTER, WORKS, pandoc

STYLE = "chicago-notes-bibliography-17th-edition"
NOTES = (
    "Source: Department of State, Central Files, POL {n} US/Harriman. Secret; Priority.",
    "Ibid.",
    "[@doe, p. {n}]",
    "See Kennedy Library, National Security Files, Box {n}, and the reply.",
    "Ibid., p. {n}.",
    "[see @roe, {n}]; Eisenhower Library, Whitman File, International Series, Box {n}.",
    "Prose with nothing in it, {n}.",
)
HOSTILE = (
    "^[nested ^[Source: Kennedy Library, POF, Box {n}.] `<script>`{{=html}} [@nobody{n}; @doe {{{{{{ {n}]",
    "((((““““[[[[Source: Department of State, Central Files, ibid., ibid.",
    "[@doe, {{pp. {n}",
    "> quoted\n\n    - [@roe]; Ibid., Box {n}",
    "Source: <b>Kennedy</b> Library, *National* **Security** Files, `Box` {n}",
)


def draft(count: int, notes: tuple[str, ...]) -> str:
    """A document of so many paragraphs and footnotes."""
    text = [f"Paragraph {n} is about the estuary.[^{n}] It goes on [@doe, {n}].\n" for n in range(1, count + 1)]
    text += [f"[^{n}]: {notes[n % len(notes)].format(n=n)}\n" for n in range(1, count + 1)]
    return "\n".join(text)


def seconds(folder: Path, *options: str) -> float:
    """The processor time of a run with all that it starts, which other programs on the machine hardly change."""
    command = [
        pandoc(),
        "draft.md",
        "-o",
        "draft.html",
        "-M",
        "bibliography=works.json",
        "-M",
        "csl=style.csl",
        *options,
    ]
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, cwd=folder, check=True, capture_output=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main() -> None:
    """Print a line a document."""
    print(f"{'document':22}{'pandoc':>10}{'--citeproc':>12}{'citekit':>10}{'added':>10}")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "works.json").write_text(json.dumps(WORKS), "utf-8")
        (folder / "style.csl").write_bytes(find(STYLE).xml)
        counts = [int(count) for count in sys.argv[1:]] or [200, 1000]
        for label, notes, count in [*(("notes", NOTES, n) for n in counts), ("hostile notes", HOSTILE, max(counts))]:
            (folder / "draft.md").write_text(draft(count, notes), "utf-8")
            alone, theirs, ours = (
                seconds(folder, *options) for options in ((), ("--citeproc",), ("--filter", str(FILTER)))
            )
            row = f"{count} {label}"
            print(f"{row:22}{alone:9.2f}s{theirs - alone:+11.2f}s{ours:9.2f}s{ours - alone:+9.2f}s", flush=True)


if __name__ == "__main__":
    main()
