"""citeproc-py's names over our processor: programs written for it run and render right."""

from __future__ import annotations

import io
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import pytest

from citekit.integrations.citeproc import (
    STYLES_PATH,
    BibTeX,
    Citation,
    CitationItem,
    CitationStylesBibliography,
    CitationStylesStyle,
    CiteProcJSON,
    Locator,
    formatter,
    source,
    string,
)

if TYPE_CHECKING:
    from pathlib import Path

ITEMS = [
    {"id": "Osei", "type": "book", "title": "Lamps & Lenses", "author": [{"family": "Osei", "given": "Ada"}], "issued": {"date-parts": [[2004]]}},
    {"id": "LIND", "type": "book", "title": "Buoys", "author": [{"family": "Lind", "given": "Bo"}], "issued": {"date-parts": [[1999]]}},
    {"id": "osei2", "type": "book", "title": "Moles", "author": [{"family": "Osei", "given": "Ada"}], "issued": {"date-parts": [[2004]]}},
]  # fmt: skip


def bibliography(style: str, form: Any = formatter.html) -> CitationStylesBibliography:
    return CitationStylesBibliography(CitationStylesStyle(style, validate=False), CiteProcJSON(ITEMS), form)


def cited(made: CitationStylesBibliography, *citations: Citation) -> list[str]:
    for citation in citations:
        made.register(citation)
    return [made.cite(citation, lambda item: None) for citation in citations]


def test_citations_know_of_each_other() -> None:
    one, two = Citation([CitationItem("osei")]), Citation([CitationItem("OSEI2"), CitationItem("lind")])
    assert cited(bibliography("apa"), one, two) == ["(Osei, 2004a)", "(Lind, 1999; Osei, 2004b)"]


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        (formatter.html, "Osei, Ada. <i>Lamps &amp; Lenses</i>. 2004."),
        (formatter.plain, "Osei, Ada. Lamps & Lenses. 2004."),
        (formatter.rst, "Osei, Ada. :emphasis:`Lamps & Lenses`. 2004."),
    ],
)
def test_the_three_formatters(form: Any, expected: str) -> None:
    made = bibliography("chicago-notes-bibliography", form)
    made.register(Citation([CitationItem("osei")]))
    assert [str(entry) for entry in made.bibliography()] == [expected]


def test_a_formatter_of_one_s_own() -> None:
    shouting = SimpleNamespace(preformat=str.upper, Italic="/{}/".format)
    made = bibliography("chicago-notes-bibliography", shouting)
    made.register(Citation([CitationItem("lind")]))
    assert made.bibliography() == ["LIND, BO. /BUOYS/. 1999."]


def test_locators_prefixes_and_properties() -> None:
    cite = CitationItem("lind", locator=Locator("page", "3-4"), prefix="see ")
    narrative = Citation([CitationItem("lind")], mode="composite")
    assert cited(bibliography("apa"), Citation([cite]), narrative) == ["(see Lind, 1999, pp. 3–4)", "Lind (1999)"]


def test_notes_are_numbered_by_their_place() -> None:
    again = [Citation([CitationItem("lind")]) for _ in range(2)]
    assert cited(bibliography("mhra-notes"), *again)[1] == "Lind, <i>Buoys</i>."


def test_the_bibliography_is_sorted_when_it_is_told_to() -> None:
    made = bibliography("apa", formatter.plain)
    made.register(Citation([CitationItem("osei"), CitationItem("lind")]))
    assert [entry.partition(",")[0] for entry in made.bibliography()] == ["Osei", "Lind"]
    made.sort()
    assert [entry.partition(",")[0] for entry in made.bibliography()] == ["Lind", "Osei"]
    assert made.keys == ["lind", "osei"] == [item.key for item in made.items]


def test_a_key_without_a_reference_is_called_back() -> None:
    made, missing = bibliography("apa"), []
    citation = Citation([CitationItem("nobody"), CitationItem("lind")])
    made.register(citation, missing.append)
    assert made.cite(citation, missing.append) == "(Lind, 1999; nobody?)"
    assert [item.key for item in missing] == ["nobody", "nobody"]
    assert made.keys == ["lind"]


def test_a_citation_that_is_not_registered_reads_as_the_last() -> None:
    made = bibliography("mhra-notes")
    cited(made, Citation([CitationItem("lind")]))
    assert made.cite(Citation([CitationItem("lind")]), print) == "Lind, <i>Buoys</i>."


