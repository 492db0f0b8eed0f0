"""Finding a style by path, text, name or address; what is said where there is none."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from citekit.csl.styles.installed import LARGEST, closest, find, kind_of, names
from citekit.errors import StyleError

if TYPE_CHECKING:
    from pathlib import Path

STYLE = """<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" class="note" default-locale="cs-CZ">
<info><title>Own</title><id>http://example.org/own</id><updated>2026-01-01T00:00:00Z</updated>{link}</info>
<citation><layout>
{body}
</layout></citation></style>"""
TITLE = '<text variable="title"/>'
DEPENDENT = """<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0"{locale}><info><title>Of {parent}</title>
<id>http://example.org/dependent</id><link href="http://www.zotero.org/styles/{parent}" rel="independent-parent"/>
<updated>2026-01-01T00:00:00Z</updated></info></style>"""


def style(body: str = TITLE, link: str = "") -> str:
    return STYLE.format(body=body, link=link)


@pytest.mark.parametrize(
    ("asked", "name", "parent", "file"),
    [
        ("apa", "apa", None, "apa.csl"),
        ("APA", "apa", None, "apa.csl"),
        ("apa.csl", "apa", None, "apa.csl"),
        ("http://www.zotero.org/styles/apa", "apa", None, "apa.csl"),
        ("https://www.zotero.org/styles/nature-digest", "nature-digest", "nature", "nature-digest.csl"),
        ("nature-digest", "nature-digest", "nature", "nature-digest.csl"),
        ("chicago-fullnote-bibliography", "chicago-notes-bibliography", None, "chicago-notes-bibliography.csl"),
    ],
)
def test_an_installed_style_is_found(asked: str, name: str, parent: str | None, file: str) -> None:
    found = find(asked)
    assert (found.name, found.parent, found.path and found.path.name) == (name, parent, file)
    assert b"<citation" in found.xml


def test_a_path_is_found_as_text_and_as_path(tmp_path: Path) -> None:
    file = tmp_path / "own.csl"
    file.write_text(style(), encoding="utf-8")
    assert find(file) == find(str(file))
    assert (find(file).name, find(file).title, find(file).locale) == ("own", "Own", "cs-CZ")


def test_text_is_found_with_its_own_name() -> None:
    found = find("\ufeff\n" + style())
    assert (found.name, found.path, found.parent, found.locale) == ("own", None, None, "cs-CZ")


def test_another_encoding_becomes_utf_8(tmp_path: Path) -> None:
    file = tmp_path / "latin.csl"
    text = '<?xml version="1.0" encoding="iso-8859-1"?>' + style('<text value="é"/>')
    file.write_bytes(text.encode("iso-8859-1"))
    assert 'value="é"'.encode() in find(file).xml


def test_a_dependent_style_keeps_its_own_locale_or_takes_its_parents() -> None:
    own = find(DEPENDENT.format(locale=' default-locale="fr-FR"', parent="nature"))
    assert (own.name, own.parent, own.locale) == ("dependent", "nature", "fr-FR")
    german = find(DEPENDENT.format(locale="", parent="deutsche-gesellschaft-fur-psychologie"))
    assert german.locale == find("deutsche-gesellschaft-fur-psychologie").locale == "de-DE"


def test_a_parent_beside_its_dependent_is_found(tmp_path: Path) -> None:
    (tmp_path / "parent-of-ours.csl").write_text(style(), encoding="utf-8")
    child = tmp_path / "child.csl"
    child.write_text(DEPENDENT.format(locale="", parent="parent-of-ours"), encoding="utf-8")
    assert find(child).xml == style().encode()


def test_dependents_in_a_circle_end(tmp_path: Path) -> None:
    child = tmp_path / "circle-of-one.csl"
    child.write_text(DEPENDENT.format(locale="", parent="circle-of-one"), encoding="utf-8")
    with pytest.raises(StyleError, match="without end"):
        find(child)


@pytest.mark.parametrize(
    ("asked", "message", "hint"),
    [
        ("chicago-notes-bibliografy", "no style 'chicago-notes-bibliografy'", "chicago-notes-bibliography"),
        ("folder/none.csl", "no style 'folder/none.csl'", "the path of its file"),
        ("http://www.zotero.org/styles/apaa", "no style 'http://www.zotero.org/styles/apaa'", "apa"),
        ("", "no style ''", "citekit styles find"),
        ("x" * 100_000, "no style 'xxx", "citekit styles find"),
        ("\0", "no style '\\\\x00'", "citekit styles find"),
        ("<style>\n<a></style>", "not XML: line 2, column", "download"),
        ("<locale/>", "not a CSL style: its root is <locale>", ""),
        ('<!DOCTYPE style [<!ENTITY a "b">]><style>&a;</style>', "document type", ""),
        (DEPENDENT.format(locale="", parent="no-such-parent"), "no-such-parent', which is not installed", "parent"),
        ("<style>" + " " * LARGEST + "</style>", "more than 4 MiB", ""),
    ],
)
def test_what_is_not_found_is_said(asked: str, message: str, hint: str) -> None:
    with pytest.raises(StyleError, match=message) as raised:
        find(asked)
    assert len(str(raised.value)) < 300
    assert hint in (raised.value.hint or "")


def test_an_entity_is_not_read_from_a_file(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("secret", encoding="utf-8")
    hostile = f'<!DOCTYPE style [<!ENTITY a SYSTEM "{secret.as_uri()}">]>' + style("&a;")
    with pytest.raises(StyleError, match="document type"):
        find(hostile)


@pytest.mark.parametrize(
    ("body", "fault"),
    [
        (
            '<text varable="title"/>',
            "line 4: <text varable=\"title\">: there is no attribute 'varable'; did you mean 'variable'?",
        ),
        (
            '<text variable="titel"/>',
            "line 4: <text variable=\"titel\">: 'titel' is no value of 'variable'; did you mean 'title'?",
        ),
        ("<txt/>", "line 4: <txt>: there is no such element; did you mean 'text'?"),
        ('<text macro="none"/>', 'line 4: <text macro="none">: no macro has that name'),
        ("<text/>", "line 4: <text> lacks an attribute or has one that is not allowed"),
    ],
)
def test_an_invalid_style_is_told_its_faults(body: str, fault: str) -> None:
    assert find(style(body)).name == "own"
    with pytest.raises(StyleError) as raised:
        find(style(body), validate=True)
    assert fault in str(raised.value).splitlines()


def test_the_faults_shown_are_bounded() -> None:
    with pytest.raises(StyleError) as raised:
        find(style('<text macro="none"/>\n' * 50), validate=True)
    assert str(raised.value).splitlines()[-1] == "… and 45 more"


def test_names_are_the_installed_ones() -> None:
    assert len(names("independent")) > 2800
    assert len(names("dependent")) > 7900
    assert set(names()) >= {"apa", "nature-digest", "chicago-fullnote-bibliography"}
    assert [kind_of(n) for n in ("apa", "nature-digest", "chicago-fullnote-bibliography", "none")] == [
        "independent",
        "dependent",
        "renamed",
        None,
    ]
    assert closest("oscolla")[0] == "oscola"


def test_every_renamed_name_leads_to_a_style() -> None:
    assert all(find(name).xml for name in names("renamed"))


def test_own_styles_are_valid() -> None:
    for name in names("own"):
        assert find(name, validate=True).locale
