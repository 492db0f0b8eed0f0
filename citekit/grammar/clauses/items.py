"""The words that name a document: “Lund to Ober, 3 May 1957”, “Schreiben Obers an Lund v. 3. 5. 1857”."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from citekit.authority import date_words, kinds
from citekit.authority.note_words import either, words
from citekit.grammar.text import dates
from citekit.model.patterns import lazy

_NAME = r"(?:\[[^\]]{1,80}\]|[A-ZÄÖÜŠČŽÁÉÓÚА-Я][\w.’'/-]*+)"
_PARTY = (
    rf"(?:{_NAME}|[a-zäöüß]*(?:ische|schen|ichen|liche)"
    r"|of|the|for|de|von|van|der|den|and|&|an|in|at|to|du|la|del|di)"
)
_ADDRESSEE = (
    rf"(?:the |his |her |sämtliche |den |das |die |all )?"
    rf"(?:(?:[a-zäöüß]+ ){{0,2}}{_NAME}|(?:his|her|their|my|our|your|an?) [a-zé]+)"
)
_SENT = lazy(
    rf"(?:{_PARTY}(?:(?: ?,)? ?\([^()]{{1,40}}\))?,? ){{1,14}}?(?:(?P<kind>[a-zäöüß]{{3,}}(?: [a-z]+)?),? )?(?:, )?"
    rf"(?:to|an|ans|al|à) (?P<addressee>{_ADDRESSEE})"
)
_LEADING_WORDS = 4
"""How many words may stand before the kind of a document: “Ann Ober memo”."""
_STARTS = lazy(r"(?<![\w’'-])(?=[^\W\d_])")
_PROSE = lazy(rf"\b(?:{either('english verbs')}|{either('verbs')})\b")
_TRADITION = lazy(rf"(?:{either('tradition')})\b")
LONGEST = 420
_QUOTED = lazy(r"[“„«‘\"][^”“»’\"]*[”“»’\"]|《[^》]*》|\([^()]*\)")


def is_prose(printed: str) -> bool:
    """Whether words are a running sentence and not the name of a document: a verb or a clause's word in them.

    >>> is_prose("Lund to Ober"), is_prose("Ober replied that the port was shut"), is_prose("“What was it?”")
    (False, True, False)
    """
    bare = _QUOTED.sub(" ", printed).replace("to be ", "")
    if (sent := _sent(bare)) and bare.startswith(",", sent) and len(printed) <= LONGEST:
        return False
    if _PROSE.search(bare) is not None or len(printed) > LONGEST:
        return True
    return _GERMAN.search(bare) is not None and any(w not in words("no german verbs") for w in _VERB.findall(bare))


_GERMAN = lazy(rf"\b(?:{either('german words')})(?!\w)")
_VERB = lazy(r"(?<![-\w])[a-zäöü]{3,}(?:te|ten|t|en)\b")


def is_headed(printed: str, *, small: bool = True) -> bool:
    """Whether words begin as a document's name does: who wrote to whom, its kind, or its title in quotation marks.

    Other words in small letters may stand before the kind where ``small``: “some petitions”.

    >>> is_headed("Lund to Ober, 3 May 1957"), is_headed("Schreiben Obers an Lund"), is_headed("Lund diary")
    (True, True, True)
    >>> is_headed("Ober hoped to delay the harbour works"), is_headed("Harbour Department")
    (False, False)
    """
    if printed[:1] in "“‘«„\"'《「『":
        return True
    words = _LEADING_WORDS if small or not printed[:1].islower() else 0
    return is_sent(printed) or _kind_at(printed, words) is not None


def is_between(printed: str) -> bool:
    """Whether a word for “to” stands between names or offices, in whatever language: “el corregidor Ober al rey”.

    Small words are “to” among other things, so this counts only for words that have a date.
    """
    found = _between().search(printed)
    return found is not None and not is_prose(printed)


@cache
def _between() -> re.Pattern[str]:
    words = "|".join(("to", *kinds.addressing()))
    return re.compile(rf"^(?:[^\s,]+ ){{1,12}}?(?:{words}) (?:[a-zà-ÿ’]+ ){{0,2}}[^\W\d_]")


def is_authored(printed: str) -> bool:
    """Whether words are a kind of document with the name of who made it or is heard in it: “Interview with Ober”.

    >>> is_authored("Interview with Ann Ober"), is_authored("Report by Lund"), is_authored("Letters of Lund")
    (True, True, False)
    """
    found = kinds.match(printed)
    several = found is not None and found[0].is_several(printed[: found[1]])
    return found is not None and not several and _AUTHORED.match(printed, found[1]) is not None


_AUTHORED = lazy(r" (?:by|with|from|von|mit|par|avec|di|con|av|door) (?:Dr\. |Mr\.? )?[A-ZÄÖÜÅ]")


def is_sent(printed: str) -> bool:
    """Whether words say who wrote to whom: “Lund to Ober”, “same to same”."""
    return _sent(printed) is not None or _SAME.match(printed) is not None


_SAME = lazy(r"(?:[Tt]he )?[Ss]ame to (?:the )?same\b|[Ii]dem to idem\b")


@lru_cache(maxsize=512)
def _sent(printed: str) -> int | None:
    """Where “Lund to Ober” ends; a word in small letters before “to” is a kind of document."""
    found = _SENT.match(printed[:LONGEST])
    if found is None or (
        found["kind"] and not any(kinds.whole(word) for word in (found["kind"], *found["kind"].split()))
    ):
        return None
    return None if _is_month(found["addressee"]) else found.end()


def _is_month(name: str) -> bool:
    """Whether a name is a month's, as in “February to December 1968”."""
    return date_words.word(date_words.months(), name, 0, len(name)) is not None and " " not in name


