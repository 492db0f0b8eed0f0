"""One pattern that finds any of many words: by their common beginnings, so that a letter is looked at once."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping


def any_of(words: Mapping[str, str], spelt: Callable[[str], str] = re.escape) -> str:
    """A pattern of all the words, each with the pattern that follows it; ``spelt`` gives that of one letter.

    A letter with which none goes on costs one look; a longer word is found before the shorter.

    >>> any_of({"Doc. ": "", "Document ": "", "Documents ": "(?=x)", "Ante": ""})
    '(?:Doc(?:\\\\.\\\\ |ument(?:\\\\ |s\\\\ (?=x)))|Ante)'
    """
    tails: dict[str, dict[str, str]] = {}
    for word, behind in words.items():
        tails.setdefault(word[:1], {})[word[1:]] = behind
    ends = tails.pop("", None)
    branches = [spelt(head) + any_of(tails[head], spelt) for head in sorted(tails, key=str.isupper)]
    branches += ends.values() if ends else ()
    return branches[0] if len(branches) == 1 else f"(?:{'|'.join(branches)})"
