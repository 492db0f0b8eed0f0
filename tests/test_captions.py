"""What the words of an item say of it, and what an ibid. has from the citation that it stands for. All composed."""

from __future__ import annotations

import csv

import pytest

from citekit import Document, Note, cite, csl_items, parse, parse_document
from citekit.captions import caption
from citekit.cli.explain import explanation
from citekit.formats.notes import note_json
from citekit.formats.records import as_csv
from tests.gold.score_described import told

CAPTIONS: dict[str, dict[str, object] | None] = {
    "Ober to Lund, 3 May 1957": {"from": "Ober", "to": "Lund", "date": "1957-05-03"},
    "Ober to the President, May 3, 1957": {"from": "Ober", "to": "President", "date": "1957-05-03"},
    "Ober (Secretary of State) to Lund, May 1957": {"from": "Ober (Secretary of State)", "to": "Lund", "date": "1957-05"},
    "Letter, Ober to Lund, 12/23/55": {"kind": "letter", "from": "Ober", "to": "Lund", "date": "1955-12-23"},
    "Letter of May 3, 1957 to Lund": {"kind": "letter", "to": "Lund", "date": "1957-05-03"},
    "Minute by Ober, 12 July 1957": {"kind": "minute", "from": "Ober", "date": "1957-07-12"},
    "Note by the Secretary of the Cabinet, 3 May 1957": {"kind": "note", "from": "Secretary of the Cabinet", "date": "1957-05-03"},
    "Memorandum for the President from J. F. Ober, 3 May 1961": {"kind": "memorandum", "from": "J. F. Ober", "to": "President", "date": "1961-05-03"},
    "Telegram 12, Oslo to State, January 26, 1963": {"kind": "telegram", "number": "12", "from": "Oslo", "to": "State", "date": "1963-01-26"},
    "Ober to Foreign Office, tel. 12, 3 May 1957": {"kind": "telegram", "number": "12", "from": "Ober", "to": "Foreign Office", "date": "1957-05-03"},
    "Despatch No. 12, Bonn to FO, 12 July 1957": {"kind": "despatch", "number": "12", "from": "Bonn", "to": "FO", "date": "1957-07-12"},
    "Memorandum of Conversation, March 5, 1965": {"kind": "memorandum of conversation", "date": "1965-03-05"},
    "Draft memorandum, “The Harbor,” 3 May 1961": {"kind": "draft memorandum", "title": "The Harbor", "date": "1961-05-03"},
    # what is not read is kept in the words of the note
    "Ober to Lund, n.d.": {"kind": "n.d.", "from": "Ober", "to": "Lund"},
    "Ober to Lund, 5/3/57": {"kind": "5/3/57", "from": "Ober", "to": "Lund"},
    "Ober to Lund, January 26": {"kind": "January 26", "from": "Ober", "to": "Lund"},
    "Ober to Lund, February 30, 1957": {"kind": "February 30, 1957", "from": "Ober", "to": "Lund"},
    "Letter from Ober to Lund, 22 October 1962, copy": {"kind": "letter, copy", "from": "Ober", "to": "Lund", "date": "1962-10-22"},
    "Record of meeting on grain, 3 May 1961": {"kind": "record of meeting on grain", "date": "1961-05-03"},
    "Protocol No. 61 of the Presidium, 25 October 1962": {"kind": "Protocol No. 61 of the Presidium", "date": "1962-10-25"},
    "Letter, Ober to Lund, May 1, 1957, received on May 3, 1957": {"kind": "letter, received on May 3, 1957", "from": "Ober", "to": "Lund", "date": "1957-05-01"},
    "Memorandum for the record by J. F. Ober, Jr., 4 May 1957": {"kind": "memorandum for the record", "from": "J. F. Ober, Jr.", "date": "1957-05-04"},
    # several documents, and words that single none out
    "Telegrams 11 and 12 from Lima, May 5, 1961": None,
    "Communication channel not indicated": None,
    "Attachment": None,
    "Memorandum": None,
}  # fmt: skip


