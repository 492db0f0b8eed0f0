"""The filter for pandoc: what becomes of notes, citations and the bibliography, without running pandoc."""

from __future__ import annotations

import copy
import json
import time
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from citekit.cli.pandoc import filtered
from citekit.csl.styles.style import load
from citekit.drafts.citations import find
from citekit.drafts.passages import Passage
from citekit.errors import StyleError
from citekit.integrations.pandoc.filter import apply
from citekit.integrations.pandoc.locators import Locators
from citekit.integrations.pandoc.tree import Edit, element, replaced, text_of, walk, words
from tests.command_line import citekit
from tests.pandoc_tree import document, note, notes, para, shown, span

CENTRAL = "Department of State, Central Files, POL 7 US/Harriman"
MADE = "POL 7 US/Harriman, Central Files, Department of State"
KENNEDY = "Kennedy Library, National Security Files, Box 3"
BOX = "Box 3, National Security Files, Kennedy Library"


def run(made: dict[str, Any]) -> tuple[list[str], list[str]]:
    """The lines of the document that the filter makes, and what it told."""
    told: list[str] = []
    apply(made, told.append)
    return shown(made["blocks"]).splitlines(), told


def made_notes(*texts: str, **meta: Any) -> list[str]:
    """What the filter makes of notes, one a paragraph."""
    lines, _ = run(notes(*texts, suppress_bibliography=True, **meta))
    return [line.removeprefix("Word{").removesuffix("}.") for line in lines]


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        ([f"Source: {CENTRAL}."], [f"{MADE}."]),
        ([f"{CENTRAL}"], [f"{MADE}."]),
        ([f"[Source: {CENTRAL}. Secret.]"], [f"{MADE}. Secret."]),
        ([f"Source: {CENTRAL}. Secret; Priority. Drafted by Lund."], [f"{MADE}. Secret; Priority. Drafted by Lund."]),
        ([f"Lund said so; see {CENTRAL}, and the reply."], [f"Lund said so; see {MADE}, and the reply."]),
        ([f"See {CENTRAL}; {KENNEDY}."], [f"See {MADE}; {BOX}."]),
        ([CENTRAL, "Ibid."], [f"{MADE}.", "Ibid."]),
        ([CENTRAL, "See ibid., and weep."], [f"{MADE}.", "See ibid., and weep."]),
        ([f"Source: {KENNEDY}.", "Ibid., Box 4."], [f"{BOX}.", "Box 4, National Security Files, Kennedy Library."]),
        (["[@pell]", KENNEDY, "[@pell, 3]"], ["C. Pell, *The Bar and the Buoy* (1971).", f"{BOX}.", "Pell, *The Bar and the Buoy*, 3."]),
        (["[@pell, 33]", "Ibid., p. 40."], ["C. Pell, *The Bar and the Buoy* (1971), 33.", "Ibid., 40."]),
        (["[@pell]", "Ibid.", "Ibid."], ["C. Pell, *The Bar and the Buoy* (1971).", "Ibid.", "Ibid."]),
        (
            ["Memorandum of conversation, March 8, 1956, Kennedy Library, National Security Files, Box 3."],
            [f"Memorandum of conversation, March 8, 1956, {BOX}."],
        ),
        ([f"(Telegram 840 from Oslo, August 29; {KENNEDY})"], [f"(Oslo, telegram 840, August 29, {BOX})"]),
        (["Prose with nothing in it, 33."], ["Prose with nothing in it, 33."]),
        (["See Document 8."], ["See Document 8."]),
    ],
)  # fmt: skip
def test_notes(texts: list[str], expected: list[str]) -> None:
    assert made_notes(*texts) == expected


@pytest.mark.parametrize(
    ("texts", "untouched", "finding"),
    [
        (["Source: my own reckoning."], "Source: my own reckoning.", "note 1: not understood"),
        (["[@pell]", "Ibid., Box 4."], "Ibid., Box 4.", "note 2: what this ibid. stands for is not certain"),
        (
            [KENNEDY, "[@pell]", "Ibid., Box 4."],
            "Ibid., Box 4.",
            "note 3: this ibid. leans on a citation that is not read",
        ),
        (["Source: my own reckoning.", "Ibid."], "Ibid.", "note 2: this ibid. leans on"),
        (["Ibid., Box 4."], "Ibid., Box 4.", "note 1: what this ibid. stands for is not certain"),
    ],
)
def test_what_is_not_understood_stays_and_is_told(texts: list[str], untouched: str, finding: str) -> None:
    lines, told = run(notes(*texts))
    assert f"Word{{{untouched}}}." in lines
    assert finding in "\n".join(told)


