"""What an ibid. stands for."""

from __future__ import annotations

import pytest

from citekit.model.records import Citation, Note, Part, SourceNote
from citekit.records.ibid import resolve
from citekit.records.parsing import parse


def note(name: str, *citations: tuple[str, list[tuple[str, str]]]) -> SourceNote:
    cited = tuple(
        Citation("other", kind, ", ".join(t for _, t in parts), 0, 1, tuple(Part(lv, t, 0, 1) for lv, t in parts))
        for kind, parts in citations
    )
    return SourceNote("", "footnote", id=name, citations=cited)


SOURCE = (
    "archival",
    [("repository", "Department of State"), ("collection", "Central Files"), ("file", "611.61/5–161")],
)


@pytest.mark.parametrize(
    ("named", "full"),
    [
        ([], ["Department of State", "Central Files", "611.61/5–161"]),
        ([("file", "790.5/1–154")], ["Department of State", "Central Files", "790.5/1–154"]),
        (
            [("collection", "Rusk Files"), ("lot", "Lot 72 D 192")],
            ["Department of State", "Rusk Files", "Lot 72 D 192"],
        ),
        ([("item", "Telegram 840")], ["Department of State", "Central Files", "611.61/5–161", "Telegram 840"]),
        ([("repository", "Kennedy Library")], ["Kennedy Library"]),
    ],
)
def test_what_follows_replaces_from_its_own_level_down(named: list[tuple[str, str]], full: list[str]) -> None:
    notes = resolve([note("n1", SOURCE), note("n2", ("ibid", named))])
    resolved = notes[1].citations[0].resolved
    assert resolved is not None
    assert [part.text for part in resolved] == full
    assert {part.note for part in resolved if part.text not in dict(named).values()} <= {"n1"}


def test_an_ibid_leans_on_the_ibid_before_it() -> None:
    notes = resolve([note("n1", SOURCE), note("n2", ("ibid", [("file", "A")])), note("n3", ("ibid", []))])
    resolved = notes[2].citations[0].resolved
    assert resolved is not None
    assert [(part.text, part.note) for part in resolved][-1] == ("A", "n2")


def test_cross_references_are_no_antecedent() -> None:
    notes = resolve([note("n1", SOURCE), note("n2", ("crossref", [("document", "5")])), note("n3", ("ibid", []))])
    assert notes[2].citations[0].resolved is not None


def test_without_antecedent_it_stays_open() -> None:
    [only] = resolve([note("n1", ("ibid", []))])
    assert only.citations[0].resolved is None


def cited(*texts: str) -> list[list[str] | None]:
    """What the last ibid. of each note stands for."""
    kinds = ["source" if text.startswith("Source") else "footnote" for text in texts]
    notes = resolve(parse(Note(t, id=f"n{i}", kind=k)) for i, (t, k) in enumerate(zip(texts, kinds, strict=True)))
    found = [[c for c in note.citations if c.kind == "ibid"] for note in notes]
    return [[p.text for p in ibids[-1].resolved or ()] or None if ibids else None for ibids in found]


@pytest.mark.parametrize(
    ("before", "text", "full"),
    [
        (  # a name that begins alike stands beside its sibling
            "Source: National Archives, RG 56, Records of the Department of the Treasury, HBC Minutes.",
            "Dated May 2. (Ibid., HBC Documents)",
            ["National Archives", "RG 56", "Records of the Department of the Treasury", "HBC Documents"],
        ),
        (  # a box without its word
            "Source: Library of Congress, Manuscript Division, Ober Papers, Box CL 12, Cables File, May 1976.",
            "A memorandum is ibid., CL 88, Memoranda, May 1976.",
            ["Library of Congress", "Manuscript Division", "Ober Papers", "CL 88, Memoranda, May 1976"],
        ),
        (  # a page belongs to the page before, whatever number stands above it
            "See Department of State Bulletin, No. 12, p. 51.", "See ibid., pp. 2–19.",
            ["Department of State Bulletin", "12", "pp. 2–19"],
        ),
        (  # a footnote in a publication is not taken over
            "See Foreign Relations, 1947, vol. V, p. 1335, and footnote 4, ibid., p. 1338.", "It is printed ibid.",
            ["Foreign Relations", "1947", "vol. V", "p. 1338"],
        ),
        (  # documents and their footnotes belong to a publication
            "See Foreign Relations, 1964–1968, vol. VI, Document 345.", "See ibid., Document 333 and footnote 4 thereto.",
            ["Foreign Relations", "1964–1968", "vol. VI", "333", "4"],
        ),
        (  # a date and a page with more of them behind
            "See Department of State Bulletin, May 12, 1954, p. 566.", "See ibid., July 19, 1954, p. 89 and p. 93.",
            ["Department of State Bulletin", "July 19, 1954", "p. 89", "p. 93"],
        ),
        (  # pages of a work that was not read are no pages of an archive
            "Source: Kennedy Library, President’s Office Files, Box 3. Printed in the records of the 12th meeting, p. 7.",
            "The motion is ibid., Annexes, pp. 1–6.", None,
        ),
    ],
)  # fmt: skip
def test_an_ibid_is_read_against_the_notes_before(before: str, text: str, full: list[str] | None) -> None:
    assert cited(before, text)[-1] == full