def has_kind(printed: str) -> bool:
    """Whether a word of them is a kind of document."""
    return _kind_at(printed, len(printed)) is not None


@lru_cache(maxsize=512)
def _kind_at(printed: str, words: int) -> int | None:
    """Where the first kind of document stands in words, behind so many others at most."""
    for count, found in enumerate(_STARTS.finditer(printed[:LONGEST])):
        if count > words:
            return None
        if kinds.match(printed, found.start()):
            return found.start()
    return None


def is_tradition(printed: str) -> bool:
    """Whether words say how a document has come down: “Copie”, “Черновик”."""
    return _TRADITION.match(printed) is not None


def is_copy(printed: str) -> bool:
    """Whether words say only that a copy, a draft or the original lies there: “Russian copy”, “Kopie”.

    >>> is_copy("Russian copy"), is_copy("copy"), is_copy("Copy of a letter")
    (True, True, False)
    """
    return _COPIES.fullmatch(printed) is not None


_COPIES = lazy(rf"(?:\w+ )?(?:{either('copied')})")
_INNER = lazy(
    r"(?:\b(?:in|In|by|with|also|see|See|and|from|made|to|of|both|fully|Zum|zum|Auf|Die|Mit|der|den|dem|das|die|le|la|les|il|el|lo|o|a|the|The|for|his|citing|quoting"
    r"|e\.g\.,?|example|, |: |– )\s?)(?=[^\W\d_])"
)


def inner_head(printed: str) -> int | None:
    """Where in running words a document's name begins: behind “made both in”, “see”, “zum”."""
    found = None
    for found in _INNER.finditer(printed):
        rest = printed[found.end() :]
        if (is_sent(rest) or _kind_at(rest, 0) is not None) and not is_prose(rest):
            return found.end()
    return None


_SMALL = lazy(r"(?<![\w.’'-])[a-zà-žа-я]{4,}(?![\w.])")


def is_told(printed: str) -> bool:
    """Whether words tell something rather than name it: three or more in small letters that are no function words."""
    bare = _QUOTED.sub(" ", printed)
    for _, start, end in dates.find(bare):
        bare = bare[:start] + " " * (end - start) + bare[end:]
    small = (word for word in _SMALL.findall(bare) if word not in words("function words"))
    telling = [word for word in small if not kinds.whole(word)]
    return len(telling) > 2 and not printed[:1].isdigit()


def is_several(printed: str) -> bool:
    """Whether words begin with documents of a kind, as a folder's title does: “Memoranda, May 1976”.

    >>> is_several("Memoranda, May 1976"), is_several("Letters to Lund"), is_several("Letter, 3 May 1957")
    (True, False, False)
    """
    found = kinds.match(printed)
    several = found is not None and found[0].is_several(printed[: found[1]])
    return several and _PARTIES.search(printed) is None


_PARTIES = lazy(r" (?:to|from|by|an|von|de|du|di) ")
