"""Ordinary sources as Zotero exports them, cited in every ordinary way, in popular styles and in others drawn each run.

python -m tests.oracle.ordinary                    80 popular styles and 60 drawn at random, judged by citeproc-js
python -m tests.oracle.ordinary --seed 7           the same with other random styles
python -m tests.oracle.ordinary --style apa        the differences of one style (or several)
"""

from __future__ import annotations

import argparse
import random
import sys
from pathlib import Path
from typing import Any

from citekit.csl.styles.installed import find, names
from tests.oracle import citeproc_js, matrix, verdicts

POPULAR = Path(__file__).with_name("popular.txt")
PLAIN = ("first", "ibid", "ibid-with-locator", "near-note", "subsequent", "several", "affixes", "locators", "same-note",
         "suppress-author", "bibliography", "order")  # fmt: skip
"""Kinds whose form the specification and the styles decide."""
NARRATIVE = ("author-only", "composite")
"""Kinds that CSL leaves to the processor."""

LOCATORS = (
    ("page", "12"), ("page", "12-15"), ("folio", "3r-4v"), ("folio", "12v"), ("chapter", "4"), ("paragraph", "7"),
    ("page", "3, 9"), ("verse", "2"), ("line", "10-12"), ("section", "4a"), ("volume", "II"), ("note", "7"),
    ("page", "xii-xiv"), ("page", "S12-S15"), ("page", "B-2"), ("issue", "3"), ("column", "17"), ("book", "2"),
    ("figure", "5"), ("part", "1"), ("opus", "9"), ("sub-verbo", "anchor"), ("page", "12a-12b"),
)  # fmt: skip


def _item(kind: str, key: str, **more: Any) -> dict[str, Any]:
    return {"id": key, "type": kind, "language": "en-US", **more}


def _by(*people: str) -> list[dict[str, str]]:
    return [
        dict(zip(("family", "given"), person.split(", "), strict=True)) if ", " in person else {"literal": person}
        for person in people
    ]


def _on(*parts: int) -> dict[str, Any]:
    return {"date-parts": [list(parts)]}


