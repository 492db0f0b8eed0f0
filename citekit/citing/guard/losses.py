"""What becomes of the words of a citation under a style: which it prints, which it leaves out, which it changes.

That a style leaves out a variable is its own affair, and is told; that it prints half of one is not.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from citekit.citing.guard.kept_words import CONNECTING, DIGITS, RUN, dated, is_held, leaves, without_date, words
from citekit.citing.guard.words import NAMED
from citekit.model.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Sequence

    from citekit.citing.guard.full_form import Printed
    from citekit.model.items import CslItem

_NAME = lazy(r"\b[^\W\d_a-zß-ÿ][^\W\d_]{3,}")
_PAGE = lazy(r"\bpp?\.", re.I)
_QUOTED = lazy(r"“[^”]*”|‘[^’]*’(?!\w)|\"[^\"]*\"")


class Losses(NamedTuple):
    """Words of a citation that a style does not print: ``lost`` among what it does print, ``dropped`` with all that
    stands beside them in the item; one that it prints in other letters, and a part without its quotation marks."""

    lost: str = ""
    dropped: str = ""
    recased: str = ""
    unquoted: str = ""


def losses(
    text: str, item: CslItem, printed: Printed, *, opens: bool = True, free: frozenset[str] = frozenset()
) -> Losses:
    """What becomes of the words of a citation under a style; it may begin with a capital where it ``opens`` a sentence.
    Words that are ``free`` may go.

    >>> from citekit.citing.guard.full_form import Printed
    >>> item = {"archive": "Kennedy Library", "archive_location": "Box 3", "genre": "telegram"}
    >>> losses("Telegram, Box 3, Kennedy Library", item, Printed("Box 3, Kennedy Library.", "", True))
    Losses(lost='', dropped='Telegram', recased='', unquoted='')
    >>> losses("Telegram, Box 3, Kennedy Library", item, Printed("Telegram, Box 3, Library.", "", True)).lost
    'Kennedy'
    """
    printed_words = _Printed(printed, item)
    quoted = [found.span() for found in _QUOTED.finditer(text)]
    needed: Counter[str] = Counter()
    missing: list[str] = []
    recased = ""
    for found in RUN.finditer(without_date(text, item)):
        word = found[0]
        needed[word] += 1
        if word.casefold() in CONNECTING | free or printed_words.has(word, needed[word]):
            continue
        if not printed_words.has_folded(found):
            missing.append(word)
        elif not _may_be_recased(found, item) and not any(start < found.start() < end for start, end in quoted):
            recased = recased or word
    recased = recased or ("" if opens else _raised(text, printed))
    lost = [word for word in missing if not printed_words.drops(word)]
    dropped = [word for word in missing if word not in lost]
    dropped += [text[start:end] for start, end in dated(text, item)] if printed_words.drops_date() else []
    return Losses(" ".join(lost), " ".join(dropped), recased, _unquoted(text, quoted, item, printed))


class _Printed:
    """The words that a style prints of an item, in the note or in the bibliography."""

    def __init__(self, printed: Printed, item: CslItem) -> None:
        self.item = item
        self.all = words(f"{printed.note} {printed.entry}")
        note, entry = (Counter(RUN.findall(without_date(one, item))) for one in (printed.note, printed.entry))
        self.count = note | entry
        self.folded = frozenset(form for word in self.count for form in (word.casefold(), word.lstrip("0")))

    def has(self, word: str, times: int) -> bool:
        """Whether a word is there as it stands, so many times."""
        return self.count[word] >= times

    def has_folded(self, found: re.Match[str]) -> bool:
        """Whether a word is there in other letters, or what it is short for."""
        return found[0] not in self.count and is_held(found, self.folded)

    def drops(self, word: str) -> bool:
        """Whether a word stands in a variable of which the style prints nothing at all."""
        custom = self.item.get("custom", {})
        values = [v for variable, v in self.item.items() if variable not in ("id", "type", "custom", "issued")]
        values += [level["text"] for level in custom.get("levels", ()) if "held" in custom]
        said = (words(" ".join(leaves(value))) for value in values)
        return any((words - CONNECTING).isdisjoint(self.folded) for words in said if word.casefold() in words)

    def drops_date(self) -> bool:
        """Whether the style does not print the item's date whole."""
        dates = [[str(number) for number in parts] for parts in self.item.get("issued", {}).get("date-parts", ())]
        shown = {word.lstrip("0") for word in self.all}
        return any(number.lstrip("0") not in shown for parts in dates for number in (*parts[:1], *parts[2:3]))


def _unquoted(text: str, quoted: Sequence[tuple[int, int]], item: CslItem, printed: Printed) -> str:
    """A part that stands in quotation marks and would lose them; a title is marked in the style's own way."""
    title = str(item.get("title", ""))
    for start, end in quoted:
        inner = text[start + 1 : end - 1].strip(" .,")
        words = r"\W+".join(map(re.escape, RUN.findall(inner)))
        marked = rf"[“‘„«\"]\W*{words}[.,)\]]*[”’“»\"]"
        if words and inner not in title and not re.search(marked, f"{printed.note} {printed.entry}"):
            return text[start:end]
    return ""


def _may_be_recased(found: re.Match[str], item: CslItem) -> bool:
    """Whether a word is one that styles write with a capital or without: the first, a kind, a container."""
    word = found[0].casefold()
    opens = not found.string[: found.start()].strip(" “‘\"'(")
    return opens or word in NAMED or word in words(str(item.get("genre", ""))) or not found[0].isalpha()


def _raised(text: str, printed: Printed) -> str:
    """The first word of the note, where it has a capital that it does not have in the citation."""
    found = RUN.search(printed.note)
    raised = found is not None and found[0][:1].isupper() and found[0] not in RUN.findall(text)
    return found[0].lower() if found and raised and found[0].lower() in RUN.findall(text) else ""


def repeated(text: str, printed: Printed) -> str:
    """A name that would be printed more often than it is said; empty where none would.

    >>> from citekit.citing.guard.full_form import Printed
    >>> repeated("Letter to Pell, Box 3", Printed("Letter to Pell to Pell, Box 3.", "", True))
    'Pell'
    """
    shown, said = (Counter(_NAME.findall(one)) for one in (printed.note, text))
    folded = Counter(word.casefold() for word in RUN.findall(text))
    return next((n for n, times in shown.items() if said[n] and times > max(said[n], folded[n.casefold()])), "")


def invented(text: str, item: CslItem, locator: str, printed: Printed) -> str:
    """A number, or that it is a page, which a style of notes prints and the citation does not say; empty where none."""
    if not printed.is_note or "held" in item.get("custom", {}):
        return ""
    said = Counter(n.lstrip("0") for n in DIGITS.findall(f"{without_date(text, item)} {locator}"))
    said += Counter(n.lstrip("0") for value in leaves(item.get("issued", {})) for n in DIGITS.findall(value))
    if (locator or "page" in item) and _PAGE.search(printed.note) and not _PAGE.search(text):
        return "p."
    shown = Counter(n.lstrip("0") for n in DIGITS.findall(printed.note))
    return next(iter(shown - said), "")
