"""Every country's file keeps its promises: each name, word and pattern of it is read, and nothing else is."""

from __future__ import annotations

import re
import time
from collections import defaultdict
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from citekit import parse
from citekit.authority import countries as tables
from citekit.authority.archives import repositories, repository, repository_by_id
from citekit.authority.container_words import container, containers_by_word, word_key
from citekit.authority.countries import (
    Container,
    House,
    Repository,
    Signature,
    SignatureInParts,
    Words,
    archives,
    countries,
    country,
)  # fmt: skip
from citekit.authority.folding import fold
from citekit.authority.signatures import keeper_countries, signature
from citekit.authority.tables import TableError
from citekit.model.levels import ARCHIVAL
from tests.patterns import ambiguous

if TYPE_CHECKING:
    from collections.abc import Iterator

ARCHIVES = archives()
CONTAINERS = tables.rows("container", Container)
SIGNATURES = tables.signatures()
IN_PARTS = tables.rows("signature_in_parts", SignatureInParts)
WORDS = (*tables.collection_words(), *tables.keeper_words(), *tables.ibid_words())
KNOWN = Path(__file__).with_name("known_archives.txt")
SHARED_IDS = ("un-", "nato-", "eu-", "int-")
"""How the ids of international bodies begin."""


def title(row: Words | Signature | SignatureInParts) -> str:
    return f"{row.country} {row.words[0] if isinstance(row, Words) else row.pattern[:24]}"


def printed(row: Repository) -> Iterator[str]:
    yield from (row.name, *row.forms, *row.abbreviations)


# --- countries and archives -----------------------------------------------------------------------------------


@pytest.mark.parametrize("one", countries(), ids=lambda one: one.id)
def test_a_country_has_a_name_its_languages_and_a_source(one: tables.Country) -> None:
    assert re.fullmatch(r"[a-z]{2}|int", one.id)
    assert one.name
    assert all(re.fullmatch(r"[a-z]{2,3}", language) for language in one.languages)
    assert one.languages
    assert len(one.source) > 40


@pytest.mark.parametrize("one", countries(), ids=lambda one: one.id)
def test_the_ids_of_a_country_begin_with_its_code(one: tables.Country) -> None:
    beginnings = SHARED_IDS if one.id == "int" else (f"{one.id}-",)
    assert [row.id for row in ARCHIVES if row.country == one.id and not row.id.startswith(beginnings)] == []


def test_there_are_enough_and_no_id_is_given_twice() -> None:
    assert len(ARCHIVES) >= 400
    assert len({row.id for row in ARCHIVES}) == len(ARCHIVES)


def test_every_form_names_one_archive_alone_unless_it_is_ambiguous() -> None:
    bearers: dict[str, set[str]] = defaultdict(set)
    for row in ARCHIVES:
        for form in printed(row):
            bearers[fold(form, case=form not in row.abbreviations)].add(row.id)
    assert {form: ids for form, ids in bearers.items() if len(ids) > 1} == {}
    shared = {form for row in ARCHIVES for form in row.ambiguous}
    assert {(form, row.id) for row in ARCHIVES for form in printed(row) if form in shared} == set()


@pytest.mark.parametrize("row", ARCHIVES, ids=lambda row: row.id)
def test_an_archive_is_found_by_every_form_and_never_by_an_ambiguous_one(row: Repository) -> None:
    assert row.place
    for form in (*printed(row), *row.examples):
        assert repository(form) == row, form
        assert repositories().match(f"{form}, x") == (row, len(form)), form
    for form in (*row.ambiguous, *row.counterexamples):
        assert repository(form) != row, form
    assert row.part_of is None or repository_by_id(row.part_of) is not None


def test_the_archives_are_those_of_the_list() -> None:
    """Two ways: a form taken out of a table fails here, and so does one that is not written down in the list."""
    listed = set(KNOWN.read_text(encoding="utf-8").splitlines())
    known = {f"{row.id}: {'; '.join((*printed(row), *(f'~{f}' for f in row.ambiguous)))}" for row in ARCHIVES}
    assert sorted(known - listed) == [], "lines that tests/known_archives.txt lacks"
    assert sorted(listed - known) == [], "lines that no table has any more"


@pytest.mark.parametrize("row", ARCHIVES, ids=lambda row: row.id)
def test_no_word_of_an_archive_mixes_alphabets(row: Repository) -> None:
    for word in chain.from_iterable(form.split() for form in (*printed(row), *row.ambiguous)):
        assert not (re.search("[a-z]", word, re.IGNORECASE) and re.search("[а-яё]", word, re.IGNORECASE)), word


@pytest.mark.parametrize("row", tables.houses(), ids=lambda row: row.id)
def test_a_house_is_in_an_archive(row: House) -> None:
    assert repository_by_id(row.archive) is not None


# --- words ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("row", CONTAINERS, ids=title)
def test_a_container_reads_its_examples_and_nothing_else(row: Container) -> None:
    assert row.level in {*ARCHIVAL, "page"}
    assert row.where in ("before", "after")
    assert row.counterexamples
    for text in row.examples:
        assert container(text, row.country) == row, text
    for text in row.counterexamples:
        assert container(text, row.country) != row, text


@pytest.mark.parametrize("row", CONTAINERS, ids=title)
def test_every_word_for_a_container_has_an_example(row: Container) -> None:
    def stands(word: str, example: str) -> bool:
        key, text = word_key(word), word_key(example)
        return (
            text.endswith(key)
            if row.where == "after"
            else re.match(rf"{re.escape(key)}(?!\w*[^\W\d])", text) is not None
        )

    assert [word for word in row.words if not any(stands(word, example) for example in row.examples)] == []


