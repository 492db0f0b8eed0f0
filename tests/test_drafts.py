"""``citekit docx`` and ``citekit odt``: the notes of a draft rewritten where they stand, and nothing else changed."""

from __future__ import annotations

import io
import itertools
import re
import shutil
import stat
import subprocess
import sys
import time
import zipfile
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from citekit.citing.guard.kept_words import CONNECTING
from citekit.errors import ReadError, StyleError
from citekit.integrations.wordprocessors.rewriting import Rewritten, rewrite
from citekit.integrations.wordprocessors.xml_splice import Chars, Part
from citekit.integrations.wordprocessors.zip_rewrite import rebuilt
from citekit.reading import reader
from tests.command_line import citekit
from tests.draft_files import (
    NAMESPACES,
    NOTES,
    PAPERS,
    W,
    many,
    open_runs,
    opendocument,
    run,
    word,
    word_runs,
    zipped,
)
from tests.shared import needs_shared, rows

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

STYLE = """<style xmlns="http://purl.org/net/xbiblio/csl" class="note" version="1.0"><info><title>T</title><id>t</id>
<updated>2020-01-01T00:00:00+00:00</updated></info>
<macro name="at"><group delimiter=" "><label variable="locator" form="short"/><text variable="locator"/></group></macro>
<citation><layout suffix="." delimiter="; "><choose>
<if position="ibid-with-locator"><text term="ibid"/><text macro="at" prefix=", "/></if>
<else-if position="ibid"><text term="ibid"/></else-if>
<else-if position="subsequent"><group delimiter=", "><text variable="archive_location"/><text macro="at"/></group></else-if>
<else><group delimiter=", "><text variable="archive_location"/><text variable="archive_collection"/>
<text variable="archive"/><text macro="at"/></group></else></choose></layout></citation>
<bibliography><layout suffix="."><group delimiter=". "><text variable="archive_collection"/><text variable="archive"/></group>
</layout></bibliography></style>"""
"""A small style of the tests' own, so that they state what is done with a style and not what ours looks like."""

KINDS = {"docx": word, "odt": opendocument}
patient = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
both = pytest.mark.parametrize("kind", sorted(KINDS))
NONE: frozenset[int] = frozenset()
BOX = "Kennedy Library, Papers of Martin Oduya, Box 4, Harbor Project"
BOX_FULL = "Harbor Project, Box 4, Papers of Martin Oduya, Kennedy Library"


def texts(data: bytes, kind: str) -> list[str]:
    """The notes of a draft, as the reader of such files finds them."""
    (document,) = reader(kind)(io.BytesIO(data), "draft")
    return [note.text for note in document.notes]


def of(kind: str, *notes: str, **choice: str | bool) -> bytes:
    """A draft with these notes, one a sentence, rewritten."""
    body = [f"A sentence.[{n}]" for n in range(1, len(notes) + 1)]
    return set_in(KINDS[kind](notes, body, endnotes=NONE), **choice).data


def set_in(data: bytes, **choice: str | bool) -> Rewritten:
    """A draft rewritten, in the style of the tests where no other is named."""
    return rewrite(data, "draft", **{"style": STYLE, **choice})  # type: ignore[arg-type]


