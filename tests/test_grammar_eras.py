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
    "File Nos. 763.72112/143,144": [("file", "763.72112/143,144")],
    "File No 812.00/14032": [("file", "812.00/14032")],
    "File. No. 893.51/1043": [("file", "893.51/1043")],
    "File No. 9254/5–7": [("file", "9254/5–7")],
    "Case 8258/64–66": [("file", "8258/64–66")],
    "501. BC Indonesia/1–2045: Telegram": [("file", "501. BC Indonesia/1–2045"), ("form", "Telegram")],
    "840.50. UNRRA/3–944": [("file", "840.50. UNRRA/3–944")],
    "F.W. 761.6711/7–1444": [("file", "F.W. 761.6711/7–1444")],
    "FW 761.6711/7–1444: Telegram": [("file", "FW 761.6711/7–1444"), ("form", "Telegram")],
    "861.001 Oberlin, H. R./7½": [("file", "861.001 Oberlin, H. R./7½")],
    "123– Oberlin, Hugh S., Jr.: Telegram": [("file", "123– Oberlin, Hugh S., Jr."), ("form", "Telegram")],
    "Unperfected Treaty J–2": [("file", "Unperfected Treaty J–2")],
    "Log": [("collection", "Log")],
    "Hopkins Papers": [("collection", "Hopkins Papers")],
    "RSC Lot 60–D 224, Box 96: US Cr Min 8": [
        ("collection", "RSC"), ("lot", "Lot 60–D 224"), ("box", "Box 96"), ("folder", "US Cr Min 8"),
    ],
    "Oslo Embassy Files: Lot F–96": [("collection", "Oslo Embassy Files"), ("lot", "Lot F–96")],
    "Photostatic copy obtained from the Franklin D. Roosevelt Library, Hyde Park, N.Y.": [
        ("repository", "Franklin D. Roosevelt Library"),
    ],
    # numbers behind another mark than a comma, a year behind a number
    "Source: Department of State, Central Files; POL 25–3 NOR. Secret.": [
        ("repository", "Department of State"), ("collection", "Central Files"), ("file", "POL 25–3 NOR"),
    ],
    "Source: Department of State, Central Files. ORG 7 S. Confidential.": [
        ("repository", "Department of State"), ("collection", "Central Files"), ("file", "ORG 7 S"),
    ],
    "Source: Department of State, Central Files, 611.57/12–854, 1954. Secret.": [
        ("repository", "Department of State"), ("collection", "Central Files"), ("file", "611.57/12–854"),
    ],
    # titles with commas, and years that belong to the series before them
    "Source: Hoover Institution Archives, Correspondence, Cables, Reports, and Newspapers Received by Ober, Box 3. "
    "Secret.": [
        ("repository", "Hoover Institution Archives"),
        ("collection", "Correspondence, Cables, Reports, and Newspapers Received by Ober"), ("box", "Box 3"),
    ],
    "Source: Library of Congress, Manuscript Division, Ober Papers, Series 2: Family Correspondence, 1786–1924, Box 3. "
    "Secret.": [
        ("repository", "Library of Congress"), ("division", "Manuscript Division"), ("collection", "Ober Papers"),
        ("series", "Series 2: Family Correspondence, 1786–1924"), ("box", "Box 3"),
    ],
    "Source: Department of State, Office of Grain: Records of Martin Ober, 1981–1983: Lot 84D3: Box 5, Norway. Secret.": [
        ("repository", "Department of State"), ("division", "Office of Grain"),
        ("collection", "Records of Martin Ober, 1981–1983"), ("lot", "Lot 84D3"), ("box", "Box 5"),
        ("folder", "Norway"),
    ],
    "Source: Department of State, S/S Files, The Executive Secretariat’s Special Grain Documents: Lot 92D6, Norway. "
    "Secret.": [
        ("repository", "Department of State"), ("collection", "S/S Files"),
        ("series", "The Executive Secretariat’s Special Grain Documents"), ("lot", "Lot 92D6"), ("folder", "Norway"),
    ],
    "Source: CIA FOIA Electronic Reading Room, Document Number 0000123. Secret.": [
        ("repository", "CIA"), ("collection", "FOIA Electronic Reading Room"), ("folder", "Document Number 0000123"),
    ],
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
    # titles that tell what stands above and below them
    "Source: Library of Congress, Manuscript Division, Ober Papers, Department of State, Day File, May 3, 1982 Grain. "
    "Secret.": [
        ("repository", "Library of Congress"), ("division", "Manuscript Division"), ("collection", "Ober Papers"),
        ("series", "Department of State"), ("series", "Day File"), ("folder", "May 3, 1982 Grain"),
    ],
    "Source: Carter Library, National Security Affairs, Staff Material, Box 12, Meetings File, 4/12/79 SCC re Grain. "
    "Secret.": [
        ("repository", "Carter Library"), ("collection", "National Security Affairs"), ("series", "Staff Material"),
        ("box", "Box 12"), ("series", "Meetings File"), ("folder", "4/12/79 SCC re Grain"),
    ],
    "Source: Reagan Library, Ober Files, Lund Correspondence 1982, 02/11/1982–02/24/1982. Secret.": [
        ("repository", "Reagan Library"), ("collection", "Ober Files"), ("series", "Lund Correspondence 1982"),
        ("folder", "02/11/1982–02/24/1982"),
    ],
    "Source: National Security Council, Ober Administration Files, Subject Files K–Z, 7 May 1974. Secret.": [
        ("repository", "National Security Council"), ("collection", "Ober Administration Files"),
        ("series", "Subject Files K–Z"), ("folder", "7 May 1974"),
    ],
    "Source: Central Intelligence Agency Files, [text not declassified], Vol. II, Lund. Secret.": [
        ("repository", "Central Intelligence Agency"), ("collection", "Files"), ("series", "[text not declassified]"),
        ("series", "Vol. II"), ("folder", "Lund"),
    ],
    "Source: Central Intelligence Agency Files, Job [text not declassified], Fiche 12, Row 4, Frame 7, Grain. Secret.": [
        ("repository", "Central Intelligence Agency"), ("collection", "Files"),
        ("accession", "Job [text not declassified]"), ("reel", "Fiche 12"), ("item", "Row 4, Frame 7"),
        ("folder", "Grain"),
    ],
    "Source: Central Intelligence Agency Files, Job 78–00435R, DDO/ISS Files, Box 1, Folder 7, Grain. Secret.": [
        ("repository", "Central Intelligence Agency"), ("collection", "Files"), ("accession", "Job 78–00435R"),
        ("division", "DDO/ISS Files"), ("box", "Box 1"), ("folder", "Folder 7"), ("folder", "Grain"),
    ],
    "Source: Central Intelligence Agency, National Intelligence Council, Job 85–01156R, Grain Records (1981–1984), "
    "Box 2. Secret.": [
        ("repository", "Central Intelligence Agency"), ("division", "National Intelligence Council"),
        ("accession", "Job 85–01156R"), ("collection", "Grain Records (1981–1984)"), ("box", "Box 2"),
    ],
    "Source: Department of State, Executive Secretariat, S/S–I Records, Martin Ober Files, Lot 84D20, Chron. Secret.": [
        ("repository", "Department of State"), ("division", "Executive Secretariat"), ("series", "S/S–I Records"),
        ("collection", "Martin Ober Files"), ("lot", "Lot 84D20"), ("folder", "Chron"),
    ],
    "Source: Department of State, Executive Secretariat, Files of Martin F. Ober, Jr., 1981–1983, Lot 82D3, Grain. "
    "Secret.": [
        ("repository", "Department of State"), ("division", "Executive Secretariat"),
        ("collection", "Files of Martin F. Ober, Jr., 1981–1983"), ("lot", "Lot 82D3"), ("folder", "Grain"),
    ],
    "Source: Department of State, S/P Records, Memoranda From the Director, Lot 89D14: Grain. Secret.": [
        ("repository", "Department of State"), ("collection", "S/P Records"),
        ("series", "Memoranda From the Director"), ("lot", "Lot 89D14"), ("folder", "Grain"),
    ],
    "Source: Reagan Library, White House Situation Room, Cable File, 12/14/1983–12/16/1983 Oslo. Secret.": [
        ("repository", "Reagan Library"), ("division", "White House Situation Room"), ("collection", "Cable File"),
        ("folder", "12/14/1983–12/16/1983 Oslo"),
    ],
    "Source: Reagan Library, Martin Ober Papers, 2B, 1985 Norway May. Secret.": [
        ("repository", "Reagan Library"), ("collection", "Martin Ober Papers"), ("series", "2B"),
        ("folder", "1985 Norway May"),
    ],
    "811.001 Ober, M. F./312½": [("file", "811.001 Ober, M. F./312½")],
}  # fmt: skip