@pytest.mark.parametrize(("words", "expected"), CAPTIONS.items())
def test_a_caption_says_what_the_item_is(words: str, expected: dict[str, object] | None) -> None:
    said = caption(words, 0, len(words))
    assert told(said) == expected
    assert said is None or (said.text, said.start, said.end) == (words, 0, len(words))


def test_a_date_without_a_year_has_that_of_the_printed_document() -> None:
    words = "Ober to Lund, December 30"
    said = caption(words, 0, len(words), "1963-01-04")
    assert said is not None
    assert (said.date, said.inferred, said.kind) == ("1962-12-30", True, None)


def test_hostile_words_are_no_caption() -> None:
    for words in (
        "to " * 100_000,
        "(" * 400,
        "Ober to " * 49,
        "“" * 399,
        "May 1 " * 66,
        "May 1, 1957 " * 33,
        "(a) " * 99 + "“",
        "(a) " * 99 + "“",
        "Ober (of " * 44,
    ):
        caption(words, 0, len(words))


NOTES = """\
Ober to Lund, 3 May 1957, The National Archives, Kew, FO 371/126683.
Ibid.
Ibid., FO 371/126684.
Telegram 12, Oslo to State, January 26, 1963, Central Files, RG 59, National Archives, College Park, Maryland.
Minute by Pell, 12 July 1957, TNA, PREM 11/1789, fol. 12.
Ibid., fol. 14.
Memorandum of conversation, March 5, 1965, Box 12, Country File, National Security File, Johnson Library, Austin, Texas.
See also ibid.
Pell to Moreau, 12 July 1957, Bundesarchiv, Koblenz, B 136/2051, Bl. 45.
Moreau to Pell, 14 July 1957, Archives nationales, Pierrefitte-sur-Seine, 5 AG 1/167.
Lund to Ober, 3 May 1957, RGASPI, f. 82, op. 2, d. 399, l. 12.
Ibid., ll. 14–15.
"""

FOOTNOTES = (
    "Ober to Lund, May 3, 1957, FO 371/126683, The National Archives, Kew.",
    "FO 371/126684, The National Archives, Kew.",
    "Oslo to State, telegram 12, January 26, 1963, Central Files, RG 59, National Archives, College Park, Maryland.",
    "Pell, minute, July 12, 1957, fol. 12, PREM 11/1789, TNA.",
    "Pell, minute, July 12, 1957, fol. 14, PREM 11/1789, TNA.",
    "Memorandum of conversation, March 5, 1965, Box 12, Country File, National Security File, Johnson Library, Austin, Texas.",
    "Pell to Moreau, July 12, 1957, Bl. 45, B 136/2051, Bundesarchiv, Koblenz.",
    "Moreau to Pell, July 14, 1957, 5 AG 1/167, Archives nationales, Pierrefitte-sur-Seine.",
    "Lund to Ober, May 3, 1957, l. 12, d. 399, op. 2, f. 82, RGASPI.",
    "Lund to Ober, May 3, 1957, ll. 14–15, d. 399, op. 2, f. 82, RGASPI.",
)  # fmt: skip
"""The sources, each once: a bare *ibid.* is the one before."""


def test_notes_from_the_narrow_to_the_wide_are_set_whole() -> None:
    notes = tuple(Note(line, id=f"n{n}") for n, line in enumerate(NOTES.splitlines(), 1))
    assert cite([parse_document(Document(notes=notes))], style="archival-chicago-note").footnotes == FOOTNOTES


def locates(*lines: str) -> list[tuple[str | None, str | None, str | None]]:
    """Of the last citation of each note: the words that describe it, the note they are in, its town."""
    notes = tuple(Note(line, id=f"n{n}", kind="footnote") for n, line in enumerate(lines, 1))
    last = [note.citations[-1] for note in parse_document(Document(notes=notes)).notes]
    return [(c.described and c.described.text, c.described and c.described.note, c.place) for c in last]


FULL = "Ober to Lund, 3 May 1957, The National Archives, Kew, FO 371/1."
OBER = "Ober to Lund, 3 May 1957"


