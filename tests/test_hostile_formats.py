"""Bibliographies that once broke a door: each is read, or refused in a sentence, and does no harm to whoever has it."""

from __future__ import annotations

import contextlib
import json
import time
from typing import TYPE_CHECKING, Any

import pytest

from citekit import formats
from citekit.errors import FormatError

if TYPE_CHECKING:
    from citekit.formats import Loss


def read(name: str, text: str | bytes) -> tuple[dict[str, Any], ...]:
    return formats.find(name).read(text).items


@pytest.mark.parametrize("declared", ["hex", "zip", "rot13", "base64", "undefined", "no-such-thing", "idna"])
def test_an_encoding_that_makes_no_text_is_not_followed(declared: str) -> None:
    found = formats.find("bibtex").read(f"% Encoding: {declared}\n".encode() + b"@book{a, title={Jos\xe9}}")
    assert found.items[0]["title"].startswith("Jos")


@pytest.mark.parametrize("doubled", ["{0} # {0}", '{0} # "x" # {0}', "{0} # {0} # {0}"])
def test_strings_that_double_are_bounded(doubled: str) -> None:
    lines = ['@string{a0 = "0123456789"}', *(f"@string{{a{n} = {doubled.format(f'a{n - 1}')}}}" for n in range(1, 40))]
    found = formats.find("bibtex").read("\n".join([*lines, "@book{k, title = a39}", "@book{l, title = {Kept}}"]))
    assert found.items[1] == {"id": "l", "type": "book", "title": "Kept"}
    assert any("stand for more text than is read" in finding.message for finding in found.diagnostics)


@pytest.mark.slow
def test_what_is_taken_over_is_bounded() -> None:
    shared = f"@xdata{{x, abstract = {{{'word ' * 200_000}}}}}\n"
    entries = "".join(f"@book{{k{n}, xdata = {{x}}, title = {{T}}}}\n" for n in range(400))
    items = read("bibtex", shared + entries)
    assert len(items) == 400
    assert sum(len(item.get("abstract", "")) for item in items) < 40_000_000


@pytest.mark.slow
@pytest.mark.parametrize(("name", "entry"), [
    ("bibtex", "@book{a, title={T}}\n"), ("bibtex", "@book{, title={T}}\n"), ("ris", "TY  - BOOK\nID  - a\nER  - \n\n"),
])  # fmt: skip
def test_equal_keys_take_time_by_their_number_alone(name: str, entry: str) -> None:
    start = time.process_time()
    items = read(name, entry * 10_000)
    assert len({item["id"] for item in items}) == 10_000
    assert time.process_time() - start < 8


@pytest.mark.parametrize("end", ["\r", "\n", "\r\n", "\r\r"])
def test_any_end_of_a_line_survives_a_table(end: str) -> None:
    items = [{"id": "a", "type": "book", "title": "T", "abstract": f"First.{end}Second."}, {"id": "b", "type": "book"}]
    assert list(read("csv", formats.find("csv").write(items))) == items


@pytest.mark.parametrize("head", ['"id" ,type,title', '"id"x,type,title', '"id","type,title'])
def test_the_head_of_a_table_raises_nothing_unforeseen(head: str) -> None:
    with contextlib.suppress(formats.FormatError):
        read("csv", f"{head}\na,book,X\n")


@pytest.mark.parametrize("custom", [
    {"levels": [{"name": "box"}]}, {"levels": "Box 3"}, {"held": {"box": 3}}, {"classification": ["Secret"]},
    {"levels": [{"level": "box", "text": 3}]}, {"markings": {"a": 1}},
])  # fmt: skip
def test_what_another_program_keeps_in_custom_is_kept_apart(custom: dict[str, Any]) -> None:
    item = {"id": "a", "type": "manuscript", "title": "T", "archive": "Hale Library", "archive_location": "Box 3"}
    items = read("csl-json", json.dumps([{**item, "custom": custom}]))
    assert list(items[0]["custom"].values()) == list(custom.values())
    for form in formats.FORMATS:
        if form.writes:
            form.write(items)


