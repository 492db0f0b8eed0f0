"""Cross-references lead to documents and footnotes."""

from __future__ import annotations

import pytest

from citekit import Document, Note, parse, parse_document
from citekit.model.records import Part, Volume
from citekit.records.as_json import note_json
from citekit.records.targets import volume_id
from tests.gold.score_links import figures, volumes
from tests.shared import needs_shared

OWN = Volume(id="frus1961-63v06")


def targets(*texts: str) -> list[str]:
    """What the notes of document d52 of Volume VI lead to."""
    notes = tuple(Note(text, id=f"d52fn{i}", kind="footnote") for i, text in enumerate(texts, 1))
    parsed = parse_document(Document(notes=notes, id="d52", volume=OWN))
    found = [t for note in parsed.notes for c in note.citations for t in c.targets]
    return [f"{(t.volume or '').removeprefix('frus')}#{t.footnote or t.document}" for t in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("See Document 108.", ["#d108"]),
        ("See Documents 29 and 30.", ["#d29", "#d30"]),
        ("See Documents 312–315 and 320.", ["#d312", "#d315", "#d320"]),
        ("See footnote 3, Document 40.", ["#d40fn3"]),
        ("See footnotes 1–4 and 6, Document 40.", ["#d40fn1", "#d40fn4", "#d40fn6"]),
        ("See footnotes 3 and 4, respectively, Document 5.", ["#d5fn3", "#d5fn4"]),
        ("See Document 23 and footnote 3 thereto.", ["#d23", "#d23fn3"]),
        ("See Document 11 and footnote 3, Document 38.", ["#d11", "#d38fn3"]),
        ("See footnote 2 above.", ["#d52fn2"]),
        ("See footnote 2.", ["#d52fn2"]),
        ("Printed supra.", ["#d51"]),
        ("See footnote 2, infra.", ["#d53fn2"]),
    ],
)  # fmt: skip
def test_inside_the_volume(text: str, expected: list[str]) -> None:
    assert targets(text) == ["1961-63v06" + target for target in expected]


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (["Also printed in vol. V, Document 108."], ["1961-63v05#d108"]),
        (["See Foreign Relations, 1964–1968, vol. XVI, Document 250."], ["1964-68v16#d250"]),
        (["See Foreign Relations, 1969–1976, vol. E–9, Part 1, Document 5."], ["1969-76ve09p1#d5"]),
        (["See Document 5 in Foreign Relations, 1958–1960, vol. I."], ["1958-60v01#d5"]),
        (["See Foreign Relations, 1969–1976, vol. XXX, Sea; Coast; Land, 1973–1976, Documents 62 and 64."],
         ["1969-76v30#d62", "1969-76v30#d64"]),
        (["See Foreign Relations, 1961–1963, vol. XXII, Document 383 and footnote 4 thereto."],
         ["1961-63v22#d383", "1961-63v22#d383fn4"]),
        (["See Foreign Relations, 1964–1968, vol. XVI, Document 250.", "Ibid., Documents 3 and 4."],
         ["1964-68v16#d250", "1964-68v16#d3", "1964-68v16#d4"]),
        (["See Foreign Relations, 1945–1950, Emergence of the Intelligence Establishment, Document 4."],
         ["1945-50Intel#d4"]),
    ],
)  # fmt: skip
def test_in_other_volumes(texts: list[str], expected: list[str]) -> None:
    assert targets(*texts) == expected


@pytest.mark.parametrize(
    "text",
    [
        "See ante, p. 20.",
        "See footnote 3, p. 20.",
        "See Foreign Relations, 1948, vol. VI, p. 1308, footnote 2.",
        "See Foreign Relations, 1952–1954, vol. II, Document 5.",  # printed in two parts, and neither is named
        "See American Foreign Policy: Current Documents, 1965, Document 3.",
        "See footnote 3 to telegram 12, p. 40.",
        "Printed in part in the print volume as Document 36.",
        "See NSC document 20/2.",
    ],
)
def test_where_it_is_not_certain_nothing_is_said(text: str) -> None:
    assert targets(text) == []


def test_a_target_says_where_it_stands_and_its_address() -> None:
    [target] = parse_document(
        Document(notes=(Note("See footnote 3, Document 40.", kind="footnote"),), id="d52", volume=OWN)
    ).notes[0].citations[0].targets  # fmt: skip
    assert (target.start, target.end) == (13, 14)
    assert target.url == "https://history.state.gov/historicaldocuments/frus1961-63v06/d40fn3"


def test_without_a_volume_there_is_no_address() -> None:
    [citation] = parse("See Document 40.").citations
    assert [(t.document, t.volume, t.url) for t in citation.targets] == [("d40", None, None)]
    assert parse("See vol. V, Document 40.").citations[0].targets == ()


def test_targets_are_in_the_json_of_a_note() -> None:
    [citation] = note_json(parse("See Document 40."))["citations"]
    assert citation["targets"] == [{"start": 13, "end": 15, "document": "d40"}]
    assert "targets" not in note_json(parse("Ford Library, Trip File, Box 3."))["citations"][0]


@pytest.mark.parametrize(
    ("year", "volume", "part", "expected"),
    [
        ("1961–1963", "vol. V", None, "frus1961-63v05"),
        ("1961-1963", "Volume XXIV", None, "frus1961-63v24"),
        ("1948", "vol. vi", None, "frus1948v06"),
        ("1948", "vol. I", "Part 2", "frus1948v01p2"),
        ("1948", "vol. I", None, None),
        ("1969–1976", "vol. E–13", None, "frus1969-76ve13"),
        ("1961–1963", "vols. V and VI", None, None),
    ],
)
def test_the_id_of_a_volume(year: str, volume: str, part: str | None, expected: str | None) -> None:
    named = [("title", "Foreign Relations"), ("year", year), ("volume", volume), *([("part", part)] if part else [])]
    assert volume_id([Part(level, text, 0, 0) for level, text in named]) == expected


@pytest.mark.slow
@needs_shared
def test_the_editors_links_of_nine_volumes() -> None:
    found = figures(volumes())
    assert found.right / found.gold >= 0.98, found.missed
    assert found.right / found.judged >= 0.98, found.wrong
    assert not found.gone
