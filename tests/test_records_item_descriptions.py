"""What the words of an item say of it, and what an ibid. has from the citation that it stands for. All composed."""

from __future__ import annotations

import csv

import pytest

from citekit import Document, Note, cite, csl_items, parse, parse_document
from citekit.citing.guard.kept_words import unkept
from citekit.cli.explain import explanation
from citekit.drafts.citations import find
from citekit.drafts.passages import Passage
from citekit.items.documents import item
from citekit.items.sources import identity
from citekit.model.records import Citation, Described
from citekit.records.as_json import note_json
from citekit.records.as_rows import as_csv
from citekit.records.item_descriptions import caption
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
    "Ober to Lund, n.d.": {"from": "Ober", "to": "Lund", "dated": "n.d."},
    "Ober to Lund, 5/3/57": {"from": "Ober", "to": "Lund", "dated": "5/3/57"},
    "Ober to Lund, January 26": {"from": "Ober", "to": "Lund", "date": "--01-26", "dated": "January 26"},
    "Ober to Lund, February 30, 1957": {"from": "Ober", "to": "Lund", "dated": "February 30, 1957"},
    "Letter from Ober to Lund, 22 October 1962, copy": {"kind": "letter", "from": "Ober", "to": "Lund", "date": "1962-10-22", "besides": "copy"},
    "Record of meeting on grain, 3 May 1961": {"kind": "record of meeting on grain", "date": "1961-05-03"},
    "Protocol No. 61 of the Presidium, 25 October 1962": {"kind": "Protocol No. 61 of the Presidium", "date": "1962-10-25"},
    "Letter, Ober to Lund, May 1, 1957, received on May 3, 1957": {"kind": "letter", "from": "Ober", "to": "Lund", "date": "1957-05-01", "besides": "received on May 3, 1957"},
    "Memorandum for the record by J. F. Ober, Jr., 4 May 1957": {"kind": "memorandum for the record", "from": "J. F. Ober, Jr.", "date": "1957-05-04"},
    "Memo, Ober to Lund, undated": {"kind": "memo", "from": "Ober", "to": "Lund", "dated": "undated"},
    "Memorandum, n.d.": {"kind": "memorandum", "dated": "n.d."},
    "Letter, Ober to Lund, ca. May 1950": {"kind": "letter", "from": "Ober", "to": "Lund", "date": "1950-05~"},
    "Ober to Lund, January 26, received 3 May 1957": {"from": "Ober", "to": "Lund", "date": "--01-26", "dated": "January 26", "besides": "received 3 May 1957"},
    "Telegram, repeated to Oslo, Lima to State, 3 May 1957": {"kind": "telegram", "from": "Lima", "to": "State", "date": "1957-05-03", "besides": "repeated to Oslo"},
    "Telegram 12 from Lima to State, repeated to Oslo, 3 May 1957": {"kind": "telegram", "number": "12", "from": "Lima", "to": "State", "date": "1957-05-03", "besides": "repeated to Oslo"},
    "Ober to Lund, 3 May 1957, copy": {"from": "Ober", "to": "Lund", "date": "1957-05-03", "besides": "copy"},
    "Minute by Ober, [12 July 1957]": {"kind": "minute", "from": "Ober", "date": "1957-07-12", "dated": "[12 July 1957]"},
    "Ober to Lund, undated [February 1950]": {"from": "Ober", "to": "Lund", "date": "1950-02~", "dated": "undated [February 1950]"},
    "Ober, memorandum of conversation with Lund, 4 May 1957": {"kind": "memorandum of conversation with Lund", "from": "Ober", "date": "1957-05-04"},
    '"On Grain," memorandum from Ober to Lund, September 12, 1961': {"kind": "memorandum", "from": "Ober", "to": "Lund", "title": "On Grain", "date": "1961-09-12"},
    "Cabinet Conclusions, 6 May 1957, CC(57)42": {"kind": "Cabinet Conclusions, CC(57)42", "date": "1957-05-06"},
    # other languages
    "Aufzeichnung Pell, 12. Juli 1957": {"kind": "Aufzeichnung Pell", "from": "Pell", "date": "1957-07-12"},
    "Schreiben von Ober an Lund, 3. März 1957": {"kind": "Schreiben von Ober an Lund", "from": "Ober", "to": "Lund", "date": "1957-03-03"},
    "Telegramm, Ober an Lund, 5. Jan. 1955": {"kind": "Telegramm", "from": "Ober", "to": "Lund", "date": "1955-01-05"},
    "Vermerk Pell, o. D.": {"kind": "Vermerk Pell", "from": "Pell", "dated": "o. D."},
    "Ober à Lund, 1er août 1954": {"from": "Ober", "to": "Lund", "date": "1954-08-01"},
    "Note de la Direction d’Asie, 3 mai 1957": {"kind": "note de la Direction d’Asie", "from": "Direction d’Asie", "date": "1957-05-03"},
    "Lettre de Moreau, s.d.": {"kind": "Lettre de Moreau", "from": "Moreau", "dated": "s.d."},
    "Ober a Lund, 22 ottobre 1962": {"from": "Ober", "to": "Lund", "date": "1962-10-22"},
    "Carta de Ober a Lund, 3 de mayo de 1957": {"kind": "Carta de Ober a Lund", "from": "Ober", "to": "Lund", "date": "1957-05-03"},
    "Zapis' besedy Obera s Lundom, 30 noiabria 1960 g.": {"kind": "Zapis' besedy Obera s Lundom", "date": "1960-11-30"},
    "Ober to Lund, 5 июля 1956 г.": {"from": "Ober", "to": "Lund", "date": "1956-07-05"},
    # several documents, and words that single none out
    "Telegrams 11 and 12 from Lima, May 5, 1961": None,
    "Communication channel not indicated": None,
    "Attachment": None,
    "Memorandum": None,
}  # fmt: skip