def test_no_word_means_two_containers_in_one_country() -> None:
    for (where, word), rows in containers_by_word().items():
        assert len({row.country for row in rows}) == len(rows), (where, word, [row.country for row in rows])


def test_a_word_on_which_countries_do_not_agree_is_nothing_where_the_country_is_not_known() -> None:
    assert container("f. 3") is None
    assert container("f. 3", "it") != container("f. 3", "uk")
    assert container("ф. 3") == container("ф. 3", "de")  # all who have it agree


@pytest.mark.parametrize("row", WORDS, ids=title)
def test_every_word_has_its_own_example(row: Words) -> None:
    """In their order, so that neither is taken out without the other."""
    assert len(row.examples) == len(row.words)
    for word, example in zip(row.words, row.examples, strict=True):
        assert word.strip("-").casefold() in example.casefold(), word
    for text in row.counterexamples:
        assert not any(re.search(rf"\b{re.escape(word)}\b", text) for word in row.words), text


@pytest.mark.parametrize("row", tables.keeper_words(), ids=title)
def test_a_keepers_word_tells_the_countries_that_have_it(row: Words) -> None:
    for example in row.examples:
        assert keeper_countries(example) != (), example


@pytest.mark.parametrize(
    ("name", "countries"),
    [
        ("Arch. dép. Eure-et-Loir", {"fr"}),
        ("Stadtarchiv Lund", {"de", "at", "ch"}),
        ("Archivio di Stato di Lund", {"it"}),
        ("Arxiu de Lund", {"es"}),
        ("Archivists of Lund", set()),
        ("Ober Papers", set()),
        ("", set()),
    ],
)
def test_the_longest_word_decides(name: str, countries: set[str]) -> None:
    assert set(keeper_countries(name)) == countries


# --- signatures -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("row", SIGNATURES, ids=title)
def test_a_signature_fits_its_examples_and_nothing_else(row: Signature) -> None:
    assert row.level in {*ARCHIVAL, "page"}
    assert row.examples
    assert row.counterexamples
    assert [text for text in row.examples if not row.fits(text)] == []
    assert [text for text in row.counterexamples if row.fits(text)] == []
    assert [identifier for identifier in row.archives if repository_by_id(identifier) is None] == []


@pytest.mark.parametrize("row", IN_PARTS, ids=title)
def test_a_signature_in_parts_says_levels(row: SignatureInParts) -> None:
    assert row.levels
    assert set(row.levels) <= {*ARCHIVAL, "page"}
    assert row.examples
    assert row.counterexamples
    assert [text for text in row.examples if not row.parts(text)] == []
    assert [text for text in row.counterexamples if row.parts(text)] == []
    assert [identifier for identifier in row.archives if repository_by_id(identifier) is None] == []


def test_a_number_behind_an_archive_is_its_own_though_it_looks_like_a_year() -> None:
    (cited,) = parse("SI AS 1644, t. e. 2, Dopis, 3. 5. 1957.", kind="footnote").citations
    assert [(part.level, part.text) for part in cited.parts][:3] == [
        ("repository", "SI AS"), ("record_group", "1644"), ("box", "t. e. 2"),
    ]  # fmt: skip


@pytest.mark.parametrize("row", [*SIGNATURES, *IN_PARTS], ids=title)
def test_a_signature_is_no_pattern_of_exponential_time(row: Signature | SignatureInParts) -> None:
    assert ambiguous(re.compile(row.pattern)) is None


@pytest.mark.parametrize(
    ("code", "archive", "level"),
    [
        ("FO 371/126683", None, "file"),
        ("FO 371/126683", "uk-national-archives", "file"),
        ("A1838", "au-national-archives", "series"),
        ("A1838", "uk-national-archives", None),
        ("A1838", None, None),
        ("1 M 234", "fr-archives-departementales-de-la-gironde", "file"),
        ("1 M 234", "de-bundesarchiv", None),
        ("B 136/2051", "fr-archives-nationales", "file"),
        ("2.05.118", "nl-nationaal-archief", "record_group"),
        ("HR-HDA-1561", "hr-hrvatski-drzavni-arhiv", "record_group"),
        ("XIX-J-1-j", "hu-orszagos-leveltar", "record_group"),
    ],
)
def test_a_code_is_known_by_its_archive_or_by_itself(code: str, archive: str | None, level: str | None) -> None:
    found = signature(code, repository_by_id(archive) if archive else None)
    assert (found and found.level) == level


def test_what_is_distinctive_is_of_one_country() -> None:
    distinctive = [row for row in SIGNATURES if row.distinctive]
    for row in distinctive:
        for text in row.examples:
            assert {other.country for other in distinctive if other.fits(text)} == {row.country}, text


@pytest.mark.parametrize("unit", ["1/", "A", "A ", "FO 371/", "12, ", "MS ", "IX", "R 43 I/", ".", "F/7/"])
def test_a_signature_takes_time_in_proportion_to_the_text(unit: str) -> None:
    hostile = unit * 20_000 + "!"
    began = time.perf_counter()
    for row in SIGNATURES:
        row.fits(hostile)
    container(hostile)
    assert time.perf_counter() - began < 5


# --- files that are not well made ------------------------------------------------------------------------------


def test_a_country_without_a_file_is_named() -> None:
    with pytest.raises(TableError, match=r"there is no table countries/xx\.toml"):
        country("xx")


def test_a_table_that_no_country_has_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "countries").mkdir()
    (tmp_path / "countries" / "zz.toml").write_text(
        "source = 'S'\nname = 'Z'\nlanguages = ['zz']\n[[archiv]]\nid = 'a'"
    )
    monkeypatch.setattr("citekit.authority.tables.DATA", tmp_path)
    with pytest.raises(TableError, match=r"countries/zz\.toml: unknown table 'archiv'"):
        country.__wrapped__("zz")