ITEMS: list[dict[str, Any]] = [
    _item("book", "quay", title="The harbour wall: a history of dredging", author=_by("Moor, Ada"), issued=_on(2004), publisher="Quay Press", **{"publisher-place": "Cork", "ISBN": "978-0-00-000000-2", "number-of-pages": "312"}),
    _item("book", "quay2", title="Salt and timber", author=_by("Moor, Ada"), issued=_on(2009), publisher="Quay Press", **{"publisher-place": "Cork", "edition": "2"}),
    _item("book", "three", title="Pilots of the inner sea", author=_by("Osei, Kwame", "Lind, Maja", "Reyes, Ana"), issued=_on(1998), publisher="Mole", **{"publisher-place": "Accra", "volume": "2", "number-of-volumes": "3"}),
    _item("book", "many", title="A companion to lighthouses", author=_by("Tamm, Kadri", "Haugen, Solveig", "Ferrer, Lucía", "Vester, Ib", "Sato, Ken"), issued=_on(2016), publisher="Lantern House", **{"publisher-place": "Tallinn"}),
    _item("book", "edited", title="Essays on the ebb", editor=_by("Lind, Maja", "Osei, Kwame"), issued=_on(1987), publisher="Strand", **{"publisher-place": "Malmö"}),
    _item("book", "translated", title="The gull’s notebook", author=_by("Ferrer, Lucía"), translator=_by("Marsh, Ed"), issued=_on(1971), publisher="Pier", **{"publisher-place": "London", "original-date": _on(1948)}),
    _item("book", "series", title="Tariffs of the northern ports", author=_by("Vester, Ib"), issued=_on(1962), publisher="University of the Sound Press", **{"publisher-place": "Aarhus", "collection-title": "Studies in trade", "collection-number": "14"}),
    _item("book", "bible", title="The fishermen’s Bible: a version in plain words", issued=_on(1986), publisher="Net", **{"title-short": "The fishermen’s Bible", "publisher-place": "Hull"}),
    _item("book", "anon", title="Rules of the port of call", issued=_on(1834), publisher="Town Printer", **{"publisher-place": "Bergen"}),
    _item("pamphlet", "institution", title="Report of the year", author=_by("Harbour Board of Cork"), issued=_on(1957), publisher="Harbour Board of Cork"),
    _item("chapter", "chapter", title="Nets, knots and notaries", author=_by("Reyes, Ana"), editor=_by("Marsh, Ed"), issued=_on(2012), page="33-58", publisher="Brine Books", **{"container-title": "Labour on the shore", "publisher-place": "Lisbon"}),
    _item("chapter", "chapter2", title="Ballast", author=_by("Reyes, Ana"), editor=_by("Marsh, Ed"), issued=_on(2012), page="101-119", publisher="Brine Books", **{"container-title": "Labour on the shore", "publisher-place": "Lisbon"}),
    _item("article-journal", "article", title="How pilots learnt the bar", author=_by("Haugen, Solveig"), issued=_on(2001, 3), page="221-248", volume="12", issue="3", DOI="10.1000/pilots.221", ISSN="0000-0001", **{"container-title": "Journal of harbour history", "journalAbbreviation": "J. Harb. Hist."}),
    _item("article-journal", "article2", title="Fog signals after 1900", author=_by("Haugen, Solveig"), issued=_on(2001), page="5-9", volume="88", issue="1", URL="https://journal.example/fog", accessed=_on(2020, 5, 4), **{"container-title": "Annals of the lamp"}),
    _item("article-journal", "supplement", title="Tides in tables", author=_by("Sato, Ken", "Tamm, Kadri"), issued=_on(1977), page="S12-S15", volume="4", **{"container-title": "Hydrographic letters"}),
    _item("review-book", "review", title="The question “whose quay?” answered", author=_by("Marsh, Ed"), issued=_on(1994, 11), page="77-80", volume="7", **{"container-title": "Review of ports"}),
    _item("article-magazine", "magazine", title="The last lamplighter", author=_by("Vester, Ib"), issued=_on(1969, 8, 14), page="14-16", **{"container-title": "The weekly mast"}),
    _item("article-newspaper", "newspaper", title="Ferry runs aground", author=_by("Marsh, Ed"), issued=_on(1953, 2, 1), page="B-2", **{"container-title": "Evening Tide", "publisher-place": "Hull"}),
    _item("article-newspaper", "unsigned", title="Strike ends at dawn: men return", issued=_on(1953, 2, 3), page="1", **{"title-short": "Strike ends", "container-title": "Evening Tide", "publisher-place": "Hull"}),
    _item("manuscript", "cartulary", title="Cartulary of the chapel by the ford", issued=_on(1412), archive="City Archives", **{"archive_location": "MS 5", "publisher-place": "Bergen", "genre": "cartulary"}),
    _item("manuscript", "diary", title="Diary of a tidewaiter", author=_by("Olsen, Per"), issued=_on(1811, 6, 2), archive="Customs Museum", **{"archive_location": "Box 7, folder 2", "archive-place": "Cork"}),
    _item("personal_communication", "letter", title="Letter on the new mole", author=_by("Moor, Ada"), recipient=_by("Lind, Maja"), issued=_on(1961, 5, 16), archive="Lind Papers", archive_location="Box 3", genre="letter"),
    _item("thesis", "thesis", title="Dredging and debt, 1850–1900", author=_by("Sato, Ken"), issued=_on(1999), publisher="University of the Sound", genre="PhD dissertation", **{"publisher-place": "Aarhus"}),
    _item("report", "report", title="Silting of the east basin", author=_by("Osei, Kwame"), issued=_on(1974), publisher="Ministry of Works", number="LD-12-3", genre="Technical report", **{"publisher-place": "Accra", "page": "1-40"}),
    _item("webpage", "page", title="Tide tables: a guide", issued=_on(2020, 1, 9), accessed=_on(2021, 3, 4), URL="https://tides.example/guide", **{"title-short": "Tide tables", "container-title": "Tides Online"}),
    _item("dataset", "signed", title="Who owns the foreshore?", author=_by("Reyes, Ana"), issued=_on(2018), URL="https://shore.example/owns", accessed=_on(2022, 7, 1), **{"container-title": "Shore law"}),
    _item("post-weblog", "blog", title="What the sluice said", author=_by("Tamm, Kadri"), issued=_on(2015, 10, 3), URL="https://blog.example/sluice", **{"container-title": "Lock notes"}),
    _item("post", "post", title="fog again, the ferry waits", author=_by("Vester, Ib"), issued=_on(2019, 1, 30), URL="https://social.example/1", **{"container-title": "Harbour forum"}),
    _item("paper-conference", "paper", title="Ice on the fairway", author=_by("Haugen, Solveig", "Olsen, Per"), issued=_on(2008), page="11-20", publisher="Polar Society", **{"container-title": "Proceedings of the winter meeting", "event-title": "Winter meeting", "event-place": "Tromsø", "publisher-place": "Oslo"}),
    _item("speech", "talk", title="Opening of the new lock", author=_by("Marsh, Ed"), issued=_on(1932, 6, 18), event="Opening ceremony", **{"event-place": "Hull", "genre": "Address"}),
    _item("interview", "interview", title="On mending nets", author=_by("Olsen, Per"), interviewer=_by("Reyes, Ana"), issued=_on(1983, 9, 2), medium="Tape recording"),
    _item("legal_case", "case", title="Moor v. Harbour Board", issued=_on(1931), authority="High Court", volume="2", page="114", **{"container-title": "Law Reports", "title-short": "Moor"}),
    _item("legislation", "act", title="Harbours Act", issued=_on(1847), number="27", **{"container-title": "Statutes", "chapter-number": "27"}),
    _item("bill", "bill", title="Pilotage reform bill", issued=_on(1911), number="117-22", authority="House of Commons"),
    _item("treaty", "treaty", title="Convention on lights and buoys", issued=_on(1889, 5, 1)),
    _item("patent", "patent", title="Wave damper", author=_by("Sato, Ken"), issued=_on(1898), number="US 608,845", authority="Patent Office"),
    _item("map", "map", title="Chart of the outer banks", author=_by("Hydrographic Office"), issued=_on(1903), publisher="Hydrographic Office", scale="1:25,000", **{"publisher-place": "London"}),
    _item("motion_picture", "film", title="The ferryman", author=_by("Ferrer, Lucía"), issued=_on(1955), publisher="Pier Films", medium="35 mm"),
    _item("broadcast", "broadcast", title="Voices from the quay", author=_by("Tamm, Kadri"), issued=_on(1978, 4, 9), publisher="Coast Radio", **{"container-title": "The evening watch"}),
    _item("song", "song", title="Haul away the morning", author=_by("Reyes, Ana"), issued=_on(1964), publisher="Shanty Records", medium="LP"),
    _item("graphic", "photograph", title="Cranes at low water", author=_by("Lind, Maja"), issued=_on(1929), archive="Museum of the Sound", medium="gelatin silver print"),
    _item("entry-encyclopedia", "entry", title="Lighterage", author=_by("Vester, Ib"), issued=_on(1927), page="212", volume="9", publisher="Compass", **{"container-title": "Encyclopaedia of navigation", "publisher-place": "Leipzig"}),
    _item("entry-dictionary", "word", title="Bollard", issued=_on(1911), publisher="Compass", **{"container-title": "Dictionary of sea terms", "publisher-place": "Leipzig"}),
    _item("book", "chinese", title="潮汐与港口", author=[{"family": "王", "given": "小明"}], issued=_on(1993), publisher="海港出版社", language="zh-CN", **{"publisher-place": "上海"}),
    _item("book", "hebrew", title="ספר הנמל", author=[{"family": "לוי", "given": "דוד"}], issued=_on(1967), publisher="הוצאת החוף", language="he-IL", **{"publisher-place": "חיפה"}),
]  # fmt: skip