def said_of(said: Described | None) -> dict[str, object] | None:
    """What is told of a document, with the words that are no field of its own."""
    kept = {"dated": said.dated, "besides": said.besides} if said else {}
    found = told(said)
    return None if found is None else found | {name: words for name, words in kept.items() if words}


@pytest.mark.parametrize(("words", "expected"), CAPTIONS.items())
def test_a_caption_says_what_the_item_is(words: str, expected: dict[str, object] | None) -> None:
    said = caption(words, 0, len(words))
    assert said_of(said) == expected
    assert said is None or (said.text, said.start, said.end) == (words, 0, len(words))


@pytest.mark.parametrize("words", [words for words, expected in CAPTIONS.items() if expected])
def test_the_item_of_a_caption_keeps_every_word(words: str) -> None:
    said = caption(words, 0, len(words))
    assert not unkept(words, item(Citation("other", "archival", "", 0, 0, described=said), None), "")


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
    "Ober to Lund, May 3, 1957, The National Archives, Kew, FO 371/126683.",
    "Ibid.",
    "The National Archives, Kew, FO 371/126684.",
    "Oslo to State, telegram 12, January 26, 1963, Central Files, RG 59, National Archives, College Park, Maryland.",
    "Pell, minute, July 12, 1957, TNA, PREM 11/1789, fol. 12.",
    "Ibid., fol. 14.",
    "Memorandum of conversation, March 5, 1965, Box 12, Country File, National Security File, Johnson Library, Austin, Texas.",
    "Ibid.",
    "Pell to Moreau, July 12, 1957, Bundesarchiv, Koblenz, B 136/2051, Bl. 45.",
    "Moreau to Pell, July 14, 1957, Archives nationales, Pierrefitte-sur-Seine, 5 AG 1/167.",
    "Lund to Ober, May 3, 1957, RGASPI, f. 82, op. 2, d. 399, l. 12.",
    "Ibid., ll. 14–15.",
)  # fmt: skip
"""A footnote for each note: a bare *ibid.* is the source before it."""


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


