"""For each case beside the project more of its kind, of our own: other programs, other fields, other words."""

from __future__ import annotations

from typing import Any

import pytest

from citekit import formats
from tests.test_bibliography_cases import ANN, EXPECTED, mods, parts, read, record, ris, written

Item = dict[str, Any]
UNA, CARL = {"family": "Grey", "given": "Una"}, {"family": "Roe", "given": "Carl"}
ODE = "<titleInfo><title>Ode</title></titleInfo>"
PLACE = {"archive": "Hale Archives", "archive_collection": "Grey Papers", "archive_location": "Box 3"}


def bib(fields: str, kind: str = "misc") -> str:
    return f"@{kind}{{a, {fields}}}"


def csl(fields: str) -> str:
    return f'[{{"id":"a","type":"book",{fields}}}]'


def row(**cells: str) -> str:
    lines = [name.replace("_", " ") for name in cells], cells.values()
    return "\n".join(",".join(f'"{cell}"' for cell in line) for line in lines)


READ: dict[str, list[tuple[str, str, Item]]] = {
    "mods-crash-no-known-genre": [
        ("mods", mods(f'{ODE}<genre authority="marcgt">poetry</genre>'), {"type": "document", "genre": "poetry"}),
        ("mods", mods(f"{ODE}<typeOfResource>text</typeOfResource><genre/>"), {"type": "document", "title": "Ode"}),
        ("mods", f'<m:modsCollection xmlns:m="http://www.loc.gov/mods/v3"><m:mods>{ODE.replace("<", "<m:").replace("<m:/", "</m:")}</m:mods></m:modsCollection>', {"title": "Ode"}),
    ],
    "mods-crash-zotero-genre": [
        ("mods", mods(f'{ODE}<genre authority="local">thesis</genre>'), {"type": "thesis"}),
        ("mods", mods(f'{ODE}<genre authority="local">computerProgram</genre>'), {"type": "software"}),
        ("mods", mods(f'{ODE}<genre authority="local">newspaperArticle</genre>'), {"type": "article-newspaper"}),
    ],
    "mods-host-date-pages-publisher": [
        ("mods", mods(f'{ODE}<genre authority="local">conferencePaper</genre><relatedItem type="host"><titleInfo><title>Acts</title>'
                      '</titleInfo><originInfo><place><placeTerm type="code" authority="marccountry">enk</placeTerm></place><place>'
                      '<placeTerm type="text">Hale</placeTerm></place><publisher>Quay</publisher><dateIssued encoding="w3cdtf">1911-06'
                      '</dateIssued><edition>2nd</edition></originInfo><part><extent unit="pages"><list>pp. 3-9</list></extent></part></relatedItem>'),
         {"page": "3-9", "publisher-place": "Hale", "publisher": "Quay", "issued": parts(1911, 6), "edition": "2nd"}),
        ("mods", mods(f'{ODE}<relatedItem type="host"><titleInfo><nonSort>The</nonSort><title>Ports</title></titleInfo><genre>book</genre>'
                      '<originInfo><copyrightDate>c1911</copyrightDate><dateIssued encoding="marc">1911</dateIssued></originInfo>'
                      '<part><detail type="volume"><number>3</number></detail><extent unit="page"><start>5</start></extent></part></relatedItem>'),
         {"type": "chapter", "container-title": "The Ports", "page": "5", "volume": "3", "issued": parts(1911)}),
    ],
    "mods-empty-name": [
        ("mods", mods(f'{ODE}<name><role><roleTerm type="text">author</roleTerm></role></name>'), {"author": None}),
        ("mods", mods(f'{ODE}<name type="corporate"><namePart> </namePart><displayForm/></name>'), {"author": None}),
        ("mods", mods(f'{ODE}<name type="personal"><namePart type="given"/><namePart type="family">Bell</namePart></name>'), {"author": [{"family": "Bell"}]}),
    ],
    "ris-zotero-range": [
        ("ris", ris("TY  - MANSCPT", "DA  - 1831/05//1836/06"), {"issued": {"date-parts": [[1831, 5], [1836, 6]]}}),
        ("ris", ris("TY  - MANSCPT", "DA  - 1831/05/03/1831-06-07"), {"issued": {"date-parts": [[1831, 5, 3], [1831, 6, 7]]}}),
        ("ris", ris("TY  - NEWS", "PY  - 1963", "DA  - July 12-14"), {"issued": {"date-parts": [[1963, 7, 12], [1963, 7, 14]]}}),
    ],
    "ris-month-word": [
        ("ris", ris("TY  - JOUR", "Y1  - 1999/Mai/07"), {"issued": parts(1999, 5, 7)}),
        ("ris", ris("TY  - JOUR", "Y1  - 2015 Oct-Nov"), {"issued": {"date-parts": [[2015, 10], [2015, 11]]}}),
        ("ris", ris("TY  - JOUR", "DA  - 2015/Summer//"), {"issued": {"date-parts": [[2015]], "season": 2}}),
        ("ris", ris("TY  - JOUR", "DA  - 12 July 1963"), {"issued": parts(1963, 7, 12)}),
    ],
    "ris-ed-of-a-book": [
        ("ris", ris("TY  - EDBOOK", "A2  - Roe, Carl", "ED  - Bell, Ann"), {"editor": [ANN], "collection-editor": [CARL]}),
        ("ris", ris("TY  - EBOOK", "ED  - Bell, Ann"), {"editor": [ANN]}),
        ("ris", ris("TY  - BOOK", "AU  - Roe, Carl", "A2  - Grey, Una", "A3  - Bell, Ann"), {"editor": [ANN], "collection-editor": [UNA], "author": [CARL]}),
    ],
    "ris-m3-doi": [
        ("ris", ris("TY  - JOUR", "M3  - https://doi.org/10.1000/ab(1)c"), {"DOI": "10.1000/ab(1)c", "genre": None}),
        ("ris", ris("TY  - CHAP", "M3  - DOI:10.1000/x", "DO  - 10.1000/x"), {"DOI": "10.1000/x", "genre": None}),
    ],
    "ris-patent-sn": [
        ("ris", ris("TY  - PAT", "SN  - GB 12/1", "M1  - App 3"), {"number": "GB 12/1", "custom": {"M1": "App 3"}}),
        ("ris", ris("TY  - PAT", "SN  - 5", "OP  - GB 11", "PB  - Quay"), {"number": "5", "ISBN": None, "publisher": "Quay"}),
        ("ris", ris("TY  - RPRT", "SN  - R-1", "A2  - Grey, Una"), {"number": "R-1", "ISBN": None, "collection-editor": [UNA]}),
    ],
    "ris-case-reporter": [
        ("ris", ris("TY  - CASE", "T2  - E.R.", "PB  - K.B."), {"container-title": "E.R.", "authority": "K.B.", "custom": None}),
        ("ris", ris("TY  - CASE", "A2  - All E.R.", "OP  - affirmed"), {"container-title": "All E.R.", "editor": None, "references": "affirmed"}),
        ("ris", ris("TY  - HEAR", "T2  - Ports", "T3  - House"), {"section": "Ports", "authority": "House", "container-title": None}),
    ],
    "ris-names-in-one-line": [
        ("ris", ris("TY  - JOUR", "AU  - Bell AJ, Grey U"), {"author": [{"family": "Bell", "given": "AJ"}, {"family": "Grey", "given": "U"}]}),
        ("ris", ris("TY  - JOUR", "AU  - Bell, Ann and Grey, Una"), {"author": [ANN, UNA]}),
        ("ris", ris("TY  - JOUR", "AU  - Bell, Ann; Ministry of Ports & Roads"), {"author": [ANN, {"literal": "Ministry of Ports & Roads"}]}),
        ("ris", ris("TY  - JOUR", "AU  - A. Bell, U. J. Grey & C. Roe"),
         {"author": [{"family": "Bell", "given": "A."}, {"family": "Grey", "given": "U. J."}, {"family": "Roe", "given": "C."}]}),
        ("endnote-xml", record("Book", "<contributors><authors><author>Bell, Ann; Grey, Una</author></authors></contributors>"), {"author": [ANN, UNA]}),
        ("ris", ris("TY  - BOOK", "AU  - King, Martin, Jr."), {"author": [{"family": "King", "given": "Martin", "suffix": "Jr."}]}),
    ],
    "ris-name-over-two-lines": [
        ("ris", ris("TY  - JOUR", "A2  - Grey,", "  Una"), {"editor": [UNA]}),
        ("ris", ris("TY  - JOUR", "TI  - Ice", "  and fog"), {"title": "Ice and fog"}),
    ],
    "endnote-pubdate-whole": [
        ("endnote-xml", record("Book", "<dates><year>2009</year><pub-dates><date>08/05/</date></pub-dates></dates>"), {"issued": parts(2009, 8, 5)}),
        ("endnote-xml", record("Book", "<dates><year>2009</year><pub-dates><date>August 2009</date></pub-dates></dates>"), {"issued": parts(2009, 8)}),
        ("endnote-xml", record("Book", "<dates><year>2009</year><pub-dates><date>Jul-Sep</date></pub-dates></dates>"), {"issued": {"date-parts": [[2009, 7], [2009, 9]]}}),
        ("endnote-xml", record("Book", "<dates><year>1911/12</year></dates>"), {"issued": {"literal": "1911/12"}}),
    ],
    "endnote-access-date": [
        ("endnote-xml", record("Web Page", "<number>19 Feb 2014</number><volume>2014</volume>"), {"accessed": parts(2014, 2, 19), "issue": None, "volume": None}),
        ("endnote-xml", record("Journal Article", "<access-date>19 February 2014</access-date>"), {"accessed": parts(2014, 2, 19)}),
    ],
    "endnote-web-urls": [
        ("endnote-xml", record("Book", "<urls><pdf-urls><url>http://e.org/1.pdf</url></pdf-urls></urls>"), {"URL": "http://e.org/1.pdf"}),
        ("endnote-xml", record("Book", "<urls><related-urls><url>http://a</url></related-urls><web-urls><url>http://b</url></web-urls></urls>"),
         {"URL": "http://a", "custom": {"URL": "http://b"}}),
    ],
    "endnote-thesis-degree": [
        ("endnote-xml", record("Thesis", "<volume>M.A.</volume><work-type>Thesis</work-type>"), {"genre": "M.A.", "custom": {"genre": "Thesis"}}),
        ("endnote-xml", record("Map", "<titles><secondary-title>Charts</secondary-title></titles><custom1>1:5000</custom1>"),
         {"scale": "1:5000", "collection-title": "Charts", "container-title": None}),
        ("ris", ris("TY  - THES", "VL  - Ph.D.", "T2  - History"), {"genre": "Ph.D.", "volume": None, "custom": {"department": "History"}}),
    ],
    "bib-crossref-grandparent": [
        ("biblatex", "@mvbook{w, title={Works}, publisher={Quay}, location={Hale}}@book{v, crossref={w}, title={Two}}@inbook{c, crossref={v}, title={Ice}}",
         {"publisher": "Quay", "publisher-place": "Hale", "container-title": "Works"}),
        ("bibtex", "@book{c, title={T}, xdata={x}}@xdata{x, xdata={y}}@xdata{y, publisher={Quay}}", {"publisher": "Quay"}),
    ],
    "bib-crossref-periodical": [
        ("biblatex", "@article{c, crossref={p}, title={T}}@periodical{p, title={Ports}, issuetitle={Ice}, volume={3}, date={1999}}",
         {"container-title": "Ports", "volume": "3", "issued": parts(1999)}),
        ("biblatex", "@article{c, CROSSREF={P}, title={T}}@Periodical{p, title={Ports}, subtitle={A Review}}", {"container-title": "Ports: A Review"}),
    ],
    "bib-crossref-subtitle": [
        ("biblatex", "@inbook{c, crossref={b}, title={T}}@book{b, title={Fog}, subtitle={A Study}}", {"title": "T", "container-title": "Fog: A Study"}),
        ("biblatex", "@incollection{c, crossref={b}, title={T}, subtitle={S}}@collection{b, title={Fog}}", {"title": "T: S", "container-title": "Fog"}),
    ],
    "bib-two-fields-one-variable-note": [
        ("bibtex", bib("note={Reprint.}, addendum={With a map}", "book"), {"note": "Reprint. With a map"}),
        ("bibtex", bib("annote={Seen}, annotation={Torn}", "book"), {"annote": "Seen\nTorn"}),
    ],
    "bib-two-fields-one-variable-issue": [
        ("bibtex", bib("number={3}, issue={Spring}, volume={1}", "article"), {"issue": "3, Spring"}),
        ("bibtex", bib("number={3}, issue={3}", "article"), {"issue": "3"}),
    ],
    "bib-misc-publisher": [
        ("bibtex", bib("publisher={Quay}, address={Hale}, organization={Board}"), {"publisher": "Quay; Board", "publisher-place": "Hale"}),
        ("bibtex", bib("publisher={Quay}, url={http://e.org}", "online"), {"publisher": "Quay", "custom": None}),
    ],
    "bib-howpublished-url": [
        ("bibtex", bib(r"howpublished={Available at \url{http://e.org/~b} (accessed 5 May 2014)}"), {"URL": "http://e.org/~b", "accessed": parts(2014, 5, 5), "medium": None}),
        ("bibtex", bib(r"url={\url{http://e.org/a_b}}, urldate={Accessed 3 May 2014}"), {"URL": "http://e.org/a_b", "accessed": parts(2014, 5, 3)}),
        ("bibtex", bib(r"howpublished={\href{http://e.org/~b}{Board}}, note={Last accessed on 2014-05-03}"), {"URL": "http://e.org/~b", "accessed": parts(2014, 5, 3)}),
    ],
    "bib-stacked-accents": [
        ("bibtex", bib(r"title={Nguy{\~{\^e}}n, Ph{\`\ohorn}, T{\d{\^o}}, {\"\'u}}"), {"title": "Nguyễn, Phờ, Tộ, ǘ"}),
        ("bibtex", bib(r"title={{\'{\i}} {\v\i} {\k{\'a}} \d{\=u}}"), {"title": "í ǐ ą́ ụ̄"}),
    ],
    "bib-zotero-symbols": [
        ("bibtex", bib(r"title={{\textexclamdown}A! {\textsection}4, {\texttimes}3 {\texttrademark} $\varrho$ {\texteuro}5 {\textperthousand}}"), {"title": "¡A! §4, ×3 ™ ϱ €5 ‰"}),
        ("bibtex", bib(r"title={{\guillemotleft}Hale{\guillemotright} {\textendash} {\quotedblbase}so{\textquotedblleft} {\textnumero} 7$^{n}$}"), {"title": "«Hale» – „so“ № 7<sup>n</sup>"}),
    ],
    "bib-foreignlanguage": [
        ("bibtex", bib(r"title={\foreignlanguage{russian}{Мир} and \textgreek{λόγος}, \emph{\foreignlanguage{french}{d'ici}}}"), {"title": "Мир and λόγος, <i>d'ici</i>"}),
        ("bibtex", bib(r"title={{\selectlanguage{russian}\CYRM\cyri\cyrr} \cyrchar\CYRYA}"), {"title": "Мир Я"}),
    ],
    "bib-arguments-spilled": [
        ("bibtex", bib(r"title={\mbox{A}\kern0pt B, \penalty10000 C\vspace{2pt} \raisebox{1ex}{up}}"), {"title": "A B, C up"}),
        ("bibtex", bib(r"title={\hspace*{1cm}X \textcolor{blue}{\textbf{tides}} \fontsize{8}{9}y}"), {"title": "X <b>tides</b> y"}),
    ],
    "bib-math-less": [
        ("bibtex", bib(r"title={$n \geq 3$, \(x^{2}\), $\frac{3}{4}$ mile, 10$^\circ$C, H$_{2}$O}"), {"title": "n ≥ 3, x<sup>2</sup>, ¾ mile, 10°C, H<sub>2</sub>O"}),
        ("bibtex", bib(r"title={$<$i$>$Nature$<$/i$>$, $\alpha$-rays, \$5 and \$6}"), {"title": "<i>Nature</i>, α-rays, $5 and $6"}),
    ],
    "bib-url-tilde": [
        ("bibtex", bib(r"url={http://e.org/\~{}board/a\%20b\_c\#d}"), {"URL": "http://e.org/~board/a%20b_c#d"}),
        ("bibtex", bib(r"url={http://e.org/{\textasciitilde}board/a{\_}b}"), {"URL": "http://e.org/~board/a_b"}),
        ("bibtex", bib(r"note={See \url{http://e.org/$\sim$x}}"), {"note": r"See http://e.org/~x"}),
    ],
    "bib-titleaddon-online": [
        ("biblatex", bib("title={T}, titleaddon={Hale Gazette}, url={http://e.org}, date={1999}", "online"), {"title": "T", "container-title": "Hale Gazette"}),
        ("biblatex", bib("title={T}, titleaddon={Draft}, institution={Board}", "report"), {"title": "T. Draft"}),
    ],
    "bib-eprint": [
        ("biblatex", bib("eprint={10012/3}, eprinttype={hdl}", "article"), {"URL": "https://hdl.handle.net/10012/3"}),
        ("bibtex", bib("eprint={1510.00312v2}, archiveprefix={arXiv}, primaryclass={cs.DL}"), {"URL": "https://arxiv.org/abs/1510.00312v2"}),
        ("biblatex", bib("eprint={PMC123}, eprinttype={pmcid}", "article"), {"PMCID": "PMC123"}),
    ],
    "bib-month-range": [
        ("bibtex", bib("year=1999, month={mar/apr}", "article"), {"issued": {"date-parts": [[1999, 3], [1999, 4]]}}),
        ("bibtex", bib('year=1999, month=jul # "--" # sep', "article"), {"issued": {"date-parts": [[1999, 7], [1999, 9]]}}),
        ("bibtex", bib("year={1999}, month={May 5--7}", "article"), {"issued": {"date-parts": [[1999, 5, 5], [1999, 5, 7]]}}),
    ],
    "bib-date-unpadded": [
        ("bibtex", bib("date={2002-1}"), {"issued": parts(2002, 1)}),
        ("bibtex", bib("date={2002-10-1/2002-11-3}"), {"issued": {"date-parts": [[2002, 10, 1], [2002, 11, 3]]}}),
        ("bibtex", bib("urldate={2002/3/4}"), {"accessed": parts(2002, 3, 4)}),
        ("bibtex", bib("year={1911/12}"), {"issued": {"literal": "1911/12"}}),
    ],
    "bib-keyless": [
        ("bibtex", "@book{ , title={Two}}", {"id": "two", "title": "Two"}),
        ("bibtex", "@misc{\n title={Three}, author={Roe, C}, year=1999}", {"id": "roe-1999-three"}),
    ],
    "bib-typeless": [
        ("bibtex", "@ {x2, title={Two}, author={A B}}", {"id": "x2", "type": "document", "title": "Two"}),
        ("bibtex", "@{x1, title={One}\n}", {"id": "x1", "title": "One"}),
    ],
    "bib-semicolon-authors": [
        ("bibtex", bib("author={Ann Bell; Una Grey}"), {"author": [ANN, UNA]}),
        ("bibtex", bib("editor={Bell, Ann; Grey, Una and Roe, Carl}", "book"), {"editor": [ANN, UNA, CARL]}),
        ("bibtex", bib("author={Bell, A., Grey, U.}"), {"author": [{"family": "Bell", "given": "A."}, {"family": "Grey", "given": "U."}]}),
    ],
    "bib-commented-entry": [
        ("bibtex", "@comment{x\n@book{y, title={No}}\n}\n@preamble{\"x\"}\n@string{q={Quay}}\n@book{z, title={Yes}, publisher=q}", {"id": "z", "publisher": "Quay"}),
        ("bibtex", "  % @book{x, title={No}}\n%@book{x2, title={No}}\n@book{z, title={100% Yes}}", {"id": "z", "title": "100% Yes"}),
    ],
    "csl-season-word": [
        ("csl-json", csl('"issued":{"date-parts":[["1999"]],"season":"autumn"}'), {"issued": {"date-parts": [[1999]], "season": 3}}),
        ("csl-json", csl('"issued":{"date-parts":[[1999]],"season":"Winter "}'), {"issued": {"date-parts": [[1999]], "season": 4}}),
        ("csl-json", csl('"issued":{"date-parts":[[1999]],"season":"Lent"}'), {"issued": {"literal": "Lent 1999"}}),
    ],
    "csl-raw-date": [
        ("csl-json", csl('"issued":{"raw":"12 Juli 1999"},"accessed":{"raw":"2014-02-19T10:11:12Z"}'), {"issued": parts(1999, 7, 12), "accessed": parts(2014, 2, 19)}),
        ("csl-json", csl('"issued":{"raw":"1999/2000"}'), {"issued": {"date-parts": [[1999], [2000]]}}),
    ],
    "csl-type-no-text": [
        ("csl-json", '[{"id":"a","type":{"x":1},"title":"T"}]', {"type": "document", "title": "T"}),
        ("csl-json", '[{"id":"a","type":7,"title":"T"}]', {"type": "document", "title": "T"}),
        ("csl-yaml", "references:\n- id: a\n  type: [book]\n  title: T\n", {"type": "document", "title": "T"}),
    ],
    "csl-name-extra-object": [
        ("csl-json", csl('"author":[{"family":"Bell","given":"Ann","affiliation":[{"name":"Hale"}],"ORCID":"x","sequence":"first"}]'), {"author": [ANN]}),
        ("csl-json", csl('"editor":[{"family":"Grey","given":"Una","_orig":{"a":1}},"Board of Pilots"]'), {"editor": [UNA, {"literal": "Board of Pilots"}]}),
    ],
    "csv-extra-joined": [
        ("csv", row(Key="K", Item_Type="bookSection", Extra="Original Date: 1841 original-title: Glace tex.ids: x"),
         {"original-date": parts(1841), "original-title": "Glace", "note": "tex.ids: x"}),
        ("csv", row(Key="K", Item_Type="map", Extra="Citation Key: k1 Event Place: Hale"), {"id": "k1", "event-place": "Hale"}),
        ("csv", row(Key="K", Item_Type="case", Court="K.B.", Publication_Title="E.R."), {"authority": "K.B.", "container-title": "E.R."}),
    ],
}  # fmt: skip