def document(items: list[dict[str, Any]]) -> tuple[list[dict[str, Any]], list[str]]:
    """The citations in order, with the case of each."""
    cases: list[tuple[str, int, list[dict[str, Any]], str]] = []
    note = 0

    def add(case: str, *cites: dict[str, Any], mode: str = "", same: bool = False) -> None:
        nonlocal note
        note += not same
        cases.append((case, note, list(cites), mode))

    for n, item in enumerate(items):
        key = {"id": item["id"]}
        add("first", key)
        add("ibid", key)
        add("ibid-with-locator", {**key, "label": "page", "locator": str(10 + n)})
        if n:
            add("near-note", {"id": items[n - 1]["id"]})
        if n % 5 == 4:
            add("same-note", key, same=True)
            add("same-note", {"id": items[n - 2]["id"]}, same=True)
    for n, item in enumerate(items):
        label, locator = LOCATORS[n % len(LOCATORS)]
        add("subsequent", {"id": item["id"]})
        add("locators", {"id": items[(n + 7) % len(items)]["id"], "label": label, "locator": locator})
        add(
            "affixes",
            {
                "id": items[(n + 13) % len(items)]["id"],
                "prefix": ("see ", "cf. ", "In ")[n % 3],
                "suffix": (", among others", "; on which below", " and passim")[n % 3],
            },
        )
    for n in range(0, len(items) - 3, 3):
        add("several", *({"id": one["id"]} for one in items[n : n + 3]))
    add("several", {"id": "quay"}, {"id": "quay2"}, {"id": "chapter"}, {"id": "chapter2"})
    add("several", {"id": "article", "locator": "230", "label": "page"}, {"id": "article2"}, {"id": "bible"})
    for n, item in enumerate(items):
        add("suppress-author", {"id": item["id"], "suppress-author": True})
        add("author-only", {"id": items[(n + 5) % len(items)]["id"]}, mode="author-only")
        add("composite", {"id": items[(n + 9) % len(items)]["id"], "label": "page", "locator": "5"}, mode="composite")
    citations = [
        {
            "citationID": f"c{at}",
            "citationItems": cites,
            "properties": {"noteIndex": number, **({"mode": mode} if mode else {})},
        }
        for at, (_, number, cites, mode) in enumerate(cases, 1)
    ]
    return citations, [case for case, *_ in cases]


