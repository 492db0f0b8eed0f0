"""Source notes of eras before 1945 and after 1980: what each has that the others have not."""

from __future__ import annotations

import pytest

from citekit import parse

CASES: dict[str, list[tuple[str, str]]] = {
    # 1910–1944: a file number with its label
    "File No. 838.00/1127": [("file", "838.00/1127")],
    "FileNo. 841.731/17": [("file", "841.731/17")],
    "File No. No. 861.00/96": [("file", "861.00/96")],
    "Paris Peace Conf. 180.0501/12": [("collection", "Paris Peace Conf."), ("file", "180.0501/12")],
    # 1977–1988: the library's control number, regions before countries, bodies of the Council's secretariat
    "Source: Reagan Library, Ober Files, Subject File, Grain 1985; NLR–418–2–17–5–3. Secret.": [
        ("repository", "Reagan Library"), ("collection", "Ober Files"), ("series", "Subject File"),
        ("folder", "Grain 1985"), ("file", "NLR–418–2–17–5–3"),
    ],
    "Source: Reagan Library, Executive Secretariat, NSC Country File, Latin America/Central, Ruritania (1). Secret.": [
        ("repository", "Reagan Library"), ("division", "Executive Secretariat"), ("collection", "NSC Country File"),
        ("series", "Latin America/Central"), ("folder", "Ruritania (1)"),
    ],
    "Source: Reagan Library, Executive Secretariat, NSC Country File, Europe and Soviet Union, Norway (4). Secret.": [
        ("repository", "Reagan Library"), ("division", "Executive Secretariat"), ("collection", "NSC Country File"),
        ("series", "Europe and Soviet Union"), ("folder", "Norway (4)"),
    ],
    "Source: Reagan Library, Executive Secretariat, NSC: Country File, Ruritania (6/4/83). Secret.": [
        ("repository", "Reagan Library"), ("division", "Executive Secretariat"), ("collection", "NSC: Country File"),
        ("folder", "Ruritania (6/4/83)"),
    ],
    "Source: Department of State, Central Foreign Policy File, Electronic Telegrams, D850465–0985. Secret.": [
        ("repository", "Department of State"), ("collection", "Central Foreign Policy File"),
        ("series", "Electronic Telegrams"), ("file", "D850465–0985"),
    ],
    "Source: Central Intelligence Agency, Office of Support Services (DI), Job 81T00208R: Grain Files, Box 2. Secret.": [
        ("repository", "Central Intelligence Agency"), ("division", "Office of Support Services (DI)"),
        ("accession", "Job 81T00208R"), ("collection", "Grain Files"), ("box", "Box 2"),
    ],
    "Source: Central Intelligence Agency Files, Job 79–00149A, Box 23, Folder 1, Grain Reports. Secret.": [
        ("repository", "Central Intelligence Agency"), ("collection", "Files"), ("accession", "Job 79–00149A"),
        ("box", "Box 23"), ("folder", "Folder 1"), ("folder", "Grain Reports"),
    ],
    "Source: Reagan Library, Ober Files, Chronological File, 1980–1986, Ober Chron July 1985 (2/8). Secret.": [
        ("repository", "Reagan Library"), ("collection", "Ober Files"), ("series", "Chronological File, 1980–1986"),
        ("folder", "Ober Chron July 1985 (2/8)"),
    ],
    "Source: Reagan Library, European and Soviet Affairs Directorate, NSC: Records, 1983–1989, Grain (1). Secret.": [
        ("repository", "Reagan Library"), ("division", "European and Soviet Affairs Directorate"),
        ("collection", "NSC: Records, 1983–1989"), ("folder", "Grain (1)"),
    ],
    "Source: Department of State, Under Secretary of State for Political Affairs, Grain Files, May 1981–June 1983, "
    "Lot 83D210, J. Ober. Secret.": [
        ("repository", "Department of State"), ("division", "Under Secretary of State for Political Affairs"),
        ("collection", "Grain Files, May 1981–June 1983"), ("lot", "Lot 83D210"), ("folder", "J. Ober"),
    ],
}  # fmt: skip


@pytest.mark.parametrize(("note", "parts"), CASES.items())
def test_a_source_of_its_era_is_read_into_its_parts(note: str, parts: list[tuple[str, str]]) -> None:
    [citation] = parse(note, kind="source").citations
    assert (citation.role, citation.kind) == ("source", "archival")
    assert [(part.level, part.text) for part in citation.parts] == parts


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("See Ober’s reply, post, p. 849.", [("other", "post"), ("page", "p. 849")]),
        ("The talks are told of, post, pp. 12–14.", [("other", "post"), ("page", "pp. 12–14")]),
    ],
)
def test_a_pointer_ahead_in_the_volume(text: str, parts: list[tuple[str, str]]) -> None:
    found = parse(text, kind="footnote").citations
    assert [(part.level, part.text) for part in found[0].parts] == parts


@pytest.mark.parametrize("text", ["Source: Department of State, NSC: files, 12. Secret.", "See Ober; NLR is a code."])
def test_what_only_looks_like_them(text: str) -> None:
    assert all(part.text != "NSC: files" and "NLR" not in part.text for c in parse(text).citations for part in c.parts)
