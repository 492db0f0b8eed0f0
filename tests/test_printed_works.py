"""Printed works are no archival citations, whatever kind the note is said to be. All notes composed."""

from __future__ import annotations

import pytest

from citekit.citing.footnotes import cite
from citekit.model.records import Document, Note
from citekit.records.parsing import parse, parse_document
from tests.shared import needs_shared, rows

KINDS = (None, "footnote", "source", "abstract")
WORKS = (
    "Daily Record, 3 April 1940.",
    "Harbour Chronicle, May 4, 1921, 3.",
    "“Port Closed Again,” Delta Journal, March 4, 1938, 1.",
    "Historical Journal, 32 (1989), pp. 1-20.",
    "Bodleian Library Record, 12 (1985), 30.",
    "Maritime History Review, 4 (1961), 12–14.",
    "Congressional Record, 79th Cong., 2d sess., 1946, vol. 92, pt. 3: 3183–84.",
    "Una Folder, Nine Boxes on a Shelf: A Novel (New York: Roe's, 1961), 12.",
    "Jon Archive, The Last File (London: Pell and Sons, 1934), 40.",
    "Old Papers: Letters at Norwich 1450–1650, ed. by Ada Roe (Norwich: Ober, 1988), pp. 32–35.",
    "Register of Port Records, Foreign, 1637–38 (London: Pell, 1869), p. 371.",
    "Pell, Papers, 6:32; Roe, Mountain Files, 60.",
    "Ober, Papers, 2:12; Moreau, Delta Records, 114.",
    "Pell to the Port Committee, 9 May 1779, Pell Papers, ed. Roe, 4:230.",
    "National Archives, Guide to the Records of the Bureau of Ports, comp. Jon Ober (Washington, DC: National Archives, "
    "1966), 4.",
    "J. Kowal, dz. cyt., s. 40; „Kurier Portowy”, nr 12, 14 III 1932, wyd. poranne, s. 3.",
    "„Głos Morza”, nr 7, 2 V 1931, s. 1.",
    "“Carta del alcalde, 1692”, Boletín del Archivo General de la Nación, t. III, núm. 2 (1962), pp. 33-38.",
    "“Diário de um escrivão”, Revista do Instituto Histórico, t. 12, parte 2 (1869), p. 87.",
)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("text", WORKS)
def test_a_printed_work_lies_in_no_archive(text: str, kind: str | None) -> None:
    note = parse(text, kind=kind)
    assert [citation.text for citation in note.citations if citation.kind == "archival"] == []
    assert "".join(segment.of(text) for segment in note.segments) == text


@pytest.mark.parametrize("text", WORKS[:6])
def test_a_printed_work_is_listed_and_not_printed(text: str) -> None:
    found = cite([parse_document(Document(notes=(Note(text),)))])
    assert found.footnotes == ()
    assert [one.note for one in found.shortfalls] == ["1"]


HELD = (
    "Roe Papers, Box 3, Ames Record, 3 April 1940, Yale University Library.",
    "Truman Library, Roe Papers, Box 4, Delta Journal (London: Pell, 1931).",
    "TNA, FO 371/5, Daily Record, 3 April 1940.",
    "Library of Congress, Roe Papers, box 3, Historical Journal, 32 (1989).",
)


@pytest.mark.parametrize("kind", KINDS[:3])
@pytest.mark.parametrize("text", HELD)
def test_a_cutting_in_an_archive_is_held_there(text: str, kind: str | None) -> None:
    assert any(citation.kind == "archival" for citation in parse(text, kind=kind).citations)


@needs_shared
@pytest.mark.parametrize("kind", KINDS)
def test_no_work_of_those_collected_is_read_as_archival(kind: str | None) -> None:
    texts = [row["text"] for row in rows("gold/printed.jsonl")]
    false = [text for text in texts if any(c.kind == "archival" for c in parse(text, kind=kind).citations)]
    assert false == []
