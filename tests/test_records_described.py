"""What a citation locates, from the words about it."""

from __future__ import annotations

import csv

import pytest

from citekit import Document, Note, csl_items, parse, parse_document
from citekit.cli.explain import explanation
from citekit.records.as_json import note_json
from citekit.records.as_rows import as_csv
from citekit.records.named_documents import named
from tests.gold import score_described, score_ibid
from tests.shared import needs_shared

MOSCOW = Document(date="1963-02-01", from_="Embassy in the Soviet Union", to="Department of State", place="Moscow")
SOURCE = Note("Source: Department of State, Central Files, 611.93/1–161. Secret.", id="n1", kind="source")
PLACE = "(Department of State, Central Files, STR 12-3 USSR)"


def described(text: str, document: Document = MOSCOW) -> list[dict[str, object] | None]:
    """What each archival citation of a footnote locates."""
    footnote = Note(text, id="n2", kind="footnote")
    parsed = parse_document(Document(**{**_fields(document), "notes": (SOURCE, footnote)}))
    return [score_described.told(c.described) for c in parsed.notes[1].citations if c.kind in ("archival", "ibid")]


def _fields(document: Document) -> dict[str, object]:
    return {name: getattr(document, name) for name in ("date", "from_", "to", "place")}


def telegram(number: str, month_day: str | None = None, **more: str) -> dict[str, object]:
    dated = {"date": f"1963-{month_day}", "inferred": True} if month_day else {}
    return {"kind": "telegram", "number": number, **more, **dated}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # before a parenthesis, in one inside it, and with the verb of a sentence
        (f"The Embassy transmitted the text in telegram 77, January 26. {PLACE}", telegram("77", "01-26", **{"from": "Moscow"})),
        ("(Telegram 840 from New Delhi, August 29; ibid.)", telegram("840", "08-29", **{"from": "New Delhi"})),
        ("In telegram 9 to Accra, May 3, the Department agreed. (Ibid.)", telegram("9", "05-03", to="Accra", **{"from": "Department of State"})),
        ("The text is in Secto 7 from Geneva, June 5. (Ibid.)", telegram("Secto 7", "06-05", **{"from": "Geneva"})),
        ("A copy of telegram 12 from Lima, May 5, is ibid., POL 7 PERU.", telegram("12", "05-05", **{"from": "Lima"})),
        (f"Tyrell agreed. (Telegram 12 from Lima; {PLACE[1:-1]})", telegram("12", **{"from": "Lima"})),
        ("In an April 2 memorandum to Ober, Pell objected. (Ibid.)", {"kind": "memorandum", "from": "Pell", "to": "Ober", "date": "1963-04-02", "inferred": True}),
        ("On April 2, Ober sent Pell a memorandum on rice. (Ibid.)", {"kind": "memorandum", "from": "Ober", "to": "Pell", "date": "1963-04-02", "inferred": True}),
        ("Letter from Ober to Pell, July 3, 1961; ibid.", {"kind": "letter", "from": "Ober", "to": "Pell", "date": "1961-07-03"}),
        ("Pell’s letter to Ober, dated July 3, is ibid.", {"kind": "letter", "from": "Pell", "to": "Ober", "date": "1963-07-03", "inferred": True}),
        ("A memorandum of Pell’s conversation with Ober, May 9, is ibid.", {"kind": "memorandum of conversation", "date": "1963-05-09", "inferred": True}),
        ("NIE 11–14–69, “Rivers,” is not printed. (Ibid.)", {"kind": "national intelligence estimate", "number": "11–14–69", "title": "Rivers"}),
        ("A copy was attached to a note from Ober to Pell, May 2. (Ibid.)", {"kind": "note", "from": "Ober", "to": "Pell", "date": "1963-05-02", "inferred": True}),
        # of several, the one that begins its sentence, that carries the other, or that the file number dates
        ("In telegram 12, May 5, Pell replied that telegram 11 was late. (Ibid.)", telegram("12", "05-05")),
        ("Ober’s letter, May 2, was attached to a memorandum from Pell, May 4. (Ibid.)", {"kind": "memorandum", "from": "Pell", "date": "1963-05-04", "inferred": True}),
        ("Telegram 11, May 2, and later talks led to telegram 12, May 5. (Ibid., 611.93/5–563)", telegram("12", "05-05")),
        # a December of which one speaks in the first days of a year
        ("Telegram 11 to Rome, December 30, is ibid.", {"kind": "telegram", "number": "11", "to": "Rome", "date": "1962-12-30", "inferred": True}),
    ],
)  # fmt: skip
def test_the_document_that_the_words_name(text: str, expected: dict[str, object]) -> None:
    assert described(text, Document(**{**_fields(MOSCOW), "date": "1963-01-04"}) if "December" in text else MOSCOW) == [
        expected
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Not printed. (Ibid.)",
        "Dated May 5. (Ibid.)",
        "Dated May 5; it replied to telegram 11 from Lima. (Ibid.)",
        "In this memorandum, Ober cites a letter of May 2. (Ibid.)",
        "A copy of this memorandum was sent to Pell. (Ibid.)",
        "Telegrams 11 and 12 from Lima, May 5, are ibid.",
        "In telegram 11, May 2, and telegram 12, May 5, Pell agreed. (Both ibid.)",
        "The Embassy replied to telegram 11 from Rome, May 2. (Ibid.)",
        "Telegram 11 from Rome, May 2, printed as Document 40. Pell agreed. (Ibid.)",
        "Pell said: “I have telegram 11 from Rome.” (Ibid.)",
        "No record of the conversation has been found. (Ibid.)",
        "Pell spoke of Annex 3 to NSC papers and of Part 2 to Volume I. (Ibid.)",
        "Pell came at 3 p.m., as telegram 11 from Rome, May 2, had said. (Kennedy Library, President’s Appointment Books)",
    ],
)
def test_where_the_words_do_not_say_nothing_is_attached(text: str) -> None:
    assert described(text) == [None]


