"""Who drafted, cleared and approved."""

from __future__ import annotations

import pytest

from citekit.grammar.statements import drafting

ROLES = ("drafter", "clearer", "approver")


def named(sentence: str) -> dict[str, list[str]]:
    """The people and offices of each role, in order."""
    statement = drafting.read(sentence, 0, len(sentence))
    segments = statement.segments if statement else ()
    found = {role: [s.of(sentence) for s in segments if role in s.kind.split("+")] for role in ROLES}
    return {role: names for role, names in found.items() if names}


def texts(sentence: str, kind: str) -> list[str]:
    statement = drafting.read(sentence, 0, len(sentence))
    return [s.of(sentence) for s in statement.segments if s.kind == kind] if statement else []


@pytest.mark.parametrize(
    ("sentence", "drafters", "clearers", "approvers"),
    [
        ("Drafted by Ober.", ["Ober"], [], []),
        ("Drafted by Ober and Lund on May 3.", ["Ober", "Lund"], [], []),
        (
            "Drafted by Ober (EUR); cleared by EUR, E, Lund, and Vance (S/S–O); and approved by Rusk.",
            ["Ober"], ["EUR", "E", "Lund", "Vance"], ["Rusk"],
        ),
        ("Drafted by Ober, cleared with SPA and FE, approved by Lund.", ["Ober"], ["SPA", "FE"], ["Lund"]),
        ("Drafted and approved by Ball.", ["Ball"], [], ["Ball"]),
        ("Drafted by Ober and approved by the White House December 28.", ["Ober"], [], ["White House"]),
        ("Drafted, cleared, and approved by Ball.", ["Ball"], ["Ball"], ["Ball"]),
        ("Drafted and initialed by Ober; cleared in draft by Lund.", ["Ober"], ["Lund"], []),
        ("Drafted in the White House by Ann Ober.", ["Ann Ober"], [], []),
        ("Drafted in CA and PSA; approved in M on April 22 and in S on April 25.", ["CA", "PSA"], [], ["M", "S"]),
        ("Drafted in Geneva on May 3.", [], [], []),
        ("Drafted by Ober and cleared by Lund (in draft), Vance in substance, and Kay.",
         ["Ober"], ["Lund", "Vance", "Kay"], []),
        ("Drafted by Ober; cleared in draft by Lund and in substance with Kay and by the Department of Defense.",
         ["Ober"], ["Lund", "Kay", "Department of Defense"], []),
        ("Drafted by Ober, cleared in the White House, and approved in S.", ["Ober"], ["White House"], ["S"]),
        ("Drafted by Ober and approved by Lund who signed for Herter and Kay.", ["Ober"], [], ["Lund"]),
        ("Drafted by Ober; cleared by Lund; and approved and signed for Herter by Kay.", ["Ober"], ["Lund"], ["Kay"]),
        ("Drafted by Ober and initialed by Lund.", ["Ober"], [], []),
        ("Drafted by Ober; reviewed in draft by Lund; approved by Kay.", ["Ober"], [], ["Kay"]),
        ("Drafted by Ober with Lund’s concurrence.", ["Ober"], ["Lund"], []),
        ("Drafted by Ober with the concurrence of EUR and Lund.", ["Ober"], ["EUR", "Lund"], []),
        ("Drafted by Ober and concurred in by Lund and FE.", ["Ober"], ["Lund", "FE"], []),
        ("Drafted on January 5 by OLI /IAD: Theodore M. Ober.", ["Theodore M. Ober"], [], []),
        ("Cleared by R /NIS: John B. Lund, EUR: Ann Kay.", [], ["John B. Lund", "Ann Kay"], []),
        ("Drafted by Martin F. Ober, Jr., Chief of the Grain Division, Office of Trade, and Lund.",
         ["Martin F. Ober, Jr.", "Lund"], [], []),
        ("Drafted by Paul Ober of the Office of Trade and Fiscal Affairs and Lund of FE.", ["Paul Ober", "Lund"], [], []),
        ("Drafted by Ober; cleared with the Bureau of Near Eastern and South Asian Affairs and the AEC.",
         ["Ober"], ["Bureau of Near Eastern and South Asian Affairs", "AEC"], []),
        ("Drafted by Ober; cleared by Lieutenant General Lund of DOD/ISA; and approved by Acting Secretary Ball.",
         ["Ober"], ["Lieutenant General Lund"], ["Acting Secretary Ball"]),
        ("Cleared by Deputy Director for Grain Affairs Martin F. Lund and Kay.", [], ["Martin F. Lund", "Kay"], []),
        ("Cleared by UNP Director Paul Ober and Legal Adviser Ann F. Kay.", [], ["Paul Ober", "Ann F. Kay"], []),
        ("Cleared by Officer in Charge of Grain Affairs Paul Ober, Lund, and the Policy Planning Staff.",
         [], ["Paul Ober", "Lund", "Policy Planning Staff"], []),
        ("Cleared by the Office of Research and Analysis and the Bureau of Security and Consular Affairs.",
         [], ["Office of Research and Analysis", "Bureau of Security and Consular Affairs"], []),
        ("Drafted by Vance’s special assistant Paul Ober.", ["Paul Ober"], [], []),
        ("Drafted by Ober, the Secretary’s Staff Assistant.", ["Ober"], [], []),
        ("Drafted by Colonel Paul Ober, USA, on May 3.", ["Colonel Paul Ober"], [], []),
        ("Drafted by van der Ober, deLund, and U. Alexis O’Kay.", ["van der Ober", "deLund", "U. Alexis O’Kay"], [], []),
        ("Drafted by [name not declassified] and approved by [name not declassified].",
         ["[name not declassified]"], [], ["[name not declassified]"]),
        ("Drafted by Ober after talks with Lund, Kay, and Vance; approved by Ball.", ["Ober"], [], ["Ball"]),
        ("Presumably drafted by Ober.", ["Ober"], [], []),
        ("The memorandum was drafted by Ober and cleared by Lund.", ["Ober"], ["Lund"], []),
        ("A note on the source text indicates that it was approved by the Secretary.", [], [], ["Secretary"]),
        ("Telegram 12 was drafted by Ober.", ["Ober"], [], []),
        ("The letter and attachment were drafted by Ober.", ["Ober"], [], []),
        ("Drafter by Ober.", ["Ober"], [], []),
        ("Drafted on May 3, presumably by Ober.", ["Ober"], [], []),
        ("Approved in Lund’s office on May 3.", [], [], ["Lund’s office"]),
        ("Another copy of the letter indicates it was drafted by Ober.", ["Ober"], [], []),
        ("No drafting information appears on the letter; presumably drafted by Ober.", ["Ober"], [], []),
        ("No drafting information appears on the letter, but it was approved in S on May 3.", [], [], ["S"]),
        ("Telegram 12, which is the source text, was drafted by Ober; cleared with Lund.", ["Ober"], ["Lund"], []),
        ("The part of the paper printed here was drafted by Ober.", ["Ober"], [], []),
        ("Prepared by Ober and approved by Lund.", [], [], ["Lund"]),
        ("Signed for the Secretary by Ober and cleared by Lund.", [], ["Lund"], []),
        ("Drafted by Ober and cleared by Lund and at the Treasury.", ["Ober"], ["Lund", "Treasury"], []),
        ("It was drafted by Ober on May 3 and the President saw it.", ["Ober"], [], []),
        ("The paper was cleared at the Assistant Secretary level with Lund.", [], ["Lund"], []),
        ("Another copy indicates that Ober drafted it and that it was cleared by Lund.", ["Ober"], ["Lund"], []),
        ("Drafted by Ober and cleared by the chief of that division and by Lund.", ["Ober"], ["Lund"], []),
        ("Drafted by Ober; initialed by Lund for Kay and by Vance.", ["Ober"], [], []),
        ("Drafted by Ober and initialed; by Lund in Oslo.", ["Ober"], [], []),
        ("Ober and Paul Lund concurred in the memorandum.", [], ["Ober", "Paul Lund"], []),
        ("The copy cites Ober as the drafter of the memorandum.", ["Ober"], [], []),
    ],
)  # fmt: skip
def test_roles(sentence: str, drafters: list[str], clearers: list[str], approvers: list[str]) -> None:
    expected = {"drafter": drafters, "clearer": clearers, "approver": approvers}
    assert not texts(sentence, "")
    assert named(sentence) == {role: names for role, names in expected.items() if names}