def test_whole_numbers_of_any_length_are_read() -> None:
    for name, key in (("csl-json", "type"), ("zotero-json", "itemType")):
        (item,) = read(name, f'[{{"id": "a", "{key}": "book", "volume": {"9" * 5000}}}]')
        assert item["volume"] == "9" * 5000


def test_half_a_character_is_none() -> None:
    (item,) = read("csl-json", '[{"id": "a", "type": "book", "title": "Bad \\ud800 and good \\ud83d\\udcdc"}]')
    assert item["title"] == "Bad � and good 📜"


@pytest.mark.parametrize("prefix", ["mods:", "m:", ""])
def test_a_prefix_need_not_be_declared(prefix: str) -> None:
    text = "<{0}mods><{0}genre>book</{0}genre><{0}titleInfo><{0}title>T</{0}title></{0}titleInfo></{0}mods>"
    (item,) = read("mods", text.format(prefix))
    assert (item["type"], item["title"]) == ("book", "T")


@pytest.mark.parametrize("form", [form for form in formats.FORMATS if form.writes], ids=lambda form: form.name)
@pytest.mark.parametrize("character", ["\x0b", "\x00", "\x1b", "\ufffe", "\ud800"])
def test_a_control_character_raises_nothing(form: formats.Format, character: str) -> None:
    said = f"Hale{character}Library"
    item = {"id": "a", "type": "manuscript", "title": said, "archive": said, "author": [{"literal": said}],
            "custom": {"levels": [{"level": "repository", "text": said}], "seen": said}}  # fmt: skip
    form.write([item])


@pytest.mark.parametrize("tags", [[{"type": 1}], [None], [{"tag": None}], "x", [["x"]], {"tag": "x"}])
def test_a_tag_without_a_name_is_none(tags: Any) -> None:
    (item,) = read("zotero-json", json.dumps([{"key": "A", "itemType": "book", "title": "T", "tags": tags}]))
    assert item == {"id": "A", "type": "book", "title": "T"}


RUN = '10.1/\\csname @@input\\endcsname |"touch x" ^^5cwrite18{y}'


@pytest.mark.parametrize("name", ["bibtex", "biblatex", "biblatex-chicago"])
@pytest.mark.parametrize("variable", ["DOI", "URL", "custom"])
def test_no_field_brings_a_command_of_tex(name: str, variable: str) -> None:
    item = {
        "id": "a",
        "type": "book",
        "title": "T",
        variable: {"file": RUN, "eprint": RUN} if variable == "custom" else RUN,
    }
    told: list[Loss] = []
    text = formats.find(name).write([item], report=told.append)
    fields = text.replace("\\par", "").replace("\\textbackslash{}", "").replace("\\textasciicircum{}", "")
    assert not any(command in fields for command in ("\\csname", "\\endcsname", "^^", "\\write"))
    (back,) = read(name, text)
    assert back == item or [loss.variable for loss in told if loss.where is None] == [variable]


RENAMED = (
    ("zotero-rdf", "<rdf:RDF xmlns:rdf='x'><1e9:RDF rdf:-1='a'/><{bib}:Book/>"),
    ("marcxml", "<collection><1:record/><record>"),
    ("ead", "<ead><1-931666-22-9:dsc/><archdesc><--/>"),
    ("word-sources", "<b:Sources><b:0ddle/><b:Source>"),
    ("mods", "<mods><9999-99-99:title/><titleInfo>"),
)


@pytest.mark.parametrize(("name", "text"), RENAMED)
def test_a_name_that_xml_cannot_have_raises_nothing(name: str, text: str) -> None:
    """What is recovered of a file that is not well formed may hold such names."""
    with contextlib.suppress(FormatError):
        formats.find(name).read(text)


def test_the_type_of_a_refer_record_may_hold_what_xml_cannot() -> None:
    assert formats.find("refer").read("%0 Bo\x0bok\n%T Ports\n").items[0]["title"] == "Ports"
