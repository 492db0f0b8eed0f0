"""Months as they stand behind a day: “3 мая”, “3. května”, where the locale has the name by which a month is called.

CSL 1.0.2 has one form of a month for both. Only names that a locale gives as they are in the nominative are changed: a
style, or a locale, that has its own words keeps them. The forms are those of the Unicode CLDR (dates, format and
stand-alone).
"""

from __future__ import annotations

_PAIRS = {
    "ru": "январь января февраль февраля март марта апрель апреля май мая июнь июня июль июля август августа сентябрь "
    "сентября октябрь октября ноябрь ноября декабрь декабря",
    "uk": "січень січня лютий лютого березень березня квітень квітня травень травня червень червня липень липня "
    "серпень серпня вересень вересня жовтень жовтня листопад листопада грудень грудня",
    "cs": "leden ledna únor února březen března duben dubna květen května červen června červenec července srpen srpna "
    "září září říjen října listopad listopadu prosinec prosince",
    "sk": "január januára február februára marec marca apríl apríla máj mája jún júna júl júla august augusta "
    "september septembra október októbra november novembra december decembra",
    "hr": "siječanj siječnja veljača veljače ožujak ožujka travanj travnja svibanj svibnja lipanj lipnja srpanj srpnja "
    "kolovoz kolovoza rujan rujna listopad listopada studeni studenoga prosinac prosinca",
    "pl": "styczeń stycznia luty lutego marzec marca kwiecień kwietnia maj maja czerwiec czerwca lipiec lipca "
    "sierpień sierpnia wrzesień września październik października listopad listopada grudzień grudnia",
    "el": "Ιανουάριος Ιανουαρίου Φεβρουάριος Φεβρουαρίου Μάρτιος Μαρτίου Απρίλιος Απριλίου Μάιος Μαΐου Ιούνιος Ιουνίου "
    "Ιούλιος Ιουλίου Αύγουστος Αυγούστου Σεπτέμβριος Σεπτεμβρίου Οκτώβριος Οκτωβρίου Νοέμβριος Νοεμβρίου Δεκέμβριος "
    "Δεκεμβρίου",
}
GENITIVES = {
    language: dict(zip(words.split()[::2], words.split()[1::2], strict=True)) for language, words in _PAIRS.items()
}


def behind_a_day(month: str, language: str) -> str:
    """A month in the genitive, where its language has one and the word is its nominative.

    >>> behind_a_day("май", "ru-RU"), behind_a_day("květen", "cs-CZ"), behind_a_day("mai", "fr-FR")
    ('мая', 'května', 'mai')
    """
    return GENITIVES.get(language.partition("-")[0], {}).get(month, month)
