"""``citekit render`` and ``citekit styles``: results on standard output, one sentence where it fails."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.command_line import citekit

if TYPE_CHECKING:
    from pathlib import Path

REQUEST = {
    "items": [
        {"id": "b", "type": "book", "title": "Tides", "author": [{"family": "Moe", "given": "Ada"}]},
        {"id": "m", "type": "manuscript", "title": "Harbour Log", "archive": "City Archives", "keyword": "log, sea"},
    ],
    "citations": [[{"id": "b"}], [{"id": "m"}]],
}


def run(*words: str, request: object = REQUEST) -> dict[str, list[object]]:
    text = request if isinstance(request, str) else json.dumps(request)
    done = citekit("render", *words, "-", stdin=text)
    assert done.returncode == 0, done.stderr
    answer: dict[str, list[object]] = json.loads(done.stdout)
    return answer


def test_a_request_is_answered() -> None:
    answer = run("--style", "chicago-notes-bibliography", "--format", "text")
    assert len(answer["citations"]) == len(answer["bibliography"]) == 2
    assert "Tides" in str(answer["citations"][0])


def test_no_bibliography() -> None:
    assert run("--style", "apa", "--no-bibliography")["bibliography"] == []


@pytest.mark.parametrize("section", ["Archives:archive", "Archives:type=manuscript", "Archives:keyword=sea"])
def test_sections_part_the_bibliography(section: str) -> None:
    first, rest = run("--style", "apa", "--format", "text", "--section", section)["sections"]
    assert isinstance(first, dict)
    assert isinstance(rest, dict)
    assert (first["title"], rest["title"]) == ("Archives", "Other sources")
    assert "Harbour Log" in first["bibliography"][0]
    assert "Tides" in rest["bibliography"][0]


@pytest.mark.parametrize("request_text", ["{", "3", '{"items": 3}', '{"items": [3]}', '{"citations": []}'])
def test_what_is_no_request_is_said(request_text: str) -> None:
    done = citekit("render", "--style", "apa", "-", stdin=request_text)
    assert (done.returncode, done.stdout) == (1, "")
    assert "standard input: not " in done.stderr


def test_a_section_without_a_filter_is_wrong_usage() -> None:
    assert citekit("render", "--style", "apa", "--section", "Archives", "-", stdin=json.dumps(REQUEST)).returncode == 2


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    assert "no such file" in citekit("render", "--style", "apa", tmp_path / "none.json").stderr


def test_styles_are_listed_shown_and_found() -> None:
    def said(*words: str) -> list[str]:
        return citekit("styles", *words).output.splitlines()

    assert {"apa", "oscola"} <= set(said("list"))
    assert "parent    nature" in said("show", "nature-digest")
    assert next(line.split()[0] for line in said("find", "oscola")) == "oscola"
    assert "No installed style" in said("find", "oscolla")[0]


@pytest.mark.parametrize(
    ("words", "name"),
    [
        (("chicago", "18th", "notes", "bibliography", "classic"), "chicago-notes-bibliography-classic"),
        (("german", "history", "geschichte"), "universitat-freiburg-geschichte"),
        (("modern", "humanities", "research"), "mhra-notes"),
        (("chicago-fullnote-bibliography-16th",), "chicago-fullnote-bibliography-16th-edition"),
        (("archival", "SOURCES"), "archival-author-date"),
    ],
)
def test_styles_are_found_by_title_field_language_and_former_name(words: tuple[str, ...], name: str) -> None:
    assert name in [line.split()[0] for line in citekit("styles", "find", *words).output.splitlines()]


def test_a_style_is_shown_with_what_it_makes_of_three_sources() -> None:
    shown = citekit("styles", "show", "mhra-notes").output
    assert "fields    generic-base, history" in shown
    assert "1. Lund, letter to Ober, 17 October 1956, Kew, The National Archives, FO 371/121744, fo. 3.\n2. " in shown
    assert shown.count("FO 371/121744") == 2
    assert "FO 371/121744" not in citekit("styles", "show", "mhra-notes", "--xml").output


OWN = """<style xmlns="http://purl.org/net/xbiblio/csl" class="note" version="1.0">
<info><title>x</title><id>x</id></info>
<citation><layout><{element} variable="title"/></layout></citation></style>"""


def test_a_style_with_an_unknown_element_is_refused_with_its_line(tmp_path: Path) -> None:
    style = tmp_path / "own.csl"
    style.write_text(OWN.format(element="txt"), encoding="utf-8")
    done = citekit("render", "--style", style, "-", stdin=json.dumps(REQUEST))
    assert 'line 3: <txt variable="title">: there is no such element' in done.stderr


def test_a_wrong_value_is_named_with_its_line_whatever_the_file_is_called(tmp_path: Path) -> None:
    own = OWN.format(element="text").replace('variable="title"', 'variable="title" form="shrt"')
    (tmp_path / "own.csl").write_text(own, encoding="utf-8")
    done = citekit("render", "--style", "own.csl", stdin=json.dumps(REQUEST), cwd=tmp_path)
    assert "line 3" in done.stderr
    assert "'shrt' is no value of 'form'; did you mean 'short'?" in done.stderr
    assert json.loads(done.stdout)["citations"] == ["Tides", "Harbour Log"]


def test_a_style_that_is_not_quite_valid_is_told_of_and_renders() -> None:
    done = citekit("render", "--style", OWN.format(element="text"), "-", stdin=json.dumps(REQUEST))
    assert "line 2: <info>" in done.stderr
    assert json.loads(done.stdout)["citations"] == ["Tides", "Harbour Log"]
