"""The 25 items of the matrix, composed for it: archival kinds first, then ordinary ones with their oddities."""

from __future__ import annotations

from typing import Any


def _name(family: str, given: str, **particles: str) -> dict[str, str]:
    return {"family": family, "given": given, **particles}


def _body(literal: str) -> dict[str, str]:
    return {"literal": literal}


def _date(*parts: int, until: tuple[int, ...] = ()) -> dict[str, Any]:
    return {"date-parts": [list(parts), *([list(until)] if until else [])]}


HALVORSEN = _name("Halvorsen", "Ingrid Marie")
ACHEBE = _name("Achebe", "Ngozi P.")

ITEMS: list[dict[str, Any]] = [
    {
        "id": "telegram", "type": "personal_communication", "genre": "telegram", "number": "1841",
        "author": [_body("Embassy in Moscow")], "recipient": [_body("Department of State")],
        "issued": _date(1966, 1, 26), "archive_location": "STR 12-3 USSR",
        "archive_collection": "Subject-Numeric Files, 1964–66, RG 59", "archive": "National Archives",
        "archive-place": "College Park, MD",
    },
    {
        "id": "memorandum", "type": "manuscript", "genre": "memorandum of conversation",
        "title": "Grain Shipments and the Strait", "title-short": "Grain Shipments",
        "author": [_name("Okafor", "Ruth A."), _name("Lindqvist", "Per")], "issued": _date(1961, 8, 3),
        "archive_location": "box 14, folder 3", "archive": "John F. Kennedy Library", "archive-place": "Boston",
        "language": "en-US",
    },
    {
        "id": "letter", "type": "personal_communication", "genre": "letter",
        "author": [_name("Beauvoir", "Hélène", **{"non-dropping-particle": "de"})],
        "recipient": [_name("van der Berg", "Jan")], "issued": _date(1927, 11),
        "archive_location": "carton 7, dossier 2", "archive": "Archives nationales", "archive-place": "Paris",
    },
    {
        "id": "diary", "type": "manuscript", "genre": "diary", "author": [_name("Marchetti", "Livia")],
        "title": "Diario di guerra", "issued": _date(1943, 9, 8, until=(1944, 6, 4)),
        "archive": "Archivio di Stato", "archive-place": "Torino", "archive_location": "busta 12, c. 4r–9v",
        "language": "it-IT",
    },
    {
        "id": "minutes", "type": "document", "title": "Minutes of the 14th Meeting",
        "author": [_body("Committee on Harbour Dues")], "issued": {**_date(1887), "circa": True},
        "archive_collection": "Harbour Board Papers", "archive_location": "MS 204/7",
        "archive": "City Record Office", "archive-place": "Bristol",
    },
    {
        "id": "interview", "type": "interview", "title": "On the Dockers' Strike",
        "author": [_name("Nkemelu", "Grace")], "interviewer": [_name("Tamm", "Ülo")],
        "issued": _date(1989, 5, 17), "medium": "tape recording", "archive": "Oral History Archive",
        "publisher-place": "Tallinn",
    },
    {
        "id": "report", "type": "report", "genre": "Technical Report", "number": "TR-77/4",
        "title": 'Ice Loads on Breakwaters: A Survey of "Unsafe" Practice',
        "author": [_body("Northern Ports Authority")], "publisher": "Northern Ports Authority",
        "publisher-place": "Oslo", "issued": _date(1977, 4), "page": "11-48",
        "URL": "https://example.org/reports/tr77-4",
    },
    {
        "id": "treaty", "type": "treaty", "title": "Convention on the Navigation of the Lower River",
        "container-title": "Treaty Series", "volume": "112", "page": "303", "issued": _date(1921, 7, 23),
        "number": "2841",
    },
    {
        "id": "hearing", "type": "hearing", "title": "Hearings on Grain Export Licences",
        "authority": "Subcommittee on Foreign Trade", "section": "Senate", "chapter-number": "88",
        "issued": _date(1964, 2, 11), "publisher-place": "Washington, DC",
        "publisher": "Government Printing Office",
    },
    {
        "id": "book", "type": "book", "title": "The Salt Road: Trade and Power on the Baltic, 1600–1720",
        "title-short": "The Salt Road", "author": [HALVORSEN], "publisher": "Fjord Press",
        "publisher-place": "Bergen", "issued": _date(2004), "ISBN": "978-0-00-000000-2", "language": "en-GB",
    },
    {
        "id": "edition", "type": "book", "title": "A handbook of palaeography",
        "author": [_name("O'Neill", "Seán"), _name("Ibáñez", "María José", suffix="Jr.")], "edition": "3",
        "publisher": "Quill & Co.", "publisher-place": "Dublin", "issued": _date(1998), "number-of-pages": "412",
        "collection-title": "Studies in Writing", "collection-number": "17",
    },
    {
        "id": "chapter", "type": "chapter", "title": "Letters that never arrived",
        "container-title": "Post and State in Early Modern Europe", "author": [_name("Weiß", "Jürgen")],
        "editor": [_name("Dupont", "Claire"), _name("Sato", "Kenji"), _name("Rossi", "Anna")],
        "page": "101-129", "publisher": "University Press", "publisher-place": "Leiden", "issued": _date(2011),
        "volume": "2", "collection-title": "Library of the Written Word",
    },
    {
        "id": "edited", "type": "book", "title": "Sources for the history of weights and measures",
        "editor": [_name("Kovács", "Béla"), _name("Nowak", "Ewa")], "publisher": "Metron",
        "publisher-place": "Budapest", "issued": _date(1983), "number-of-volumes": "4", "volume": "3",
    },
    {
        "id": "article", "type": "article-journal",
        "title": "“Neither fish nor flesh”: Customs officers in <i>terra incognita</i>",
        "container-title": "Journal of Coastal History", "container-title-short": "J. Coast. Hist.",
        "author": [ACHEBE, _name("Müller", "Karl-Heinz")], "volume": "23", "issue": "4", "page": "455-78",
        "issued": _date(2015, 10), "DOI": "10.1234/jch.2015.0042", "ISSN": "0000-0000",
    },
    {
        "id": "newspaper", "type": "article-newspaper", "title": "Port Closed After Storm",
        "container-title": "The Evening Ledger", "author": [_name("Price", "Ada")], "issued": _date(1953, 2, 2),
        "page": "1, 7", "edition": "late", "publisher-place": "Hull", "section": "A",
    },
    {
        "id": "unsigned", "type": "article-newspaper", "title": "Strike ends in Gdynia",
        "container-title": "Głos Portu", "issued": _date(1936, 12, 24), "page": "3",
    },
    {
        "id": "thesis", "type": "thesis", "genre": "PhD diss.",
        "title": "Lighthouse Keepers and the State, 1850–1914", "author": [_name("Brandão", "Inês")],
        "publisher": "University of Coimbra", "publisher-place": "Coimbra", "issued": _date(2009),
        "number-of-pages": "311",
    },
    {
        "id": "webpage", "type": "webpage", "title": "Guide to the harbour-master's records",
        "container-title": "City Archives Online", "author": [_body("City Archives")],
        "issued": _date(2019, 3, 1), "accessed": _date(2023, 6, 30),
        "URL": "https://archives.example.org/guides/harbour",
    },
    {
        "id": "translated", "type": "book", "title": "The Drowned Parish",
        "original-title": "Das versunkene Kirchspiel",
        "author": [_name("Brandt", "Elisabeth", **{"dropping-particle": "von"})],
        "translator": [_name("Whitfield", "Thomas")], "publisher": "Harrow House", "publisher-place": "London",
        "issued": _date(1968), "original-date": _date(1931),
    },
    {
        "id": "multivolume", "type": "book", "title": "Correspondence", "volume-title": "The Years of Exile",
        "author": [_name("La Fontaine", "Jean", **{"dropping-particle": "de"})],
        "editor": [_name("Perrin", "Odile")], "volume": "5", "number-of-volumes": "12",
        "publisher": "Éditions du Quai", "publisher-place": "Paris", "issued": _date(1962, until=(1974,)),
        "language": "fr-FR",
    },
    {
        "id": "many", "type": "article-journal", "title": "A census of parish registers",
        "container-title": "Annals of Demography",
        "author": [
            _name("Alvarez", "Rosa"), _name("Bianchi", "Carlo"), _name("Chen", "Li"), _name("Dąbrowski", "Jan"),
            _name("Eriksen", "Nils"), _name("Fischer", "Ute"), _name("García", "Pilar"), _name("Hughes", "Owen"),
            _name("Ivanova", "Olga"), _name("Jensen", "Bo"), _name("Keller", "Rolf"), _name("Lopes", "Rui"),
        ],
        "volume": "8", "page": "1-64", "issued": _date(2020), "DOI": "10.1234/ad.2020.8",
    },
    {
        "id": "anonymous", "type": "book", "title": "An Appeal to the Merchants of the Several Ports",
        "publisher-place": "London", "issued": _date(1713),
    },
    {
        "id": "forthcoming", "type": "chapter", "title": "The clerk's tale", "container-title": "Paper Empires",
        "author": [HALVORSEN], "editor": [ACHEBE], "publisher": "Fjord Press", "status": "forthcoming",
        "issued": {"literal": "forthcoming"},
    },
    {
        "id": "corporate", "type": "book", "title": "Foreign Relations, 1958–1960: Volume IX, Berlin Crisis",
        "author": [_body("U.S. Department of State")], "editor": [_name("Ames", "Harold L.")],
        "collection-title": "Foreign Relations of the United States", "collection-number": "9",
        "publisher": "Government Printing Office", "publisher-place": "Washington", "issued": _date(1993),
        "URL": "https://history.example.gov/v09", "accessed": _date(2024, 1, 5),
    },
    {
        "id": "paper", "type": "paper-conference", "title": "Measuring silence: gaps in port books",
        "author": [HALVORSEN, _name("Weiß", "Jürgen")],
        "container-title": "Proceedings of the Third Conference on Port Records",
        "event-title": "Third Conference on Port Records", "event-place": "Riga", "event-date": _date(2004, 9, 14),
        "issued": _date(2004), "page": "77–90", "publisher": "Archival Society",
    },
]  # fmt: skip
