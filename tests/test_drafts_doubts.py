"""What of a draft stays as its writer has it, whichever program it is written in. All composed."""

from __future__ import annotations

import pytest

from citekit.drafts.citations import find
from citekit.drafts.passages import Passage
from citekit.integrations.pandoc.filter import apply
from citekit.integrations.wordprocessors.rewriting import rewrite
from tests.pandoc_tree import notes as written
from tests.pandoc_tree import shown
from tests.test_drafts import KINDS, NONE, texts

OBER = "Ober to Lund, 3 May 1957, TNA, FO 371/1."
BOX = "Kennedy Library, Papers of Martin Oduya, Box 4."
BOX_SET = "Box 4, Papers of Martin Oduya, Kennedy Library."


@pytest.mark.parametrize(
    ("notes", "refusals"),
    [
        ((OBER, "Ibid.", "Ibid., fol. 3.", "Ibid., FO 371/2."), (None, None, None, None)),
        (("Minute by Ober on grain, 12 July 1957, The National Archives, Kew, PREM 11/1, fol. 2.",), (None,)),
        (("Tel. 12, Oslo to FO, 3 May 1957, TNA, FO 371/1.",), (None,)),
        (("Despatch No. 12, Oslo to FO, 3 May 1957, TNA, FO 371/1.",), (None,)),
        ((BOX, "Ibid., 14."), (None,)),  # which stands for nothing certain, and is no citation
        ((BOX, "Strand, Loans, 33.", "Ibid."), (None,)),
        (
            ("Department of State, Central Files, 663.001/5–2244 and 663.001/7–255.",),
            ("“and” would be lost",),
        ),
        (("National Archives of the United Kingdom, FO 371/12345, letters from Ober, May 1950.",), (None,)),
        (("The letter is in the Kennedy Library, Papers of Martin Oduya, Box 4.",), ("it is part of a sentence, “the …”",)),
    ],
)  # fmt: skip
def test_what_would_lose_a_word_or_mean_another_source_is_refused(
    notes: tuple[str, ...], refusals: tuple[str | None, ...]
) -> None:
    found = find([Passage(note, note=number) for number, note in enumerate(notes, 1)])
    assert tuple(one.refused for reading in found.readings for one in reading.found) == refusals
    kept = {one.key for reading in found.readings for one in reading.found if one.refused is None}
    assert {item["id"] for item in found.items} == kept


def test_a_bare_ibid_is_the_source_before_it() -> None:
    first, second = (reading.found[0] for reading in find([Passage(OBER, note=1), Passage("Ibid.", note=2)]).readings)
    assert first.key == second.key


@pytest.mark.parametrize(
    ("notes", "made", "left"),
    [
        ((BOX, "Ibid., Box 5."), (BOX_SET, "Box 5, Papers of Martin Oduya, Kennedy Library."), ()),
        ((BOX, "Ibid., 14."), (BOX_SET, "Ibid., 14."), ("not certain",)),
        ((BOX, "Strand, Loans, 33.", "Ibid."), (BOX_SET, "Strand, Loans, 33.", "Ibid."), ("not certain",)),
        (
            ("Department of State, Central Files, 663.001/5–2244 and 663.001/7–255.",),
            ("Department of State, Central Files, 663.001/5–2244 and 663.001/7–255.",),
            ("“and” would be lost",),
        ),
        (
            (OBER, "Ibid.", "Ibid., FO 371/2."),
            ("Ober to Lund, May 3, 1957, TNA, FO 371/1.", "Ibid.", "TNA, FO 371/2."),
            (),
        ),
    ],
)
def test_every_door_sets_and_leaves_the_same(
    notes: tuple[str, ...], made: tuple[str, ...], left: tuple[str, ...]
) -> None:
    told: list[str] = []
    document = written(*notes, suppress_bibliography=True)
    apply(document, told.append)
    lines = shown(document["blocks"]).splitlines()
    assert tuple(line.removeprefix("Word{").removesuffix("}.") for line in lines) == made
    assert len(told) == len(left)
    assert all(reason in one for reason, one in zip(left, told, strict=True))
    body = [f"A sentence.[{n}]" for n in range(1, len(notes) + 1)]
    for kind, draft in KINDS.items():
        done = rewrite(draft(notes, body, endnotes=NONE), "draft", style="archival-chicago-note", bibliography=False)
        assert tuple(text.strip() for text in texts(done.data, kind)) == made
        reasons = [reason for note in done.notes for reason in note.left]
        assert len(reasons) == len(left)
        assert all(reason in one for reason, one in zip(left, reasons, strict=True))
