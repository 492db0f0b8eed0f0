"""ISO dates, as precise as they are, become dates of CSL."""

from __future__ import annotations

from typing import Any

from citekit.model.patterns import lazy

_ISO = lazy(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?(?:T[\d:.Z+-]*)?([?~%])?")


def date(iso: str | None) -> dict[str, Any] | None:
    """The CSL date of an ISO date or interval; ``~`` and ``?`` (EDTF) make it uncertain. ``None`` where there is none.

    >>> date("1961-02-13T19:00:00"), date("1961?")
    ({'date-parts': [[1961, 2, 13]]}, {'date-parts': [[1961]], 'circa': True})
    >>> date("1964-12-28/1965-01-03")
    {'date-parts': [[1964, 12, 28], [1965, 1, 3]]}
    """
    ends = [_ISO.fullmatch(end) for end in (iso or "").split("/")]
    found = [end for end in ends if end]
    if not found or len(found) < len(ends) or len(found) > 2:
        return None
    parts = [[int(group) for group in end.groups()[:3] if group] for end in found]
    return {"date-parts": parts, **({"circa": True} if any(end[4] for end in found) else {})}
