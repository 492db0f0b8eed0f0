"""The order of letters in a language: by the table of tailorings and by ICU alike, and no table for what needs none."""

from __future__ import annotations

import random
import re
import subprocess
import sys
import tomllib
from importlib import resources

import pytest

from citekit.csl import render
from citekit.csl.rendering.collation import collation, has_icu
from tests import small_styles
from tests.small_styles import TITLE

ROWS = tomllib.loads(resources.files("citekit.data").joinpath("collation.toml").read_text("utf-8"))
LANGUAGES = sorted(key for key in ROWS if key != "source")

ORDERS = [
    ("sv-SE", "Aalto|Zorn|Åberg|Ärling|Öberg"),
    ("sv-SE", "Übel|Yngve|Zander|Åkerman"),
    ("fi-FI", "Virtanen|Wirtanen|Zetterberg|Åkesson|Ähtäri|Öhman"),
    ("da-DK", "Andersen|Zahle|Ærø|Østergaard|Aagaard|Aarhus"),
    ("nb-NO", "Berg|Zahl|Ægir|Ødegård|Åsen"),
    ("cs-CZ", "Capek|Cibulka|Čapek|Havel|Chalupa|Ivan|Rais|Řezáč|Svoboda|Šalda"),
    ("sk-SK", "Hronský|Chalupka|Ivan"),
    ("es-ES", "Chaves|Clavel|Nuñez|Nzué|Ñáñez|Oca"),
    ("pl-PL", "Lzy|Łaski|Mach|Zyta|Źródło|Żak"),
    ("hr-HR", "Cvijić|Čavić|Ćosić|Dragić|Džaja|Đilas|Lukić|Ljubić|Nović|Njegoš"),
    ("hu-HU", "Cukor|Csaba|Dara|Gál|Gyula|Oz|Öcsi|Pál|Sas|Szabó|Ti|Zola|Zsolt"),
    ("et-EE", "Salu|Šved|Zobel|Žukov|Talts|Vares|Õun|Ämari|Öpik|Üksi"),
    ("lt-LT", "Cvirka|Čiurlionis|Ibis|Ysas|Jonas|Sruoga|Šimkus"),
    ("lv-LV", "Kins|Ķirsis|Lapa|Ļaudis|Nora|Ņems"),
    ("tr-TR", "Caner|Çelik|Hasan|Işık|İnan|Jale|Oral|Özal|Sezen|Şahin|Ulus|Ünal"),
    ("is-IS", "Azar|Ása|Dúi|Ðan|Ezra|Éva|Zoega|Þór|Ævar|Örn"),
    ("ro-RO", "Az|Ăst|Ând|Bo|Iz|Îz|Sz|Șt|Tz|Ți"),
    ("cy-GB", "Cynan|Chad|Dylan|Ddu|Lyn|Llwyd|Pwyll|Phil"),
    ("uk-UA", "Вовк|Гнатюк|Ґава|Діброва|Івасюк|Їжакевич|Adams"),
    ("ru-RU", "Абрамов|Ежов|Ёлкин|Жуков|Яшин|Adams|Zweig"),
    ("vi-VN", "Ana|Ăn|Ân|Dung|Đào|Ô|Ơ|Un|Ưng"),
    ("en-US", "Åberg|Abbot|Öberg|Oz|Zorn|Čapek"),
    ("de-DE", "Ahn|Ärmel|Arndt|Muller|Müller|Zorn"),
]  # fmt: skip


def arranged(lang: str, texts: list[str], icu: bool) -> list[str]:
    return [text for _, text in sorted(zip(collation(lang, icu).keys(texts), texts, strict=True), key=lambda p: p[0])]


ENGLISH = {"en-US": "Abbot|Åberg|Čapek|Öberg|Oz|Zorn"}
"""In a language that has not these letters they stand beside a, c and o."""


@pytest.mark.parametrize("icu", [False, pytest.param(True, marks=pytest.mark.skipif(not has_icu(), reason="PyICU"))])
@pytest.mark.parametrize(("lang", "order"), ORDERS)
def test_the_order_of_a_language(lang: str, order: str, icu: bool) -> None:
    wanted = ENGLISH.get(lang, order).split("|")
    mixed = sorted(wanted, key=lambda word: word[::-1])
    assert arranged(lang, mixed, icu) == wanted


