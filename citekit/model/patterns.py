"""Patterns that are compiled when they are first used: to cite one note takes a sixth of them."""

from __future__ import annotations

import re
from typing import Any, AnyStr, Generic, cast


class Lazy(Generic[AnyStr]):
    """A pattern that becomes a ``re.Pattern`` as soon as something other than its text is asked of it."""

    def __init__(self, pattern: AnyStr, flags: int) -> None:
        self.pattern: AnyStr = pattern
        self._flags = flags

    def __getattr__(self, name: str) -> Any:
        """What the compiled pattern has of this name; its methods are kept at hand, so that this is asked once."""
        compiled = re.compile(self.pattern, self._flags)
        for own in ("match", "search", "fullmatch", "finditer", "findall", "split", "sub", "flags", "groupindex"):
            setattr(self, own, getattr(compiled, own))
        return getattr(compiled, name)


def lazy(pattern: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """The pattern, to be used like one that ``re.compile`` makes; raises ``re.error`` only when it is used.

    >>> lazy("Box (?P<number>[0-9]+)").match("Box 12")["number"]
    '12'
    """
    return cast("re.Pattern[AnyStr]", Lazy(pattern, flags))
