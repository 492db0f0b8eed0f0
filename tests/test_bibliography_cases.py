"""What the bibliographies of other programs mean, and what is written for them: one table a kind of case."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from citekit import formats
from tests.shared import SHARED, needs_shared

if TYPE_CHECKING:
    from citekit.formats import Loss

CASES = SHARED / "cases" / "bibliographies.jsonl"
Item = dict[str, Any]


def read(name: str, text: str) -> tuple[Item, ...]:
    return formats.find(name).read(text).items


def written(name: str, *items: Item) -> str:
    return formats.find(name).write(items)


def parts(*date: int) -> Item:
    return {"date-parts": [list(date)]}


def ris(*lines: str) -> str:
    return "\n".join([*lines, "ER  - ", ""])


def record(kind: str, body: str) -> str:
    return f'<xml><records><record><ref-type name="{kind}">1</ref-type>{body}</record></records></xml>'


def mods(body: str) -> str:
    return f'<mods xmlns="http://www.loc.gov/mods/v3">{body}</mods>'


def marc(*fields: tuple[str, ...], leader: str) -> str:
    body = "".join(
        f'<datafield tag="{tag}">'
        + "".join(f'<subfield code="{code}">{text}</subfield>' for code, text in zip(codes, texts, strict=True))
        + "</datafield>"
        for tag, codes, *texts in fields
    )
    return f"<collection><record><leader>{leader}</leader>{body}</record></collection>"


HOST = '<genre>article</genre><relatedItem type="host"><titleInfo><title>Ports</title></titleInfo>{}</relatedItem>'
ANN = {"family": "Bell", "given": "Ann"}

READ: dict[str, tuple[str, str, Item]] = {
    # MODS
    "no genre": ("mods", mods("<titleInfo><title>Ice</title></titleInfo>"), {"type": "document", "title": "Ice"}),
    "a genre that nobody knows": ("mods", mods("<genre>broadside ballads</genre>"), {"genre": "broadside ballads"}),
    "Zotero's genre of a book section": ("mods", mods('<genre authority="local">bookSection</genre>'), {"type": "chapter"}),
    "Zotero's genre of a letter": ("mods", mods('<genre authority="local">letter</genre>'), {"type": "personal_communication"}),
    "kind of resource": ("mods", mods("<typeOfResource>cartographic</typeOfResource>"), {"type": "map"}),
    "a text written by hand": ("mods", mods('<typeOfResource manuscript="yes">text</typeOfResource>'), {"type": "manuscript"}),
    "pages from and to": (
        "mods", mods(HOST.format('<part><extent unit="page"><start>3</start><end>9</end></extent></part>')), {"page": "3-9"},
    ),
    "one page": ("mods", mods('<part><extent unit="pages"><start>3</start></extent></part>'), {"page": "3"}),
    "publisher of the host": (
        "mods", mods(HOST.format("<originInfo><publisher>Quay</publisher></originInfo>")), {"publisher": "Quay"},
    ),
    "the host's day beside the part's year": (
        "mods", mods(HOST.format("<originInfo><dateIssued>1911-06</dateIssued></originInfo><part><date>1911</date></part>")),
        {"issued": parts(1911, 6)},
    ),
    "editor of the host": (
        "mods", mods(HOST.format('<name type="personal"><namePart>Bell, Ann</namePart><role><roleTerm>edt</roleTerm></role></name>')),
        {"editor": [ANN]},
    ),
    "names that say nothing": (
        "mods", mods('<name><namePart/></name><name type="personal"><namePart type="family"> </namePart></name>'),
        {"author": None},
    ),
    "a name beside an empty part": (
        "mods", mods('<name type="personal"><namePart type="date"/><namePart>Bell, Ann</namePart></name>'), {"author": [ANN]},
    ),
    "several languages": (
        "mods", mods('<language><languageTerm type="text">English</languageTerm><languageTerm type="code">eng</languageTerm>'
                     "</language><language><languageTerm>fre</languageTerm></language>"), {"language": "eng; fre"},
    ),
    "a period": (
        "mods", mods('<originInfo><dateIssued point="start">1871</dateIssued><dateIssued point="end">1875</dateIssued></originInfo>'),
        {"issued": {"date-parts": [[1871], [1875]]}},
    ),
    # RIS
    "a period of Zotero": ("ris", ris("TY  - MANSCPT", "DA  - 1831///1836"), {"issued": {"date-parts": [[1831], [1836]]}}),
    "a month in words": ("ris", ris("TY  - BOOK", "Y1  - 2015/october"), {"issued": parts(2015, 10)}),
    "a day in words": ("ris", ris("TY  - BOOK", "Y1  - 2015/Oct/12"), {"issued": parts(2015, 10, 12)}),
    "a season": ("ris", ris("TY  - JOUR", "PY  - 1999///Winter"), {"issued": {"date-parts": [[1999]], "season": 4}}),
    "slashes without anything": ("ris", ris("TY  - JOUR", "PY  - 1999///"), {"issued": parts(1999)}),
    "Y1 says more than PY": ("ris", ris("TY  - JOUR", "PY  - 1999", "Y1  - 1999/05/07"), {"issued": parts(1999, 5, 7)}),
    "ED of a book": ("ris", ris("TY  - BOOK", "ED  - Bell, Ann"), {"editor": [ANN], "collection-editor": None}),
    "ED of a chapter": ("ris", ris("TY  - CHAP", "ED  - Bell, Ann"), {"editor": [ANN]}),
    "a DOI in M3": ("ris", ris("TY  - JOUR", "M3  - doi: 10.1016/j.port.2012"), {"DOI": "10.1016/j.port.2012", "genre": None}),
    "a bare DOI in M3": ("ris", ris("TY  - JOUR", "M3  - 10.1016/j.port.2012"), {"DOI": "10.1016/j.port.2012"}),
    "a kind in M3": ("ris", ris("TY  - JOUR", "M3  - Article"), {"genre": "Article"}),
    "a patent's number": ("ris", ris("TY  - PAT", "SN  - US 123"), {"number": "US 123", "ISBN": None}),
    "a patent's authority": ("ris", ris("TY  - PAT", "A2  - Patent Office"), {"authority": "Patent Office", "editor": None}),
    "a case": (
        "ris", ris("TY  - CASE", "A2  - E.R.", "PB  - K.B.", "VL  - 99"),
        {"container-title": "E.R.", "authority": "K.B.", "volume": "99", "editor": None, "publisher": None},
    ),
    "a case's docket": ("ris", ris("TY  - CASE", "SV  - 12-345"), {"number": "12-345"}),
    "a conference of a database": ("ris", ris("TY  - CONF", "T2  - Acts of Ports"), {"container-title": "Acts of Ports"}),
    "a conference of Zotero": (
        "ris", ris("TY  - CONF", "T2  - Congress of Ports", "C3  - Acts", "C1  - Hale"),
        {"container-title": "Acts", "event-title": "Congress of Ports", "event-place": "Hale"},
    ),
    "names in one line": (
        "ris", ris("TY  - JOUR", "AU  - Bell, Ann; Grey, Una J."), {"author": [ANN, {"family": "Grey", "given": "Una J."}]},
    ),
    "a name and a semicolon": ("ris", ris("TY  - JOUR", "AU  - Bell, Ann;"), {"author": [ANN]}),
    "a name over two lines": (
        "ris", ris("TY  - JOUR", "AU  - Bell, Ann", "      Josephine"), {"author": [{"family": "Bell", "given": "Ann Josephine"}]},
    ),
    "a patent's number beside its application": ("ris", ris("TY  - PAT", "M1  - App 1", "SN  - US 5"), {"number": "US 5"}),
    # EndNote XML
    "a second address": (
        "endnote-xml", record("Web Page", "<urls><related-urls><url>http://a</url><url>http://b</url></related-urls></urls>"),
        {"URL": "http://a", "custom": {"URL": "http://b"}},
    ),
    "an element that nobody knows": ("endnote-xml", record("Book", "<custom7>Seen</custom7>"), {"custom": {"custom7": "Seen"}}),
    "a year and slashes": (
        "endnote-xml", record("Book", "<dates><year>2009</year><pub-dates><date>2009//</date></pub-dates></dates>"),
        {"issued": parts(2009)},
    ),
    "a month and slashes": (
        "endnote-xml", record("Journal Article", "<dates><year>2009</year><pub-dates><date>7//</date></pub-dates></dates>"),
        {"issued": parts(2009, 7)},
    ),
    "a whole day beside the year": (
        "endnote-xml", record("Book", "<dates><year>2009</year><pub-dates><date>2009/08/05</date></pub-dates></dates>"),
        {"issued": parts(2009, 8, 5)},
    ),
    "a day in words beside the year": (
        "endnote-xml", record("Book", "<dates><year>2009</year><pub-dates><date>Aug 5</date></pub-dates></dates>"),
        {"issued": parts(2009, 8, 5)},
    ),
    "the day of a visit": (
        "endnote-xml", record("Web Page", "<access-date>2014/02/19</access-date>"), {"accessed": parts(2014, 2, 19)},
    ),
    "an address of Zotero's": (
        "endnote-xml", record("Book", "<urls><web-urls><url>http://e.org/1</url></web-urls></urls>"), {"URL": "http://e.org/1"},
    ),
    "a degree": (
        "endnote-xml", record("Thesis", "<titles><secondary-title>History</secondary-title></titles><volume>Ph.D.</volume>"),
        {"genre": "Ph.D.", "volume": None, "container-title": None},
    ),
    "a report's number": ("endnote-xml", record("Report", "<isbn>R-12</isbn>"), {"number": "R-12", "ISBN": None}),
    "a book's series": (
        "endnote-xml",
        record("Book", "<contributors><secondary-authors><author>Bell, Ann</author></secondary-authors></contributors>"
                       "<titles><secondary-title>Port Studies</secondary-title></titles><number>12</number><pages>312</pages>"),
        {"collection-title": "Port Studies", "collection-editor": [ANN], "collection-number": "12", "number-of-pages": "312"},
    ),
    "the editor of an edited book": (
        "endnote-xml", record("Edited Book", "<contributors><authors><author>Bell, Ann</author></authors></contributors>"),
        {"editor": [ANN], "author": None},
    ),
    # CSL-JSON
    "a season in words": (
        "csl-json", '[{"id":"a","type":"book","issued":{"date-parts":[["1999"]],"season":"Spring"}}]',
        {"issued": {"date-parts": [[1999]], "season": 1}},
    ),
    "a season of no year": (
        "csl-json", '[{"id":"a","type":"book","issued":{"date-parts":[[1999]],"season":"Michaelmas"}}]',
        {"issued": {"literal": "Michaelmas 1999"}},
    ),
    "parts that are null": (
        "csl-json", '[{"id":"a","type":"book","issued":{"date-parts":[[1999,null,null]]}}]', {"issued": parts(1999)},
    ),
    "a date of nothing": ("csl-json", '[{"id":"a","type":"book","issued":{"date-parts":[[null]]}}]', {"issued": None}),
    "a raw date": ("csl-json", '[{"id":"a","type":"book","issued":{"raw":"July 12, 1999"}}]', {"issued": parts(1999, 7, 12)}),
    "a raw date of no day": (
        "csl-json", '[{"id":"a","type":"book","issued":{"raw":"Lent term"}}]', {"issued": {"raw": "Lent term"}},
    ),
    "a date as its text": ("csl-json", '[{"id":"a","type":"book","issued":"1999-07-12"}]', {"issued": parts(1999, 7, 12)}),
    "literals in a list": (
        "csl-json", '[{"id":"a","type":"book","author":["Board of Pilots", {"family":"Roe"}]}]',
        {"author": [{"literal": "Board of Pilots"}, {"family": "Roe"}]},
    ),
    "Juris-M's multi": (
        "csl-json", '[{"id":"a","type":"book","author":[{"family":"Bell","given":"Ann","multi":{"_key":{}}}]}]', {"author": [ANN]},
    ),
    "Crossref's lists": (
        "csl-json", '[{"id":"a","type":"journal-article","title":["Ice"],"ISSN":["1234-5678","8765-4321"]}]',
        {"type": "article-journal", "title": "Ice", "ISSN": "1234-5678, 8765-4321"},
    ),
    "a type that is a list": ("csl-json", '[{"id":"a","type":["book"],"title":"T"}]', {"type": "document", "title": "T"}),
    "YAML with words": (
        "csl-yaml", "references:\n- id: a\n  type: book\n  issued:\n    year: 1999\n    season: Summer\n  author: Board of Pilots\n",
        {"issued": {"date-parts": [[1999]], "season": 2}, "author": [{"literal": "Board of Pilots"}]},
    ),
    "a season among the parts": (
        "csl-json", '[{"id":"a","type":"book","issued":{"date-parts":[["1999","Spring"]]}}]',
        {"issued": {"date-parts": [[1999]], "season": 1}},
    ),
    "parts without a list around them": (
        "csl-json", '[{"id":"a","type":"book","issued":{"date-parts":[1999,7]},"accessed":[[2014,5]]}]',
        {"issued": parts(1999, 7), "accessed": parts(2014, 5)},
    ),
    "a literal that is a list": (
        "csl-json", '[{"id":"a","type":"book","author":[{"literal":["A","B"]},{"name":"C D"},null]}]',
        {"author": [{"literal": "A"}, {"literal": "B"}, {"literal": "C D"}]},
    ),
    "items under their keys": ("csl-json", '{"a":{"id":"a","type":"book","title":"T"}}', {"id": "a", "title": "T"}),
    "an answer of Crossref's": (
        "csl-json", '{"status":"ok","message":{"DOI":"10.1/x","type":"journal-article","title":["Ice"]}}',
        {"type": "article-journal", "title": "Ice", "DOI": "10.1/x"},
    ),
    "items under another name": ("csl-json", '{"references":[{"id":"a","type":"book","title":"T"}]}', {"id": "a", "title": "T"}),
    # Refer
    "a record of Refer's own": (
        "refer", "%A Bell, Ann\n%A Grey, Una\n%T Ice\n%J Ports\n%D 1999\n",
        {"author": [ANN, {"family": "Grey", "given": "Una"}], "type": "article-journal", "title": "Ice"},
    ),
    # MARC
    "an article in a journal": (
        "marcxml", marc(("245", "a", "Ice"), ("773", "tx", "Ports", "1234-5679"), leader="00000naa a2200000 a 4500"),
        {"type": "article-journal", "container-title": "Ports", "ISSN": "1234-5679"},
    ),
    "papers and where they lie": (
        "marcxml", marc(("245", "a", "Grey papers"), ("300", "af", "3", "linear ft."), ("852", "abh", "Hale Library,", "Archives", "MS 1"),
                        leader="00000npc a2200000 a 4500"),
        {"type": "collection", "archive": "Hale Library, Archives", "archive_location": "MS 1"},
    ),
    # Zotero's CSV
    "Extra in one line": (
        "csv", '"Key","Item Type","Extra"\n"K","manuscript","archive_collection: Grey Papers archive-place: Hale"\n',
        {"archive_collection": "Grey Papers", "archive-place": "Hale"},
    ),
    "Extra with labels of two words": (
        "csv", '"Key","Item Type","Extra"\n"K","book","Original Date: 1841 Number: 2 Publisher: Quay & Co"\n',
        {"original-date": parts(1841), "number": "2", "publisher": "Quay & Co"},
    ),
    "Extra that says the type": (
        "csv", '"Key","Item Type","Extra"\n"K","document","type: treaty archive-place: Paris"\n',
        {"type": "treaty", "archive-place": "Paris"},
    ),
    "Extra in words": ("csv", '"Key","Item Type","Extra"\n"K","book","Torn; see Note: 3"\n', {"note": "Torn; see Note: 3"}),
}  # fmt: skip


@pytest.mark.parametrize("case", READ)
def test_what_is_read(case: str) -> None:
    name, text, said = READ[case]
    (item,) = read(name, text)
    assert {variable: item.get(variable) for variable in said} == said


LETTER: Item = {
    "id": "a", "type": "personal_communication", "genre": "letter", "title": "On pilots", "archive": "Hale Archives",
    "archive_collection": "RG 59", "archive_location": "Box 3", "archive-place": "Hale", "number": "306",
}  # fmt: skip
BOOK: Item = {
    "id": "a", "type": "book", "title": "Tides", "author": [ANN], "editor": [{"family": "Grey", "given": "Una"}],
    "collection-title": "Port Studies", "collection-number": "12", "number-of-pages": "312",
}  # fmt: skip

WRITTEN: dict[str, tuple[str, Item, list[str], list[str]]] = {
    "a letter for Zotero": (
        "ris", LETTER, ["DB  - Hale Archives", "AN  - Box 3", "M2  - archive_collection: RG 59", "M2  - archive-place: Hale",
                        "M2  - number: 306", "M3  - letter"], ["T2  -", "PB  -", "CY  -", "N1  -", "M1  -"],
    ),
    "a manuscript for Zotero": (
        "ris", {**LETTER, "type": "manuscript"}, ["TY  - MANSCPT", "M2  - archive_collection: RG 59"],
        ["T2  -", "PB  -", "CY  -", "N1  -", "M1  -"],
    ),
    "a date in words for Zotero": (
        "ris", {"id": "a", "type": "manuscript", "issued": {"literal": "13th century"}}, ["M2  - issued: 13th century"],
        ["DA  -", "PY  -"],
    ),
    "no date for Zotero": (
        "ris", {"id": "a", "type": "manuscript", "issued": {"literal": "n.d."}}, ["M2  - issued: n.d."], ["DA  -", "PY  -"],
    ),
    "a charter for Zotero": (
        "ris", {"id": "a", "type": "document", "genre": "charter"}, ["M2  - type: document", "M2  - genre: charter"], [],
    ),
    "a press release for Zotero": (
        "ris", {"id": "a", "type": "speech", "genre": "address", "number": "7"}, ["M2  - number: 7"], ["M1  -"],
    ),
    "a patent for Zotero": ("ris", {"id": "a", "type": "patent", "number": "US 1"}, ["SN  - US 1"], ["M1  -", "M2  -"]),
    "a report for Zotero": ("ris", {"id": "a", "type": "report", "number": "R-1"}, ["SN  - R-1"], ["M1  -", "M2  -"]),
    "a season in RIS": (
        "ris", {"id": "a", "type": "book", "issued": {"date-parts": [[1999]], "season": 1}},
        ["PY  - 1999", "DA  - 1999///Spring"], ["M2  -"],
    ),
    "Zotero's Extra": (
        "zotero-json", {"id": "a", "type": "manuscript", "custom": {"levels": [
            {"level": "repository", "text": "L"}, {"level": "series", "text": "S"}, {"level": "box", "text": "B"}]},
            "archive": "L", "archive_collection": "F", "archive_location": "S, B"},
        ['Citation Key: a\\narchive_collection: F\\ncustom'], [],
    ),
    "a year before Christ": ("zotero-json", {"id": "a", "type": "manuscript", "issued": parts(-113)}, ['"113 BC"'], ["-0112"]),
    "a day before Christ": ("zotero-json", {"id": "a", "type": "manuscript", "issued": parts(-44, 3, 15)}, ['"15 March 44 BC"'], []),
    "a book for EndNote": (
        "endnote-xml", BOOK, ["<secondary-title>Port Studies<", "<number>12<", "<pages>312<", "<tertiary-authors>"],
        ["<secondary-authors>", "<research-notes>"],
    ),
    "a report for EndNote": ("endnote-xml", {"id": "a", "type": "report", "number": "R-1"}, ["<isbn>R-1<"], ["<research-notes>"]),
    "a thesis for EndNote": ("endnote-xml", {"id": "a", "type": "thesis", "genre": "Ph.D."}, ["<volume>Ph.D.<"], []),
    "typography in BibTeX": (
        "bibtex", {"id": "a", "type": "book", "title": "«\xa0Ports\u202f»\xa0: C.\xa0A. Roe", "publisher": "Quay\xa0& Fils"},
        ["{«~Ports}\u202f»~: {C.~A.} {Roe}", "Quay~\\& Fils"], [],
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", WRITTEN)
def test_what_is_written(case: str) -> None:
    name, item, there, absent = WRITTEN[case]
    told: list[Loss] = []
    text = formats.find(name).write([item], report=told.append)
    assert [part for part in there if part not in text] == []
    assert [part for part in absent if part in text] == []
    (back,) = read(name, text)
    assert back == item
    assert [loss.variable for loss in told if loss.where is None] == []


EXPECTED: dict[str, Any] = {
    "mods-crash-no-known-genre": [{"title": "Ice at the mole"}],
    "mods-crash-zotero-genre": [{"type": "article-journal"}],
    "mods-host-date-pages-publisher": [{
        "issued": parts(1911, 6, 30), "page": "3-9", "publisher": "Quay", "publisher-place": "Hale",
        "editor": [{"family": "Grey", "given": "Una"}],
    }],
    "mods-empty-name": [{"author": None}],
    "bib-roundtrip-own-braces": (["{Working-Class}", "{West,}", "{Moscow's}"], []),
    "zotero-ris-repository-twice": (["DB  - National Archives"], ["T2  -", "PB  -", "CY  -", "N1  -"]),
    "zotero-ris-literal-date": (["M2  - issued: 13th century", "M2  - issued: n.d."], ["DA  -"]),
    "zotero-ris-genre-of-documents": (["M2  - genre: charter"], []),
    "zotero-json-bc": (['"date": "113 BC"'], []),
    "zotero-json-custom-levels": (["Citation Key: a\\narchive_collection: Whitman File"], []),
    "ris-zotero-range": [{"issued": {"date-parts": [[1831], [1836]]}}],
    "ris-month-word": [{"issued": parts(2015, 10)}],
    "ris-ed-of-a-book": [{"editor": [{"family": "Roe", "given": "Carl"}], "collection-editor": None}],
    "ris-m3-doi": [{"DOI": "10.1016/j.port.2012.01.008", "genre": None}],
    "ris-patent-sn": [{"number": "US 123", "ISBN": None}],
    "ris-case-reporter": [{"container-title": "E.R.", "authority": "K.B.", "editor": None}],
    "ris-names-in-one-line": [{"author": [
        {"family": "Bell", "given": "Ann J."}, {"family": "Grey", "given": "Una"}, {"family": "Roe", "given": "C."}]}],
    "ris-name-over-two-lines": [{"author": [{"family": "Bell", "given": "Ann Josephine"}]}],
    "endnote-pubdate-whole": [{"issued": parts(2009, 8, 5)}],
    "endnote-access-date": [{"accessed": parts(2014, 2, 19)}],
    "endnote-web-urls": [{"URL": "http://e.org/1"}],
    "endnote-thesis-degree": [{"genre": "Ph.D.", "volume": None, "container-title": None}],
    "endnote-write-book": (
        ["<secondary-title>Port Studies<", "<number>12<", "<pages>312<"], ["<secondary-authors>"],
    ),
    "bib-crossref-grandparent": [{}, {}, {
        "publisher": "Quay", "publisher-place": "Hale", "editor": [{"family": "Grey", "given": "Una"}]}],
    "bib-crossref-periodical": [{}, {"container-title": "Journal of Ports"}],
    "bib-crossref-subtitle": [{}, {"title": "Early Writings"}],
    "bib-two-fields-one-variable-note": [{"note": "First remark. Second remark"}],
    "bib-two-fields-one-variable-issue": [{"issue": "03, Winter"}],
    "bib-misc-publisher": [{"publisher": "Quay", "custom": None}],
    "bib-howpublished-url": [{"URL": "http://www.example.org/~board", "accessed": parts(2014, 4, 6)}],
    "bib-stacked-accents": [{"author": [{"family": "Nguyễn", "given": "Xuân Thắng"}]}],
    "bib-zotero-symbols": [{"title": "¿Qué puerto? Nº 5, ½… †"}],
    "bib-foreignlanguage": [{"title": "Der Ausgleich", "author": [{"family": "Wójcik", "given": "Jan"}]}],
    "bib-arguments-spilled": [{"title": "Ports", "author": [
        {"family": "Medici", "given": "Lorenzo", "non-dropping-particle": "de'"}, {"family": "Philippe", "given": "A"}]}],
    "bib-math-less": [{"title": "Robert <ed>, ½ tide"}],
    "bib-url-tilde": [{"note": "http://www.example.org/~board/x"}],
    "bib-titleaddon-online": [{"container-title": "Harbour Digital Archive"}],
    "bib-eprint": [{"URL": "https://arxiv.org/abs/1510.00312"}, {"URL": "https://www.jstor.org/stable/2275015"}],
    "bib-month-range": [{"issued": {"date-parts": [[1999, 3], [1999, 4]]}}],
    "bib-date-unpadded": [{"issued": parts(2002, 10, 1)}],
    "bib-keyless": [{"id": "bell-1999-keyless"}, {"id": "b"}],
    "bib-typeless": [{"type": "document", "title": "Ice"}, {"type": "document", "title": "Fog"}],
    "bib-semicolon-authors": [{"author": [ANN, {"family": "Grey", "given": "Una"}]}],
    "bib-commented-entry": [{"id": "seen"}],
    "csl-season-word": (["PY  - 1999", "Spring"], []),
    "csl-raw-date": (["PY  - 1999", "DA  - 1999/07/12"], ["M2  -"]),
    "csl-type-no-text": [{"type": "document", "title": "T"}],
    "csl-name-extra-object": [{"contributor": [{"family": "Roe", "given": "Carl"}, ANN]}],
    "csv-extra-joined": [
        {"number": "2", "publisher": "Quay Institute"}, {"archive_collection": "Grey Papers", "archive-place": "Hale"},
        {"type": "treaty"},
    ],
    "nbsp-in-bibtex": (["{C.~A.}", "Quay~\\& Fils"], []),
}  # fmt: skip
"""Of the cases beside the project what is right: of items read the variables, of text written what is in it and what not."""


@needs_shared
def test_the_cases_beside_the_project() -> None:
    cases = {case["id"]: case for case in map(json.loads, CASES.read_text(encoding="utf-8").splitlines())}
    assert cases.keys() == EXPECTED.keys()
    for key, case in cases.items():
        wanted, items = EXPECTED[key], read(case["format_in"], case["input"])
        if isinstance(wanted, list):
            assert [{v: item.get(v) for v in said} for item, said in zip(items, wanted, strict=True)] == wanted, key
        else:
            text = written(case["command"].rsplit(" ", 1)[1], *items)
            assert [part for part in wanted[0] if part not in text] == [], f"{key}\n{text}"
            assert [part for part in wanted[1] if part in text] == [], f"{key}\n{text}"
