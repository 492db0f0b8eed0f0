"""White space that says nothing, and white space that is typography."""

from __future__ import annotations

import re

_PLAIN = re.compile(r"[ \t\n\r\f\v]+")


def folded(text: str) -> str:
    """A text on one line, runs of white space one blank; a space that does not break, or is thin, is kept.

    >>> folded(" a\\n  b\\u202f: c ")
    'a b\\u202f: c'
    """
    return _PLAIN.sub(" ", text).strip(" ")