@pytest.mark.parametrize(("note", "parts"), CASES.items())
def test_a_source_of_its_era_is_read_into_its_parts(note: str, parts: list[tuple[str, str]]) -> None:
    [citation] = parse(note, kind="source").citations
    assert (citation.role, citation.kind) == ("source", "archival")
    assert [(part.level, part.text.rstrip(".")) for part in citation.parts] == [(a, b.rstrip(".")) for a, b in parts]


@pytest.mark.parametrize(
    "note", ["File No 812.00/14032", "F.W. 761.6711/7–1444", "Paris Peace Conf. 185.001/28", "Unperfected Treaty J–2"]
)
def test_a_bare_source_is_known_for_one_without_being_told(note: str) -> None:
    assert parse(note).citations[0].role == "source"


@pytest.mark.parametrize(
    ("note", "parts"),
    [
        ("Treaty Series No. 837", [("title", "Treaty Series"), ("document", "837")]),
        ("Executive Agreement Series No. 236", [("title", "Executive Agreement Series"), ("document", "236")]),
        (
            "Press release No. 434, May 4, 1938",
            [("title", "Press release"), ("document", "434"), ("other", "May 4, 1938")],
        ),
        (
            "Department of State, Press Releases, May 4, 1935, p. 520",
            [("title", "Department of State, Press Releases"), ("other", "May 4, 1935"), ("page", "p. 520")],
        ),
        (
            "Official Bulletin, Washington, May 4, 1917, p. 2",
            [("title", "Official Bulletin, Washington"), ("other", "May 4, 1917"), ("page", "p. 2")],
        ),
        ("U.N. doc. S/1234", [("title", "U.N. doc."), ("document", "S/1234")]),
        ("Cmd. 3109", [("title", "Cmd."), ("document", "3109")]),
        (
            "Source: Department of State Dispatch, October 15, 1990, p. 163.",
            [("title", "Department of State Dispatch"), ("other", "October 15, 1990"), ("page", "p. 163")],
        ),
    ],
)
def test_a_source_in_print(note: str, parts: list[tuple[str, str]]) -> None:
    [citation] = parse(note, kind="source").citations
    assert (citation.role, citation.kind) == ("source", "published")
    assert [(part.level, part.text) for part in citation.parts] == parts


