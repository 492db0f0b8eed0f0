"""A page of the site becomes one document with its notes, markers and links."""

from __future__ import annotations

import gzip
import io
import re
import time
from pathlib import Path

import pytest

from citekit.errors import ReadError
from citekit.reading import read, sniff
from citekit.reading.html import PAGE_LIMIT, document, documents, volume_title
from tests.shared import SHARED, needs_shared

PAGE = Path(__file__).resolve().parents[1] / "fixtures" / "pages" / "telegram.html"


def page(body: str, notes: str = '<li class="footnote" value="1">Source: X.</li>') -> str:
    """A page with this content above its list of notes."""
    return f'<html><body><div class="content">{body}<div class="footnotes"><ol>{notes}</ol></div></div></body></html>'


def marker(number: object) -> str:
    return f'<a class="note" rel="footnote" href="#fn:{id(number)}">{number}</a>'


def test_the_document_and_its_volume() -> None:
    [doc] = read(PAGE)
    assert (doc.id, doc.number, doc.kind, doc.from_, doc.to, doc.place, doc.date) == (
        "d87", "87", "telegram", "Embassy in Sierra Leone", "Department of State", "Freetown", "1964-03-09T16:00:00",
    )  # fmt: skip
    assert doc.url == "https://history.state.gov/historicaldocuments/frus1964-68v99/d87"
    assert doc.volume is not None
    assert (doc.volume.id, doc.volume.subseries, doc.volume.number, doc.volume.title) == (
        "frus1964-68v99", "1964–1968", "Volume XCIX", "A Volume Composed for Tests",
    )  # fmt: skip
    assert not doc.diagnostics


def test_the_body_is_the_text_alone() -> None:
    [doc] = read(PAGE)
    assert doc.body.splitlines() == [
        "412. For Assistant Secretary from Ambassador.",
        "Prime Minister told me this morning that he had read paragraph 3 of our 398. He asked twice whether the survey "
        "party would be civilian. He seemed relieved.",
        "“I should be glad to have your Government’s view.”",
        "Neither wants to be first.",
    ]


def test_notes_with_markers_paragraphs_and_links() -> None:
    [doc] = read(PAGE)
    assert [(n.id, n.number) for n in doc.notes] == [("n1", "1"), ("n2", "2"), ("n3", "3")]
    assert doc.notes[0].text.endswith("POL 7 S LEONE. Confidential; Priority."), "no ↩"
    assert doc.notes[0].marker is None, "it hangs on the heading"
    assert [doc.body[: n.marker][-5:] for n in doc.notes[1:]] == [" 398.", "iew.”"]
    assert [n.paragraph for n in doc.notes[1:]] == doc.body.splitlines()[1:3]
    [link] = doc.notes[1].links
    assert (doc.notes[1].text[link.start : link.end], link.target) == (
        "Document 85", "/historicaldocuments/frus1964-68v99/d85",
    )  # fmt: skip


def test_notes_are_matched_by_order_and_value_not_by_their_unstable_ids() -> None:
    body = f"<h3>1. Letter {marker(0)}</h3><p>One.{marker(1)} Two.{marker(2)}</p>"
    notes = "".join(f'<li class="footnote" id="fn:zz" value="{n}">Note {n}. ↩</li>' for n in (1, 2, 3))
    doc = document(page(body, notes))
    assert [(n.text, n.marker) for n in doc.notes] == [("Note 1.", None), ("Note 2.", 4), ("Note 3.", 9)]


def test_a_lost_marker_does_not_move_the_others() -> None:
    body = f"<h3>1. Letter</h3><p>One.{marker(1)} Two. Three.{marker(3)}</p>"
    notes = "".join(f'<li class="footnote" value="{n}">Note {n}.</li>' for n in (1, 2, 3))
    doc = document(page(body, notes))
    assert [n.marker for n in doc.notes] == [4, None, 16]
    assert [d.message for d in doc.diagnostics] == ["no marker in the text for note 2"]


