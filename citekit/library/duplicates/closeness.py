"""Whether two records may be one source: what speaks for it, in words, and what rules it out."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING

from citekit.errors import LibraryError
from citekit.library.duplicates.people import own_words, same

if TYPE_CHECKING:
    from collections.abc import Callable

    from citekit.library.duplicates.features import Features

ENOUGH = 0.6
"""The score from which two records are candidates."""
ALIKE, LIKE = 88, 72
"""How close two texts are, of 100, that say the same, and that may say it."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """How much speaks for two records being one source, from 0 to 1, and what it is."""

    score: float
    reasons: tuple[str, ...]


def judge(one: Features, other: Features) -> Verdict | None:
    """What speaks for two records being one source; ``None`` where something rules it out, or too little speaks for it.

    >>> from citekit.library.duplicates.features import features
    >>> minute = {"genre": "minute", "author": [{"literal": "Pell"}], "issued": {"date-parts": [[1957, 5, 3]]}}
    >>> one = features({**minute, "archive": "TNA", "archive_location": "FO 371/126683"})
    >>> other = features({**minute, "archive": "The National Archives, Kew", "archive_location": "FO371/126683"})
    >>> judge(one, other).reasons
    ('the same file', 'the same day', 'the same author', 'a minute in both')
    """
    if (one.cited_in and one.cited_in == other.key) or (other.cited_in and other.cited_in == one.key):
        return Verdict(1.0, ("one is printed in the other, which names it as its source",))
    if one.archival and other.archival:
        found = _in_archives(one, other)
    elif one.archival or other.archival:
        found = _printed_and_kept(*((one, other) if one.archival else (other, one)))
    else:
        found = _in_print(one, other)
    return found if found and found.score >= ENOUGH else None


def _in_archives(one: Features, other: Features) -> Verdict | None:
    if one.describes != other.describes or _contradict(one, other):
        return None
    place = _place(one, other)
    if place is None:
        return None
    score, reasons = place
    if not one.describes:
        alike = one.file == other.file and one.kind == other.kind
        return Verdict(min(1.0, score * 2), (reasons,)) if alike and score >= COLLECTION else None
    said = _said(one, other)
    return Verdict(min(1.0, score + said[0]), (reasons, *said[1])) if said else None


FILE, BOX, COLLECTION, PERHAPS = 0.4, 0.35, 0.3, 0.15
"""What one place speaks for one source: the same file, box, collection; places of which one may be the other."""


def _place(one: Features, other: Features) -> tuple[float, str] | None:
    """What speaks of one place; ``None`` where they are two."""
    if _differ(one.box, other.box) or not _go_together(one.place, other.place):
        return None
    if one.file and other.file and one.file != other.file:
        number = "number|" in (one.file_place or "")[:7] + (other.file_place or "")[:7]
        dated = one.file_place == other.file_place and bool(one.days and other.days)
        if not dated and (
            number or not _go_together(one.file, other.file) or closeness()(one.file, other.file) < ALIKE
        ):
            return None
    if one.file_place and one.file_place == other.file_place:
        return FILE, "the same file"
    if one.box_place and one.box_place == other.box_place:
        return BOX, "the same box"
    if one.keeper != other.keeper and not _same_keeper(one.keeper_name, other.keeper_name):
        return (PERHAPS / 2, "in another archive") if one.describes else None
    exact = not one.describes  # a place alone is told by all of its words
    if (
        (one.place or one.file)
        and _is_like(one.place, other.place, exact=exact)
        and one.box == other.box
        and one.file == other.file
    ):
        return COLLECTION, "the same collection"
    return (PERHAPS, "perhaps the same place") if one.describes else None


def _said(one: Features, other: Features) -> tuple[float, tuple[str, ...]] | None:
    """What speaks of one document; ``None`` where they are two, or nothing says which they are."""
    author, recipient = _same_author(one, other), same(one.recipient, other.recipient)
    title = closeness(exact=True)(one.title, other.title) if one.title and other.title else 0.0
    number = one.number if one.number == other.number else ""
    if number and one.day and one.day == other.day and one.file == other.file != "":
        author, recipient = author or 0.0, recipient or 0.0  # a post, and the town where it is, are one sender
    if author is None or recipient is None or 0 < title < ALIKE:
        return None
    nameless = not (one.author or other.author or one.title or other.title or one.number or other.number)
    which = (
        number
        or title
        or author == 1.0
        or (nameless and one.kind == other.kind != "" and one.day and _one_file(one, other))
    )
    if not which or (bool(one.number) != bool(other.number) and author + recipient < 2):
        return None
    points = (
        (0.2 if one.day and one.day == other.day else 0.0, "the same day"),
        (0.1 if one.days and other.days and not (one.day and other.day) else 0.0, "dates that go together"),
        (0.3 if number else 0.0, f"the same number, {number}"),
        (0.25 if title else 0.0, "the same title"),
        (0.2 * author, "the same author"),
        (0.1 * recipient, "the same recipient"),
        (0.1 if nameless else 0.05 if one.kind == other.kind != "" else 0.0, f"a {one.kind} in both"),
    )
    return sum(point for point, _ in points), tuple(reason for point, reason in points if point)


def _same_author(one: Features, other: Features) -> float | None:
    """Whether the authors are one, who may stand in the kind of the other: “letter of Weir to Lund”."""
    for mine, theirs in ((one, other), (other, one)):
        own = own_words(theirs.author)
        if not mine.author and own and own <= set(mine.kind.split()):
            return 1.0
    return same(one.author, other.author)


def _contradict(one: Features, other: Features) -> bool:
    """Whether the dates, the numbers or the kinds of two documents are not those of one."""
    if one.days and other.days and (one.days[0] > other.days[1] or other.days[0] > one.days[1]):
        return True
    if one.number and other.number and one.number != other.number:
        return True
    mine, theirs = set(one.kind.split()), set(other.kind.split())
    more = mine ^ theirs
    return bool(mine and theirs) and (bool(more & _TELLING) or not (mine <= theirs or theirs <= mine))


_TELLING = frozenset(("conversation", "telephone", "covering", "circular", "discussion", "minutes", "draft", "summary"))
"""Words that make another document of a memorandum or a telegram."""


def _go_together(one: str, other: str) -> bool:
    """Whether the numbers of two places are those of one: years of a series, a fonds, an inventory."""
    mine = {word for word in one.split() if word[0].isdigit()}
    theirs = {word for word in other.split() if word[0].isdigit()}
    return mine <= theirs or theirs <= mine


def _one_file(one: Features, other: Features) -> bool:
    return one.file == other.file != "" or one.box == other.box != ""


def _is_like(one: str, other: str, *, exact: bool) -> bool:
    return one == other or (bool(one and other) and closeness(exact=exact)(one, other) >= ALIKE)


def _same_keeper(one: str, other: str) -> bool:
    """One archive, or a name and its initials, or one name within another; one that is not named may be any."""
    if not one or not other or one == other:
        return True
    initials = {"".join(word[0] for word in name.replace("-", " ").split()) for name in (one, other)}
    return bool(initials & {one, other}) or closeness()(one, other) >= LIKE


def _printed_and_kept(kept: Features, printed: Features) -> Verdict | None:
    """A document in its archive, and in print: of one day, of one kind, and by or to whom its heading names."""
    if not (kept.day and kept.day == printed.day and printed.title):
        return None
    words = set(printed.title.split())
    kind = {word for word in kept.kind.split() if len(word) > 3}
    if kind - words:
        return None
    score, reasons = (0.45, ["the same day", f"a {kept.kind}"]) if kind else (0.3, ["the same day"])
    for what in ("author", "recipient"):
        name = getattr(kept, what)
        own = own_words(name)
        if own - words:
            return None
        if own or (name and " ".join(word for word in name.split() if len(word) > 3) in printed.title):
            score, reasons = score + (0.2 if own else 0.1), [*reasons, f"the {what} is in its title"]
    return Verdict(min(score, 0.95), tuple(reasons))


def _in_print(one: Features, other: Features) -> Verdict | None:
    close = closeness()(one.title, other.title) if one.title and other.title else 0.0
    if one.ids & other.ids and close >= LIKE - 22 and not _differ(one.number, other.number):
        return Verdict(0.95, ("the same " + sorted(one.ids & other.ids)[0].partition(":")[0],))
    if close < ALIKE or _differ(one.number, other.number) or _differ(one.volume, other.volume):
        return None
    if one.days and other.days and (one.days[0] > other.days[1] or other.days[0] > one.days[1]):
        return None
    if one.host and other.host and closeness()(one.host, other.host) < LIKE:
        return None
    score, reasons = 0.4, ["the same title"]
    if one.author and other.author:
        if closeness()(one.author, other.author) < LIKE:
            return None
        score, reasons = 0.6, [*reasons, "the same author"]
    if one.days and other.days:
        score, reasons = score + 0.2, [*reasons, "the same year"]
    if one.host and other.host:
        score, reasons = score + 0.1, [*reasons, "the same host"]
    return Verdict(score, tuple(reasons))


def _differ(one: str, other: str) -> bool:
    return bool(one and other and one != other)


@cache
def closeness(*, exact: bool = False) -> Callable[[str, str], float]:
    """How close two folded texts are, of 100: words in any order; unless ``exact``, those of one alone count little.

    Raises ``LibraryError`` where rapidfuzz is not installed.
    """
    try:
        fuzz = import_module("rapidfuzz.fuzz")
    except ImportError:
        hint = "pip install 'citekit-archives[library]'"
        raise LibraryError("duplicates are found with rapidfuzz, which is not installed", hint=hint) from None
    ratio: Callable[[str, str], float] = fuzz.token_sort_ratio if exact else fuzz.token_set_ratio
    return ratio