def test_the_colour_of_a_copy_is_a_marking() -> None:
    note = parse("File No. 861.00/2030. Confidential. Blue.", kind="source")
    assert [m.text for m in note.markings] == ["Blue"]


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


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("See, however, Oberlin, p. 44.", [("other", "Oberlin"), ("page", "p. 44")]),
        ("According to Oberlin, p. 44, he came.", [("other", "Oberlin"), ("page", "p. 44")]),
        ("As regards the United States, Oberlin, p. 44, names four.", [("other", "Oberlin"), ("page", "p. 44")]),
        ("See Martin Lund, p. 7, where Martin Lund names them.", [("other", "Martin Lund"), ("page", "p. 7")]),
        ("It is told in Grain and Power, p. 7.", [("title", "Grain and Power"), ("page", "p. 7")]),
        (
            "Printed in Foreign Relations, 1915, Supplement, p. xii.",
            [("title", "Foreign Relations"), ("year", "1915"), ("volume", "Supplement"), ("page", "p. xii")],
        ),
        (
            "See Foreign Relations, The Conferences at Bern and Oslo, 1945, p. 10.",
            [
                ("title", "Foreign Relations"),
                ("title", "The Conferences at Bern and Oslo"),
                ("year", "1945"),
                ("page", "p. 10"),
            ],
        ),
        (
            "See Papers Relating to the Foreign Relations of the United States, 1903, p. 3.",
            [
                ("title", "Papers Relating to the Foreign Relations of the United States"),
                ("year", "1903"),
                ("page", "p. 3"),
            ],
        ),
        (
            "See S. Doc. 348, 67th Cong., 4th sess., p. 2595.",
            [("title", "S. Doc."), ("document", "348"), ("other", "67th Cong., 4th sess."), ("page", "p. 2595")],
        ),
        (
            "See British and Foreign State Papers, vol. CXIII, p. 45.",
            [("title", "British and Foreign State Papers"), ("volume", "vol. CXIII"), ("page", "p. 45")],
        ),
        ("Cf. Oberlin, pp. 4–5.", [("other", "Oberlin"), ("page", "pp. 4–5")]),
        ("See post, pp. 12–14, 17.", [("other", "post"), ("page", "pp. 12–14"), ("page", "17")]),
    ],
)
def test_works_by_their_author_and_volumes_by_their_title(text: str, parts: list[tuple[str, str]]) -> None:
    [citation] = parse(text, kind="footnote").citations
    assert [(part.level, part.text) for part in citation.parts] == parts