@pytest.mark.parametrize(
    ("before", "text", "full"),
    [
        ("Lot 65 D 330, Box 12, RG 59, NARA.", "Ibid., Box 13.", ["NARA", "RG 59", "Lot 65 D 330", "Box 13"]),
        ("RG 59, Lot 65 D 330, Box 12, NARA.", "Ibid., Box 13.", ["NARA", "RG 59", "Lot 65 D 330", "Box 13"]),
        ("NARA, RG 59, Lot 65 D 330, Box 12.", "Ibid., Box 13.", ["NARA", "RG 59", "Lot 65 D 330", "Box 13"]),
        ("Box 12, Lot 65 D 330, RG 59, NARA.", "Ibid., Box 13.", ["NARA", "RG 59", "Lot 65 D 330", "Box 13"]),
        ("Lot 65 D 330, Box 12, RG 59, NARA.", "Ibid., Lot 66 D 204.", ["NARA", "RG 59", "Lot 66 D 204"]),
        (
            "Kennedy Library, National Security Files, Country Series, Morocco, Box 12.", "Ibid., Box 13.",
            ["Kennedy Library", "National Security Files", "Country Series", "Morocco", "Box 13"],
        ),
        (
            "Source: National Security Files, Country Series, Morocco, Box 12.", "Ibid., Box 13.",
            ["National Security Files", "Country Series", "Morocco", "Box 13"],
        ),
        (
            "Johnson Library, National Security File, Country File, Vietnam, Box 4.", "See ibid., Box 5.",
            ["Johnson Library", "National Security File", "Country File", "Vietnam", "Box 5"],
        ),
        (  # more than a box gives the whole place below the collection anew
            "Kennedy Library, National Security Files, Country Series, Morocco, Box 12.",
            "Ibid., Meetings and Memoranda Series, Box 3.",
            ["Kennedy Library", "National Security Files", "Meetings and Memoranda Series", "Box 3"],
        ),
    ],
)  # fmt: skip
def test_what_is_wider_than_a_new_box_stays_in_whatever_order_it_is_printed(
    before: str, text: str, full: list[str]
) -> None:
    assert cited(before, text)[-1] == full


@pytest.mark.parametrize(
    "book", ["Lindqvist, Harbors, 77.", "Berg, Quays and Moles, pp. 12–14.", "Orley (1974), S. 8 f."]
)
@pytest.mark.parametrize("again", ["Ibid., 81.", "Ibid.", "Ibid., p. 81."])
def test_after_a_book_an_ibid_is_never_an_archives(book: str, again: str) -> None:
    found = cited("The National Archives, Kew, FO 371/126683.", book, again)[-1]
    assert found is None or "FO 371/126683" not in found


@pytest.mark.parametrize(
    ("before", "text"),
    [
        ("Archives nationales, F/7/12948, carton 45.", "Ibid., carton 46."),
        ("Archives nationales, F/7/12948, liasse 2.", "Ibid., liasse 3."),
        ("Kennedy Library, President’s Office Files, Box 3.", "Ibid., crate 4."),
    ],
)
def test_the_old_number_does_not_stand_for_a_new_one(before: str, text: str) -> None:
    """Where the new part is read it takes the place of the old one; where it is not nothing is told."""
    found = cited(before, text)[-1]
    assert found is None or found[-1] in text


@pytest.mark.parametrize("page", ["81", "81–84"])
def test_a_number_alone_is_a_leaf_of_the_file(page: str) -> None:
    found = cited("The National Archives, Kew, FO 371/126683.", f"Ibid., {page}.")[-1]
    assert found is not None
    assert found[-2:] == ["FO 371/126683", page]


@pytest.mark.parametrize(
    ("before", "text", "full"),
    [
        ("Source: Archives nationales, F/7/12948, carton 45.", "Ibid., carton 46.", ["Archives nationales", "F/7/12948", "carton 46"]),
        ("Archives nationales, F/7/12948, Carton 45.", "Ibid., carton 46; copy.", ["Archives nationales", "F/7/12948", "carton 46"]),
        ("Archives nationales, F/7/12948, carton 45.", "Ibid., carton 46, liasse 2.", None),
        ("Archives nationales, F/7/12948, carton 45.", "Ibid., liasse 46.", None),
        (
            "Lund to Ober, 3 May 1957, TNA, FO 371/126683.", "Ibid., Moreau to Hale, 4 May 1957.",
            ["TNA", "FO 371/126683", "Moreau to Hale, 4 May 1957"],
        ),
    ],
)  # fmt: skip
def test_the_antecedent_tells_what_the_words_behind_an_ibid_are(before: str, text: str, full: list[str] | None) -> None:
    assert cited(before, text)[-1] == full


def test_only_an_ibid_that_stands_for_nothing_is_reported() -> None:
    resolved = list(resolve([note("n1", SOURCE), note("n2", ("ibid", [])), note("n3", ("ibid", [("box", "Box 3")]))]))
    assert [found.diagnostics for found in resolved] == [(), (), ()]
    [alone, after] = resolve([note("n1", ("ibid", [])), note("n2", ("ibid", []))])
    assert [len(found.diagnostics) for found in (alone, after)] == [1, 1]
    assert alone.citations[0].resolved is None