def test_formatting_beside_a_citation_stays() -> None:
    reply = element("Emph", words("the reply"))
    made = document(para("Word", note(f"As in {CENTRAL}, and ", reply, ".")), suppress_bibliography=True)
    assert run(made)[0] == [f"Word{{As in {MADE}, and *the reply*.}}"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He was right [@pell, 33].", "He was right.{C. Pell, *The Bar and the Buoy* (1971), 33.}"),
        ("Right [see @pell, 33; @moreau], and", "Right,{See C. Pell, *The Bar and the Buoy* (1971), 33; J. Moreau, *Pilots*.} and"),
        ("Then @pell spoke.", "Then C. Pell{*The Bar and the Buoy* (1971).} spoke."),
        ("(Right [@moreau].) So", "(Right.){J. Moreau, *Pilots*.} So"),
        ("Right [@nobody].", "Right.{nobody?}"),
    ],
)  # fmt: skip
def test_citations_in_the_text_become_notes(text: str, expected: str) -> None:
    style = "chicago-notes-bibliography-17th-edition"
    lines, _ = run(document(para(text), suppress_bibliography=True, csl=style))
    assert lines == [expected.replace("*Pilots*.", "*Pilots* (n.d.).")]


def test_a_short_form_that_has_nothing_but_the_page_is_none() -> None:
    texts = [KENNEDY, CENTRAL, f"{KENNEDY}, p. 12", KENNEDY]
    later = made_notes(*texts, csl="chicago-notes-bibliography")[2:]
    assert later == ["Box 3, p. 12, National Security Files, Kennedy Library.", f"{BOX}."]


def test_a_note_begins_with_a_capital() -> None:
    telegram = "Telegram 173 to London, July 10, 1963; Kennedy Library, National Security Files, Box 3"
    made = made_notes(telegram, CENTRAL, telegram, f"See {telegram}", csl="chicago-notes-bibliography")
    assert made[2:] == ["Telegram 173 to London, July 10, 1963.", "See telegram 173 to London, July 10, 1963."]


def test_a_missing_key_is_told() -> None:
    assert "citation nobody not found in the bibliography" in run(document(para("[@nobody]")))[1]


def test_positions_run_over_notes_spans_and_citations_alike() -> None:
    made = document(
        para("One", note(f"Source: {CENTRAL}."), " two ", span(CENTRAL), " three [@pell]. Four", note("Ibid.")),
        suppress_bibliography=True,
    )
    pell = "C. Pell, *The Bar and the Buoy* (1971)."
    assert run(made)[0] == [f"One{{{MADE}.}} two{{Ibid.}} three.{{{pell}}} Four{{Ibid.}}"]


def test_a_span_says_what_its_source_is_and_has_a_key() -> None:
    telegram = span(CENTRAL, "hh", genre="telegram", author="Harriman", recipient="Rusk", issued="1963-07-12")
    made = document(para("He wired ", telegram, ". Twice [@hh]."), suppress_bibliography=True)
    lines, told = run(made)
    (line,) = lines
    assert all(word in line for word in ("Harriman", "telegram", "Rusk", "July 12, 1963", MADE))
    assert line.endswith("Twice.{Ibid.}")
    assert not told


def test_citations_within_a_span_share_its_note() -> None:
    both = element("Span", [["", ["archival"], []], [*words(f"{KENNEDY}; "), *para("[@pell]")["c"]]])
    alone = element("Span", [["", ["archival"], []], para("[@pell]")["c"]])
    made = document(para("Two ", both, ". One ", alone, "."), suppress_bibliography=True)
    lines, _ = run(made)
    assert lines[0].startswith(f"Two.{{{BOX}; C. Pell, *The Bar and the Buoy* (1971).}}")
    assert lines[0].count("{") == lines[0].count("}") == 2
    assert "{" not in lines[0].partition("{")[2].partition("}")[0]


