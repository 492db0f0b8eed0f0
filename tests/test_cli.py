"""The command line: the main job, and what happens with bad input."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.command_line import citekit
from tests.shared import SHARED, needs_shared

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "fixtures" / "pages" / "telegram.txt"
VOLUME = ROOT / "fixtures" / "tei" / "volume.xml"
NOTES = ROOT / "fixtures" / "notes" / "notes.jsonl"


def test_a_page_becomes_footnotes_and_a_bibliography() -> None:
    done = citekit("cite", PAGE, "--style", "chicago-notes-bibliography")
    assert (done.returncode, done.stderr) == (0, "")
    notes, _, bibliography = done.stdout.partition("\nBibliography\n")
    assert notes.splitlines()[0].startswith(
        "1. Embassy in Sierra Leone, telegram 412 to Department of State, March 9, 1964"
    )
    assert [line.split(".")[0] for line in notes.splitlines()] == [
        str(n) for n in range(1, len(notes.splitlines()) + 1)
    ]
    for said in ("POL 7 S LEONE", "AID (US) 9 S LEONE", "Johnson Library", "FN 6-1 S LEONE", "Harbor Project"):
        assert said in notes
        assert said in bibliography


@pytest.mark.parametrize(
    ("target", "shows"),
    [
        ("markdown", "## Bibliography"),
        ("html", '<ol class="footnotes">'),
        ("latex", r"\begin{enumerate}"),
    ],
)
def test_footnotes_in_other_forms(target: str, shows: str) -> None:
    done = citekit("cite", PAGE, "-t", target)
    assert done.returncode == 0, done.stderr
    assert shows in done.stdout
    assert "POL 7 S LEONE" in done.stdout


def test_what_the_page_does_not_date_is_not_dated() -> None:
    done = citekit(
        "cite",
        "-",
        "--style",
        "chicago-notes-bibliography",
        stdin="1. Telegram From A to B 1\n\nText.\n\n1. Source: Kennedy Library, National Security Files.\n",
    )
    assert done.returncode == 0, done.stderr
    assert "n.d." not in done.stdout
    assert not any(char.isdigit() for char in done.stdout.splitlines()[0].removeprefix("1. "))


@pytest.mark.parametrize(
    "note",
    [
        "Department of State, Central Files, POL 7 US/Harriman",
        "Source: Department of State, Central Files, POL 7 US/Harriman. Secret.",
    ],
)
def test_a_bare_note_is_input_too(note: str) -> None:
    done = citekit("cite", "-", "--style", "chicago-notes-bibliography", stdin=note)
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines()[0] == "1. POL 7 US/Harriman, Central Files, Department of State."


LIST = """Kennedy Library, Country File, Box 3.
Grain and Power, 12.
Ibid., Box 4.
The National Archives, Kew, FO 371/1; he was there.
The National Archives, Kew, FO 371/1.
Ford Library, Trip File, Box 3; Kennedy Library, Country File, Box 3.
"""


def test_a_list_of_notes_keeps_its_numbers_and_what_is_not_printed_is_listed_by_them() -> None:
    done = citekit("cite", "-", "--no-bibliography", stdin=LIST)
    assert done.returncode == 0, done.stderr
    assert [line.partition(". ")[0] for line in done.stdout.splitlines()] == ["1", "3", "4", "5", "6"]
    assert "Box 4, Country File" in done.stdout.splitlines()[1]
    assert done.stderr.splitlines()[1:3] == [
        "  2  no archive known  Grain and Power, 12.",
        "  4  in part, without  he was there.",
    ]
    assert "Grain" not in done.stdout


@pytest.mark.parametrize(
    "notes",
    ["Grain and Power, 12.\n", "Kennedy Library, Country File, Box 3; he was there.\n", "Ibid., Box 4.\n",
     "Ford Library, Trip File, Box 3.\nGrain and Power, 12.\n"],
)  # fmt: skip
def test_strict_ends_with_3_where_a_note_is_not_printed_whole(notes: str) -> None:
    assert citekit("cite", "-", "--strict", stdin=notes).returncode == 3
    assert citekit("cite", "-", stdin=notes).returncode == 0
    assert citekit("cite", "-", "--strict", stdin="Ford Library, Trip File, Box 3.\n").returncode == 0


@pytest.mark.parametrize(
    ("target", "second"),
    [
        ("html", '<li value="3">'),
        ("latex", r"\item[3.]"),
        ("markdown", "3. Box 4"),
        ("rtf", "3. Box 4"),
        ("text", "3. Box 4"),
    ],
)
def test_every_form_has_the_numbers_of_the_notes(target: str, second: str) -> None:
    assert second in citekit("cite", "-", "-t", target, stdin=LIST).stdout


@pytest.mark.parametrize("target", ["text", "html", "markdown"])
def test_a_source_of_which_a_style_prints_nothing_is_given_in_its_words(target: str) -> None:
    item = '[{"id": "a", "type": "book", "ISBN": "1"}, {"id": "b", "type": "book", "title": "Ports"}]'
    done = citekit(
        "cite", "-", "-f", "csl-json", "-t", target, "--style", "archival-chicago-note", "--strict", stdin=item
    )
    assert "STYLE ERROR" not in done.stdout + done.stderr
    assert "Ports" in done.stdout


def test_parse_prints_documents_notes_or_rows() -> None:
    [document] = json.loads(citekit("parse", PAGE, "-t", "json").stdout)
    assert (document["number"], document["kind"], document["from"]) == ("87", "telegram", "Embassy in Sierra Leone")
    assert document["notes"][0]["classification"]["level"] == "confidential"
    lines = [json.loads(line) for line in citekit("parse", NOTES, "-t", "jsonl").stdout.splitlines()]
    assert [(note["id"], note["document"]) for note in lines] == [("a1", "d1"), ("a2", "d1"), ("b1", "d2")]
    assert next(part["text"] for part in lines[1]["citations"][0]["resolved"]) == "Johnson Library"
    assert "Johnson Library" in citekit("parse", NOTES, "-t", "table").stdout
    assert citekit("parse", NOTES, "-t", "csv").stdout.startswith("document,note,role,kind,text,repository")


def test_explain_colours_and_explains() -> None:
    note = "Source: Department of State, Central Files, POL 7 US/Harriman. Secret; Priority."
    done = citekit("explain", note, "--color")
    assert done.returncode == 0, done.stderr
    assert "\x1b[" in done.stdout
    assert "Visits" in done.stdout
    assert "\x1b[" not in citekit("explain", note).stdout


@pytest.mark.parametrize("target", ["csl-json", "bibtex"])
def test_export_goes_out_and_comes_back(target: str, tmp_path: Path) -> None:
    out = tmp_path / ("refs." + {"csl-json": "json", "bibtex": "bib"}[target])
    assert citekit("export", PAGE, "-t", target, "-o", out).returncode == 0
    back = json.loads(citekit("export", out, "-t", "csl-json").stdout)
    assert any(item.get("archive_location") == "POL 7 S LEONE" for item in back)


def test_a_tei_volume_goes_through_every_verb() -> None:
    assert len(json.loads(citekit("parse", VOLUME, "--limit", "3").stdout)) == 3
    assert len(json.loads(citekit("parse", VOLUME, "--document", "d2").stdout)) == 1
    assert citekit("cite", VOLUME).returncode == 0
    assert citekit("export", VOLUME, "-t", "bibtex").returncode == 0


BAD = {
    "empty": (b"", 1, "is empty"),
    "blank": (b"  \n \n", 1, "is empty"),
    "binary": (b"\x7fELF\0\0\0\0", 1, "is not text"),
    "latin-1": ("Papers of José".encode("latin-1"), 1, "is not UTF-8"),
    "no bibliography": (b"", 1, "input.bib: is empty"),
    "binary bibliography": (b"\0\1", 1, "input.bib: "),
    "broken XML": (b"<?xml version='1.0'?><TEI><div", 1, "the XML is broken"),
    "broken gzip": (b"\x1f\x8b\x08\0garbage", 1, "gzip"),
}


@pytest.mark.parametrize(("data", "code", "says"), BAD.values(), ids=BAD)
@pytest.mark.parametrize("verb", ["parse", "cite"])
def test_bad_input_is_one_clear_sentence(verb: str, data: bytes, code: int, says: str, tmp_path: Path) -> None:
    path = tmp_path / ("input.bib" if "input.bib" in says else "input.txt")
    path.write_bytes(data)
    done = citekit(verb, path)
    assert done.returncode == code
    assert says in done.stderr
    assert "Traceback" not in done.stderr
    assert len([line for line in done.stderr.splitlines() if line.startswith("citekit:")]) == 1


def test_a_page_without_notes_says_so() -> None:
    done = citekit("parse", "-", "-f", "page", stdin="12. Memorandum\n\nNothing below.\n")
    assert (done.returncode, "no notes" in done.stderr) == (0, True)


def test_a_finding_says_what_was_expected() -> None:
    done = citekit("cite", PAGE, "--locale", "xx")
    assert (done.returncode, "expected a tag such as" in done.stderr) == (0, True)


@pytest.mark.parametrize("verb", ["parse", "cite"])
def test_a_document_that_is_not_there_is_told_of(verb: str) -> None:
    done = citekit(verb, VOLUME, "--document", "d999")
    assert done.returncode == 1
    assert "has no document “d999”" in done.stderr


def test_a_bibliography_is_not_taken_for_notes() -> None:
    done = citekit("parse", "-", stdin="@book{a, title = {Kennedy Library}}\n")
    assert (done.returncode, json.loads(done.stdout)) == (1, [])
    assert "standard input: is a bibliography (bibtex)" in done.stderr
    assert citekit("parse", "-", "-f", "notes", stdin="@book{a, title = {Kennedy Library}}\n").returncode == 0


def test_good_input_beside_bad_still_comes_out(tmp_path: Path) -> None:
    done = citekit("parse", tmp_path / "none.txt", NOTES, "-t", "jsonl")
    assert done.returncode == 1
    assert "no such file" in done.stderr
    assert len(done.stdout.splitlines()) == 3


def test_a_broken_line_does_not_lose_the_others() -> None:
    done = citekit(
        "parse", "-", "-f", "jsonl", "-t", "jsonl", stdin='{"text": "Kennedy Library"}\nnot json\n{"text": "Ibid."}\n'
    )
    assert [json.loads(line)["text"] for line in done.stdout.splitlines()] == ["Kennedy Library", "Ibid."]
    assert "line 2" in done.stderr


def test_a_note_of_a_megabyte_is_read() -> None:
    done = citekit("parse", "-", "-f", "notes", "-t", "jsonl", stdin="Source: Kennedy Library, " + "Box 1, " * 150_000)
    assert done.returncode == 0
    assert json.loads(done.stdout)["text"].startswith("Source: Kennedy Library")


@pytest.mark.parametrize(
    ("words", "code", "says"),
    [
        (("cite", PAGE, "--style", "chicgo-notes-bibliography"), 1, "chicago-notes-bibliography"),
        (("export", PAGE, "-t", "bibtx"), 2, "bibtex"),
        (("export", PAGE, "-o", "refs.bibx"), 2, ".bib"),
        (("export", PAGE, "-o", "refs"), 2, "-t bibtex"),
        (("cite", PAGE, "-f", "word"), 2, "no format"),
        (("export", PAGE), 2, "-t bibtex"),
        (("parse", PAGE, "-f", "word"), 2, "no reader"),
        (("docx", ROOT / "fixtures/papers/draft.odt", "--report"), 1, "citekit odt"),
        (("odt", ROOT / "fixtures/papers/draft.docx", "--report"), 1, "citekit docx"),
        (("odt", PAGE, "--report"), 1, "is not a .docx or .odt file"),
        (("explain", PAGE), 2, "is a file"),
        (("explain", " "), 1, "is empty"),
        (("explain", "Ibid.", "--date", "July 12"), 2, "1963-07-12"),
        (("audit", PAGE.parent), 1, "is a folder"),
        (("audit", "none.jsonl"), 1, "no such file"),
        (("aux", "none.tex"), 1, "none.aux: no such file"),
        (("render", "--style", "apa", PAGE), 1, "citations"),
        (("parse",), 2, "INPUT"),
        (("parse", PAGE, "-o", "/nowhere/out.json"), 1, "cannot be written"),
        (("nonsense",), 2, "No such command"),
    ],
)
def test_wrong_use_says_what_to_do(words: tuple[str | Path, ...], code: int, says: str) -> None:
    done = citekit(*words)
    assert done.returncode == code
    assert says in done.stderr
    assert "Traceback" not in done.stderr
    assert done.stdout == ""


def test_a_closed_pipe_is_quiet() -> None:
    lines = "Source: Kennedy Library, Box 1.\n" * 2_000
    done = subprocess.run(
        f"{sys.executable} -m citekit parse - -f notes -t jsonl | head -1", shell=True, input=lines.encode(),
        capture_output=True, check=False, cwd=ROOT,
    )  # fmt: skip
    assert len(done.stdout.splitlines()) == 1
    assert done.stderr == b""


def test_strict_ends_with_findings() -> None:
    assert citekit("explain", "Source: Kennedy Library.", "--strict").returncode == 0
    assert citekit("parse", "-", "-f", "page", "--strict", stdin="12. Memorandum\n\nNothing below.\n").returncode == 3


@needs_shared
def test_the_founding_page() -> None:
    done = citekit(
        "cite",
        SHARED / "pages" / "frus1961-63v07-d324.txt",
        "--style",
        "chicago-notes-bibliography",
        "--no-bibliography",
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines() == [
        "1. Department of State, telegram to Embassy in the United Kingdom, POL 7 US/Harriman, Central Files, Department of State.",
        "2. Bundy, telegram CAP 63382 to de Zulueta, July 12, Test Ban Correspondence 7/12/63-8/7/63, Disarmament, ACDA, Departments and Agencies Series, National Security Files, Kennedy Library.",
        "3. Telegram 173 to London, July 13, DEF 18-4, Central Files, Department of State.",
        "4. Harriman Mission Cables 7/12-7/18/63, Kaysen Series, National Security Files, Kennedy Library.",
    ]  # fmt: skip
