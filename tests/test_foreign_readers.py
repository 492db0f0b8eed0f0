"""Other programs read what is written, and show repository, collection and location: pybtex, biber, bibtexparser,
rispy, bibutils, pandoc, citation-js.

bibutils and biber come from the system, pandoc, bibtexparser and rispy with the extra ``external``, citation-js from the folder of
`tests.oracle.citeproc_js`, ``CITEKIT_NODE`` in the environment:

    npm install --prefix FOLDER @citation-js/core @citation-js/plugin-bibtex @citation-js/plugin-ris @citation-js/plugin-csl
"""

from __future__ import annotations

import json
import shutil
import subprocess
from collections import Counter
from typing import TYPE_CHECKING

import pytest

from citekit import formats
from citekit.formats import losses as survival
from tests.oracle.citeproc_js import FOLDER

if TYPE_CHECKING:
    from pathlib import Path

PLACE = {
    "archive": "Institute of Harbours", "archive_collection": "Pilotage Papers",
    "archive_location": "Folder “Lights & Buoys”, Box 7", "archive-place": "Port Hale",
}  # fmt: skip
ITEM = {
    "id": "pilot", "type": "personal_communication", "genre": "telegram", "number": "306",
    "author": [{"literal": "Board of Pilots"}], "recipient": [{"family": "Grey", "given": "Una"}],
    "issued": {"date-parts": [[1963, 7, 12]]}, **PLACE,
    "custom": {
        "levels": [
            {"level": "repository", "text": "Institute of Harbours"}, {"level": "collection", "text": "Pilotage Papers"},
            {"level": "box", "text": "Box 7"}, {"level": "folder", "text": "Folder “Lights & Buoys”"},
        ],
        "classification": "Confidential",
    },
}  # fmt: skip
SHOWN = ("Institute of Harbours", "Pilotage Papers", "Box 7", "Lights")
NODE = FOLDER / "node_modules"
CITATION_JS = """
const from = process.argv[1] + "/@citation-js/"
const { Cite } = require(from + "core")
for (const plugin of ["bibtex", "ris", "csl"]) require(from + "plugin-" + plugin)
const items = new Cite(require("fs").readFileSync(0, "utf8")).data
for (const item of items) delete item._graph
console.log(JSON.stringify(items))
"""


def written(format: str) -> str:
    return formats.find(format).write([ITEM])


def run(*words: str | Path, text: str = "") -> str:
    done = subprocess.run([*map(str, words)], input=text, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout.removeprefix("\ufeff")


def needs(program: str) -> None:
    if shutil.which(program) is None:
        pytest.skip(f"needs {program}")


def shown(text: str) -> list[str]:
    """What of the place is seen in a text, quotation marks and escapes apart."""
    return [part for part in SHOWN if part in text]


@pytest.mark.parametrize("format", ["bibtex", "biblatex"])
def test_pybtex(format: str) -> None:
    from pybtex.database import parse_string

    fields = parse_string(written(format), "bibtex").entries["pilot"].fields
    assert shown(f"{fields['howpublished']} {fields['note']}") == list(SHOWN)


@pytest.mark.external
@pytest.mark.parametrize("format", ["bibtex", "biblatex"])
def test_bibtexparser(format: str) -> None:
    bibtexparser = pytest.importorskip("bibtexparser")
    (entry,) = bibtexparser.loads(written(format)).entries
    assert shown(" ".join(entry.values())) == list(SHOWN)


@pytest.mark.external
def test_rispy() -> None:
    rispy = pytest.importorskip("rispy")
    (entry,) = rispy.loads(written("ris"))
    assert shown(json.dumps(entry, ensure_ascii=False)) == list(SHOWN)


@pytest.mark.external
@pytest.mark.parametrize(
    ("program", "format", "hidden"),
    [
        ("bib2xml", "bibtex", []), ("biblatex2xml", "biblatex", []), ("endx2xml", "endnote-xml", []),
        ("ris2xml", "ris", ["Institute of Harbours"]),  # does not know DB
    ],
)  # fmt: skip
def test_bibutils(program: str, format: str, hidden: list[str]) -> None:
    needs(program)
    read = run(program, text=written(format))
    seen = [part for part in SHOWN if part not in hidden]
    assert shown(read) == seen
    needs("xml2bib")
    assert shown(run("xml2bib", text=read)) == seen


@pytest.mark.external
@pytest.mark.parametrize("program", ["xml2bib", "xml2ris", "xml2end"])
def test_bibutils_reads_our_mods(program: str) -> None:
    needs(program)
    assert shown(run(program, text=written("mods"))) == list(SHOWN)


@pytest.mark.external
@pytest.mark.parametrize(
    ("reader", "format", "hidden"),
    [
        ("bibtex", "bibtex", []), ("biblatex", "biblatex", []), ("csljson", "csl-json", []), ("markdown", "csl-yaml", []),
        # pandoc's readers of RIS and EndNote know neither DB, AN, accession-num nor any note; RIS is written for Zotero
        ("ris", "ris", list(SHOWN)), ("endnotexml", "endnote-xml", ["Box 7", "Lights"]),
    ],
)  # fmt: skip
def test_pandoc(reader: str, format: str, hidden: list[str]) -> None:
    pypandoc = pytest.importorskip("pypandoc")
    text = written(format)
    read = run(pypandoc.get_pandoc_path(), "--from", reader, "--to", "csljson", text=text)
    assert shown(read) == [part for part in SHOWN if part not in hidden]


@pytest.mark.external
@pytest.mark.parametrize(
    ("format", "hidden"),
    [
        ("bibtex", []), ("biblatex", []), ("csl-json", []),
        ("ris", list(SHOWN[1:])),  # knows DB, and neither AN nor M2; RIS is written for Zotero
    ],
)  # fmt: skip
def test_citation_js(format: str, hidden: list[str]) -> None:
    needs("node")
    if not (NODE / "@citation-js").is_dir():
        pytest.skip(f"needs citation-js: npm install --prefix {FOLDER} @citation-js/core …")
    (read,) = json.loads(run("node", "--eval", CITATION_JS, NODE, text=written(format)))
    assert shown(json.dumps(read, ensure_ascii=False)) == [part for part in SHOWN if part not in hidden]


@pytest.mark.external
@pytest.mark.parametrize("format", ["biblatex", "biblatex-chicago", "biblatex-mla"])
def test_biber_finds_the_data_model_kept(format: str, tmp_path: Path) -> None:
    """An item that says its date and what it is passes without a word; one that does not lacks just these fields."""
    needs("biber")
    assert warnings(tmp_path / "one.bib", formats.find(format).write([ITEM])) == Counter()
    rows = [{**row, "id": f"item-{n}"} for n, row in enumerate(survival.cases().values())]
    found = warnings(tmp_path / "all.bib", formats.find(format).write(rows))
    assert {warning for warning in found if not warning.startswith("Missing mandatory field")} == set()


def warnings(path: Path, text: str) -> Counter[str]:
    """What biber has to say about a file against biblatex's data model."""
    path.write_text(text, encoding="utf-8")
    out = run("biber", "--tool", "--validate-datamodel", "--output-file", path.with_suffix(".out"), path)
    return Counter(line.partition("): ")[2] or line for line in out.splitlines() if line.startswith(("WARN", "ERROR")))
