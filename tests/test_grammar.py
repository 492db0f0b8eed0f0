"""The grammar's promises: what each form of location, pointer and trap reads as. All notes here are composed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from citekit.grammar import RULES, judge, segment
from citekit.grammar.citations import triggers
from citekit.records.build import build

if TYPE_CHECKING:
    from citekit.model.records import Citation, SourceNote


def read(text: str, kind: str | None = None) -> SourceNote:
    return build(segment(text, kind=kind), kind=kind)


def shown(citation: Citation) -> str:
    """A citation as ``level=text`` pairs, which a table of cases can hold."""
    return " | ".join(f"{part.level}={part.text}" for part in citation.parts)


LOCATIONS = {
    # bare file lines, 1945–54
    "501.BC Kashmir/7–2948: Telegram": "file=501.BC Kashmir/7–2948 | form=Telegram",
    "320.2–AC/3–951:Telegram": "file=320.2–AC/3–951 | form=Telegram",
    "845.00/5–849: Circular airgram": "file=845.00/5–849 | form=Circular airgram",
    "IO Files: US(P)/A/C.1/12": "collection=IO Files | file=US(P)/A/C.1/12",
    "PPS Files: Lot 64 D 563": "collection=PPS Files | lot=Lot 64 D 563",
    "S/S Files: Lot 63 D 351: NSC 104 Series": "collection=S/S Files | lot=Lot 63 D 351 | file=NSC 104 Series",
    "S/S–NSC files, lot 63 D 351, “NSC 135 Series”": "collection=S/S–NSC files | lot=lot 63 D 351 | folder=NSC 135 Series",
    "Department of State Disarmament Files": "collection=Department of State Disarmament Files",
    # a folio in a British archive is no Russian fond
    "Source: The National Archives, Kew, PREM 11/1, f. 23. Secret.": "repository=The National Archives | file=PREM 11/1 | page=f. 23",
    # the Department's central and office files
    "Source: Department of State, Central Files, 611.61/5–1661. Secret.": "repository=Department of State | collection=Central Files | file=611.61/5–1661",
    "Source: Department of State, Central Files, DEF 15, LIBYA–US. Secret.": "repository=Department of State | collection=Central Files | file=DEF 15, LIBYA–US",
    "Source: Department of State, Conference Files: Lot 66 D 110, CF 2571. Secret.": "repository=Department of State | collection=Conference Files | lot=Lot 66 D 110 | folder=CF 2571",
    "Source: National Archives and Records Administration, RG 59, Central Files 1964–66, POL 27 VIET S. Secret.": "repository=National Archives and Records Administration | record_group=RG 59 | collection=Central Files 1964–66 | file=POL 27 VIET S",
    "Source: National Archives, RG 59, Central Foreign Policy File, P840105–0036. Secret.": "repository=National Archives | record_group=RG 59 | collection=Central Foreign Policy File | file=P840105–0036",
    "Source: Department of State, Office of the Secretariat Staff, Records of Ada Lund, Lot 84D241, Box 10, Lund Memcons. Secret.": "repository=Department of State | division=Office of the Secretariat Staff | collection=Records of Ada Lund | lot=Lot 84D241 | box=Box 10 | folder=Lund Memcons",
    # presidential libraries, boxes anywhere
    "Source: Johnson Library, National Security File, Country File, USSR, Vol. XVI. Secret.": "repository=Johnson Library | collection=National Security File | series=Country File | folder=USSR, Vol. XVI",
    "Source: Johnson Library. Ober’s Notes of Meetings. Secret.": "repository=Johnson Library | collection=Ober’s Notes of Meetings",
    "Source: Johnson Library. National Security File, Country File, Box 3. Secret.": "repository=Johnson Library | collection=National Security File | series=Country File | box=Box 3",
    "Source: Johnson Library. Ober wrote the notes.": "repository=Johnson Library",
    "Source: Johnson Library, Ober Papers, Tariffs, Box 2. Secret.": "repository=Johnson Library | collection=Ober Papers | folder=Tariffs | box=Box 2",
    "Source: National Archives, Nixon Presidential Materials, NSC Files, Box 711, Country Files, Europe, USSR, Vol. II. Secret.": "repository=National Archives | collection=Nixon Presidential Materials | series=NSC Files | box=Box 711 | series=Country Files | series=Europe | folder=USSR, Vol. II",
    "Source: Carter Library, National Security Affairs, Brzezinski Material, Country File, Box 78, USSR: 4/77. Secret.": "repository=Carter Library | collection=National Security Affairs | series=Brzezinski Material | series=Country File | box=Box 78 | folder=USSR: 4/77",
    "Source: Library of Congress, Manuscript Division, Kissinger Papers, Box CL 287, Trip File. Secret.": "repository=Library of Congress | division=Manuscript Division | collection=Kissinger Papers | box=Box CL 287 | folder=Trip File",
    # record centres, accessions, jobs
    "Source: Washington National Records Center, RG 330, OSD Files: FRC 66 A 3542, 092 Burma. Secret.": "repository=Washington National Records Center | record_group=RG 330 | collection=OSD Files | accession=FRC 66 A 3542 | folder=092 Burma",
    "Source: Central Intelligence Agency, DCI (McCone) Files: Job 80–B01285A, Box 2, Folder 5. Secret.": "repository=Central Intelligence Agency | collection=DCI (McCone) Files | accession=Job 80–B01285A | box=Box 2 | folder=Folder 5",
    # other institutions
    "Source: University of Montana, Mansfield Papers, Series XXII, Box 103. Personal.": "repository=University of Montana | collection=Mansfield Papers | series=Series XXII | box=Box 103",
    "Source: Minnesota Historical Society, Ober Papers, Reel 141. Personal.": "repository=Minnesota Historical Society | collection=Ober Papers | reel=Reel 141",
    # archives abroad
    "Source: The National Archives, Kew, FO 371/112345. Secret.": "repository=The National Archives | file=FO 371/112345",
    "Public Record Office, CAB 128/35": "repository=Public Record Office | file=CAB 128/35",
    "Archives nationales, 5 AG 1/167": "repository=Archives nationales | file=5 AG 1/167",
    "Bundesarchiv, Koblenz, B 136/2051": "repository=Bundesarchiv | file=B 136/2051",
    "RGANI, f. 5, op. 30, d. 399, l. 12": "repository=RGANI | record_group=f. 5 | series=op. 30 | file=d. 399 | page=l. 12",
    "AVP RF, f. 0129, op. 46, p. 329, d. 10": "repository=AVP RF | record_group=f. 0129 | series=op. 46 | box=p. 329 | file=d. 10",
}  # fmt: skip

TRAPS = {
    # full stops that end nothing
    "Source: Department of State, Ober Files: Lot 66 D 1, Misc. Docs. 1956–1957. Secret.": "repository=Department of State | collection=Ober Files | lot=Lot 66 D 1 | folder=Misc. Docs. 1956–1957",
    "Source: Department of State, Central Files, 396. 1–PA/3–1560. Secret.": "repository=Department of State | collection=Central Files | file=396. 1–PA/3–1560",
    "Source: National Archives, Nixon Presidential Materials, NSC Files, Henry A. Kissinger Office Files, Box 4, Burma. Secret.": "repository=National Archives | collection=Nixon Presidential Materials | series=NSC Files | series=Henry A. Kissinger Office Files | box=Box 4 | folder=Burma",
    "Source: Department of State, Central Files, POL 1 IRAN–U.S.. Secret.": "repository=Department of State | collection=Central Files | file=POL 1 IRAN–U.S.",
    # run straight into the classification, or a comma before it
    "Source: Department of State, Central Files, POL 26 S VIET Top Secret; Flash.": "repository=Department of State | collection=Central Files | file=POL 26 S VIET",
    "Source: Kennedy Library, Ober Papers, Test Ban 11/63–3/64, Secret.": "repository=Kennedy Library | collection=Ober Papers | folder=Test Ban 11/63–3/64",
    # words that only look like markings
    "Source: Department of State, Secretary’s Staff Meetings: Lot 63 D 75. Secret.": "repository=Department of State | collection=Secretary’s Staff Meetings | lot=Lot 63 D 75",
    # series that hold recordings or numbered papers, and a title in quotes, which is a folder
    "Source: National Archives, Nixon Presidential Materials, White House Tapes, Oval Office, Conversation 1–2. Secret.": "repository=National Archives | collection=Nixon Presidential Materials | series=White House Tapes | series=Oval Office | item=Conversation 1–2",
    "Source: Ford Library, Ober Files, National Security Study Memoranda, NSSM 7. Secret.": "repository=Ford Library | collection=Ober Files | series=National Security Study Memoranda | file=NSSM 7",
    "Source: Ford Library, Ober papers, “Telephone Conversations”. Secret.": "repository=Ford Library | collection=Ober papers | folder=Telephone Conversations",
    "Source: Ford Library, Ober Files, Memoranda of Conversations, 1973–1977, Box 3, Lund. Secret.": "repository=Ford Library | collection=Ober Files | series=Memoranda of Conversations, 1973–1977 | box=Box 3 | folder=Lund",
    # the symbols of a delegation's documents
    "IO Files: US(P)/A/M/(Chr)/2": "collection=IO Files | file=US(P)/A/M/(Chr)/2",
    "IO Files: US/S/703, also US/A/AC. 18/28": "collection=IO Files | file=US/S/703 | file=US/A/AC. 18/28",
    # a person's file
    "123 Ober, Paul: Telegram": "file=123 Ober, Paul | form=Telegram",
    # a title that lists several things
    "Source: Ford Library, Ober Files, Asia, Oslo, and North/South, Lund Subject File, Box 6, Wheat. Secret.": "repository=Ford Library | collection=Ober Files | series=Asia, Oslo, and North/South | series=Lund Subject File | box=Box 6 | folder=Wheat",
    "Source: National Archives, RG 59, NEA/ARN, Office of Oslo, Bern, and Rome Affairs, Lot 72D4, Box 5. Secret.": "repository=National Archives | record_group=RG 59 | collection=NEA/ARN | series=Office of Oslo, Bern, and Rome Affairs | lot=Lot 72D4 | box=Box 5",
    # a title with the number that it begins with
    "Source: Department of State, Ober Files: Lot 66 D 193, 83. VN 1960. Secret.": "repository=Department of State | collection=Ober Files | lot=Lot 66 D 193 | folder=83. VN 1960",
    # a title that goes on over a full stop, up to the classification
    "Source: Department of State, NEA Files: Lot 59 D 5, Talks w/Ober & Lund. Incoming Telegrams—Jan.–March 1956. Part I. Secret.": "repository=Department of State | collection=NEA Files | lot=Lot 59 D 5 | folder=Talks w/Ober & Lund. Incoming Telegrams—Jan.–March 1956. Part I",
    "Source: Department of State, NEA Files: Lot 59 D 5, Talks w/Ober. Jan. ’56—memos, etc. Secret.": "repository=Department of State | collection=NEA Files | lot=Lot 59 D 5 | folder=Talks w/Ober. Jan. ’56—memos, etc",
    # a full stop printed for a comma
    "Source: Department of State, Central Files. 711.11–EI/10–1359. Secret.": "repository=Department of State | collection=Central Files | file=711.11–EI/10–1359",
    "Source: Ford Library, Ober Papers, Subject File. Box 52, Wheat. Secret.": "repository=Ford Library | collection=Ober Papers | series=Subject File | box=Box 52 | folder=Wheat",
    # a capital that names half of a country
    "Source: Department of State, Central Files, POL 27 VIET S. Later texts differ. Secret.": "repository=Department of State | collection=Central Files | file=POL 27 VIET S",
    # misprinted marks, a lot without its word, a lead twice
    "Source: Ford Library; Ober Papers, Box 1. Secret.": "repository=Ford Library | collection=Ober Papers | box=Box 1",
    "Source: Department of State, Ober Files: 64 D 5, Wheat. Secret.": "repository=Department of State | collection=Ober Files | lot=64 D 5 | folder=Wheat",
    "Source: Source: Ford Library, Ober Papers, Box 2. Secret.": "repository=Ford Library | collection=Ober Papers | box=Box 2",
    "Souce:Ford Library, Ober Papers, Box 1. Secret.": "repository=Ford Library | collection=Ober Papers | box=Box 1",
    "[Source: Central Intelligence Agency, History Staff, Job 84–B00389R, Box 4. Secret. 2 pages not declassified.]": "repository=Central Intelligence Agency | division=History Staff | accession=Job 84–B00389R | box=Box 4",
}  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), [*LOCATIONS.items(), *TRAPS.items()])
def test_a_location_is_read_part_by_part(text: str, expected: str) -> None:
    note = read(text, "source")
    assert (note.citations[0].role, note.citations[0].kind) == ("source", "archival")
    assert shown(note.citations[0]) == expected
    assert note.diagnostics == ()


@pytest.mark.parametrize("text", [text for text in TRAPS if "ecret." in text or "Flash" in text])
def test_the_marking_sentence_is_found_behind_every_trap(text: str) -> None:
    classification = read(text, "source").classification
    assert classification is not None
    assert classification.level in ("secret", "top-secret")


CITED = {
    "See Document 108.": [("crossref", "Document 108", "document=108")],
    "See Documents 29 and 30.": [("crossref", "Documents 29 and 30", "document=29 | document=30")],
    "Documents 312–315.": [("crossref", "Documents 312–315", "document=312–315")],
    "See footnote 3, Document 52.": [("crossref", "footnote 3, Document 52", "footnote=3 | document=52")],
    "See Document 23 and footnote 3 thereto.": [("crossref", "Document 23 and footnote 3 thereto", "document=23 | footnote=3")],
    "See source note below.": [("crossref", "source note below", "other=source note")],
    "See source note above.": [("crossref", "source note above", "other=source note")],
    "See footnote 2, supra.": [("crossref", "footnote 2, supra", "footnote=2 | other=supra")],
    "Ante, p. 20.": [("crossref", "Ante, p. 20", "other=Ante | page=p. 20")],
    "Telegram 836, September 29, p. 500.": [("crossref", "p. 500", "page=p. 500")],
    "See Foreign Relations, 1948, vol. VI, p. 1308.": [("published", "Foreign Relations, 1948, vol. VI, p. 1308", "title=Foreign Relations | year=1948 | volume=vol. VI | page=p. 1308")],
    "It is Document 9 in Foreign Relations, 1969–1976, vol. XVI, Soviet Union.": [("published", "Document 9 in Foreign Relations, 1969–1976, vol. XVI, Soviet Union", "document=9 | title=Foreign Relations | year=1969–1976 | volume=vol. XVI | title=Soviet Union")],
    "Also printed in vol. VI, Document 108.": [("published", "vol. VI, Document 108", "volume=vol. VI | document=108")],
    "See Department of State Bulletin, June 2, 1975, pp. 713–719, and ibid., June 23, 1975, p. 8.": [
        ("published", "Department of State Bulletin, June 2, 1975, pp. 713–719", "title=Department of State Bulletin | other=June 2, 1975 | page=pp. 713–719"),
        ("ibid", "ibid., June 23, 1975, p. 8", "other=June 23, 1975 | page=p. 8"),
    ],
    "See Ober and Lund, Grain and Power (New York, 1952), pp. 12–14.": [("published", "Ober and Lund, Grain and Power (New York, 1952), pp. 12–14", "other=Ober and Lund | title=Grain and Power | other=(New York, 1952) | page=pp. 12–14")],
    "For text, see 63 Stat. 714.": [("published", "63 Stat. 714", "volume=63 | title=Stat. | page=714")],
    "Not printed. (Ibid., POL 7 US/HARRIMAN)": [("ibid", "Ibid., POL 7 US/HARRIMAN", "file=POL 7 US/HARRIMAN")],
    "It failed. (Telegram 840 from Bonn, August 29; ibid.)": [("ibid", "Telegram 840 from Bonn, August 29; ibid.", "item=Telegram 840 from Bonn, August 29")],
    "It failed. (Telegram 774 from Accra, ibid., 745J.11/12–1962)": [("ibid", "Telegram 774 from Accra, ibid., 745J.11/12–1962", "item=Telegram 774 from Accra | file=745J.11/12–1962")],
    "They agreed. (Memorandum of conversation, Dec. 22, 1953, 811.312/12–2253)": [("archival", "Memorandum of conversation, Dec. 22, 1953, 811.312/12–2253", "item=Memorandum of conversation, Dec. 22, 1953 | file=811.312/12–2253")],
    "(Both ibid.)": [("ibid", "Both ibid.", "")],
    "Telegram 491, October 1. (Ibid., 951.72/10–559 and 951.72/12–559)": [("ibid", "Ibid., 951.72/10–559 and 951.72/12–559", "file=951.72/10–559 | file=951.72/12–559")],
    "The paper is in Department of State, Central Files, 762.00/9–2660, and was never sent.": [("archival", "Department of State, Central Files, 762.00/9–2660", "repository=Department of State | collection=Central Files | file=762.00/9–2660")],
    "A copy is in S/S–NSC files, lot 63 D 351, NSC 124 Series.": [("archival", "S/S–NSC files, lot 63 D 351, NSC 124 Series", "collection=S/S–NSC files | lot=lot 63 D 351 | file=NSC 124 Series")],
    "Copies are in Ford Library, Ober Papers, Box 3, and ibid., Lund Papers, Box 1.": [
        ("archival", "Ford Library, Ober Papers, Box 3", "repository=Ford Library | collection=Ober Papers | box=Box 3"),
        ("ibid", "ibid., Lund Papers, Box 1", "collection=Lund Papers | box=Box 1"),
    ],
    "(Ibid., 651H.51/10–162 through 10–362, POL 7 US, and 651J.51/1–162, respectively)": [("ibid", "Ibid., 651H.51/10–162 through 10–362, POL 7 US, and 651J.51/1–162", "file=651H.51/10–162 through 10–362 | file=POL 7 US | file=651J.51/1–162")],
    "Texts are in Department of State, Central File 751K.00, and Ford Library, Ober Papers.": [
        ("archival", "Department of State, Central File 751K.00", "repository=Department of State | collection=Central File | file=751K.00"),
        ("archival", "Ford Library, Ober Papers", "repository=Ford Library | collection=Ober Papers"),
    ],
    "The copy is in Central Files, POL 27 VIET S.": [("archival", "Central Files, POL 27 VIET S", "collection=Central Files | file=POL 27 VIET S")],
    "He met Lund. (Memorandum for the record, by Ober; Kennedy Library)": [("archival", "Memorandum for the record, by Ober; Kennedy Library", "item=Memorandum for the record, by Ober | repository=Kennedy Library")],
    "The draft of NSC 9 is in PPS files lot 64 D 5, “Wheat.” This file is thin.": [("archival", "PPS files lot 64 D 5, “Wheat.”", "collection=PPS files | lot=lot 64 D 5 | folder=Wheat.")],
    "The recording is ibid., Recording of a Talk Between Ober, Lund, and Elm, July 9, 1968, 7–8 p.m. [Tape F1, Side A].": [("ibid", "ibid., Recording of a Talk Between Ober, Lund, and Elm, July 9, 1968, 7–8 p.m. [Tape F1, Side A]", "item=Recording of a Talk Between Ober, Lund, and Elm, July 9, 1968, 7–8 p.m. [Tape F1, Side A]")],
    "See Document 7 and footnote 2, Document 10.": [("crossref", "Document 7", "document=7"), ("crossref", "footnote 2, Document 10", "footnote=2 | document=10")],
    "See Document 288, and infra.": [("crossref", "Document 288", "document=288"), ("crossref", "infra", "other=infra")],
    "Attachment to Document 61.": [("crossref", "Attachment to Document 61", "other=Attachment | document=61")],
    "See the source note, Document 225.": [("crossref", "source note, Document 225", "other=source note | document=225")],
    "They talked. (Department of State, EUR Files: Lot 61 D 9, Grain & Oats. Cables to Ober, Dec. 1958. Part 2)": [
        ("archival", "Department of State, EUR Files: Lot 61 D 9, Grain & Oats. Cables to Ober, Dec. 1958. Part 2", "repository=Department of State | collection=EUR Files | lot=Lot 61 D 9 | folder=Grain & Oats. Cables to Ober, Dec. 1958. Part 2"),
    ],
    "(Department of State, Ober Letters: Lot 61 D 9, Lund Correspondence, 1951–1953. Vol. IV)": [("archival", "Department of State, Ober Letters: Lot 61 D 9, Lund Correspondence, 1951–1953. Vol. IV", "repository=Department of State | collection=Ober Letters | lot=Lot 61 D 9 | folder=Lund Correspondence, 1951–1953. Vol. IV")],
    "(Department of State, Central Files, 611.61/5–1661. Ober was not told of it.)": [("archival", "Department of State, Central Files, 611.61/5–1661", "repository=Department of State | collection=Central Files | file=611.61/5–1661")],
    "Reported in telegram 321 (611.93/7–3159).": [("archival", "611.93/7–3159", "file=611.93/7–3159")],
}  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CITED.items())
def test_a_footnote_yields_its_citations(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert [(c.kind, c.text, shown(c)) for c in read(text, "footnote").citations] == expected


@pytest.mark.parametrize(
    "text",
    [
        "[Extract]", "[Attachment]", "[Enclosure 1]", "[Tab A]", "Not printed.", "Not found in Department of State files.",
        "It was not found in the Eisenhower Library or Department of State files.",
        "The Senate Foreign Relations Committee met.", "In telegram 1841, January 26, he agreed.",
        "The Department of State, June 7, denied it.", "See the memorandum from Lund (Ober was absent).", "",
    ],
)  # fmt: skip
def test_what_is_no_citation_yields_none(text: str) -> None:
    assert read(text).citations == ()
    assert read(text, "source").citations == ()


def test_the_source_is_the_first_location_whatever_a_remark_cites() -> None:
    note = read(
        "Source: National Archives, RG 59, Central Files 1967–69, POL 27 LAOS. Secret. "
        "Another copy is in Washington National Records Center, RG 330, OSD Files: FRC 72 A 1498, Laos."
    )
    assert [(c.role, c.relation, c.parts[1].text) for c in note.citations] == [
        ("source", None, "RG 59"),
        ("other", "copy", "RG 330"),
    ]


def test_an_abstract_has_its_location_last() -> None:
    note = read(
        "350. Memorandum from Ober to Lund, July 2. Wheat, “Grain Sales.” Secret. 2 pp. CIA, DCI (McCone) Files: Job 80-B01285A, DCI Meetings."
    )
    assert note.kind == "abstract"
    assert (
        shown(note.citations[0])
        == "repository=CIA | collection=DCI (McCone) Files | accession=Job 80-B01285A | folder=DCI Meetings"
    )
    assert note.classification is not None
    assert note.classification.text == "Secret"


def test_what_is_not_understood_is_kept_and_reported() -> None:
    note = read("Source: Quux Xyzzy. Secret.")
    assert [(s.kind, s.of(note.text)) for s in note.segments][1] == ("unknown", "Quux Xyzzy")
    assert note.diagnostics[0].show(note.text) == (
        "not understood; expected a repository, a collection or a file number\n"
        "  Source: Quux Xyzzy. Secret.\n"
        "          ^^^^^^^^^^\n"
        "  hint: “Quux Xyzzy” is in no table; citekit/data/README.md says how to add it"
    )


@pytest.mark.parametrize(
    ("text", "level", "printed", "reading"),
    [
        ("Source: Department or State, Central Files, POL 7 US. Secret.", "repository", "Department or State", "Department of State"),
        ("Source: Department of State, Central piles, POL 7 US. Secret.", "collection", "Central piles", "Central Files"),
        ("Source: Department of State, Central Files, 75lG.11/2–2558. Secret.", "file", "75lG.11/2–2558", "751G.11/2–2558"),
        ("Source: Department of State, Central Files, POL 27 VIEI S. Secret.", "file", "POL 27 VIEI S", "POL 27 VIET S"),
    ],
)  # fmt: skip
def test_a_misprint_keeps_what_is_printed_and_gains_a_reading(
    text: str, level: str, printed: str, reading: str
) -> None:
    part = next(p for p in read(text).citations[0].parts if p.level == level)
    assert (part.text, part.reading) == (printed, reading)


def test_a_repository_abroad_is_not_its_american_namesake() -> None:
    assert (
        read("Source: National Archives, Kew, PREM 11/3689.").citations[0].parts[0].authority == "uk-national-archives"
    )


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Source: Ford Library, Ober Papers, Box 1.", "source"), ("501.BC Kashmir/7–2948: Telegram", "source"),
        ("12. Letter from Ober to Lund, May 3. Wheat. 2 pp. Ford Library, Ober Papers.", "abstract"),
        ("See Document 4.", "footnote"), ("", "footnote"),
    ],
)  # fmt: skip
def test_the_kind_of_a_note_is_judged_from_its_text(text: str, kind: str) -> None:
    assert judge(text) == kind


def test_every_trigger_in_small_letters_holds_a_stem_by_which_it_is_looked_for() -> None:
    small = [word for word in triggers.readers() if word.strip()[0].islower()]
    assert small
    assert [word for word in small if not any(stem in word for stem in triggers.STEMS)] == []


def test_the_rules_are_one_table_of_readers() -> None:
    assert len(set(RULES)) == len(RULES) > 1