def test_a_div_is_changed_where_it_stands() -> None:
    made = document(
        element("Div", [["", ["archival"], []], [para(f"Source: {CENTRAL}. Secret.")]]), suppress_bibliography=True
    )
    assert run(made)[0] == [f"{MADE}. Secret."]


# --- styles that cite in the text -------------------------------------------------------------------------


def test_in_a_style_that_cites_in_the_text_notes_stay_notes() -> None:
    made = document(para("Right [@pell, 33].", note(f"See {CENTRAL}.")), csl="apa", suppress_bibliography=True)
    assert run(made)[0] == [f"Right (Pell, 1971, p. 33).{{See {MADE}.}}"]


def test_a_note_that_is_a_citation_may_go_into_the_text() -> None:
    made = document(
        para("Right.", note(f"Source: {CENTRAL}."), " And so."), para("See", note(f"See {CENTRAL}.")),
        csl="apa", citekit={"notes": "text"}, suppress_bibliography=True,
    )  # fmt: skip
    lines, _ = run(made)
    assert lines[0] == "Right (*POL 7 US/Harriman*, n.d.). And so."
    assert lines[1] == f"See{{See {MADE}.}}"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("@pell says", "Pell (1971) says"),
        ("Pell says [-@pell, p. 3].", "Pell says (1971, p. 3)."),
        ("so [see @pell, chap. 2; and @moreau].", "so (see Pell, 1971, Chapter 2; and Moreau, n.d.)."),
        ("so [@pell; @moreau].", "so (Moreau, n.d.; Pell, 1971)."),
    ],
)
def test_author_date(text: str, expected: str) -> None:
    assert run(document(para(text), csl="apa", suppress_bibliography=True))[0] == [expected]


# --- settings ---------------------------------------------------------------------------------------------


def test_remarks_may_be_left_out() -> None:
    assert made_notes(f"Source: {CENTRAL}. Secret.", citekit={"remarks": False}) == [f"{MADE}."]


def test_custody() -> None:
    (line,) = made_notes(f"Source: {CENTRAL}.", citekit={"custody": "held"})
    assert "National Archives" in line


def test_language_of_terms_and_headings() -> None:
    lines, _ = run(notes("[@pell, S. 3]", f"Source: {CENTRAL}.", lang="de-DE"))
    assert "# Archivalien" in lines


def test_an_unknown_setting_is_told_and_the_usual_one_taken() -> None:
    lines, told = run(notes(f"Source: {CENTRAL}.", citekit={"custody": "lost"}))
    assert lines[0] == f"Word{{{MADE}.}}."
    assert "custody: lost" in told[0]


def test_a_style_that_is_not_there_is_an_error() -> None:
    with pytest.raises(StyleError, match="no style"):
        run(notes("x", csl="chicagoo"))


def test_a_bibliography_that_cannot_be_read_is_told_and_the_rest_goes_on() -> None:
    lines, told = run(notes(f"Source: {CENTRAL}.", bibliography="nowhere.bib"))
    assert lines[0] == f"Word{{{MADE}.}}."
    assert "nowhere.bib: no such file" in told[0]


# --- the bibliography -------------------------------------------------------------------------------------


def test_archives_and_printed_works_stand_apart() -> None:
    lines, _ = run(notes(f"Source: {KENNEDY}.", "[@pell]"))
    assert lines[2:] == [
        "# Archival sources", "National Security Files. Kennedy Library.",
        "# Printed works", "Pell, C. *The Bar and the Buoy*. 1971.",
    ]  # fmt: skip


def test_one_kind_of_source_needs_no_heading() -> None:
    assert run(notes("[@pell]"))[0][1:] == ["Pell, C. *The Bar and the Buoy*. 1971."]


def test_the_bibliography_goes_where_the_document_asks() -> None:
    places = [element("Div", [[name, [], []], []]) for name in ("refs-printed", "refs")]
    blocks = [element("Header", [2, ["", [], []], words("Sources")]), places[1], para("End")]
    made = document(places[0], para("Word", note(f"{KENNEDY}"), " [@pell]"), *blocks)
    assert [line for line in run(made)[0] if "Word" not in line] == [
        "Pell, C. *The Bar and the Buoy*. 1971.", "## Sources", "National Security Files. Kennedy Library.", "End",
    ]  # fmt: skip


