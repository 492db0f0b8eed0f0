"""Headings and datelines of printed documents."""

from __future__ import annotations

import pytest

from citekit.reading.datelines import dateline
from citekit.reading.heading import heading


@pytest.mark.parametrize(
    ("text", "kind", "sender", "addressee"),
    [
        ("Telegram From the Embassy in Peru to the Department of State", "telegram", "Embassy in Peru", "Department of State"),
        ("Telegram 14/Tosec 30 From the Department of State to Secretary Ober at Lima", "telegram", "Department of State", "Secretary Ober at Lima"),
        ("Circular Telegram From the Department of State to Certain Posts", "circular telegram", "Department of State", "Certain Posts"),
        ("Oral Statement From President Ober to Chairman Pell", "oral statement", "President Ober", "Chairman Pell"),
        ("Statement by the Secretary (Ober) Before the Joint Committee on Ports, May 2, 1948", "statement", "Secretary (Ober)", None),
        ("Notes by the Assistant Staff Secretary to the President (Pell) on the Weekly Meeting", "notes", "Assistant Staff Secretary to the President (Pell)", None),
        ("Memorandum for the President by the Special Assistant to the President (Pell)", "memorandum", "Special Assistant to the President (Pell)", "President"),
        ("Report of the Ports Delegation to the Secretary of State", "report", "Ports Delegation", "Secretary of State"),
        ("Report of the Committee to Study Ports", "report", None, None),
        ("Circular of the Secretary of State to all Legations", "circular", "Secretary of State", "all Legations"),
        ("Report to the President by the National Ports Council", "report", "National Ports Council", "President"),
        ("Memorandum of Conversation, by Mr. Ober of the Division of Ports", "memorandum of conversation", "Mr. Ober of the Division of Ports", None),
        ("Memorandum by Mr. Ober, Special Assistant to the Under Secretary of State (Pell)", "memorandum", "Mr. Ober, Special Assistant to the Under Secretary of State (Pell)", None),
        ("Memorandum From the Special Assistant (Ober) to the Ambassador to Peru (Pell)", "memorandum", "Special Assistant (Ober)", "Ambassador to Peru (Pell)"),
        ("Memorandum for the Record by the Special Assistant to the President for Ports (Pell)", "memorandum for the record", "Special Assistant to the President for Ports (Pell)", None),
        ("Letter From the Ambassador to Peru (Pell)", "letter", "Ambassador to Peru (Pell)", None),
        ("Letter From the Chairman of the Committee on Ports to the President", "letter", "Chairman of the Committee on Ports", "President"),
        ("The Secretary of the Army ( Ober ) to the Secretary of State", None, "Secretary of the Army (Ober)", "Secretary of State"),
        ("President Ober’s Annual Report to Congress on Ports", None, None, None),
        ("Editorial Note", "editorial note", None, None),
        ("Mr. Seward to Mr. Adams. [Extract.]", None, "Mr. Seward", "Mr. Adams"),
        ("The Secretary of State to all Diplomatic and Consular Posts", None, "Secretary of State", "all Diplomatic and Consular Posts"),
        ("The Secretary of State to certain American Diplomatic Officers", None, "Secretary of State", "certain American Diplomatic Officers"),
        ("Draft Letter From President Ober to Premier Lund", "draft letter", "President Ober", "Premier Lund"),
        ("Address by President Ober to the Congress, April 2, 1917", "address", "President Ober", "Congress"),
        ("Message of the President to Congress", "message", "President", "Congress"),
        ("Proclamation by the President", "proclamation", "President", None),
        ("Log of the President’s Voyage", "log", None, None),
        ("The Consul General at Lisbon (Pell) to the Acting Secretary of State", None, "Consul General at Lisbon (Pell)", "Acting Secretary of State"),
        ("Prince Lund to Mr. Ober", None, "Prince Lund", "Mr. Ober"),
        ("The Portuguese Embassy to the Department of State", None, "Portuguese Embassy", "Department of State"),
        ("Note from Ober to Pell, October 25. Comments on the harbors. Secret. 2 pp. Kennedy Library, Box 3.", "note", "Ober", "Pell"),
    ],
)  # fmt: skip
def test_who_wrote_what_to_whom(text: str, kind: str | None, sender: str | None, addressee: str | None) -> None:
    found = heading(text)
    assert (found.kind, found.from_, found.to) == (kind, sender, addressee)


def test_an_abstract_is_no_part_of_the_title() -> None:
    found = heading(
        "3. Letter from Ober to Gen. Pell, May 2. Sends the survey of the ports. Secret. 12 pp. Kennedy Library."
    )
    assert (found.number, found.title) == ("3", "Letter from Ober to Gen. Pell, May 2")
    assert found.whole.endswith("Kennedy Library.")


@pytest.mark.parametrize(
    ("text", "number"), [("509. Letter", "509"), ("No. 509 The Consul to the Secretary", "509"), ("Letter", None)]
)
def test_the_number_of_a_document(text: str, number: str | None) -> None:
    assert heading(text).number == number


@pytest.mark.parametrize(
    ("text", "place", "date"),
    [
        ("Lima, February 13, 1961, 7 p.m.", "Lima", "1961-02-13T19:00:00"),
        ("Washington, Thursday, May 3, 1951", "Washington", "1951-05-03"),
        ("Wednesday, September 24, 1952", None, "1952-09-24"),
        ("[Washington,] undated.", None, None),
        ("Lima, February 30, 1961", "Lima", None),
    ],
)
def test_datelines(text: str, place: str | None, date: str | None) -> None:
    found = dateline(text)
    assert (found.place, found.date) == (place, date)