ABROAD = """\
Aufzeichnung Pell, 12. Juli 1957, PA AA, B 130, Bd. 14.
Vermerk Pell, o. D., Bundesarchiv, Koblenz, N 1351/33b, Bl. 12.
Note de la Direction d’Asie, 3 mai 1957, Archives diplomatiques, La Courneuve, Série Asie, Japon, vol. 23.
Moreau à Pell, 1er août 1954, Archives nationales, Pierrefitte-sur-Seine, 5 AG 1/167.
Zapis’ besedy Obera s Lundom, 30 noiabria 1960, RGANI, f. 52, op. 1, d. 557, l. 12.
"""


def test_a_date_abroad_ends_no_sentence_and_completes_its_item() -> None:
    assert cite([parse_document(Document(notes=tuple(map(Note, ABROAD.splitlines()))))]).footnotes == (
        "Aufzeichnung Pell, July 12, 1957, PA AA, B 130, Bd. 14.",
        "Vermerk Pell, o. D., Bundesarchiv, Koblenz, N 1351/33b, Bl. 12.",
        "Note de la Direction d’Asie, May 3, 1957, Archives diplomatiques, La Courneuve, Série Asie, Japon, vol. 23.",
        "Moreau to Pell, August 1, 1954, Archives nationales, Pierrefitte-sur-Seine, 5 AG 1/167.",
        "Zapis’ besedy Obera s Lundom, November 30, 1960, RGANI, f. 52, op. 1, d. 557, l. 12.",
    )


@pytest.mark.parametrize(
    ("words", "archival", "chicago"),
    [
        ("Ober to Lund, n.d.", "Ober to Lund, n.d.", "Ober to Lund, n.d."),
        ("Ober to Lund, 5/3/57", "Ober to Lund, 5/3/57", "Ober to Lund, 5/3/57"),
        ("Memo, Ober to Lund, undated", "Ober to Lund, memo, undated", "Ober, memo to Lund, undated"),
        ("Letter, Ober to Lund, ca. May 1950", "Ober to Lund, ca. May 1950", "Ober to Lund, [May 1950?]"),
        ("Telegram 12 from Lima to FO, repeated to Oslo, 3 May 1957", "Lima to FO, telegram 12, repeated to Oslo, May 3, 1957", "Lima, telegram 12 to FO, repeated to Oslo, May 3, 1957"),
        ("Telegram, repeated to Oslo, Lima to FO, 3 May 1957", "Lima to FO, telegram, repeated to Oslo, May 3, 1957", "Lima, telegram to FO, repeated to Oslo, May 3, 1957"),
        ("Ober to Lund, 3 May 1957, copy", "Ober to Lund, May 3, 1957, copy", "Ober to Lund, May 3, 1957, copy"),
    ],
)  # fmt: skip
def test_what_is_not_read_stands_where_it_reads_well(words: str, archival: str, chicago: str) -> None:
    note = f"{words}, TNA, FO 371/1."
    found = [cite(note, style=style).footnotes for style in ("archival-chicago-note", "chicago-notes-bibliography")]
    assert found == [(f"{archival}, TNA, FO 371/1.",), (f"{chicago}, TNA, FO 371/1.",)]


