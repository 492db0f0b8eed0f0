"""Every style shows the archive once and only once, whatever variables it reads."""

from __future__ import annotations

import re

import pytest

from citekit import csl
from citekit.citing.fallbacks import fitted
from citekit.citing.footnotes import cite
from citekit.csl.styles.installed import find, names
from citekit.items import to_csl
from citekit.model.records import Citation, Part
from tests.archive_shown import PARTS, PLACE, SOURCES, TELEGRAM, counts, printed

STYLES = re.split(
    r"\s+",
    """
chicago-notes-bibliography chicago-notes-bibliography-17th-edition chicago-author-date chicago-shortened-notes-bibliography
turabian-notes-bibliography modern-language-association modern-language-association-8th-edition mhra-notes oscola
modern-humanities-research-association apa apa-6th-edition nature science ieee vancouver american-medical-association
american-chemical-society american-sociological-association american-political-science-association
american-anthropological-association american-physics-society harvard-cite-them-right elsevier-harvard elsevier-vancouver
springer-basic-author-date springer-vancouver-brackets taylor-and-francis-chicago-author-date sage-harvard bmj cell plos
the-lancet oxford-university-press-note cambridge-university-press-note history-and-theory international-security
irish-historical-studies bluebook-law-review mcgill-fr iso690-author-date-en iso690-numeric-en din-1505-2
gost-r-7-0-5-2008 council-of-science-editors the-american-journal-of-comparative-law journal-of-modern-history
""".strip(),
)
INSTALLED = [name for name in STYLES if name in set(names("independent", "renamed", "dependent"))]


def test_enough_public_styles_are_asked() -> None:
    assert len(INSTALLED) >= 40


@pytest.mark.parametrize("source", SOURCES)
@pytest.mark.parametrize("name", INSTALLED)
def test_the_place_stands_once_and_only_once(name: str, source: str) -> None:
    text = printed(name, source)
    assert dict(zip(PLACE, counts(text), strict=True)) == dict.fromkeys(PLACE, 1), text


@pytest.mark.parametrize("name", INSTALLED)
def test_the_addressee_of_a_telegram_is_shown(name: str) -> None:
    assert "costello" in printed(name, "a telegram").casefold()


@pytest.mark.parametrize("name", [name for name in INSTALLED if b'class="in-text"' in find(name).xml])
def test_a_style_that_cites_by_name_has_one(name: str) -> None:
    item = to_csl(Citation("source", "archival", "", 0, 0, PARTS), id="a")
    assert "ERROR" not in cite([item], style=name).footnotes[0]


@pytest.mark.parametrize("name", [name for name in INSTALLED if b'class="note"' in find(name).xml])
def test_a_telegram_whose_writer_is_not_named_is_one_phrase(name: str) -> None:
    item = {"id": "a", "type": "personal_communication", "genre": "telegram", "number": "173",
            "recipient": [{"literal": "Costello"}], "archive": "Vellum Library"}  # fmt: skip
    assert re.search(r"t[eé]l[eé]gram(?:me)? 173 (?:to|à) costello", cite([item], style=name).footnotes[0].casefold())


def test_a_book_is_left_alone() -> None:
    book = {"id": "b", "type": "book", "title": "Harbors", "number": "3"}
    assert fitted([book], find("nature").xml.decode()) == [book]


@pytest.mark.parametrize(
    ("name", "location", "collection"),
    [
        ("chicago-notes-bibliography", "Xylographs 12-B, Zinnia Series, FRC 71 Q 94", "Quarterdeck Papers, RG 9"),
        ("modern-language-association", "FRC 71 Q 94, Zinnia Series, Xylographs 12-B", "RG 9, Quarterdeck Papers"),
        ("apa", "FRC 71 Q 94, Zinnia Series, Xylographs 12-B", "Quarterdeck Papers, RG 9"),
    ],
)
def test_levels_run_as_the_variables_of_the_style_run(name: str, location: str, collection: str) -> None:
    parts = (PARTS[0], Part("record_group", "RG 9", 0, 0), *PARTS[1:])
    item = to_csl(Citation("source", "archival", "", 0, 0, parts), document=TELEGRAM, id="a")
    (fit,) = fitted([item], find(name).xml.decode())
    assert (fit["archive_location"], fit["archive_collection"]) == (location, collection)