def test_references_are_mappings_with_attributes() -> None:
    found = source.json.CiteProcJSON([{"id": "A", "type": "chapter", "container-title": "Quays", "title": "Salt"}])
    assert (found["a"].type, found["a"].container_title, dict(found["a"])["title"]) == ("chapter", "Quays", "Salt")
    with pytest.raises(source.VariableError):
        assert found["a"].publisher
    own = source.BibliographySource()
    own.add(source.Reference("k", "book", title="Tides", publisher_place="Cork"))
    assert own["k"].item == {"id": "k", "type": "book", "title": "Tides", "publisher-place": "Cork"}


BIB = (
    "@book{Moor2004, author = {Moor, Ada and others}, title = {Quays}, year = 2004, publisher = {Mole}, pages = {12+}}"
)


def test_bibtex_from_a_file_and_from_an_open_one(tmp_path: Path) -> None:
    file = tmp_path / "x.bib"
    file.write_text(BIB, encoding="utf-8")
    for given in (str(file), file, io.StringIO(BIB), io.BytesIO(BIB.encode())):
        made = CitationStylesBibliography(CitationStylesStyle("harvard1"), BibTeX(given), formatter.plain)
        made.register(Citation([CitationItem("Moor2004")]))
        assert made.bibliography() == ["Moor, A. et al. (2004) Quays. Mole, p. 12."]


@pytest.mark.parametrize("style", ["no-such-style", "<style/>", ""])
def test_a_style_that_is_none_is_a_value_error(style: str) -> None:
    with pytest.raises(ValueError, match="style"):
        CitationStylesStyle(style)


def test_a_style_from_an_open_file() -> None:
    from citekit.csl.styles.installed import find

    style = CitationStylesStyle(io.BytesIO(find("apa").xml))
    assert style.has_bibliography()
    assert style.root.get("class") == "in-text"


def test_entries_of_cites_from_the_style() -> None:
    made = bibliography("apa", formatter.plain)
    cites = [CitationItem("lind"), CitationItem("osei")]
    made.register(Citation(cites))
    assert [one[:4] for one in made.style.render_bibliography(cites)] == ["Lind", "Osei"]


# --- references that a program makes itself, as papis does ---------------------------------------------------------


def entry(**variables: Any) -> str:
    """The entry of one reference in APA."""
    known = source.BibliographySource(title="a program's own mapping")  # papis hands its whole document over
    known.add(source.Reference("osei", "book", **variables))
    made = CitationStylesBibliography(CitationStylesStyle("apa", validate=False), known, formatter.plain)
    made.register(Citation([CitationItem("Osei")]))
    (only,) = made.bibliography()
    return str(only)


@pytest.mark.parametrize(
    ("issued", "expected"),
    [
        (source.Date(year=2004, month=3, day=2), "2004"),
        (source.Date(year=2004), "2004"),
        (source.DateRange(begin=source.Date(year=2004), end=source.Date(year=2006)), "2004–2006"),
        (source.DateRange(begin=source.Date(year=2004)), "2004–"),
        (source.LiteralDate("in winter"), "in winter"),
    ],
)
def test_dates_and_names_of_a_program_s_own(issued: Any, expected: str) -> None:
    author = [source.Name(given="Ada", family="Osei"), source.Name(literal="Harbour Board")]
    made = entry(author=author, issued=issued, title=string.String("Lamps"), publisher_place="Cork", publisher="Quay")
    assert made == f"Osei, A., & Harbour Board. ({expected}). Lamps. Quay."


def test_words_that_keep_their_case() -> None:
    title = string.MixedString([string.String("the "), string.NoCase("lamp"), string.String(" of the sea")])
    style = CitationStylesStyle("modern-language-association", validate=False)
    known = source.BibliographySource()
    known.add(source.Reference("osei", "book", title=title))
    made = CitationStylesBibliography(style, known, formatter.plain)
    made.register(Citation([CitationItem("osei")]))
    assert made.bibliography() == ["The lamp of the Sea."]


def test_tables_of_bibtex_and_places_of_styles() -> None:
    assert BibTeX.fields["journal"] == "container_title"
    assert BibTeX.types["phdthesis"] == "thesis"
    assert CitationStylesStyle(f"{STYLES_PATH}/harvard-cite-them-right.csl", validate=False).has_bibliography()