@pytest.mark.parametrize(
    ("note", "expected"),
    [
        # a number of the paper, or a note on it, between its date and the repository
        ("Cabinet Conclusions, 6 May 1957, CC(57)42, TNA, CAB 128/31.", "Cabinet Conclusions, CC(57)42, May 6, 1957, TNA, CAB 128/31."),
        ("Minute by Ober, [12 July 1957], TNA, FO 800/674.", "Ober, minute, [12 July 1957], TNA, FO 800/674."),
        ("Record of meeting on grain, n.d. [July 1957], TNA, PREM 11/1789.", "Record of meeting on grain, n.d. [July 1957], TNA, PREM 11/1789."),
        ("Lettre de Moreau, s.d. [septembre 1956], Archives nationales, 457 AP 167.", "Lettre de Moreau, s.d. [septembre 1956], Archives nationales, 457 AP 167."),
        ("Ober to Lund, n.d. (Nov. 1956), AP 20/1/32, Avon Papers, Birmingham University Library.", "Ober to Lund, n.d. (Nov. 1956), AP 20/1/32, Avon Papers, Birmingham University Library."),
        ("Ober to Lund, 3 May 1957, The National Archives, Kew (hereafter TNA), FO 371/1.", "Ober to Lund, May 3, 1957, The National Archives, Kew (hereafter TNA), FO 371/1."),
        ("For the grain trade see Ober to Lund, 3 May 1957, TNA, FO 371/1.", "Ober to Lund, May 3, 1957, TNA, FO 371/1."),
        # what stands inside of an item announces no citation of its own
        ("Memorandum of discussion at a meeting of the National Security Council, May 2, 1957, Box 8, Ann Whitman File, Eisenhower Library.", "Memorandum of discussion at a meeting of the National Security Council, May 2, 1957, Box 8, Ann Whitman File, Eisenhower Library."),
        ("Ober to Lund, March 4, 1965, “Grain Memos, Vol. XXX,” Box 14, Country File, NSF, Johnson Library.", "Ober to Lund, March 4, 1965, “Grain Memos, Vol. XXX,” Box 14, Country File, NSF, Johnson Library."),
        ("Undated memorandum by Ober, Box 2, Policy Planning Staff Files, Lot 67 D 548, RG 59, National Archives.", "Ober, undated memorandum, Box 2, Policy Planning Staff Files, Lot 67 D 548, RG 59, National Archives."),
        # private papers: the shelfmark, the library in its university, a library that no table knows
        ("Ober to Lund, 5 November 1956, Avon Papers, AP20/1/32, Cadbury Research Library, University of Birmingham.", "Ober to Lund, November 5, 1956, AP20/1/32, Avon Papers, Cadbury Research Library, University of Birmingham."),
        ("Moreau diary, 12 July 1957, Moreau Papers, MS. Moreau dep. d. 29, Bodleian Library, Oxford.", "Moreau diary, July 12, 1957, MS. Moreau dep. d. 29, Moreau Papers, Bodleian Library, Oxford."),
        ("Kennan to Ober, undated [February 1950], Kennan Papers, Box 23, Seeley G. Mudd Manuscript Library, Princeton University.", "Kennan to Ober, undated [February 1950], Box 23, Kennan Papers, Seeley G. Mudd Manuscript Library, Princeton University."),
        ("Moreau diary, 12 July 1956, Balliol College, Oxford.", "Moreau diary, July 12, 1956, Balliol College, Oxford."),
    ],
)  # fmt: skip
def test_notes_as_historians_write_them(note: str, expected: str) -> None:
    assert cite(note).footnotes == (expected,)


def test_a_style_that_begins_with_the_kind_has_the_rest_of_the_words_with_the_place() -> None:
    note = "Telegram 12 from Lima to FO, repeated to Oslo, 3 May 1957, TNA, FO 371/1."
    assert cite(note, style="nara").footnotes == (
        "Telegram 12, Lima to FO, May 3, 1957; repeated to Oslo; TNA, FO 371/1.",
    )


def test_a_month_without_its_day_ends_in_no_space() -> None:
    note = "Letter, Ober to Lund, ca. May 1950, Lund Papers, Box 81, Truman Library."
    [entry] = cite(note, style="archival-author-date").bibliography
    assert entry == "Ober. ca. 1950. Letter to Lund, May. Box 81. Lund Papers. Truman Library."


def test_a_date_by_itself_is_no_title() -> None:
    assert cite("TNA, CAB 128/31, 6 May 1957.").footnotes == ("May 6, 1957, TNA, CAB 128/31.",)