def test_nocite_and_titles() -> None:
    asked = {"nocite": "@moreau", "reference_section_title": "Sources", "citekit": {"archives-title": "Papers"}}
    lines, _ = run(notes(f"Source: {KENNEDY}.", **asked))
    assert [line for line in lines if line.startswith("#")] == ["# Sources", "## Papers", "## Printed works"]
    assert any("Moreau" in line for line in lines)


# --- parts ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("suffix", "locator", "label", "rest"),
    [
        (", 33", "33", "page", ""),
        (" pp. 33–35", "33–35", "page", ""),
        (", p. 9, n. 3", "9", "page", ", n. 3"),
        (", chap. IV, and more", "IV", "chapter", ", and more"),
        (", vol. 3, p. 9-10, x", "3", "volume", ", p. 9-10, x"),
        (" 5 and 6", "5", "page", " and 6"),
        (", 33, 35, 41.", "33, 35, 41", "page", "."),
        (", {ii, A, D-Z}, with a suffix", "ii, A, D-Z", "page", ", with a suffix"),
        (", {}33 pigeons", "", "page", "33 pigeons"),
        (", see also 17", "", "page", ", see also 17"),
        ("that book", "", "page", ", that book"),
        (" § 4", "4", "section", ""),
        ("", "", "page", ""),
    ],
)
def test_locators(suffix: str, locator: str, label: str, rest: str) -> None:
    read = Locators(load("archival-chicago-note").locale).read(suffix)
    assert (read.locator, read.label) == (locator, label)
    assert read.rest == (rest if rest != "33 pigeons" else ", 33 pigeons")


@st.composite
def cut_inlines(draw: st.DrawFn) -> tuple[list[Any], list[Edit]]:
    """Nested inlines and stretches to be replaced in them."""
    leaf = st.one_of(
        st.text("ab“”", min_size=1, max_size=4).map(lambda text: element("Str", text)), st.just(element("Space")),
        st.just(element("Math", [{"t": "InlineMath"}, "x"])),
    )  # fmt: skip
    nested = st.recursive(
        leaf,
        lambda inner: st.one_of(
            st.lists(inner, min_size=1, max_size=3).map(lambda some: element("Emph", some)),
            st.lists(inner, min_size=1, max_size=3).map(lambda some: element("Quoted", [{"t": "DoubleQuote"}, some])),
        ),
        max_leaves=8,
    )
    inlines = draw(st.lists(nested, min_size=1, max_size=5))
    ends = sorted(draw(st.sets(st.integers(0, len(text_of(inlines))), max_size=6)))
    pairs = zip(ends[::2], ends[1::2], strict=False)
    return inlines, [Edit(start, end, [element("Str", f"<{n}>")]) for n, (start, end) in enumerate(pairs)]


@pytest.mark.slow
@settings(max_examples=100, deadline=None)
@given(cut_inlines())
def test_replacing_changes_the_stretches_and_nothing_else(case: tuple[list[Any], list[Edit]]) -> None:
    inlines, edits = case
    text, before = text_of(inlines), copy.deepcopy(inlines)
    made = text_of(replaced(inlines, edits))
    for edit in reversed(edits):
        text = text[: edit.start] + text_of(edit.inlines) + text[edit.end :]
    assert made == text
    assert inlines == before


def test_a_source_that_the_bibliography_has_is_not_made_again() -> None:
    known = dict(find([Passage(CENTRAL)]).items[0], id="mine")
    assert find([Passage(CENTRAL)], known=[known]).readings[0].found[0].key == "mine"


# --- hostile documents ------------------------------------------------------------------------------------


def test_nested_notes_raw_markup_and_broken_citations_come_through() -> None:
    raw = element("RawInline", ["html", "<script>alert(1)</script>"])
    inner = note("inner ", note(f"Source: {KENNEDY}."), f" {CENTRAL}")
    empty = element("Cite", [[], words("[@]")])
    made = document(para("a", inner, raw, empty, note(raw, "Source: "), note("￼ Ibid.")))
    lines, _ = run(made)
    assert lines[0].startswith(f"a{{inner {{{BOX}.}} {MADE}.}}<RawInline>[@]{{<RawInline>Source:")


