"""The marking sentence."""

from __future__ import annotations

import pytest

from citekit.authority.markings import Mark, classify, marks
from citekit.authority.tables import load
from citekit.grammar.statements import marking


def parts(sentence: str) -> list[tuple[str, str]]:
    """What the rule names in a sentence: classification, markings and prose, in order."""
    statement = marking.read(sentence, 0, len(sentence))
    named = statement.segments if statement else ()
    return [(s.kind, s.of(sentence)) for s in named if s.kind not in ("separator", "words")]


@pytest.mark.parametrize("row", load("markings", Mark), ids=lambda row: row.id)
def test_every_row_reads_its_examples_and_refuses_its_counterexamples(row: Mark) -> None:
    assert row.examples
    for example in row.examples:
        kind = "classification" if row.kind == "classification" else "marking"
        text = [text for k, text in parts(example) if k == kind][-1]
        assert marks().whole(text) == row
        assert example.endswith(f"{text}.")
    for counterexample in row.counterexamples:
        assert parts(counterexample) == []


C, M, R = "classification", "marking", "remark"


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Secret; Priority; Eyes Only Ban.", [(C, "Secret"), (M, "Priority"), (M, "Eyes Only Ban")]),
        ("Secret; Quillon/Larch Plus.", [(C, "Secret"), (M, "Quillon/Larch Plus")]),
        ("Personal; Secret.", [(M, "Personal"), (C, "Secret")]),
        ("Official–Informal; Top Secret.", [(M, "Official–Informal"), (C, "Top Secret")]),
        ("Personal and Confidential.", [(M, "Personal"), (C, "Confidential")]),
        ("Top Secret and Strictly Personal.", [(C, "Top Secret"), (M, "Strictly Personal")]),
        ("Secret, Priority, Nodis.", [(C, "Secret"), (M, "Priority"), (M, "Nodis")]),
        ("Limited Official Use: Priority.", [(C, "Limited Official Use"), (M, "Priority")]),
        ("Top Secret/Sensitive; Roger Channel.", [(C, "Top Secret"), (M, "Sensitive"), (M, "Roger Channel")]),
        ("Secret–Limit Distribution.", [(C, "Secret"), (M, "Limit Distribution")]),
        ("Secret Flash.", [(C, "Secret"), (M, "Flash")]),
        ("Secret; Priority Limdis.", [(C, "Secret"), (M, "Priority"), (M, "Limdis")]),
        ("Secret (With Top Secret Attachment).", [(C, "Secret"), (M, "With Top Secret Attachment")]),
        ("Secret; [codeword not declassified].]", [(C, "Secret"), (M, "[codeword not declassified]")]),
        (
            "Secret; Immediate; Eyes Only for Ober, Vance, and Lund; Larch.",
            [(C, "Secret"), (M, "Immediate"), (M, "Eyes Only for Ober, Vance, and Lund"), (M, "Larch")],
        ),
        ("No classification marking.", [(C, "No classification marking")]),
        (
            "No classification marking, but the first page is stamped.",
            [(C, "No classification marking"), (R, "but the first page is stamped")],
        ),
        ("Secret; No distribution outside the mission.", [(C, "Secret"), (M, "No distribution outside the mission")]),
        ("Secret; No letter was found.", [(C, "Secret"), (R, "No letter was found")]),
        ("top Secret; exdis.", [(C, "top Secret"), (M, "exdis")]),
        ("Priority; Limdis.", [(M, "Priority"), (M, "Limdis")]),
        ("Eyes Only.", [(M, "Eyes Only")]),
        ("Confidential File, CO 300.", []),
        ("Secret negotiations were held.", []),
        ("Personal letter from the Ambassador.", []),
        ("Larch; Secret.", []),
        ("Eyes Only for Ober and Secretary Lund.", [(M, "Eyes Only for Ober and Secretary Lund")]),
        ("Personal for Ober; Secret.", [(M, "Personal for Ober"), (C, "Secret")]),
        ("For the Grain Board’s Use Only.", [(M, "For the Grain Board’s Use Only")]),
        ("Grain–Internal Use Only.", [(M, "Grain–Internal Use Only")]),
        ("U.S. Eyes Only.", [(M, "U.S. Eyes Only")]),
        ("The text is for Official Use Only.", []),
        (
            "Secret; not for distribution outside the mission.",
            [(C, "Secret"), (M, "not for distribution outside the mission")],
        ),
        ("For the telegram only Ober was asked.", []),
        ("Limited distribution for Oslo was asked.", []),
        ("Secret; Larch/[codeword not declassified].", [(C, "Secret"), (M, "Larch/[codeword not declassified]")]),
        (
            "Secret; No Foreign Dissem [text not declassified]; Larch.",
            [(C, "Secret"), (M, "No Foreign Dissem [text not declassified]"), (M, "Larch")],
        ),
        ("Secret; handling indicator not declassified.", [(C, "Secret"), (M, "handling indicator not declassified")]),
        ("Secret; No Foreign Dissem.; Limdis.", [(C, "Secret"), (M, "No Foreign Dissem"), (M, "Limdis")]),
        ("Confidential with Secret attachment.", [(C, "Confidential"), (M, "with Secret attachment")]),
        ("Top Secret/Codeword/Talent-Keyhole.", [(C, "Top Secret"), (M, "Codeword"), (M, "Talent-Keyhole")]),
        (
            "Personal and Confidential (not a classification).",
            [(M, "Personal"), (C, "Confidential"), (R, "(not a classification)")],
        ),
        ("", []),
    ],
)
def test_sentence(sentence: str, expected: list[tuple[str, str]]) -> None:
    assert parts(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "left"),
    [
        ("Secret, Drafted by Ober.", "Drafted by Ober."),
        ("Confidential; Niact Repeated to Oslo.", "Repeated to Oslo."),
        ("Secret; Priority: Drafted by Ober; cleared by Lund.", "Drafted by Ober; cleared by Lund."),
    ],
)
def test_a_run_on_sentence_is_left_to_the_next_rule(sentence: str, left: str) -> None:
    statement = marking.read(sentence, 0, len(sentence))
    assert statement
    assert sentence[statement.end :] == left


