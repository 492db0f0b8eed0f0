"""What the form of a reference code or of an archive's name tells: whose it is, and on what level."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING

from citekit.authority.countries import keeper_words, signatures

if TYPE_CHECKING:
    from citekit.authority.countries import Repository, Signature


def signature(text: str, archive: Repository | None = None) -> Signature | None:
    """The form that the whole of a reference code has: of an archive, of its country, else one that is like no other.

    >>> from citekit.authority import repository
    >>> signature("A1838", repository("NAA")).level, signature("3034/10/1", repository("NAA")).level
    ('series', 'file')
    >>> signature("FO 371/126683").archives, signature("A1838") is None
    (('uk-national-archives',), True)
    """
    own = (row for row in signatures(archive.country) if not row.archives) if archive and archive.country else ()
    of_archive = _of_archive(archive.id) if archive else ()
    return next((row for row in (*of_archive, *own, *_distinctive()) if row.fits(text)), None)


@cache
def _of_archive(identifier: str) -> tuple[Signature, ...]:
    return tuple(row for row in signatures() if identifier in row.archives)


@cache
def _distinctive() -> tuple[Signature, ...]:
    return tuple(row for row in signatures() if row.distinctive)


@lru_cache(maxsize=1024)
def keeper_countries(name: str) -> tuple[str, ...]:
    """The countries where the longest word of a name that is an archive's is one: whose boxes and leaves it has.

    >>> keeper_countries("Arch. dép. Eure-et-Loir"), keeper_countries("Державний архів Лунда")
    (('fr',), ('ua',))
    >>> "uk" in keeper_countries("Rutland Record Office"), keeper_countries("Lund Papers")
    (True, ())
    """
    return next((codes for word, codes in _keepers() if _stands(word, name)), ())


@cache
def _keepers() -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Every word for an archive with its countries, the longest first."""
    found: dict[str, list[str]] = {}
    for row in keeper_words():
        for word in row.words:
            found.setdefault(word, []).append(row.country)
    return tuple((word, tuple(found[word])) for word in sorted(found, key=len, reverse=True))


def _stands(word: str, name: str) -> bool:
    """Whether a word stands in a name: at the end of one, as *archiv* in *Werksarchiv*, or by itself with a capital."""
    start = name.find(word)
    while start >= 0:
        end = start + len(word)
        begins = start == 0 or not name[start - 1].isalnum() or not word[0].isupper()
        if begins and (end == len(name) or not name[end].isalnum()):
            return True
        start = name.find(word, start + 1)
    return False