def test_what_is_no_text_is_never_swallowed() -> None:
    formula = element("Math", [{"t": "InlineMath"}, "x"])
    made = document(para("a", note("Kennedy Library, POF, ", formula, ", Box 3.")), suppress_bibliography=True)
    lines, told = run(made)
    assert "<Math>" in lines[0]
    assert "no text stands inside" in "".join(told) or "Box 3" in lines[0]


def test_depth_is_bounded_and_the_document_comes_back() -> None:
    quote = para("x")
    for _ in range(3000):
        quote = {"t": "BlockQuote", "c": [quote]}
    head = b'{"pandoc-api-version":[1,23],"meta":{},"blocks":['
    raw = head + b'{"t":"BlockQuote","c":[' * 3000 + b'{"t":"HorizontalRule"}' + b"]}" * 3000 + b"]}"
    assert filtered(raw, None) == raw


def seconds(made: dict[str, Any]) -> float:
    started = time.process_time()
    apply(made, lambda _: None)
    return time.process_time() - started


@pytest.mark.slow
@pytest.mark.parametrize(
    "text",
    [
        "See Kennedy Library, National Security Files, Box {n}, and [@pell, {n}].",
        "Ibid.",
        "[@nobody{n}; @pell {{{{{n}]",
        "((((“““[[[Source: " * 8,
    ],
)
def test_time_is_linear_in_the_notes(text: str) -> None:
    few, many = (notes(*(text.format(n=n) for n in range(count))) for count in (100, 400))
    seconds(copy.deepcopy(few))
    assert seconds(many) < 4 * 4 * max(seconds(few), 0.05)


@pytest.mark.slow
def test_one_long_note_takes_linear_time() -> None:
    few, many = (notes(f"{KENNEDY}; " * count + " [@pell]" * count) for count in (50, 200))
    seconds(copy.deepcopy(few))
    assert seconds(many) < 4 * 4 * max(seconds(few), 0.05)


# --- the program ------------------------------------------------------------------------------------------


def test_the_program_collects_what_it_found(tmp_path: Any) -> None:
    raw = json.dumps(notes(f"Source: {CENTRAL}.", KENNEDY))
    done = citekit("pandoc", "--collect", tmp_path / "refs.json", "html", stdin=raw)
    assert done.returncode == 0
    found = json.loads((tmp_path / "refs.json").read_text("utf-8"))
    assert [item["id"] for item in found] == ["dos-pol-7-us-harriman", "kl-box-3"]
    cited: list[str] = []

    def enter(one: dict[str, Any]) -> bool:
        cited.extend(c["citationId"] for c in one["c"][0]) if one["t"] == "Cite" else None
        return True

    walk(json.loads(done.stdout)["blocks"], enter)
    assert cited == ["dos-pol-7-us-harriman", "kl-box-3"]


@pytest.mark.parametrize("raw", ["", "[]", "{", '{"blocks": []}'])
def test_what_is_no_document_is_told(raw: str) -> None:
    done = citekit("pandoc", stdin=raw)
    assert (done.returncode, done.stdout) == (1, "")
    assert "not a document of pandoc" in done.stderr


def test_the_program_brings_the_extension_for_quarto(tmp_path: Any) -> None:
    assert citekit("pandoc", "--quarto", cwd=tmp_path).returncode == 0
    extension = tmp_path / "_extensions" / "citekit"
    assert "citekit.lua" in (extension / "_extension.yml").read_text("utf-8")
    assert (extension / "citekit.lua").is_file()


@pytest.mark.parametrize("style", ["chicago-notes-bibliography-17th-edition", "archival-chicago-note", "apa"])
def test_no_reader_meets_the_processors_own_message(style: str) -> None:
    references = {"references": [{"id": "bare", "type": "book", "ISBN": "1"}]}
    made = document(para("Right [@bare]."), para("Word", note("See [@bare, 3].")), csl=style, **references)
    assert "STYLE ERROR" not in json.dumps(run(made))
