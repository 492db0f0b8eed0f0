"""The pages of rendered examples beside our styles: ``python -m tests.style_examples`` writes them anew.

The sources are composed for this: notes that are read and cited like any other, and works in print and on the web.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from citekit import csl
from citekit.citing.fallbacks import fitted
from citekit.csl.styles.installed import find
from citekit.items import to_csl
from citekit.model.records import Document, Volume
from citekit.records.parsing import parse

STYLES = Path(__file__).resolve().parents[1] / "styles"

CUSTODY = {
    "archival-chicago-note": "held",
    "nara": "held",
    "presidential-library": "held",
    "frus-source-note": "printed",
    "archival-author-date": "held",
    "archival-turabian": "held",
    "archival-shafr": "held",
    "archival-mhra": "held",
    "archival-oscola": "held",
    "archival-german": "held",
    "archival-french": "held",
    "archival-italian": "held",
    "archival-spanish": "held",
    "archival-russian": "held",
}
"""Our styles, each with the custody that its examples are cited in."""

VOLUME = Volume(
    id="frus1961-63v31", title="Straits and Harbors", series="Foreign Relations of the United States",
    subseries="1961–1963", number="Volume XXXI", editors=("Ada L. Quimby", "Harold Rowe, Jr."), place="Washington",
    publisher="United States Government Printing Office", year="1997",
)  # fmt: skip


def document(number: int, kind: str, title: str, date: str, note: str, **parties: str) -> tuple[str, str, Document]:
    """A printed document with its source note, by its key."""
    doc = Document(
        id=f"d{number}", number=str(number), title=title, kind=kind, date=date, volume=VOLUME,
        url=f"https://history.state.gov/historicaldocuments/frus1961-63v31/d{number}",
        from_=parties.get("sender"), to=parties.get("addressee"),
    )  # fmt: skip
    return f"d{number}", note, doc


DOCUMENTS = (
    document(
        41, "telegram", "Telegram From the Embassy in Denmark to the Department of State", "1963-05-09",
        "Source: Department of State, Central Files, POL 33-6 DEN. Confidential; Priority; Limdis. Repeated to Oslo.",
        sender="Embassy in Denmark", addressee="Department of State",
    ),
    document(
        42, "telegram", "Telegram From the Embassy in Denmark to the Department of State", "1963-05-11",
        "Source: Department of State, Central Files, POL 33-6 DEN. Secret; Niact. Received at 9:02 a.m.",
        sender="Embassy in Denmark", addressee="Department of State",
    ),
    document(
        43, "letter", "Letter From President Kennedy to Prime Minister Krag", "1963-06-02",
        "Source: Kennedy Library, National Security Files, Countries Series, Denmark, Box 49, Krag Correspondence. "
        "No classification marking.",
        sender="President Kennedy", addressee="Prime Minister Krag",
    ),
    document(
        44, "memorandum of conversation", "Memorandum of Conversation", "1963-06-14",
        "Source: Department of State, Secretary’s Memoranda of Conversation: Lot 65 D 330. Confidential. "
        "Drafted by Harlan Foss (EUR/NE) and approved in S on June 20.",
    ),
    document(
        45, "minutes", "Minutes of the Third Meeting of the Harbor Working Group", "1962-11-20",
        "Source: Washington National Records Center, RG 330, OASD/ISA Files: FRC 65 A 3501, Straits. Secret.",
    ),
    document(
        46, "telegram", "Telegram From the Legation in Iceland to the Department of State", "1962-02-03",
        "Source: Department of State, Central Files, 740B.5/2–362. Secret; Priority.",
        sender="Legation in Iceland", addressee="Department of State",
    ),
    document(
        47, "telegram", "Telegram From the Legation in Iceland to the Department of State", "1962-02-03",
        "Source: Department of State, Central Files, 611.40B/2–362. Secret; Priority.",
        sender="Legation in Iceland", addressee="Department of State",
    ),
)  # fmt: skip

WORKS: list[dict[str, Any]] = [
    {
        "id": "book", "type": "book", "title": "Tides of Policy: Denmark and the Straits",
        "title-short": "Tides of Policy", "author": [{"family": "Vestergaard", "given": "Ingrid"}],
        "publisher": "Skagen University Press", "publisher-place": "Aarhus", "issued": {"date-parts": [[1999]]},
    },
    {
        "id": "article", "type": "article-journal", "title": "Who Closed the Belts?", "container-title": "Baltic Review",
        "author": [{"family": "Osei", "given": "Kwame"}, {"family": "Lind", "given": "Maja"}], "volume": "12",
        "issue": "3", "page": "201–29", "issued": {"date-parts": [[2008, 9]]}, "DOI": "10.5555/br.2008.12",
    },
    {
        "id": "chapter", "type": "chapter", "title": "Pilots and Diplomats", "container-title": "Narrow Seas",
        "author": [{"family": "Ferrer", "given": "Lucía"}], "editor": [{"family": "Brandt", "given": "Otto"}],
        "publisher": "Fjord Press", "page": "88–104", "issued": {"date-parts": [[2011]]},
    },
    {
        "id": "newspaper", "type": "article-newspaper", "title": "Straits Talks Resume", "page": "7",
        "container-title": "Copenhagen Courier", "issued": {"date-parts": [[1963, 6, 15]]},
    },
    {
        "id": "webpage", "type": "webpage", "title": "Pilotage in the Great Belt", "publisher": "Harbor Museum",
        "URL": "https://harbor.example/belt", "accessed": {"date-parts": [[2026, 3, 1]]},
    },
    {
        "id": "thesis", "type": "thesis", "title": "Toll and Passage, 1945–1965", "genre": "PhD diss.",
        "author": [{"family": "Haugen", "given": "Solveig"}], "publisher": "University of Lillehavn",
        "issued": {"date-parts": [[2003]]},
    },
]  # fmt: skip

CITES: tuple[dict[str, str], ...] = (
    {"id": "d41"}, {"id": "d41"}, {"id": "d42"}, {"id": "d43"}, {"id": "d41"}, {"id": "d44", "locator": "2"},
    {"id": "d45"}, {"id": "d46"}, {"id": "d47"}, {"id": "d43"}, {"id": "d46"}, {"id": "frus"},
    {"id": "book", "locator": "45"}, {"id": "article"}, {"id": "chapter"}, {"id": "newspaper"}, {"id": "webpage"},
    {"id": "thesis"}, {"id": "book", "locator": "51"}, {"id": "book", "locator": "52"}, {"id": "frus"},
)  # fmt: skip


def items(custody: str) -> list[dict[str, Any]]:
    """The sources of the examples, in a custody; one of the documents also as its volume prints it."""
    found = []
    for key, text, doc in DOCUMENTS:
        note = parse(text, date=doc.date)
        found.append(to_csl(note.citations[0], note=note, document=doc, custody=custody, id=key))
    _, text, doc = DOCUMENTS[2]
    note = parse(text)
    return [*found, to_csl(note.citations[0], note=note, document=doc, custody="frus", id="frus"), *WORKS]


def rendered(style: str) -> csl.Rendered:
    """The examples in one of our styles."""
    xml = find(style).xml.decode()
    notes = [
        {"citationID": f"c{n}", "citationItems": [cite], "properties": {"noteIndex": n}}
        for n, cite in enumerate(CITES, 1)
    ]
    return csl.render(xml, fitted(items(CUSTODY[style]), xml, find(style).locale), notes, format="markdown")


def page(style: str) -> str:
    """The page of a style: the examples as notes, or citations in the text, and the list of sources."""
    found = find(style)
    shown = rendered(style)
    kind = "Notes" if b'class="note"' in found.xml else "Citations in the text"
    lines = [
        f"# {style}", "", _summary(found.xml), "",
        f"Sources invented for this page, archival ones in the custody `{CUSTODY[style]}`.", "",
        f"## {kind}", "", *(f"{n}. {text}" for n, text in enumerate(shown.citations, 1)), "",
        "## Bibliography", "", *(line for entry in dict.fromkeys(shown.bibliography) for line in (f"- {entry}",)), "",
    ]  # fmt: skip
    return "\n".join(lines)


def _summary(xml: bytes) -> str:
    from lxml import etree

    return etree.fromstring(xml).findtext(".//{http://purl.org/net/xbiblio/csl}summary") or ""


if __name__ == "__main__":
    for style in CUSTODY:
        (STYLES / f"{style}.md").write_text(page(style), encoding="utf-8")
        print(f"styles/{style}.md")
