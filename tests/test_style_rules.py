"""The rules of the manuals, a case each: note in, note or entry out (styles/README.md names the paragraphs)."""

from __future__ import annotations

import pytest

from citekit.citing.footnotes import cite

LETTER = "Letter, Ivor Pelham to Selwyn Lloyd, 17 October 1956, TNA, FO 371/121744."
MEMO = "Memo, Bundy to the President, 8/15/66, “Vietnam 1C(3),” Box 35, NSF, LBJ Library."
DESPATCH = (
    "Despatch 412, Paris to Department of State, June 3, 1952; file 751.00/6-352; Central Decimal Files, 1950-54; General "
    "Records of the Department of State, Record Group 59; National Archives at College Park, College Park, MD."
)
GOST = "РГАСПИ, ф. 17, оп. 162, д. 5, л. 12 об."
LUND = "Lund to Ober, 5 May 1957, Box 3, Lund Papers, Library of Congress, Washington, D.C."


@pytest.mark.parametrize(
    ("style", "note", "printed"),
    [
        ("archival-chicago-note", LETTER, "Ivor Pelham to Selwyn Lloyd, October 17, 1956, TNA, FO 371/121744."),
        ("archival-turabian", LETTER, "Ivor Pelham to Selwyn Lloyd, October 17, 1956, TNA, FO 371/121744."),
        ("archival-mhra", LETTER, "Ivor Pelham to Selwyn Lloyd, 17 October 1956, TNA, FO 371/121744."),
        ("archival-oscola", LETTER, "Letter from Ivor Pelham to Selwyn Lloyd (17 October 1956) TNA FO 371/121744."),
        ("archival-shafr", LETTER, "Letter, Ivor Pelham to Selwyn Lloyd, October 17, 1956, TNA, FO 371/121744."),
        ("archival-german", LETTER, "Ivor Pelham an Selwyn Lloyd, 17.10.1956, in: TNA, FO 371/121744."),
        ("archival-french", LETTER, "TNA, FO 371/121744, Ivor Pelham à Selwyn Lloyd, 17 octobre 1956."),
        ("archival-italian", LETTER, "TNA, FO 371/121744, Ivor Pelham a Selwyn Lloyd, 17 ottobre 1956."),
        ("archival-spanish", LETTER, "Ivor Pelham a Selwyn Lloyd, 17 de octubre de 1956, TNA, FO 371/121744."),
        ("archival-russian", LETTER, "Ivor Pelham к Selwyn Lloyd, 17 октября 1956 г. // TNA. FO 371/121744."),
        ("archival-russian", GOST, "РГАСПИ. Ф. 17. Оп. 162. Д. 5. Л. 12 об."),
        ("archival-chicago-note", MEMO, "Bundy to the President, memo, August 15, 1966, “Vietnam 1C(3),” Box 35, NSF, LBJ Library."),
        ("presidential-library", MEMO, "Memo, Bundy to the President, August 15, 1966, NSF, Box 35, “Vietnam 1C(3),” LBJ Library."),
        ("presidential-library", "Memo, Ober to Lund, 6/22/77, “Ports—Lund, A. [CF]” folder, Box 46, Ober Files, Carter Library.",
         "Memo, Ober to Lund, June 22, 1977, Ober Files, Box 46, “Ports—Lund, A. [CF],” Carter Library."),
        ("archival-chicago-note", "Memorandum by Ober, 1937, file 36, Lund Papers, YIVO Institute, New York.",
         "Ober, memorandum, 1937, file 36, Lund Papers, YIVO Institute, New York."),
        ("nara", DESPATCH, "Despatch 412, Paris to Department of State, June 3, 1952; file 751.00/6-352; Central Decimal Files, "
         "1950-54; General Records of the Department of State; Record Group 59; National Archives at College Park, College Park, MD."),
        ("archival-chicago-note", LUND, "Lund to Ober, May 5, 1957, Box 3, Lund Papers, Library of Congress, Washington, D.C."),
    ],
)  # fmt: skip
def test_a_note(style: str, note: str, printed: str) -> None:
    assert cite(note, style=style).footnotes == (printed,)


@pytest.mark.parametrize(
    ("style", "note", "entry"),
    [
        ("archival-chicago-note", LETTER, "TNA, FO 371."),
        ("archival-chicago-note", LUND, "Lund Papers. Library of Congress, Washington, D.C."),
        ("archival-turabian", LUND, "Lund Papers. Library of Congress, Washington, D.C."),
        ("archival-russian", GOST, "РГАСПИ. Ф. 17."),
        ("archival-mhra", "BArch, R 43 I/1234, Bl. 45.", "BArch, R 43 I/1234."),
    ],
)
def test_a_bibliography_has_the_collection_and_no_leaf(style: str, note: str, entry: str) -> None:
    assert cite(note, style=style).bibliography == (entry,)


BOOK = {
    "id": "b", "type": "book", "title": "Pilots", "author": [{"family": "Ferrer", "given": "Ada"}], "volume": "2",
    "edition": "3", "translator": [{"family": "Lind", "given": "Maja"}], "editor": [{"family": "Osei", "given": "K."}],
    "publisher": "Fjord Press", "issued": {"date-parts": [[2011]]},
}  # fmt: skip


def test_a_book_keeps_volume_and_edition_and_has_its_helpers_in_words_in_the_bibliography() -> None:
    cited = cite([BOOK])
    assert cited.footnotes == (
        "Ada Ferrer, Pilots, ed. K. Osei, trans. Maja Lind, 3rd ed., vol. 2 (Fjord Press, 2011).",
    )
    assert cited.bibliography == (
        "Ferrer, Ada. Pilots. Edited by K. Osei. Translated by Maja Lind. 3rd ed. Vol. 2. Fjord Press, 2011.",
    )


def test_pages_and_theses_are_as_the_manual_has_them() -> None:
    article = {"id": "a", "type": "article-journal", "title": "Quays", "container-title": "Docks", "page": "211-238"}
    thesis = {"id": "t", "type": "thesis", "title": "Tolls", "publisher": "University of Lillehavn"}
    assert cite([article]).footnotes == ("“Quays,” Docks: 211–38.",)
    assert cite([thesis]).footnotes == ("“Tolls” (PhD diss., University of Lillehavn).",)


@pytest.mark.parametrize("locale", ["ru-RU", "cs-CZ", "hr-HR"])
def test_a_month_stands_in_its_case_behind_a_day(locale: str) -> None:
    item = {"id": "a", "type": "manuscript", "genre": "x", "archive": "X", "issued": {"date-parts": [[1957, 5, 3]]}}
    month = {"ru-RU": "3 мая", "cs-CZ": "3. května", "hr-HR": "3. svibnja"}[locale]
    assert month in cite([item], locale=locale).footnotes[0]
    alone = {**item, "issued": {"date-parts": [[1957, 5]]}}
    assert month.split()[1] not in cite([alone], locale=locale).footnotes[0]


@pytest.mark.parametrize(("locale", "kind"), [("de-DE", "Telegramm"), ("fr-FR", "télégramme"), ("en-US", "telegram")])
def test_a_kind_of_document_is_named_in_the_language_of_the_document(locale: str, kind: str) -> None:
    assert (
        kind
        in cite("Telegram, Hale to Moreau, 3 May 1957, Box 3, Lund Papers, Yale University.", locale=locale).footnotes[
            0
        ]
    )