@pytest.mark.parametrize(
    ("ibid", "expected"),
    [
        ("Ibid.", (OBER, "n1", "Kew")),
        ("See ibid.", (OBER, "n1", "Kew")),
        ("Ibid., fol. 3.", (OBER, "n1", "Kew")),
        ("Ibid., p. 3.", (OBER, "n1", "Kew")),
        ("Ibid., FO 371/2.", (None, None, "Kew")),
        ("Lund to Pell, 4 May 1957, ibid.", ("Lund to Pell, 4 May 1957", None, "Kew")),
        ("Not printed. (Ibid.)", (None, None, "Kew")),
        ("The rest is ibid.", (None, None, "Kew")),
        ("TNA, FO 371/2.", (None, None, None)),
    ],
)
def test_an_ibid_that_adds_nothing_has_the_item_before_it(
    ibid: str, expected: tuple[str | None, str | None, str | None]
) -> None:
    assert locates(FULL, ibid)[1] == expected


def test_the_item_comes_from_the_note_that_names_it() -> None:
    assert [note for _, note, _ in locates(FULL, "Ibid.", "Ibid.")] == [None, "n1", "n1"]
    assert locates(FULL, "TNA, FO 371/2.", "Ibid.")[2] == (None, None, None)


def test_without_ids_an_inherited_item_has_no_span() -> None:
    notes = parse_document(Document(notes=(Note(FULL), Note("Ibid.")))).notes
    said = notes[1].citations[0].described
    assert said is not None
    assert (said.text, said.note, said.start) == (OBER, None, None)


def test_the_town_is_that_of_the_note_and_yields_to_that_of_todays_custodian() -> None:
    [item] = csl_items([parse_document(Document(notes=(Note("Moreau Papers, Box 3, Bodleian Library, Oxford."),)))])
    assert (item["archive"], item["archive-place"]) == ("Bodleian Library", "Oxford")
    assert (
        parse("Ober to Lund, 3 May 1957, Box 3, Ober Papers, Bodleian Library, Oxford.").citations[0].place == "Oxford"
    )


def test_a_page_is_a_page_and_a_leaf_belongs_to_the_place() -> None:
    lines = ("Ober to Lund, 3 May 1957, TNA, FO 371/1, p. 12.", "Ober to Lund, 3 May 1957, TNA, FO 371/1, fol. 12.")
    paged, leafed = csl_items([parse_document(Document(notes=tuple(map(Note, lines))))])
    assert (paged["page"], paged["archive_location"]) == ("12", "FO 371/1")
    assert ("page" in leafed, leafed["archive_location"]) == (False, "fol. 12, FO 371/1")


def test_what_an_ibid_replaces_is_told_by_its_level_whichever_way_its_antecedent_runs() -> None:
    lines = (
        "Ober to Lund, 3 May 1961, Box 12, Country File, National Security File, Johnson Library.",
        "Ibid., Box 13.",
    )
    assert cite([parse_document(Document(notes=tuple(map(Note, lines))))]).footnotes == (
        "Ober to Lund, May 3, 1961, Box 12, Country File, National Security File, Johnson Library.",
        "Box 13, Country File, National Security File, Johnson Library.",
    )


def test_a_place_runs_inward_where_its_collection_stands_first() -> None:
    [item] = csl_items(
        [parse_document(Document(notes=(Note("Ober to Lund, May 4, 1964, NSF, Country File, Box 3, LBJL."),)))]
    )
    assert (item["archive_collection"], item["archive_location"]) == ("NSF", "Box 3, Country File")


def test_a_row_and_an_explanation_name_the_town() -> None:
    parsed = parse_document(Document(notes=(Note(FULL, id="n1"),)))
    [row] = csv.DictReader("".join(as_csv([parsed])).splitlines())
    assert (row["repository"], row["place"], row["described"]) == ("The National Archives", "Kew", OBER)
    assert "  place         Kew" in list(explanation(parsed.notes[0]))
    assert note_json(parsed.notes[0])["citations"][0]["place"] == "Kew"


def test_a_key_names_the_file_and_not_its_leaf() -> None:
    lines = ("Ober to Lund, 3 May 1957, TNA, FO 371/1, fol. 12.",)
    assert [item["id"] for item in csl_items([parse_document(Document(notes=tuple(map(Note, lines))))])] == [
        "tna-fo-371-1-1957-5-3"
    ]