WRITTEN: dict[str, list[tuple[str, Item, list[str], list[str]]]] = {
    "bib-roundtrip-own-braces": [
        ("biblatex", {"bib": "@incollection{a, title={The {Anglo-American} Pilots}, booktitle={{Ports} of {São} Paulo}}"}, ["{Anglo-American}", "{Ports} of {São}"], []),
        ("bibtex", {"bib": "@book{a, title={{The Whole}: {U.S.} and {\\'E}cole {Libre,} today}}"}, ["{The Whole}: {U.S.}", "{Libre,}"], []),
    ],
    "zotero-ris-repository-twice": [
        ("ris", {"type": "interview", "title": "T", **PLACE}, ["DB  - Hale Archives", "M2  - archive_collection: Grey Papers"], ["T2  -", "PB  -", "CY  -", "N1  -"]),
        ("ris", {"type": "map", "title": "T", "number": "3", **PLACE}, ["AN  - Box 3", "M2  - number: 3"], ["T2  -", "PB  -", "N1  -", "M1  -"]),
    ],
    "zotero-ris-literal-date": [
        ("ris", {"type": "manuscript", "issued": {"literal": "Michaelmas 1333"}}, ["M2  - issued: Michaelmas 1333"], ["DA  -", "PY  -"]),
        ("ris", {"type": "manuscript", "issued": parts(-44, 3, 15)}, ["M2  - issued: 15 March 44 BC"], ["DA  -", "PY  -"]),
        ("ris", {"type": "personal_communication", "issued": {"date-parts": [[1333]], "circa": True}}, ["M2  - issued: 1333~"], ["DA  -", "PY  -"]),
    ],
    "zotero-ris-genre-of-documents": [
        ("ris", {"type": "treaty", "genre": "convention"}, ["M2  - type: treaty", "M2  - genre: convention"], []),
        ("ris", {"type": "article-newspaper", "genre": "editorial"}, ["M2  - genre: editorial"], ["M2  - type"]),
    ],
    "zotero-json-bc": [
        ("zotero-json", {"type": "manuscript", "issued": parts(-1)}, ['"date": "1 BC"', "issued: 1 BC"], []),
        ("zotero-json", {"type": "manuscript", "issued": parts(-44, 3)}, ['"date": "March 44 BC"'], ["-0043"]),
        ("zotero-json", {"type": "manuscript", "issued": {"date-parts": [[1831], [1836]]}}, ["issued: 1831/1836"], []),
    ],
    "zotero-json-custom-levels": [
        ("zotero-json", {"type": "personal_communication", "custom": {"levels": [{"level": "box", "text": "Box 3"}]}, **PLACE}, ["archive_collection: Grey Papers"], []),
        ("zotero-json", {"type": "book", "custom": {"colour": "red"}, "archive_collection": "Grey Papers"}, ["archive_collection: Grey Papers\\ncustom.colour: red"], []),
    ],
    "endnote-write-book": [
        ("endnote-xml", {"type": "book", "title": "T", "editor": [UNA], "collection-editor": [CARL], "number-of-pages": "9"},
         ["<tertiary-authors><author>Grey, Una<", "<secondary-authors><author>Roe, Carl<", "<pages>9<"], ["<research-notes>"]),
        ("endnote-xml", {"type": "thesis", "genre": "M.A.", "contributor": [UNA]}, ["<volume>M.A.<", "<tertiary-authors><author>Grey, Una<"], ["<research-notes>"]),
    ],
    "nbsp-in-bibtex": [
        ("biblatex", {"type": "book", "title": "Pages\xa012 et\xa0suiv."}, ["Pages~12 et~suiv."], []),
        ("bibtex", {"type": "article-journal", "container-title": "Annales\u202f: É.\xa0S.\xa0C."}, ["É.~S.~C."], []),
    ],
}  # fmt: skip


@pytest.mark.parametrize("kind", EXPECTED)
def test_each_case_has_two_more_of_its_kind(kind: str) -> None:
    assert len({**READ, **WRITTEN}.get(kind, [])) >= 2


@pytest.mark.parametrize("kind", READ)
def test_what_is_read(kind: str) -> None:
    for name, text, said in READ[kind]:
        items = read(name, text)
        item = next((item for item in items if item["id"] == "c"), items[-1])
        assert {variable: item.get(variable) for variable in said} == said, text


@pytest.mark.parametrize("kind", WRITTEN)
def test_what_is_written(kind: str) -> None:
    for name, said, there, absent in WRITTEN[kind]:
        (item,) = formats.find("bibtex").read(said["bib"]).items if "bib" in said else [{"id": "a", **said}]
        text = "".join(line.strip() if name == "endnote-xml" else line for line in written(name, item).splitlines(True))
        assert [part for part in there if part not in text] == [], text
        assert [part for part in absent if part in text] == [], text
        (back,) = read(name, text)
        assert back == item
