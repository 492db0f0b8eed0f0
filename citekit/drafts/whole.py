"""Whether a citation is whole: nothing that stands before it or behind it may belong to it.

A reading that stops too early leaves a remnant, and a citation set anew in another order would be torn from it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from citekit.citing.guard.words import GOING_ON, JOINING, LEADING, POINTING, SIGNALS, WORD, first
from citekit.drafts.passages import EMBEDDED, OPAQUE
from citekit.grammar.text.sentences import is_abbreviated
from citekit.grammar.text.tiling import SAYS
from citekit.model.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from citekit.citing.guard.claim import Claim

SHORT = 5
"""Letters of the longest word that is taken for an abbreviation where a number follows its full stop."""

_DIGIT = lazy(r"\d")
_MARKS = lazy(r"\s*[^\w\s(\[“‘„«\"]*\s*")
_CLAUSE = lazy(r";|[.!?][”’\"»)\]]*(?=\s+[^\W\d_a-zß-ÿ]|\s+[“(\[]|\s*\Z)")
_LAST_CLAUSE = lazy(r"[.!?;:()\[\]“”«»—](?:\s|(?=\w)|\Z)")
_NUMBERED = lazy(r"(?:[^\W\d_]{1,3}\W{0,2})?\d")
_CODED = lazy(r"(?:[^\W\d_a-z]{2,}\W?|[a-z]{1,4}\W{1,2})?\d")
_ENDS_SHORT = lazy(rf"(?:\A|[,;:(]\s*)[^\W\d_]{{1,{SHORT}}}\Z")
_SOURCE_FOLLOWS = POINTING | JOINING | {"also", "auch", "aussi", "anche", "también", "ook", "też", "také", "tudi"}
_OPENING = "([:;—–"
_ATTACHED = lazy(r"[\w/&’'_-]")


def remnant(claim: Claim) -> str | None:
    """What stands beside a citation and may be a piece of it, as a reason; ``None`` where there is nothing."""
    if before := _before(claim):
        return f"“{before}” before it may be part of it"
    if behind := _behind(claim):
        return f"“{behind}” behind it may be part of it"
    return None


def _before(claim: Claim) -> str:
    """What is left of a citation before it; empty where nothing is."""
    text = claim.text[claim.read : claim.start]
    words = text.rstrip()
    if not words:
        return ""
    mark = words[-1]
    if words == text and _ATTACHED.match(mark):
        return words.split()[-1]
    clause = _LAST_CLAUSE.split(words)[-1].strip()
    if mark in ".!?":
        stop = claim.read + len(words) - 1
        is_end = mark != "." or not (is_abbreviated(claim.text, stop) or _DIGIT.match(claim.text, claim.start))
        last = words.split()[-1].strip(".,([“").casefold()
        return "" if is_end or last in SIGNALS or not SAYS.search(words) else words.split()[-1]
    if mark in _OPENING + EMBEDDED + OPAQUE or not SAYS.search(words):
        return ""
    if mark == ",":
        return "" if all(word.casefold() in SIGNALS for word in WORD.findall(clause)) and clause else clause or words
    if mark in '”’"»' and words.rstrip('”’"»').endswith((".", "!", "?")):
        return ""
    last = (WORD.findall(words) or [""])[-1]
    leads = last.casefold() in LEADING and not last.isupper()
    return "" if words.endswith(last) and leads else clause or words.split()[-1]


def _behind(claim: Claim) -> str:
    """What is left of a citation behind it; empty where nothing is."""
    rest = claim.text[claim.end : claim.until]
    if not SAYS.search(rest):
        return ""
    if _ATTACHED.match(rest):
        return rest.split()[0]
    found = _MARKS.match(rest)
    marks, after = (found[0].strip(), rest[found.end() :]) if found else ("", rest)
    if not marks and claim.stretch.rstrip('”’"»)]').endswith((".", "!", "?")):
        marks = "."
    if "." in marks or "!" in marks or "?" in marks:
        return _behind_stop(claim, after)
    if ";" in marks or ":" in marks:
        return _leaning(after)
    if not after or not SAYS.search(after):
        return ""
    clause = _clause(after)
    if "," in marks or "—" in marks or "–" in marks:
        return "" if _goes_on(clause, ended=claim.until is not None and claim.until < len(claim.text)) else clause
    if set(marks) & set(")]"):
        return ""
    if after[0] in "([":
        return "" if _is_remark(after, clause) else clause
    return "" if _goes_right_on(clause) else clause


def _clause(after: str) -> str:
    """What a text says up to the end of its sentence or clause."""
    found = _CLAUSE.search(after)
    return after[: found.start() if found else len(after)].strip()


def _behind_stop(claim: Claim, after: str) -> str:
    """What follows a full stop that may be that of an abbreviation, “Add. MS 44168”."""
    if not after:
        return ""
    clause = _clause(after)
    stretch = claim.text[claim.start : claim.end].rstrip(".")
    short = _ENDS_SHORT.search(stretch) and not claim.ends_in_archive
    cut = after[0].islower() or _CODED.match(after) or (short and _DIGIT.search(clause))
    return clause if cut or (short and _NUMBERED.match(after)) else ""


def _leaning(after: str) -> str:
    """What follows a semicolon and leans on the archive before it: “ADM 1/235”, “box 5”."""
    words = list(_tokens(after))
    while words and words[0].casefold().strip(".,") in SIGNALS:
        words.pop(0)
    apart = 1 if words and words[0].endswith((",", ";")) else 2
    return _clause(after) if any(_DIGIT.search(word) for word in words[:apart]) else ""


def _tokens(text: str) -> Iterator[str]:
    return (found[0] for found in re.finditer(r"\S+", text))


def _goes_on(clause: str, *, ended: bool) -> bool:
    """Whether a clause behind a comma is the writer's own sentence."""
    word = first(clause)
    small = word.casefold()
    if small in JOINING:
        return ended or not _DIGIT.search(clause)
    if not word[:1].islower():
        return False
    if small in GOING_ON and not _DIGIT.match(clause[len(word) :].lstrip(" .")):
        return True
    behind = clause[clause.find(word) + len(word) :].strip()
    is_sentence = any(said.casefold() in GOING_ON for said in WORD.findall(behind))
    return is_sentence and not _DIGIT.search(clause) and not behind[:1].isupper()


def _is_remark(after: str, clause: str) -> bool:
    """Whether a parenthesis behind a citation is a remark and no piece of it: “(my italics)”."""
    inner = after[1:]
    word = first(inner)
    return not _DIGIT.search(clause) and (word[:1].islower() or word.casefold() in GOING_ON)


def is_running(before: str) -> bool:
    """Whether a sentence runs up to here without a mark.

    >>> [is_running(before) for before in ("There is none in ", "See ", "He knew: ", "")]
    [True, False, False, False]
    """
    words = before.split()
    return bool(words) and words[-1][-1].isalnum() and words[-1].casefold() not in _SOURCE_FOLLOWS


def _goes_right_on(clause: str) -> bool:
    """Whether a sentence goes on right behind a citation, without any mark."""
    tokens = clause.split()[:3]
    return first(clause) in GOING_ON and not any(_DIGIT.search(token) for token in tokens)