@pytest.mark.parametrize(
    ("text", "before", "opens"),
    [
        ("POL 26 S VIET Top Secret; Flash", "POL 26 S VIET ", "Top Secret"),
        ("11/63–3/64, Secret.", "11/63–3/64, ", "Secret"),
        ("611.61/5–1661 Confidential Drafted by Ober", "611.61/5–1661 ", "Confidential"),
        ("Ober Papers. Personal; Secret.", "Ober Papers. ", "Personal; Secret"),
        ("Ober Papers. Personal and Confidential.", "Ober Papers. ", "Personal and Confidential"),
        ("Ober Papers, Confidential File", "Ober Papers, ", None),
        ("Ober Papers, Confidential, 1961–63", "Ober Papers, ", None),
        ("Lot 50 D 100, Top Secret Records of the Board", "Lot 50 D 100, ", None),
        ("Strictly Confidential. Top Secret", "Strictly ", None),
        ("Secretary’s Staff Meetings", "", None),
        ("Secret/Copies 1, 2", "", None),
        ("NonSecret; Niact", "Non", None),
        ("Personal; Larch", "", None),
        ("POL 27 VIET S. Priority; Limdis", "POL 27 VIET S. ", "Priority; Limdis"),
        ("Ober Papers, Priority, Limdis", "Ober Papers, ", None),
    ],
)
def test_at_says_whether_a_classification_begins(text: str, before: str, opens: str | None) -> None:
    end = marking.at(text, len(before))
    assert (text[len(before) : end] if end else None) == opens


@pytest.mark.parametrize(
    ("text", "kind", "slug"),
    [
        ("Priority", "precedence", None),
        ("Niact Immediate", "precedence", None),
        ("Eyes Only Ban", "handling", "Ban"),
        ("Nodis/Larch Double Plus", "handling", "Larch Double Plus"),
        ("Eyes Only for the Ambassador", "handling", None),
        ("No Foreign Dissem Except Norway", "handling", None),
        ("Larch", "codeword", None),
        ("[codeword not declassified]", "codeword", None),
        ("[handling restriction not declassified]", "handling", None),
        ("with Secret attachment", "other", None),
        ("Confidential", "other", None),
        ("Eyes Only Secretary", "handling", None),
        ("Noforn/Continued Control", "handling", None),
        ("Ban—Eyes Only", "handling", "Ban"),
        ("Limited Distributon Only", "handling", None),
        ("Controlled Disemination", "handling", None),
        ("Ober Channel", "handling", None),
        ("Alpha Channel", "handling", "Alpha"),
        ("Distribute as Nodis", "handling", None),
        ("Oslo Urgent", "precedence", None),
        ("", "other", None),
    ],
)
def test_classify(text: str, kind: str, slug: str | None) -> None:
    assert classify(text) == (kind, slug)