def test_a_paper_behind_its_file_is_the_item() -> None:
    assert cite("TNA, CAB 128/31, CC(57) 42nd Conclusions, 6 May 1957.").footnotes == (
        "CC(57) 42nd Conclusions, May 6, 1957, TNA, CAB 128/31.",
    )


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("TNA, FO 371/1", "The National Archives, Kew, FO 371/1", True),
        ("TNA, FO 371/1", "Public Record Office, FO 371/1", True),
        ("The National Archives, Kew (hereafter TNA), FO 371/1", "TNA, FO 371/1", True),
        ("The National Archives (TNA), Kew, FO 371/1", "TNA, FO 371/1", True),
        ("TNA, FO 371/1", "TNA, FO 371/2", False),
        ("TNA, FO 371/1", "National Archives of Ireland, FO 371/1", False),
        ("Box 3, Lund Papers, Kennedy Library", "Box 3, Lund Papers, Johnson Library", False),
        ("Central Files, RG 59, National Archives, College Park", "Central Files, RG 59, National Archives", True),
        ("Central Files, RG 59, National Archives, College Park", "Central Files, RG 59, National Archives, Boston", False),
    ],
)  # fmt: skip
def test_one_archive_under_two_names_is_one(one: str, other: str, *, same: bool) -> None:
    notes = tuple(Note(f"Ober to Lund, 3 May 1957, {place}.") for place in (one, other))
    items = csl_items([parse_document(Document(notes=notes))])
    assert len(items) == (1 if same else 2)
    assert items[0] == csl_items([parse_document(Document(notes=notes[:1]))])[0]


def test_a_draft_cites_one_source_under_both_names_of_its_archive() -> None:
    lines = ("The National Archives, Kew, FO 371/1.", "The National Archives, Kew, FO 371/2.", "TNA, FO 371/1.")
    drafted = find([Passage(f"Ober to Lund, 3 May 1957, {place}", note=n) for n, place in enumerate(lines, 1)])
    first, other, again = (reading.found[0].key for reading in drafted.readings)
    assert first == again != other
    assert [item["archive"] for item in drafted.items] == ["The National Archives"] * 2


def test_archives_that_no_table_knows_are_told_apart_by_their_names() -> None:
    assert identity({"archive": "Harbor Library"}) != identity({"archive": "Arbor Library"})
    assert identity({"archive": "Harbor Library"}) != identity({"archive": "Harbor Library", "archive-place": "Oslo"})


def test_a_bibliography_lists_the_series_of_a_code_and_no_leaf() -> None:
    lines = ("Ober to Lund, 3 May 1957, TNA, PREM 11/1, fol. 12.", "TNA, PREM 11/1, fol. 14.")
    cited = cite([parse_document(Document(notes=tuple(map(Note, lines))))])
    assert cited.footnotes == ("Ober to Lund, May 3, 1957, TNA, PREM 11/1, fol. 12.", "TNA, PREM 11/1, fol. 14.")
    assert cited.bibliography == ("TNA, PREM 11.",)
    assert cite("Ober to Lund, 3 May 1957, copy, TNA, PREM 11/1.").bibliography == ("TNA, PREM 11.",)


def test_a_bibliography_calls_an_archive_by_one_name_and_the_notes_as_they_do() -> None:
    lines = (
        "Ober to Lund, 3 May 1957, The National Archives, Kew, PREM 11/1.",
        "Lund to Ober, 4 May 1957, TNA, PREM 11/1.",
        "Lund to Pell, 5 May 1957, TNA, PREM 11/2.",
    )
    cited = cite([parse_document(Document(notes=tuple(map(Note, lines))))])
    assert [note.partition("1957, ")[2] for note in cited.footnotes] == [
        "The National Archives, Kew, PREM 11/1.",
        "TNA, PREM 11/1.",
        "TNA, PREM 11/2.",
    ]
    assert cited.bibliography == ("The National Archives, Kew, PREM 11.",)