def popular() -> list[str]:
    """The popular styles."""
    return [line for line in POPULAR.read_text(encoding="utf-8").splitlines() if line and line[0] != "#"]


def drawn(seed: int, count: int = 60) -> list[str]:
    """Other public styles, by seed."""
    taken = {find(name).parent or name for name in popular()}
    return sorted(random.Random(seed).sample([name for name in names("independent") if name not in taken], count))


def main() -> int:
    """The runner; its exit status is 0 whatever is found, 2 where citeproc-js is not there."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--style", action="append", help="only this style (repeatable), with every difference")
    parser.add_argument("--seed", type=int, help="of the styles drawn at random; another each run where it is absent")
    parser.add_argument("--count", type=int, default=60, help="how many are drawn (60)")
    parser.add_argument("--top", type=int, default=40, help="causes shown (40)")
    asked = parser.parse_args()
    if reason := citeproc_js.missing():
        print(reason, file=sys.stderr)
        return 2
    seed = random.randrange(10**6) if asked.seed is None else asked.seed
    styles = asked.style or [*popular(), *drawn(seed, asked.count)]
    found = list(matrix.cells(styles, ITEMS, document))
    if asked.style:
        matrix.print_differences(found)
    matrix.print_report([cell for cell in found if cell.case in PLAIN or asked.style], asked.top)
    print("who is right where plain kinds differ:")
    verdicts.print_verdicts(cell for cell in found if cell.case in PLAIN)
    print(f"seed {seed}")
    print(f"plain kinds      {matrix.share(cell for cell in found if cell.case in PLAIN)}")
    print(f"narrative kinds  {matrix.share(cell for cell in found if cell.case in NARRATIVE)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
