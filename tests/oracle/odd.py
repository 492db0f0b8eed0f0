"""Sixty odd items: every type of CSL 1.0.2, with names, dates and numbers that go astray most easily."""

from __future__ import annotations

from itertools import cycle
from typing import Any

from citekit.csl.input.vocabulary import TYPES

NAMES: list[list[dict[str, Any]]] = [
    [{"family": "Ferrante", "given": "Ada Maria"}],
    [{"literal": "Board of Ordnance"}],
    [{"family": "van den Bosch", "given": "Jan-Pieter"}, {"family": "Dell’Acqua", "given": "Rosa"}],
    [{"family": "Staël", "given": "Germaine", "non-dropping-particle": "de"}],
    [{"family": "Humboldt", "given": "W.", "dropping-particle": "von"}, {"literal": "Royal Commission"}],
    [{"family": "King", "given": "Lucius T.", "suffix": "III"}],
    [{"family": "Aristides"}, {"family": "Theodora"}],
    [{"family": "毛", "given": "文龙"}],
    [{"family": "Чехова", "given": "Мария Павловна"}, {"family": "O'Hara", "given": "Kit"}],
    [{"family": "al-Kindi", "given": "Yusuf"}, {"family": "d’Aubigny", "given": "Éloi"}, {"family": "Ng", "given": "A"}],
    [{"family": f, "given": g} for f, g in zip(["Abel", "Boye", "Cruz", "Dahl", "Egge", "Fuks", "Gray", "Hahn"], ["Al", "Bo", "Cy", "Di", "Ed", "Fi", "Gus", "Hu"], strict=True)],
    [{"family": "Ferrante", "given": "Aldo"}],
    [],
]  # fmt: skip
DATES: list[Any] = [
    {"date-parts": [[1863, 7, 4]]},
    {"date-parts": [[1863]]},
    {"date-parts": [[1940, 6, 1], [1940, 6, 17]]},
    {"date-parts": [[1940, 6], [1941, 2]]},
    {"date-parts": [[1871]], "season": 2},
    {"date-parts": [[1790]], "circa": True},
    {"date-parts": [[-44, 3, 15]]},
    {"date-parts": [[476]]},
    {"literal": "in the year of the great frost"},
    {"raw": "1952-11-04"},
    {"date-parts": [["2001", "9"]]},
    {"date-parts": [[1899], [1900]]},
    None,
]
TITLES = [
    "A plain account of the tides",
    "“Was it so?” she asked: an inquiry",
    "The <i>Beagle</i> and H<sub>2</sub>O",
    "What is a port?",
    "Étude sur l'économie – 2e partie",
    "Salt, Silver & Silk: Three 'Roads'",
    "Notes on the Treaty of Åbo",
    "",
]
FIELDS: list[dict[str, Any]] = [
    {"volume": "3", "issue": "2-3", "page": "101-09", "container-title": "Annals of the Coast"},
    {"volume": "XII", "issue": "spec. no. 1", "page": "iv–ix", "container-title": "Pilot", "container-title-short": "Pil."},
    {"publisher": "Quay & Sons", "publisher-place": "Cork", "edition": "2", "number-of-pages": "311"},
    {"edition": "rev. and enl. ed.", "number-of-volumes": "4", "volume": "2a", "publisher": "Mole Press"},
    {"archive": "Public Record Office", "archive_location": "ADM 1/245, ff. 3r–4v", "archive-place": "Kew", "genre": "letter"},
    {"URL": "https://example.org/a?b=1&c=2", "accessed": {"date-parts": [[2023, 1, 9]]}, "DOI": "10.5555/xyz_1"},
    {"number": "B-17", "genre": "white paper", "authority": "Harbour Court", "section": "12", "chapter-number": "4"},
    {"event-title": "Second Congress of Pilots", "event-place": "Oslo", "collection-title": "Sea Papers", "collection-number": "9"},
    {"page": "n.p.", "note": "kept in a tin box", "status": "in press", "medium": "wax cylinder"},
    {"original-date": {"date-parts": [[1801]]}, "original-title": "Von den Gezeiten", "language": "de", "scale": "1:5000"},
]  # fmt: skip
ROLES = ("editor", "translator", "recipient", "container-author", "director", "composer", "interviewer")
COUNT = 60


def items() -> list[dict[str, Any]]:
    """The items: each list is gone through at its own pace, so that every value meets others."""
    kinds = cycle(sorted(TYPES))
    made = []
    for number in range(COUNT):
        item: dict[str, Any] = {"id": f"odd{number}", "type": next(kinds)}
        if names := NAMES[number % len(NAMES)]:
            item["author"] = names
        if number % 3 == 1:
            item[ROLES[number % len(ROLES)]] = NAMES[(number * 5 + 2) % len(NAMES)] or NAMES[0]
        if (date := DATES[(number * 3) % len(DATES)]) is not None:
            item["issued"] = date
        if title := TITLES[(number * 5) % len(TITLES)]:
            item["title"] = title
        item.update(FIELDS[(number * 7) % len(FIELDS)])
        if number % 4 == 0:
            item.update(FIELDS[(number * 3 + 1) % len(FIELDS)])
        made.append(item)
    return made
