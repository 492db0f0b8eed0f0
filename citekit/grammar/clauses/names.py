"""Names by the words in them: of an archive (“… Record Office”), of a body of records (“… Papers”)."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from citekit.authority.countries import countries, keeper_words
from citekit.authority.known import OURS, Archives
from citekit.authority.note_words import either, words
from citekit.model.patterns import lazy

_KEEPER = lazy(
    rf"\b(?:{either('keepers')}|{either('keeper stems')})(?!\w)|{either('keepers in ideograms')}"
    r"|\w+(?:archiv|ARCHIV|bibliothek|bibliotek|archief|argief\w*|bewaarplek|arkiv|arkivet|arkisto)(?:s|es|t)?\b"
)
JOINING = words("joining")
_NOT = lazy(rf"\b(?:{either('no keepers')})(?!\w)")
_LOWER_OK = lazy(
    r"(?:dép|nat|mun|hosp|comm|départementales|nationales|municipales|diplomatiques|nationale)\.?\Z|.*arhiv\Z|.*archiv\Z"
)
_BODY = lazy(
    r"(?:.*\S )?(?:[Pp]apers|PAPERS|Collections?|COLLECTION|[Ff]onds|MSS|Mss\.?|Manuscripts|Archives?|[Rr]ecords"
    r"|Files?|FILES?|Diar(?:y|ies)|Correspondence|Letterbooks?|Series|Scrapbook|Gift|Deposit|Post Senatorial)\Z"
    r"|(?:Papers|Records|Archives?|Journals|Diar(?:y|ies)|Letters) of .*"
    r"|(?:Nachla(?:ss|ß)|Fonds?|fonds|Fondo|Collection|Coll\.|Papiers|Archivio|Bestand|Sammlung|Spuścizna|Zespół) .*"
)
_WORD = lazy(r"[^\W\d_][\w.’'-]*")


LONGEST = 160
"""Characters: no name is longer."""


def is_keeper(printed: str) -> bool:
    """Whether a stretch is the name of an archive or library: a keeper's word, and nothing but a name.

    >>> is_keeper("State Historical Society of Iowa"), is_keeper("Arch. dép. Eure-et-Loir"), is_keeper("Kew")
    (True, True, False)
    >>> is_keeper("Bodleian Library Record"), is_keeper("he went to the University of Oregon")
    (False, False)
    """
    if (
        len(printed) > LONGEST
        or not _KEEPER.search(printed)
        or _NOT.search(printed)
        or any(c.isdigit() for c in printed)
    ):
        return False
    return _is_name(printed)


def _is_name(printed: str) -> bool:
    words = printed.split()
    if not words or len(words) > 16 or not (words[0][0].isupper() or words[0][0] in "[" or not words[0][0].isascii()):
        return False
    if len(words) == 1:
        return len(words[0]) > 7
    return all(
        w[0].isupper()
        or w.strip("(),.") in JOINING
        or not w[0].isalpha()
        or _LOWER_OK.match(w)
        or w[:2] in ("d'", "d’", "l'", "l’")
        or w[0] > "\u0370"
        or (w not in JOINING and _beside_keeper(words, n))
        for n, w in enumerate(words)
    )


def _beside_keeper(words: list[str], n: int) -> bool:
    """Whether an adjective in small letters stands beside the keeper's word: “Archives départementales”."""
    return any(0 <= m < len(words) and _KEEPER.search(words[m]) for m in (n - 1, n + 1))


def is_body(printed: str) -> bool:
    """Whether a stretch names a body of records.

    >>> is_body("Lund Papers"), is_body("Ann B. Lund fonds"), is_body("Papers of Per Ober"), is_body("Papers")
    (True, True, True, False)
    """
    found = _BODY.fullmatch(printed) if len(printed) <= LONGEST else None
    if not found or (printed.count(" ") == 0 and not printed[0].isdigit()):
        return False
    words = printed.split()
    first = words[0].strip("(")
    if words[-1].islower() and first in ("Fondo", "Fondi"):
        return False
    return (first[0].isupper() or first in ("fonds", "fondo")) and sum(
        w[0].islower() and w not in JOINING for w in words[:-1]
    ) <= 1


_CAPITAL = "[A-ZÄÖÜŠČŽА-Я]"
_SIGIL = lazy(
    rf"(?:{_CAPITAL} )?(?:{_CAPITAL}\. ?){{1,4}}{_CAPITAL}\.(?!\w)"
    rf"|{_CAPITAL}(?:[a-zäöü]{{0,4}}{_CAPITAL}){{1,7}}[a-z]{{0,2}}\.?(?![\w-])"
    r"|[A-Z]{2,6}(?:[_-][A-Z]{2,4})?\.?(?![\w-])|[A-Z]{2}_(?=[A-Z])[A-Z]{2,4}"
)


def is_symbol(printed: str) -> bool:
    """Whether a code begins with capitals that number documents: “NSC 5505/1”."""
    return re.split(r"[ –-]", printed, maxsplit=1)[0].rstrip(".") in words("symbols") - {"MS", "MSS", "SR", "PD"}


def sigil(text: str, start: int, end: int) -> int | None:
    """Where bare capitals end that may stand for an archive: “TNA”, “GStA”, “A. S. V.”, “HHSTA.”"""
    found = _SIGIL.match(text, start, end)
    if not found:
        return None
    if re.fullmatch(r"[IVXLC]+|[A-Z]\.?", found.group()) or found.group().rstrip(".") in words("symbols"):
        return None
    return found.end()


_PREFIX = lazy(r"(?P<code>[A-Z]{2})[ _-](?=[A-Z])")
"""The country's code before an archive's: “SI AS”, “HR-HDA” (ISIL, ISO 15511)."""


@lru_cache(maxsize=1024)
def country_of(printed: str, known: Archives = OURS) -> str:
    """The code of the country whose archive a name or bare capitals show, or nothing.

    >>> country_of("TNA"), country_of("Asve"), country_of("SI XYZ"), country_of("Arch. dép. Lund"), country_of("Lund")
    ('uk', 'it', 'si', 'fr', '')
    """
    borne = {row.country for row in known.bearers(printed)}
    if len(borne) == 1:
        return borne.pop()
    prefix = _PREFIX.match(printed)
    if prefix and (code := _iso().get(prefix["code"])):
        return code
    word = next((code for word, code in _keeper_countries() if printed.startswith(word)), "")
    return word or ("ru" if re.match(r"[А-Я]{2}", printed) else "")


@cache
def _iso() -> dict[str, str]:
    """Countries by their ISO 3166 codes in capitals."""
    return {one.id.upper(): one.id for one in countries()} | {"GB": "uk"}


@cache
def _keeper_countries() -> tuple[tuple[str, str], ...]:
    """Keepers' words that one country alone has, the longest first."""
    by_word: dict[str, set[str]] = {}
    for row in keeper_words():
        for word in row.words:
            by_word.setdefault(word, set()).add(row.country)
    alone = ((word, next(iter(codes))) for word, codes in by_word.items() if len(codes) == 1 and len(word) > _SHORT)
    return tuple(sorted(alone, key=lambda pair: -len(pair[0])))


_SHORT = 3


def is_known(printed: str, known: Archives = OURS) -> bool:
    """Whether bare letters are an archive's that somebody knows, in whatever case: “Asve”, “N.A.I.”"""
    return bool(known.bearers(printed)) or bool(country_of(printed, known))