def part(data: bytes, name: str) -> str:
    """A member of a package."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return package.read(name).decode()


# --- what becomes of the notes ------------------------------------------------------------------------------


@both
def test_the_drafts_of_the_fixtures_are_those_of_the_script(kind: str) -> None:
    assert (PAPERS / f"draft.{kind}").read_bytes() == KINDS[kind]()


@both
def test_a_paper(kind: str) -> None:
    made = set_in(KINDS[kind]())
    assert texts(made.data, kind) == [
        "POL 7 S LEONE, Central Files 1964–66, RG 59, National Archives and Records Administration. Confidential; Priority.",
        "AID (US) 9 S LEONE, Central Files 1964–66, RG 59, National Archives and Records Administration.",
        f"See {BOX_FULL}; the point is argued well by Strand.",
        "Ibid.",
        "Edith Halloran, An Ambassador’s Harbor (Boston: Wharf & Sons, 1971), 33.",
        "Ibid.",
        "Kennedy Library, Papers of Martin Oduya, Box 4, Loans.",
        "Oduya and Piet, “Fourteen Villages,” 51.",
        "A copy is in Sierra Leone, Vol. I, Country File, National Security File, Johnson Library; it was never sent.",
        "Harbor Project, Box 4, p. 12.",
    ]
    assert {note.label for note in made.notes if note.left} - {"footnote 6"} == {"footnote 7", "footnote 8"}
    assert [note.label for note in made.notes][8:] == ["endnote 1", "footnote 9"]
    assert made.entries == 3


@both
@pytest.mark.parametrize(
    ("notes", "expected"),
    [
        ((BOX,), (BOX_FULL + ".",)),  # a note ends with a full stop
        ((f"({BOX}) He knew.",), (f"({BOX_FULL}) He knew.",)),
        ((f"{BOX}. He knew.",), (f"{BOX_FULL}. He knew.",)),
        ((f"{BOX}.", "Ibid. He knew."), (f"{BOX_FULL}.", "Ibid. He knew.")),
        ((f"{BOX}.", "See ibid."), (f"{BOX_FULL}.", "See ibid.")),
        ((f"{BOX}, p. 3.", f"{BOX}, p. 4."), (BOX_FULL + ", p. 3.", "Ibid., p. 4.")),
        ((f"{BOX}.", "Prose without a source.", f"{BOX}."), (f"{BOX_FULL}.", "Prose without a source.", "Harbor Project, Box 4.")),
        # ibid. would be doubtful where the note before cites more
        ((f"Halloran, Harbor, 33; {BOX}.", f"{BOX}."), (f"Halloran, Harbor, 33; {BOX_FULL}.", "Harbor Project, Box 4.")),
        ((f"{BOX}; and Strand, “Loans”.", f"{BOX}."), (f"{BOX_FULL}; and Strand, “Loans”.", "Harbor Project, Box 4.")),
        # and the writer's own ibid. stays where it may mean a work that is not read
        ((f"{BOX}.", "Strand, Loans.", "Ibid., Box 7."), (f"{BOX_FULL}.", "Strand, Loans.", "Ibid., Box 7.")),
        ((f"{BOX}; cf. Strand, 33.", "Ibid."), (f"{BOX_FULL}; cf. Strand, 33.", "Ibid.")),
        # a bare ibid. is the citation before with all that it says
        (("Memorandum from Hale to Roe, May 4, 1961, Kennedy Library, Papers of Martin Oduya, Box 4.", "Ibid."),
         ("Box 4, Papers of Martin Oduya, Kennedy Library.", "Ibid.")),
        ((f"{BOX}, p. 3.", "Ibid., 4.", "Ibid."), (f"{BOX_FULL}, p. 3.", "Ibid., p. 4.", "Ibid.")),
        ((f"{BOX}.", "Ibid., 4."), (f"{BOX_FULL}.", "Ibid., 4.")),
        (("The letter is in the Kennedy Library, Papers of Martin Oduya, Box 4.",), ("The letter is in the Kennedy Library, Papers of Martin Oduya, Box 4.",)),
        (("  ", "", "…", "x" * 3000), ("", "", "…", "x" * 3000)),
    ],
)  # fmt: skip
def test_notes_and_what_becomes_of_them(kind: str, notes: Sequence[str], expected: Sequence[str]) -> None:
    assert [text.strip() for text in texts(of(kind, *notes), kind)] == list(expected)


@both
@pytest.mark.parametrize(
    "note",
    [
        "National Archives of the United Kingdom, FO 371/12345, Smith to Jones, 4 May 1950.",
        "In telegram 1841, January 26. (Department of State, Central Files, STR 12-3 USSR)",
        "Memorandum from Hale to Roe, 4 May 1961, Box 4, Papers of Martin Oduya, Kennedy Library.",
        "Neither is printed. (Department of State, Central Files, 663.001/5–2244 and 663.001/7–255, respectively)",
    ],
)
def test_no_word_of_a_note_is_lost(kind: str, note: str) -> None:
    """Either the note stays, or all that it says is in its new form, in the style that shows everything."""
    made = rewrite(KINDS[kind]([note], ["A.[1]"], endnotes=NONE), "draft")
    words = [{word_.casefold() for word_ in re.findall(r"\w+", text)} for text in (note, made.notes[0].after)]
    assert words[0] - words[1] <= CONNECTING
    assert all(made.notes[0].after.count(a) == made.notes[0].after.count(b) for a, b in ("()", "[]"))
    assert made.notes[0].changed or made.notes[0].left


@pytest.mark.slow
@needs_shared
def test_real_notes_lose_no_word() -> None:
    sampled = [row["text"] for name in ("source_notes", "footnotes")
               for row in itertools.islice(rows(f"corpus/{name}.jsonl.gz"), 3000, 3100)]  # fmt: skip
    changed = 0
    for note in sampled:  # each alone, so that none has a short form
        made = rewrite(word([run(note)], ["A.[1]"], endnotes=NONE, raw=True), "draft", bibliography=False).notes[0]
        before, after = ({w.casefold() for w in re.findall(r"\w+", text)} for text in (made.before, made.after))
        assert before - after <= CONNECTING
        changed += made.changed
    assert changed > 80


@both
def test_author_date_styles_keep_their_parentheses(kind: str) -> None:
    assert texts(of(kind, f"See {BOX}.", style="apa"), kind)[0].startswith("See (")


@both
@pytest.mark.parametrize(
    "style", ["chicago-notes-bibliography", "turabian-notes-bibliography", "mhra-notes", "infoclio-de"]
)
def test_a_short_form_that_has_nothing_but_the_page_is_none(kind: str, style: str) -> None:
    again = texts(of(kind, f"{BOX}.", "Johnson Library, Box 3.", f"{BOX}, p. 12.", f"{BOX}.", style=style), kind)[2:]
    assert all("Harbor Project" in note or "bd." in note or "bid." in note for note in again)
    assert "12" in again[0]


@both
def test_a_short_form_tells_two_telegrams_of_a_day_apart(kind: str) -> None:
    first, second = (f"Telegram {number} from Freetown, March 18, 1964, {BOX}." for number in (301, 302))
    notes = texts(of(kind, first, second, first, second, style="chicago-notes-bibliography"), kind)
    assert notes[2:] == ["Freetown, telegram 301.", "Freetown, telegram 302."]


@both
def test_a_note_begins_with_a_capital(kind: str) -> None:
    telegram = "Telegram 173 to London, July 10, 1963, Kennedy Library, National Security Files, Box 3"
    notes = texts(of(kind, f"{telegram}.", f"{BOX}.", f"{telegram}.", style="chicago-notes-bibliography"), kind)
    assert notes[0] == f"{telegram.partition(', Kennedy')[0]}, Box 3, National Security Files, Kennedy Library."
    assert notes[2] == "Telegram 173 to London, July 10, 1963."


@both
def test_custody(kind: str) -> None:
    (text,) = texts(of(kind, f"{BOX}.", custody="held"), kind)
    assert "John F. Kennedy Presidential Library" in text


@both
def test_a_style_that_is_not_there(kind: str) -> None:
    with pytest.raises(StyleError):
        of(kind, BOX, style="no-such-style")


WORDS = st.lists(st.integers(0, 90), max_size=6)


@pytest.mark.slow
@both
@patient
@given(cuts=WORDS)
def test_how_the_text_is_cut_into_runs_does_not_matter(kind: str, cuts: list[int]) -> None:
    text = f"See {BOX}; the point is argued well."
    bounds = [0, *sorted({min(cut, len(text)) for cut in cuts} - {0, len(text)}), len(text)]
    pieces = [text[a:b] for a, b in itertools.pairwise(bounds)]
    if kind == "docx":
        raw = "".join(run(piece, "<w:i/>" if n % 2 else "") for n, piece in enumerate(pieces))
    else:
        raw = "".join(f'<text:span text:style-name="T1">{p}</text:span>' if n % 2 else p for n, p in enumerate(pieces))
    made = set_in(KINDS[kind]([raw], ["A.[1]"], endnotes=NONE, raw=True))
    assert texts(made.data, kind) == [f"See {BOX_FULL}; the point is argued well."]


# --- what does not change -----------------------------------------------------------------------------------


@both
def test_other_members_are_the_same_bytes(kind: str) -> None:
    before = KINDS[kind]()
    after = set_in(before).data
    changed = {"docx": {"word/footnotes.xml", "word/endnotes.xml", "word/document.xml"}, "odt": {"content.xml"}}[kind]
    with zipfile.ZipFile(io.BytesIO(before)) as old, zipfile.ZipFile(io.BytesIO(after)) as new:
        assert new.testzip() is None
        assert old.namelist() == new.namelist()
        for a, b in zip(old.infolist(), new.infolist(), strict=True):
            raw = [data[i.header_offset : i.header_offset + 30 + len(i.filename) + i.compress_size]
                   for data, i in ((before, a), (after, b))]  # fmt: skip
            assert (raw[0] == raw[1]) == (a.filename not in changed)
            assert (a.date_time, a.external_attr) == (b.date_time, b.external_attr) or a.filename in changed


def test_the_text_of_a_word_file_is_the_same_bytes() -> None:
    before = word()
    without = set_in(before, bibliography=False).data
    assert part(without, "word/document.xml") == part(before, "word/document.xml")
    whole = part(set_in(before).data, "word/document.xml")
    start, end = whole.index('<w:p><w:pPr><w:pStyle w:val="Ttulo1"/>'), whole.index("<w:sectPr>")
    assert whole[:start] + whole[end:] == part(before, "word/document.xml")


def test_the_text_of_an_open_document_is_the_same_bytes() -> None:
    before = opendocument()
    note_bodies = re.compile(r"<text:note-body>.*?</text:note-body>")
    after = part(set_in(before).data, "content.xml")
    after = re.sub(r'<style:style style:name="citekit_.*?</style:style>|<text:section .*?</text:section>', "", after)
    assert note_bodies.sub("", after) == note_bodies.sub("", part(before, "content.xml"))


@pytest.mark.parametrize(
    "raw",
    [
        word_runs("{tracked}" + BOX),
        f'{run(BOX)}<w:del w:id="1" w:author="A"><w:r><w:delText>Box 5</w:delText></w:r></w:del>',
        f'<w:r><w:rPr><w:rPrChange w:id="1" w:author="A"><w:rPr/></w:rPrChange></w:rPr><w:t>{BOX}</w:t></w:r>',
        word_runs("{field}" + BOX),
        f'<w:fldSimple w:instr=" REF x ">{run(BOX)}</w:fldSimple>',
        f"<w:sdt><w:sdtContent>{run(BOX)}</w:sdtContent></w:sdt>",
        f'<w:hyperlink w:anchor="x">{run(BOX)}</w:hyperlink>',
        f'{run(BOX)}<m:oMath xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"/>',
        f'<w:commentRangeStart w:id="3"/>{run(BOX)}<w:commentRangeEnd w:id="3"/>',
        f"{run(BOX)}<w:r><w:later/></w:r>",
    ],
)
def test_a_word_note_with_more_than_text_stays_and_is_listed(raw: str) -> None:
    before = word([raw, word_runs(BOX)], ["A.[1] B.[2]"], endnotes=NONE, raw=True)
    made = set_in(before)
    assert [bool(note.left) for note in made.notes] == [True, False]
    assert raw in part(made.data, "word/footnotes.xml")
    assert texts(made.data, "docx")[1] == f"{BOX_FULL}."  # a first citation, whatever stands before


@pytest.mark.parametrize(
    "raw",
    [
        open_runs("{tracked}" + BOX),
        open_runs("{field}" + BOX),
        f'<text:a xmlns:xlink="http://www.w3.org/1999/xlink" xlink:href="#x">{BOX}</text:a>',
        f"{BOX}<office:annotation><text:p>Really?</text:p></office:annotation>",
        f'{BOX}<text:note-ref text:note-class="footnote">3</text:note-ref>',
        f"{BOX}<text:later/>",
    ],
)
def test_an_open_document_note_with_more_than_text_stays_and_is_listed(raw: str) -> None:
    before = opendocument([raw, BOX], ["A.[1] B.[2]"], endnotes=NONE, raw=True)
    made = set_in(before)
    assert [bool(note.left) for note in made.notes] == [True, False]
    assert raw in part(made.data, "content.xml")
    assert texts(made.data, "odt")[1] == f"{BOX_FULL}."


def test_a_link_beside_the_citation_is_no_hindrance() -> None:
    link = f'<w:hyperlink w:anchor="x">{run("online")}</w:hyperlink>'
    data = set_in(word([run(BOX + "; ") + link], ["A.[1]"], endnotes=NONE, raw=True)).data
    assert texts(data, "docx") == [f"{BOX_FULL}; online"]
    assert link in part(data, "word/footnotes.xml")


# --- formatting ---------------------------------------------------------------------------------------------


def test_new_text_takes_the_font_of_the_old_and_the_format_of_the_style() -> None:
    notes = part(set_in(word()).data, "word/footnotes.xml")
    ibid = re.search(r'<w:footnote w:id="2">.*?</w:footnote>', notes)
    assert ibid is not None
    assert "<w:i/>" not in ibid[0]  # the writer's italic ibid. became a full citation
    assert ibid[0].count('<w:rFonts w:ascii="Georgia" w:hAnsi="Georgia"/><w:sz w:val="18"/>') == 2
    assert 'w:hAnsi="Georgia"/><w:i/><w:sz w:val="18"/></w:rPr><w:t xml:space="preserve">well</w:t>' in notes
    assert notes.count("<w:footnoteRef/>") == 9


ITALIC_STYLE = """<style xmlns="http://purl.org/net/xbiblio/csl" class="note" version="1.0"><info><title>T</title><id>t</id>
<updated>2020-01-01T00:00:00+00:00</updated></info><citation><layout suffix="."><group delimiter=", ">
<text variable="archive_location" font-style="italic"/><text variable="archive" font-weight="bold"/>
<text variable="archive_collection" font-variant="small-caps"/></group></layout></citation></style>"""


def test_formats_in_word() -> None:
    notes = part(of("docx", f"{BOX}.", style=ITALIC_STYLE), "word/footnotes.xml")
    for look in ("<w:i/><w:iCs/>", "<w:b/><w:bCs/>", "<w:smallCaps/>"):
        assert f'w:hAnsi="Georgia"/>{look}<w:sz w:val="18"/>' in notes


def test_formats_in_an_open_document() -> None:
    content = part(of("odt", f"*{BOX}*.", style=ITALIC_STYLE), "content.xml")
    for name, look in (("italic", 'fo:font-style="italic" fo:font-weight="normal"'), ("bold", 'fo:font-style="normal" fo:font-weight="bold"'),
                       ("small-caps", 'fo:font-variant="small-caps"'), ("plain", 'fo:font-style="normal"')):  # fmt: skip
        assert re.search(
            rf'<style:style style:name="citekit_{name}" style:family="text"><style:text-properties [^>]*{look}', content
        )
        assert f'<text:span text:style-name="citekit_{name}">' in content


def test_a_character_style_that_may_be_an_emphasis_is_turned_off() -> None:
    raw = run(BOX, '<w:rStyle w:val="Emphasis"/>')
    notes = part(set_in(word([raw], ["A.[1]"], endnotes=NONE, raw=True)).data, "word/footnotes.xml")
    assert '<w:rPr><w:rStyle w:val="Emphasis"/><w:b w:val="0"/><w:i w:val="0"/></w:rPr>' in notes


# --- the bibliography ---------------------------------------------------------------------------------------


def test_the_bibliography_has_the_style_of_the_document() -> None:
    plain = part(set_in(word(styles="")).data, "word/document.xml")
    assert plain.count('<w:ind w:left="720" w:hanging="720"/>') == 3
    own = part(set_in(word()).data, "word/document.xml")
    assert own.count('<w:pStyle w:val="Bib"/>') == 3
    content = part(set_in(opendocument()).data, "content.xml")
    assert content.count('text:style-name="Bibliography_20_1"') == 3
    assert '<text:h text:style-name="Heading_20_1" text:outline-level="1">Bibliography</text:h>' in content


@both
def test_the_bibliography_of_a_second_time_takes_the_place_of_the_first(kind: str) -> None:
    once = set_in(KINDS[kind]())
    twice = set_in(once.data)
    name = {"docx": "word/document.xml", "odt": "content.xml"}[kind]
    assert [part(made.data, name).count(">Bibliography<") for made in (once, twice)] == [1, 1]
    assert not once.diagnostics
    assert "was rewritten before" in twice.diagnostics[0].message


@pytest.mark.parametrize(
    ("extra", "said"),
    [
        ({"word/settings.xml": f"<w:settings {W}><w:trackRevisions/></w:settings>"}, ["the draft tracks changes"]),
        ({"word/settings.xml": f'<w:settings {W}><w:trackRevisions w:val="0"/></w:settings>'}, []),
        ({"_xmlsignatures/sig1.xml": "<s/>"}, ["the draft is signed"]),
    ],
)
def test_what_a_writer_should_know(extra: dict[str, str | bytes], said: list[str]) -> None:
    told = set_in(word(extra=extra)).diagnostics
    assert [finding.message.partition(",")[0] for finding in told] == said


# --- what others sent ---------------------------------------------------------------------------------------

MAIN = {"docx": "word/footnotes.xml", "odt": "content.xml"}
ENTITIES = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>'


def hostile(kind: str, content: str | bytes) -> bytes:
    return KINDS[kind](extra={MAIN[kind]: content})


def bare(kind: str, head: str, inner: str) -> str:
    return (
        f"{head}<w:footnotes {W}>{inner}</w:footnotes>"
        if kind == "docx"
        else f"{head}<office:document-content {NAMESPACES}>{inner}</office:document-content>"
    )


@both
@pytest.mark.parametrize(
    ("make", "said"),
    [
        (lambda kind: b"", "is not a"),
        (lambda kind: b"PK\3\4" + b"\0" * 50, "is cut short"),
        (lambda kind: KINDS[kind]()[:-200], "is not a|is cut short"),
        (lambda kind: hostile(kind, bare(kind, ENTITIES, "&b;")), "DOCTYPE"),
        (lambda kind: hostile(kind, bare(kind, "", "<w:t>" if kind == "docx" else "<text:p>")), "broken"),
        (lambda kind: hostile(kind, bare(kind, "", " " * 30_000_000)), "unpacks to more"),
        (lambda kind: hostile(kind, bare(kind, '<?xml version="1.0" encoding="utf-16"?>', "").encode("utf-16")), "is written in utf-16|broken"),
        (lambda kind: hostile(kind, bare(kind, "", "<![CDATA[x]]>")), "CDATA"),
        (lambda kind: KINDS[kind]([], ["No notes."]), "has no footnotes"),
        (lambda kind: zipped({"mimetype": "application/vnd.oasis.opendocument.text"} if kind == "odt" else {"a": "b"}), "has no content.xml|names no main part"),
    ],
)  # fmt: skip
def test_hostile_and_broken_files_are_refused(kind: str, make: Callable[[str], bytes], said: str) -> None:
    start = time.perf_counter()
    with pytest.raises(ReadError, match=said):
        set_in(make(kind))
    assert time.perf_counter() - start < 10


@pytest.mark.slow
@both
def test_thousands_of_notes(kind: str) -> None:
    count = {"docx": 5000, "odt": 1000}[kind]
    data = many(count, kind)
    start = time.process_time()
    made = set_in(data)
    assert time.process_time() - start < 45  # 5,000 take 6 to 12 seconds on two busy cores
    assert sum(note.changed for note in made.notes) == count * 3 // 4
    assert len(texts(made.data, kind)) == count


def test_numbers_that_no_one_can_count_to() -> None:
    digits = "9" * 5000
    spaces = f'{BOX}<text:s text:c="{digits}"/>.'
    assert rewrite(opendocument([spaces], ["A.[1]"], endnotes=NONE, raw=True), "draft").entries == 1
    mark = f'<w:bookmarkStart w:id="{digits}" w:name="x"/><w:bookmarkEnd w:id="{digits}"/>'
    document = (
        f'<w:document {W}><w:body><w:p>{mark}<w:r><w:footnoteReference w:id="1"/></w:r></w:p></w:body></w:document>'
    )
    assert set_in(word([BOX], endnotes=NONE, extra={"word/document.xml": document})).entries == 1


@both
def test_text_that_looks_like_markup_stays_text(kind: str) -> None:
    odd = f"{BOX}, p. 3; <w:p>&amp; “]]>” </text:p> & \u200b"
    assert texts(of(kind, odd), kind) == ["Harbor Project, Box 4, Papers of Martin Oduya, Kennedy Library, p. 3; <w:p>&amp; “]]>” </text:p> & \u200b".strip()]  # fmt: skip


def test_a_mark_of_the_writers_own_is_kept() -> None:
    reference = '<w:r><w:footnoteReference w:customMarkFollows="1" w:id="1"/><w:t>*</w:t></w:r>'
    document = f"<w:document {W}><w:body><w:p>{run('A.')}{reference}</w:p></w:body></w:document>"
    before = word([run("* ") + run(BOX)], raw=True, endnotes=NONE, extra={"word/document.xml": document})
    made = set_in(before)
    assert (made.notes[0].label, made.notes[0].after) == ("footnote *", f"* {BOX_FULL}.")


# --- bytes --------------------------------------------------------------------------------------------------

XML = st.recursive(
    st.text(alphabet="a –é\n", max_size=5).map(lambda t: t + "&amp;"),
    lambda inner: st.lists(inner, max_size=3).map(lambda many: '<w:a x="/>">' + "<b/>".join(many) + "<!-- c --></w:a>"),
    max_leaves=12,
)


@patient
@given(XML)
def test_elements_know_their_bytes(xml: str) -> None:
    data = f'<?xml version="1.0"?>\n<r xmlns:w="u">{xml}</r>'.encode()
    found = Part(data, "x")
    assert found.spliced == data
    for element in found.root.walk():
        assert data[element.start : element.opened].startswith(b"<" + element.tag.encode())
        assert data[element.closed : element.end] in (b"", f"</{element.tag}>".encode())
        for child in element.children:
            if isinstance(child, Chars):
                assert data[child.start : child.end].decode().replace("&amp;", "&") == child.text
    found.replace(found.root.opened, found.root.closed, "")
    assert found.spliced == b'<?xml version="1.0"?>\n<r xmlns:w="u"></r>'


def test_a_package_with_data_descriptors_and_comments_is_copied() -> None:
    class Pipe(io.BytesIO):
        def seekable(self) -> bool:
            return False

        def seek(self, *_: int) -> int:
            raise io.UnsupportedOperation

        def tell(self) -> int:
            raise io.UnsupportedOperation

    target = Pipe()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as out:
        out.comment = b"a comment"
        for name in "abc":
            out.writestr(name, name * 100)
    with zipfile.ZipFile(io.BytesIO(rebuilt(target.getvalue(), {"b": b"new"}))) as made:
        assert [made.read(name) for name in "abc"] == [b"a" * 100, b"new", b"c" * 100]
        assert (made.testzip(), made.comment) == (None, b"a comment")


# --- the command --------------------------------------------------------------------------------------------


@both
def test_the_command(kind: str, tmp_path: Path) -> None:
    draft, paper = tmp_path / f"draft.{kind}", tmp_path / f"paper.{kind}"
    draft.write_bytes(KINDS[kind]())
    done = citekit(kind, draft, "-o", paper)
    assert (done.returncode, done.stdout) == (0, "")
    assert "6 of 10 notes rewritten" in done.stderr
    assert (
        "footnote 7: “Kennedy Library, Papers of Martin Oduya, Box 4, Loans” stays: the note holds tracked changes"
        in done.stderr
    )
    assert paper.read_bytes() == rewrite(draft.read_bytes(), str(draft)).data
    assert citekit(kind, draft, "-o", paper, "--strict").returncode == 3


def test_a_report_changes_nothing(tmp_path: Path) -> None:
    draft = tmp_path / "draft.docx"
    draft.write_bytes(word())
    done = citekit("docx", draft, "--report")
    assert (done.returncode, done.stderr) == (0, "")
    assert f"footnote 3: See {BOX}; the point is argued well by Strand.\n  becomes: See {BOX_FULL};" in done.stdout
    assert (
        "footnote 5: Edith Halloran, An Ambassador’s Harbor (Boston: Wharf & Sons, 1971), 33.\n  stays as it is: cites no archive"
        in done.stdout
    )
    assert [path.name for path in tmp_path.iterdir()] == ["draft.docx"]
    assert draft.read_bytes() == word()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ((), "name the new file with -o"),
        (("-o", "{draft}"), "names the draft itself"),
        (("-o", "other", "--in-place"), "goes without -o"),
    ],
)
def test_the_draft_is_not_written_over_by_accident(tmp_path: Path, words: Sequence[str], said: str) -> None:
    draft = tmp_path / "draft.docx"
    draft.write_bytes(word())
    done = citekit("docx", draft, *(word_.format(draft=draft) for word_ in words))
    assert done.returncode == 2
    assert said in done.stderr
    assert draft.read_bytes() == word()


def test_in_place(tmp_path: Path) -> None:
    draft, link = tmp_path / "draft.docx", tmp_path / "link.docx"
    draft.write_bytes(word())
    draft.chmod(0o640)
    link.symlink_to(draft)
    assert citekit("docx", link, "--in-place").returncode == 0
    assert texts(draft.read_bytes(), "docx")[3] == "Ibid."
    assert stat.S_IMODE(draft.stat().st_mode) == 0o640
    assert link.is_symlink()
    broken = tmp_path / "broken.docx"
    broken.write_bytes(word()[:-99])
    assert citekit("docx", broken, "--in-place").returncode == 1
    assert broken.read_bytes() == word()[:-99]
    assert len(list(tmp_path.iterdir())) == 3


def test_standard_input_and_output() -> None:
    words = [sys.executable, "-m", "citekit", "odt", "-", "-o", "-"]
    done = subprocess.run(words, input=opendocument(), capture_output=True, check=True, cwd=PAPERS.parents[1])
    assert done.stdout == rewrite(opendocument(), "-").data


# --- with LibreOffice and pandoc ----------------------------------------------------------------------------

needs_office = pytest.mark.skipif(
    not all(map(shutil.which, ("soffice", "pdftotext"))), reason="needs LibreOffice and pdftotext"
)


def office(path: Path, suffix: str, folder: Path) -> Path:
    """A file as LibreOffice converts it."""
    profile = f"-env:UserInstallation=file://{folder}/profile"
    subprocess.run(["soffice", profile, "--headless", "--convert-to", suffix, "--outdir", str(folder), str(path)],
                   check=True, capture_output=True, timeout=300)  # fmt: skip
    return folder / f"{path.stem}.{suffix}"


def printed(path: Path) -> str:
    done = subprocess.run(["pdftotext", "-layout", str(path), "-"], check=True, capture_output=True)
    return " ".join(done.stdout.decode().split())


@pytest.mark.external
@needs_office
@both
def test_the_rewritten_draft_opens_in_libreoffice(kind: str, tmp_path: Path) -> None:
    paper = tmp_path / f"paper.{kind}"
    paper.write_bytes(set_in(KINDS[kind]()).data)
    text = printed(office(paper, "pdf", tmp_path))
    for said in (f"See {BOX_FULL}; the point is argued well by Strand.", "POL 7 S LEONE, Central Files 1964–66, RG 59,",
                 "A copy is in Sierra Leone, Vol. I,", "Papers of Martin Oduya. Kennedy Library.", "Halloran’s account5 is less"):  # fmt: skip
        assert said in text
    assert "Source:" not in text


@pytest.mark.external
@needs_office
@both
def test_footnotes_are_still_footnotes_to_libreoffice(kind: str, tmp_path: Path) -> None:
    before, paper = KINDS[kind](), tmp_path / f"paper.{kind}"
    paper.write_bytes(set_in(before).data)
    (tmp_path / "again").mkdir()
    other = {"docx": "odt", "odt": "docx"}[kind]
    again = office(paper, other, tmp_path / "again").read_bytes()
    kept = [" ".join(text.split()) for text in texts(again, other)]
    assert kept == [" ".join(text.split()) for text in texts(paper.read_bytes(), kind)]


@pytest.mark.external
@both
def test_a_draft_that_pandoc_wrote(kind: str, tmp_path: Path) -> None:
    pypandoc = pytest.importorskip("pypandoc", reason="needs pandoc (pip install '.[external]')")
    notes = [note for note in NOTES if not note.startswith("{")]
    source = " ".join(f"Text.[^{n}]" for n in range(len(notes))) + "".join(f"\n\n[^{n}]: {note}" for n, note in enumerate(notes))  # fmt: skip
    draft = tmp_path / f"draft.{kind}"
    pypandoc.convert_text(source, kind, format="markdown-smart", outputfile=str(draft))
    made = set_in(draft.read_bytes())
    paper = tmp_path / f"paper.{kind}"
    paper.write_bytes(made.data)
    plain = pypandoc.convert_file(str(paper), "plain", extra_args=["--wrap=none"])
    assert f"[3] See {BOX_FULL}; the point is argued well by Strand." in plain
    assert "[4] Ibid." in plain
    assert [note.changed for note in made.notes].count(True) == 6
