"""That a note is not printed whole, and what of it."""

from __future__ import annotations

from typing import NamedTuple

NOT_READ = "no archive known"
IN_PART = "in part, without"
UNCERTAIN = "not understood"
NO_FORM = "nothing in this style"
NOT_IN_STYLE = "not in this style"
DOUBTFUL = "doubtful"


class Shortfall(NamedTuple):
    """A note by its number, what becomes of it, and the words that are concerned."""

    note: str
    what: str
    words: str