def test_another_year_before_a_date_leaves_the_year_open() -> None:
    [found] = described("On May 3, 1961, Pell came; telegram 12 from Lima, May 5, told of it. (Ibid.)")
    assert found == {"kind": "telegram", "number": "12", "from": "Lima"}


def test_an_embassy_of_which_there_are_two_stays_unnamed() -> None:
    between = Document(date="1963-02-01", from_="Embassy in Peru", to="Embassy in Italy", place="Lima")
    [found] = described(f"The Embassy transmitted the text in telegram 77. {PLACE}", between)
    assert found == {"kind": "telegram", "number": "77"}


def test_publications_locate_nothing_of_the_kind() -> None:
    assert parse("Telegram 12 is printed in Foreign Relations, 1948, vol. VI, p. 12.").citations[0].described is None


def test_the_described_document_reaches_the_footnote() -> None:
    notes = (SOURCE, Note("(Telegram 840 from New Delhi, August 29; ibid., POL 7 INDIA)", kind="footnote"))
    found = csl_items([parse_document(Document(**{**_fields(MOSCOW), "notes": notes}))])[-1]
    assert (found["genre"], found["number"], found["author"]) == ("telegram", "840", [{"literal": "New Delhi"}])
    assert found["issued"] == {"date-parts": [[1963, 8, 29]]}
    assert (found["archive"], found["archive_location"]) == ("Department of State", "POL 7 INDIA")


def test_the_json_of_a_note_has_the_words_and_their_place() -> None:
    text = f"In telegram 77, January 26, he agreed. {PLACE}"
    [citation] = note_json(parse(text, date="1963-02-01"))["citations"]
    assert citation["described"] == {
        "text": "telegram 77, January 26", "kind": "telegram", "number": "77", "date": "1963-01-26", "inferred": True,
        "start": 3, "end": 26,
    }  # fmt: skip


def test_a_row_and_an_explanation_show_it() -> None:
    notes = (Note(f"In telegram 77, January 26, he agreed. {PLACE} See Document 9.", id="n1", kind="footnote"),)
    parsed = parse_document(Document(notes=notes))
    rows = list(csv.DictReader("".join(as_csv([parsed])).splitlines()))
    assert [(row["described"], row["leads_to"]) for row in rows] == [("telegram 77, January 26", ""), ("", "d9")]
    shown = "\n".join(explanation(parsed.notes[0]))
    assert "locates       telegram 77, January 26" in shown
    assert "leads to      d9" in shown


def test_a_name_is_what_singles_a_document_out() -> None:
    found = list(
        named("He had the letter, this telegram 5, and a memorandum; telegrams 6 and 7 from Rome; despatch 8.")
    )
    assert [(n.kind, n.number, n.one, n.several) for n in found] == [
        ("memorandum", None, False, False), ("telegram", "6", False, True), ("despatch", "8", True, False),
    ]  # fmt: skip


@pytest.mark.slow
@needs_shared
def test_labelled_citations() -> None:
    found = list(score_described.verdicts())
    wrong = [(case, got) for case, right, _, got in found if not right]
    assert len(found) == 100
    assert len(wrong) <= 5, wrong


@pytest.mark.slow
@needs_shared
def test_labelled_ibids() -> None:
    found = list(score_ibid.verdicts())
    assert sum(right for _, right, *_ in found) / len(found) >= 0.97, [case for case, right, *_ in found if not right]