def test_another_volume_of_the_series_behind_ibid() -> None:
    _, again = parse(
        "See Foreign Relations, 1917, p. 4; ibid., The Lansing Papers, 1914–1920, vol. II, p. 3."
    ).citations
    levels = [(part.level, part.text) for part in again.parts]
    assert levels == [
        ("title", "The Lansing Papers"),
        ("year", "1914–1920"),
        ("volume", "vol. II"),
        ("page", "p. 3"),
    ]


@pytest.mark.parametrize(
    ("abstract", "source"),
    [
        ("302a. Memorandum for the President, May 7. Top Secret. 7 pp. Ford Library, Box 3.", "Ford Library, Box 3"),
        (
            "56. Letter from Ober to Lund, October 7. On grain. Secret. 2 pp. Oberlin, Journal, Vol. 2, pp. 225–226.",
            "Oberlin, Journal, Vol. 2, pp. 225–226",
        ),
    ],
)
def test_an_abstract_is_known_for_one_and_its_source_comes_last(abstract: str, source: str) -> None:
    assert [c.text for c in parse(abstract).citations if c.role == "source"] == [source]


@pytest.mark.parametrize("note", ["560. AL/12–2647: Telegram", ".Source: Ford Library, Ober Files, Box 3. Secret."])
def test_a_stray_stop_hides_no_source(note: str) -> None:
    assert parse(note).citations[0].role == "source"


@pytest.mark.parametrize(
    ("note", "parts"),
    [
        (
            "He sent it. (Johnson Library, National Security File, Memos to the President, Martin Ober, Vol. X)",
            [
                ("repository", "Johnson Library"), ("collection", "National Security File"),
                ("series", "Memos to the President"), ("folder", "Martin Ober, Vol. X"),
            ],
        ),
        (
            "The set is kept in the bureau (FRC Accession No. 72, A6248, Boxes 218–224).",
            [("accession", "FRC Accession No. 72"), ("folder", "A6248"), ("box", "Boxes 218–224")],
        ),
        (
            "See U.S. Senate, Subcommittee on Grain, Committee on Operations, The Grain Alliance, Part VI "
            "(Washington, 1966), pp. 186–219. See Document 4.",
            [("part", "Part VI"), ("other", "(Washington, 1966)"), ("page", "pp. 186–219")],
        ),
    ],
)  # fmt: skip
def test_files_and_hearings_of_the_government_stay_what_they_are(note: str, parts: list[tuple[str, str]]) -> None:
    assert [(part.level, part.text) for part in parse(note, kind="footnote").citations[0].parts] == parts