@pytest.mark.parametrize(
    ("sentence", "kind", "expected"),
    [
        ("Drafted in the White House by Ober.", "place", ["White House"]),
        ("Drafted by Ober (PM/ISP) on May 3 and approved in S on May 5, 1962.", "date", ["May 3", "May 5, 1962"]),
        ("Drafted by Ober (PM/ISP) and Lund of the Office of Trade, Department of Labor.", "office",
         ["PM/ISP", "Office of Trade", "Department of Labor"]),
    ],
)  # fmt: skip
def test_circumstances(sentence: str, kind: str, expected: list[str]) -> None:
    assert texts(sentence, kind) == expected


def test_traits_say_where_and_when_it_was_drafted_and_not_when_it_was_approved() -> None:
    sentence = "Drafted on May 3 in the White House by Ober; approved in S on May 5."
    statement = drafting.read(sentence, 0, len(sentence))
    assert statement
    assert statement.traits == {"drafted_on": "May 3", "drafted_at": "the White House"}
    approved = "Drafted by Ober and approved in S on May 5."
    assert (read := drafting.read(approved, 0, len(approved)))
    assert read.traits == {}


@pytest.mark.parametrize(
    "sentence",
    [
        "The meeting was held at the White House.",
        "All members of the Board concurred in this estimate on May 3.",
        "Another copy, drafted by Ober, is in the Lund Papers.",
        "Prepared by the Office of Current Intelligence.",
        "Prepared by the Grain Agency and concurred in by the Grain Board.",
        "The Grain Board concurred in the paper on May 3.",
        "He noted that he, Ober, and Lund concurred in the draft.",
        "A note reads: “Ober drafted it.”",
        "The minutes were cleared at the Assistant Secretary level.",
        "It was approved as the final text on May 3.",
        "Not cleared with Defense.",
        "",
    ],
)
def test_other_sentences_name_nobody(sentence: str) -> None:
    assert drafting.read(sentence, 0, len(sentence)) is None


@pytest.mark.parametrize(
    "sentence",
    [
        "No drafting information appears on the source text.",
        "Drafter not indicated.",
        "The drafting officer is not identified.",
        "The source text does not indicate the drafter.",
        "The source text does not indicate the drafter, although it was drafted on May 3.",
        "No drafting information appears on the letter, but see Document 2.",
    ],
)
def test_that_nobody_is_named_is_a_remark_about_drafting(sentence: str) -> None:
    statement = drafting.read(sentence, 0, len(sentence))
    assert statement
    assert (statement.kind, statement.traits) == ("remark", {"about": "drafting"})


@pytest.mark.parametrize(
    ("sentence", "left"),
    [
        ("Drafted by Ober Repeated to Oslo.", "Repeated to Oslo."),
        ("Drafted by Ober and cleared with S/S. Also sent to Oslo.", "Also sent to Oslo."),
        ("Drafted by Ober and approved by Lund; repeated to Oslo.", "repeated to Oslo."),
    ],
)
def test_a_run_on_sentence_is_left_to_the_next_rule(sentence: str, left: str) -> None:
    statement = drafting.read(sentence, 0, len(sentence))
    assert statement
    assert sentence[statement.end :] == left
