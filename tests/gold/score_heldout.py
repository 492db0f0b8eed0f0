"""Score the grammar against the notes labelled by hand in this folder.

    python -m tests.gold.score_heldout [--labels heldout|development] [--errors N] [--parsed FILE] [--write FOLDER]

Without ``--parsed`` the notes are parsed here and now; with it, FILE is what ``citekit parse -f jsonl -t jsonl``
printed for the input that ``--write`` leaves in FOLDER.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from tests.shared import SHARED, rows

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

Json = dict[str, Any]

HERE = Path(__file__).parent
CORPUS = {"source": "corpus/source_notes.jsonl.gz", "footnote": "corpus/footnotes.jsonl.gz"}
PEOPLE = ("drafted_by", "cleared_by", "approved_by")


def labels(name: str) -> list[Json]:
    """The labels of one set, as spans: ``heldout`` or ``development``."""
    lines = (HERE / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def texts(wanted: Iterable[Json]) -> dict[tuple[str, str], str]:
    """The corpus text of every labelled note, by kind and key."""
    keys = {(label["kind"], label["key"]) for label in wanted}
    return {
        (kind, row["key"]): row["text"]
        for kind in {kind for kind, _ in keys}
        for row in rows(CORPUS[kind])
        if (kind, row["key"]) in keys
    }


def joined(label: Json, text: str) -> Json:
    """A label with its text put back, in the form of the hand-labelled notes beside the project."""

    def cut(span: list[int]) -> str:
        return text[span[0] : span[1]]

    def whole(row: Json) -> Json:
        return {**row, "text": text[row["start"] : row["end"]]}

    return {
        "key": label["key"],
        "kind": label["kind"],
        "text": text,
        "citations": [{**whole(c), "parts": [whole(p) for p in c["parts"]]} for c in label["citations"]],
        "classification": label["classification"] and cut(label["classification"]),
        **{field: [cut(span) for span in label[field]] for field in ("markings", *PEOPLE)},
    }


def gold(name: str) -> list[Json]:
    """One set of labels, joined with the text of the corpus."""
    found = labels(name)
    printed = texts(found)
    return [joined(label, printed[label["kind"], label["key"]]) for label in found]


def parsed(notes: Iterable[Json]) -> Iterator[Json]:
    """What the grammar reads in the same notes."""
    from citekit import parse

    for note in notes:
        yield msgspec.to_builtins(parse(note["text"], kind=note["kind"])) | {"id": note["key"]}


def write(path: Path, found: Iterable[Json]) -> Path:
    """Leave objects as JSON Lines; the path comes back."""
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in found), encoding="utf-8")
    return path


def inputs(notes: Iterable[Json]) -> Iterator[Json]:
    """The notes as ``citekit parse -f jsonl`` takes them."""
    return ({"id": note["key"], "kind": note["kind"], "text": note["text"]} for note in notes)


def score(name: str, folder: Path, read: Path | None = None, *options: str) -> str:
    """What the scorer beside the project prints for one set; ``read`` is a file of parsed notes."""
    notes = gold(name)
    labelled = write(folder / f"{name}.gold.jsonl", notes)
    write(folder / f"{name}.input.jsonl", inputs(notes))
    read = read or write(folder / f"{name}.parsed.jsonl", parsed(notes))
    command = [sys.executable, str(SHARED / "gold" / "score.py"), str(labelled), str(read), *options]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def figures(name: str, folder: Path) -> dict[str, float]:
    """The scorer's figures for one set, by their names."""
    return dict(json.loads(score(name, folder, None, "--json").splitlines()[-1]))


def main() -> None:
    """Print the figures, and the first errors where they are asked for."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--labels", default="heldout", choices=["heldout", "development"])
    options.add_argument("--errors", default="0", metavar="N", help="print the first N notes that differ")
    options.add_argument("--parsed", type=Path, metavar="FILE", help="notes already parsed, as JSON Lines")
    options.add_argument("--write", type=Path, metavar="FOLDER", help="keep the gold, the input and the parsed notes")
    chosen = options.parse_args()
    if not SHARED.is_dir():
        options.error(f"the corpus is not there: {SHARED} (the labels hold no text; they are joined with it)")
    with tempfile.TemporaryDirectory() as passing:
        folder = chosen.write or Path(passing)
        folder.mkdir(parents=True, exist_ok=True)
        print(score(chosen.labels, folder, chosen.parsed, "--errors", chosen.errors), end="")


if __name__ == "__main__":
    main()
