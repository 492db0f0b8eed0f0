"""What an ibid. stands for."""

from __future__ import annotations

import pytest

from citekit.record import Citation, Part, SourceNote
from citekit.resolve import resolve


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
