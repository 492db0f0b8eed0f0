"""What the parts of a paper are called in its language: the bibliography, and archives and printed works in it."""

from __future__ import annotations

from typing import NamedTuple


class Headings(NamedTuple):
    """The headings of one language, and what a note is called."""

    bibliography: str
    archives: str
    printed: str
    note: str


HEADINGS = {
    "cs": Headings("Prameny a literatura", "Archivní prameny", "Tištěné práce", "Poznámka"),
    "da": Headings("Litteratur", "Arkivalier", "Trykte værker", "Note"),
    "de": Headings("Literaturverzeichnis", "Archivalien", "Gedruckte Quellen und Literatur", "Anmerkung"),
    "en": Headings("Bibliography", "Archival sources", "Printed works", "Note"),
    "es": Headings("Bibliografía", "Fuentes de archivo", "Obras impresas", "Nota"),
    "fi": Headings("Lähteet", "Arkistolähteet", "Painetut teokset", "Viite"),
    "fr": Headings("Bibliographie", "Sources d’archives", "Ouvrages imprimés", "Note"),
    "hr": Headings("Izvori i literatura", "Arhivski izvori", "Tiskana djela", "Bilješka"),
    "hu": Headings("Irodalomjegyzék", "Levéltári források", "Nyomtatott művek", "Jegyzet"),
    "it": Headings("Bibliografia", "Fonti d’archivio", "Opere a stampa", "Nota"),
    "nb": Headings("Litteratur", "Arkivkilder", "Trykte verk", "Note"),
    "nl": Headings("Bibliografie", "Archieven", "Gedrukte werken", "Noot"),
    "pl": Headings("Bibliografia", "Źródła archiwalne", "Prace drukowane", "Przypis"),
    "pt": Headings("Bibliografia", "Fontes de arquivo", "Obras impressas", "Nota"),
    "ru": Headings("Источники и литература", "Архивные источники", "Опубликованные работы", "Примечание"),
    "sl": Headings("Viri in literatura", "Arhivski viri", "Tiskana dela", "Opomba"),
    "sv": Headings("Källor och litteratur", "Arkivkällor", "Tryckta arbeten", "Not"),
    "uk": Headings("Джерела та література", "Архівні джерела", "Опубліковані праці", "Примітка"),
}
"""By the code of the language; English for all others."""


def headings(language: str | None) -> Headings:
    """The headings of a language, by its tag.

    >>> headings("de-AT").archives, headings(None).bibliography
    ('Archivalien', 'Bibliography')
    """
    code = (language or "en").partition("-")[0].lower()
    return HEADINGS.get({"no": "nb", "nn": "nb"}.get(code, code), HEADINGS["en"])