@pytest.mark.parametrize("name", INSTALLED)
def test_a_document_of_foreign_relations_shows_number_date_series_and_volume_once(name: str) -> None:
    item = {
        "id": "f", "type": "chapter", "title": "Telegram From Abbott to Costello", "number": "324", "volume": "XVII",
        "container-title": "Arms Control", "collection-title": "Foreign Relations of the United States, 1961–1963",
        "editor": [{"family": "Quimby", "given": "Ada"}], "original-date": {"date-parts": [[1963, 7, 12]]},
        "issued": {"date-parts": [[1995]]},
    }  # fmt: skip
    cited = cite([item], style=name)
    text = max([cited.footnotes[0], *cited.bibliography], key=len).casefold()
    parts = ("document 324", "telegram from abbott", "july 12, 1963", "volume xvii", "arms control", "1961–1963")
    assert {part: text.count(part) for part in parts} == dict.fromkeys(parts, 1), text
    assert "quimby" not in text.partition("telegram")[0], "its editors did not write it"


def test_a_style_of_ours_cites_it_by_its_number() -> None:
    item = {
        "id": "f", "type": "chapter", "title": "Telegram", "number": "324", "volume": "XVII", "container-title": "Arms",
        "collection-title": "Foreign Relations of the United States, 1961–1963",
    }  # fmt: skip
    assert fitted([item], find("archival-chicago-note").xml.decode()) == [item]


def test_a_style_is_asked_once_for_each_shape(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[object] = []
    render = csl.render
    monkeypatch.setattr(csl, "render", lambda *given, **options: asked.append(given) or render(*given, **options))
    item = to_csl(Citation("source", "archival", "", 0, 0, PARTS), document=TELEGRAM, id="a")
    fitted([{**item, "id": str(n)} for n in range(50)], find("nature").xml.decode())
    assert len(asked) < 30


def test_a_source_is_followed_by_the_document_that_quotes_it() -> None:
    host = {"id": "h", "type": "book", "title": "Harbors", "issued": {"date-parts": [[1990]]}}
    original = {
        "id": "o", "type": "manuscript", "title": "Sketch", "archive": "Vellum Library", "custom": {"cited-in": "h"}
    }  # fmt: skip
    cited = cite([host, original], style="chicago-notes-bibliography", format="text")
    assert cited.footnotes == ("“Sketch,” Vellum Library; quoted in Harbors (1990).",)
    assert len(cited.bibliography) == 2


def test_a_source_of_a_footnote_names_the_footnote() -> None:
    host = {"id": "h", "type": "book", "title": "Harbors", "issued": {"date-parts": [[1990]]}}
    said = {"cited-in": "h", "cited-in-note": "4"}
    original = {"id": "o", "type": "manuscript", "title": "Sketch", "archive": "Vellum Library", "custom": said}
    cited = cite([host, original], style="chicago-notes-bibliography", format="text")
    assert cited.footnotes == ("“Sketch,” Vellum Library; cited in Harbors (1990), n. 4.",)


def test_a_source_of_the_source_note_says_so() -> None:
    host = {"id": "h", "type": "book", "title": "Harbors", "issued": {"date-parts": [[1990]]}}
    said = {"cited-in": "h", "cited-in-note": "source"}
    original = {"id": "o", "type": "manuscript", "title": "Sketch", "archive": "Vellum Library", "custom": said}
    cited = cite([host, original], style="chicago-notes-bibliography", format="text")
    assert cited.footnotes == ("“Sketch,” Vellum Library; cited in Harbors (1990), source note.",)


def test_a_source_whose_host_is_not_there_is_cited_alone() -> None:
    original = {"id": "o", "type": "manuscript", "title": "Sketch", "custom": {"cited-in": "gone"}}
    assert len(cite([original], style="chicago-notes-bibliography").footnotes) == 1
