"""A TEI volume becomes documents, one at a time."""

from __future__ import annotations

import gzip
import io
import itertools
from pathlib import Path

import pytest

from citekit.errors import ReadError
from citekit.reading import read
from citekit.reading.tei import documents
from tests.shared import SHARED, needs_shared, rows

VOLUME = Path(__file__).resolve().parents[1] / "fixtures" / "tei" / "volume.xml"


def test_every_place_of_a_source_note() -> None:
    found = {n.id: (n.kind, n.text) for d in read(VOLUME) for n in d.notes}
    assert found["d1fn1"][0] == "source"
    assert found["d1fn2"] == (
        "footnote", "Telegram 398 from Freetown, March 3, not printed. (Ibid., AID (US) 9 S LEONE) See Document 2.",
    )  # fmt: skip
    assert found["d2x1"] == ("source", "601.BD Harbor/11–2848: Telegram")
    assert found["d3head"][0] == "abstract"
    assert found["d4p1"][1].startswith("[Source: Central Intelligence Agency")


def test_the_document_and_its_volume() -> None:
    first = next(read(VOLUME))
    assert (first.id, first.number, first.kind, first.from_, first.to, first.place, first.date) == (
        "d1", "1", "telegram", "Embassy in Sierra Leone", "Department of State", "Freetown", "1964-03-09T16:00:00",
    )  # fmt: skip
    assert first.body == "The talks open on Monday. Both launches have arrived."
    assert first.body[: first.notes[1].marker].endswith("Monday.")
    assert first.volume is not None
    assert (first.volume.id, first.volume.subseries, first.volume.number) == (
        "frus1964-68v99",
        "1964–1968",
        "Volume XCIX",
    )
    assert first.volume.editors == ("Ada Moreau", "Hugh Pell, Jr.")
    assert first.url == "https://history.state.gov/historicaldocuments/frus1964-68v99/d1"


def test_packed_limited_and_by_number(tmp_path: Path) -> None:
    packed = tmp_path / "volume.xml.gz"
    packed.write_bytes(gzip.compress(VOLUME.read_bytes()))
    assert [d.id for d in read(packed, limit=2)] == ["d1", "d2"]
    assert [d.id for d in read(packed, document="d3")] == ["d3"]
    assert [d.id for d in read(packed, document="4")] == ["d4"]


def test_a_volume_that_breaks_off_gives_what_came_before() -> None:
    cut = VOLUME.read_bytes()
    cut = cut[: cut.index(b'<div type="document" xml:id="d3"') + 60]
    found = documents(io.BytesIO(cut), "cut.xml")
    assert [d.id for d in itertools.islice(found, 2)] == ["d1", "d2"]
    with pytest.raises(ReadError, match=r"cut\.xml, line \d+: the XML is broken.*2 documents before it were read"):
        next(found)


def test_an_id_that_is_given_twice_hides_nothing() -> None:
    twice = VOLUME.read_text(encoding="utf-8").replace('xml:id="d2fn1"', 'xml:id="d1fn1"')
    twice = twice if twice.count('xml:id="d1fn1"') > 1 else twice.replace('xml:id="d3"', 'xml:id="d1"')
    assert len(list(documents(io.BytesIO(twice.encode()), "twice.xml"))) == 4
    with pytest.raises(ReadError, match="the XML is broken"):
        list(documents(io.BytesIO(twice.encode()[:-30]), "twice.xml"))


@pytest.mark.parametrize(
    "doctype",
    [
        '<!DOCTYPE TEI [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]>',
        '<!DOCTYPE TEI [<!ENTITY x SYSTEM "file:///etc/hostname">]>',
        '<!doctype TEI [ <!entity % p "x"> ]>',
    ],
)
def test_entities_are_refused(doctype: str) -> None:
    text = VOLUME.read_text(encoding="utf-8").replace("?>", "?>" + doctype, 1)
    with pytest.raises(ReadError, match="entities"):
        list(documents(io.BytesIO(text.encode()), "bomb.xml"))


def test_xml_with_no_document_says_what_was_expected() -> None:
    with pytest.raises(ReadError, match="no document"):
        list(documents(io.BytesIO(b"<TEI xmlns='http://www.tei-c.org/ns/1.0'/>"), "empty.xml"))


@pytest.mark.slow
@needs_shared
@pytest.mark.parametrize(
    "path", sorted((SHARED / "corpus" / "tei").glob("*.xml.gz")), ids=lambda p: p.name.split(".")[0]
)
def test_real_volumes_yield_the_corpus_notes(path: Path) -> None:
    volume = path.name.removesuffix(".xml.gz")
    found = {f"{volume}/{d.id}/{n.id}": n.text for d in read(path) for n in d.notes}
    expected = {
        row["key"]: row["text"]
        for name in ("source_notes", "footnotes")
        for row in rows(f"corpus/{name}.jsonl.gz")
        if row["vol"] == volume
    }
    assert {key: found.get(key) for key in expected} == expected