@pytest.mark.parametrize(
    ("body", "kind", "text"),
    [
        ('<p class="tei-note1">601.BD Harbor/11–2848: Telegram</p><h3>The Minister to the Secretary</h3><p>He agrees.</p>',
         "source", "601.BD Harbor/11–2848: Telegram"),
        ('<h3 class="tei-head">4. Memorandum</h3><p>[Source: Central Intelligence Agency, Job 79–01025A. 2 pages.]</p>',
         "source", "[Source: Central Intelligence Agency, Job 79–01025A. 2 pages.]"),
        ('<h3 class="tei-head">3. Letter from Pell to Moreau, March 2. Sends the final report of the survey. Secret. 12 pp. '
         "Kennedy Library, National Security Files.</h3>", "abstract",
         "Letter from Pell to Moreau, March 2. Sends the final report of the survey. Secret. 12 pp. "
         "Kennedy Library, National Security Files."),
    ],
)  # fmt: skip
def test_source_notes_outside_the_list(body: str, kind: str, text: str) -> None:
    doc = document(f'<div class="content">{body}<p class="tei-p"></p></div>')
    assert [(n.kind, n.text) for n in doc.notes] == [(kind, text)]


@pytest.mark.parametrize(
    ("html", "message"),
    [
        ("<html><body><h1>Weather</h1><div class='content'><p>Rain.</p></div></body></html>", "not a page of Foreign Rel"),
        ("<div class='footnotes'><ol><li id='fn:1'>A blog.</li></ol></div>", "not a page of Foreign Relations"),
        (" ", "the page is empty"),
        ("<div>" * 100_000 + "x", "too deeply"),
        ("<p>" + "<b><i>" * 200_000, "too deeply"),
    ],
    ids=["another page", "other footnotes", "empty", "deep", "deep inline"],
)  # fmt: skip
def test_what_is_no_page_of_the_series_is_refused_in_one_sentence(html: str, message: str) -> None:
    with pytest.raises(ReadError, match=message) as caught:
        document(html, "page.html")
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("data", "message"),
    [
        ("<h1>Café</h1>".encode("latin-1"), "is not UTF-8 text"),
        (b"<p>" + b"\0" * 100, "is not text"),
        (b"x" * (PAGE_LIMIT + 1), "larger than 16 MB"),
    ],
)
def test_bytes_that_cannot_be_read(data: bytes, message: str) -> None:
    with pytest.raises(ReadError, match=message):
        list(documents(io.BytesIO(data), "page.html"))


@pytest.mark.slow
def test_hostile_pages_take_linear_time() -> None:
    start = time.monotonic()
    rows = "".join(f"<p>A.{marker(n)}</p>" for n in range(10_000))
    notes = "".join(f'<li class="footnote" value="{n}">' + "↩ x " * 9 for n in range(10_000))
    doc = document(page("<h3>1. Letter</h3>" + rows, notes))
    assert len(doc.notes) == 10_000
    document(page("<h3>1. Letter</h3>" + "<!-- saved from url=( -->" * 50_000 + "</b></p><script>x</script>" * 2_000))
    assert time.monotonic() - start < 10


def test_scripts_comments_and_styles_are_no_text() -> None:
    doc = document(page("<h3>1. Letter</h3><p>On<!-- not -->ly<script>alert(1)</script><style>p{}</style> this.</p>"))
    assert doc.body == "Only this."


def test_pages_are_known_by_their_first_bytes() -> None:
    assert sniff(b"\xef\xbb\xbf\n<!doctype HTML>") == "html"
    assert sniff(b'<?xml version="1.0"?>\n<html xmlns="http://www.w3.org/1999/xhtml">') == "html"
    assert sniff(b'<?xml version="1.0"?>\n<TEI>') == "tei"


@needs_shared
@pytest.mark.parametrize(
    "path", sorted((SHARED / "corpus" / "tei").glob("*.xml.gz")), ids=lambda p: p.name.split(".")[0]
)
def test_full_titles_split_as_the_volumes_headers_do(path: Path) -> None:
    with gzip.open(path, "rt", encoding="utf-8") as volume:
        head = volume.read(20_000)
    titles = {t: " ".join(text.split()) for t, text in re.findall(r'<title type="([\w-]+)">([^<]*)</title>', head)}
    assert volume_title(titles["complete"])[1:3] == (titles["subseries"], titles["volumenumber"])