SCRIPTS = {
    "CYRILLIC": "абвгдежзийклмнопрстуфхцчшщьюя",
    "GREEK": "αβγδεζηθικλμνξοπρστυφχψως",
    "ARMENIAN": "աբգդեզէըթ",
    "HEBREW": "אבגדהוז",
}


def letters_of(lang: str) -> list[str]:
    own = [letter for row in ROWS[lang].get("order", ()) for group in row.split() for letter in group.split("=")]
    if "first" in ROWS[lang]:
        return [*own, *SCRIPTS.get(ROWS[lang]["first"], ())]
    return [*own, *own, *"abcdefghijklmnopqrstuvwxyz", *"éàôü", *ROWS[lang].get("spelled", {})]


@pytest.mark.skipif(not has_icu(), reason="needs PyICU (the extra icu)")
@pytest.mark.parametrize("lang", [lang for lang in LANGUAGES if lang not in {"ar", "fa", "hi", "ko"}])
def test_the_table_orders_words_as_icu_does(lang: str) -> None:
    drawn = random.Random(lang)
    made = ("".join(drawn.choices(letters_of(lang), k=drawn.randint(1, 4))) for _ in range(300))
    words = [
        re.sub("[aàäå]+(?=[aàäå])", "", word) if lang in {"da", "nb", "nn"} else word for word in made
    ]  # ICU takes an accent for one upon aa
    table, icu = collation(lang, icu=False).keys(words), collation(lang, icu=True).keys(words)
    pairs = [(drawn.randrange(300), drawn.randrange(300)) for _ in range(3000)]
    differing = {
        (words[a], words[b])
        for a, b in pairs
        if ((table[a] > table[b]) - (table[a] < table[b])) != ((icu[a] > icu[b]) - (icu[a] < icu[b]))
    }
    assert not differing


def test_every_row_changes_an_order_of_the_root() -> None:
    for lang in LANGUAGES:
        words = sorted(
            {*letters_of(lang), *(one + "z" for one in letters_of(lang)), "z", "а", "ω", "א", "ب", "ա", "अ", "가"}
        )
        assert arranged(lang, words, icu=False) != arranged("en", words, icu=False), lang


def test_numbers_by_value_punctuation_passed_over() -> None:
    texts = ["No. 10", "No. 9", "Dalebout", "Dale, E.", "<i>Dale</i>, D.", "²", "10²"]
    assert arranged("en", texts, icu=False) == [
        "²",
        "10²",
        "<i>Dale</i>, D.",
        "Dale, E.",
        "Dalebout",
        "No. 9",
        "No. 10",
    ]


def test_a_number_ends_where_a_mark_stands() -> None:
    texts = ["740B.5/2–362", "611.40B/2–362", "90.1"]
    assert arranged("en", texts, icu=False) == ["90.1", "611.40B/2–362", "740B.5/2–362"]


def test_a_bibliography_sorts_by_the_locale_asked_for() -> None:
    style = small_styles.style(TITLE, small_styles.area("bibliography", TITLE, sort='<key variable="title"/>'))
    items = [{"id": word, "type": "book", "title": word} for word in ("Öland", "Zinn", "Oslo")]
    assert render(style, items, [], locale="sv-SE").bibliography == ["Oslo", "Zinn", "Öland"]
    assert render(style, items, [], locale="de-DE").bibliography == ["Öland", "Oslo", "Zinn"]


@pytest.mark.parametrize(
    ("titles", "loaded"), [(["Öland"], False), (["Zinn", "Élan", "Oslo"], False), (["Жуков", "Ежов"], True)]
)
def test_a_table_is_loaded_only_where_an_alphabet_does_not_do(titles: list[str], loaded: bool) -> None:
    code = (
        "import sys; sys.modules['icu'] = None; from citekit.csl.rendering import collation as c; c.has_icu = lambda: False\n"
        f"from citekit import cite; cite([dict(id=t, type='book', title=t) for t in {titles!r}], style='apa')\n"
        "print('pyuca' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == str(loaded)
