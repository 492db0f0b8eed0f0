"""RIS as Zotero takes it: nothing that is written is thrown away, and nothing arrives twice."""

from __future__ import annotations

import json
import shutil
import subprocess
from typing import Any

import pytest

from citekit import formats
from citekit.formats import losses as survival
from citekit.formats.ris.tags import OWN, SHARED, TYPES
from citekit.formats.shared.variables import types
from tests.oracle.citeproc_js import FOLDER
from tests.zotero_import import imported, is_date

RIS = formats.find("ris")
PLACE = {
    "archive": "Hale Archives", "archive_collection": "Grey Papers", "archive_location": "Box 3", "archive-place": "Hale",
    "number": "306", "genre": "register",
}  # fmt: skip


@pytest.mark.parametrize("kind", sorted(types()))
def test_an_archival_item_of_any_type_arrives_once_and_whole(kind: str) -> None:
    item = {"id": "a", "type": kind, "title": "On pilots", "author": [{"family": "Grey", "given": "Una"}], **PLACE}
    found = imported(RIS.write([item]))
    told = [*found.extra, *(text for texts in found.said.values() for text in texts)]
    assert found.said["DB"] == ["Hale Archives"]
    assert found.said["AN"] == ["Box 3"]
    assert "archive_collection: Grey Papers" in found.extra
    assert sum("Grey Papers" in one for one in told) == sum("Hale Archives" in one for one in told) == 1
    assert "genre: register" in found.extra or "M3" in found.said or "C4" in found.said
    assert "number: 306" in found.extra or found.said.keys() & {"M1", "SN", "SV"}
    assert all(":" in line for line in found.extra)
    assert "N1" not in found.said


@pytest.mark.parametrize("kind", sorted(set(TYPES)))
def test_no_tag_that_is_written_is_thrown_away(kind: str) -> None:
    """But for those that other programs read, whose words are in a line of Extra too."""
    for row, case in survival.cases().items():
        record = RIS.write([{**case, "type": kind}])
        found = imported(record)
        lost = [tag for tag in found.gone if not _said_again(tag, kind, record)]
        assert lost == [], f"{row}\n{record}"


def _said_again(tag: str, kind: str, record: str) -> bool:
    """Whether Extra has what a tag says."""
    own = OWN.get(TYPES[kind], {})
    named = [v for v, t in {**SHARED, **own}.items() if t == tag]
    return any(f"M2  - {variable}: " in record for variable in named)


@pytest.mark.parametrize("row", [row for row in survival.cases() if row.startswith("issued")])
def test_a_date_is_never_taken_for_the_year_nought(row: str) -> None:
    found = imported(RIS.write([survival.cases()[row]]))
    assert all(is_date(value) for tag in ("DA", "PY") for value in found.said.get(tag, ()))
    assert found.said.get("DA") or any(line.startswith("issued: ") for line in found.extra)


HACKS = """
const CSL = require(process.argv[1])
const item = { id: "a", type: "manuscript", note: require("fs").readFileSync(0, "utf8") }
CSL.parseNoteFieldHacks(item, false, true)
console.log(JSON.stringify(item))
"""


@pytest.mark.external
@pytest.mark.parametrize(
    ("said", "cited"),
    [
        ({"date-parts": [[-113]]}, [[-113]]), ({"date-parts": [[-44], [-40]]}, [[-44], [-40]]),
        ({"date-parts": [[-44, 3, 15]]}, [[-44, 3]]),  # it takes no day before Christ from words
        ({"date-parts": [[1850]], "circa": True}, [[1850]]),
        ({"date-parts": [[1831], [1836]]}, [[1831], [1836]]), ({"literal": "13th century"}, "13th century"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("door", ["ris", "zotero-json"])
def test_extra_is_read_by_the_processor_that_zotero_cites_with(said: dict[str, Any], cited: Any, door: str) -> None:
    module = FOLDER / "node_modules" / "citeproc"
    if not shutil.which("node") or not module.is_dir():
        pytest.skip(f"needs citeproc-js: npm install --prefix {FOLDER} citeproc")
    item = {"id": "a", "type": "manuscript", "title": "T", "issued": said, **PLACE, "custom": {"colour": "red"}}
    text = formats.find(door).write([item])
    extra = "\n".join(imported(text).extra) if door == "ris" else json.loads(text)[0]["extra"]
    done = subprocess.run(
        ["node", "--eval", HACKS, str(module)], input=extra, capture_output=True, text=True, check=True
    )
    read = json.loads(done.stdout)
    assert read["archive_collection"] == "Grey Papers"
    assert read["archive-place"] == "Hale"
    assert read["number"] == "306"
    date = read["issued"]
    assert date.get("literal") == cited or [[int(n) for n in end] for end in date["date-parts"] if end] == cited
