"""When a source was made, as the first and the last day that its date may mean."""

from __future__ import annotations

import calendar
from functools import lru_cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from citekit.model.items import CslItem

DATES = ("original-date", "issued", "event-date", "submitted", "available-date")
"""The variables that date a source, the first that is there: of a printed document its own date, not its volume's."""


def span(item: CslItem) -> tuple[str, str] | None:
    """The first and the last day of an item's date in ISO 8601; ``None`` where it has none that can be counted.

    >>> span({"issued": {"date-parts": [[1963, 7]]}}), span({"issued": {"literal": "n.d."}})
    (('1963-07-01', '1963-07-31'), None)
    """
    date = next((item[name] for name in DATES if isinstance(item.get(name), dict)), None)
    if date is None:
        return None
    parts = date.get("date-parts")
    if isinstance(parts, list) and parts:
        days = [found for part in parts[:2] if (found := _of_parts(part))]
        return (days[0][0], max(days[-1][1], days[0][1])) if days else None
    return _worded(str(date.get("raw") or date.get("literal") or ""))


def _of_parts(part: Any) -> tuple[str, str] | None:
    if not isinstance(part, list) or not part:
        return None
    try:
        return _of_numbers(*(int(one) for one in part[:3] if one not in (None, "")))
    except (TypeError, ValueError):
        return None


@lru_cache(maxsize=16384)
def _of_numbers(*numbers: int) -> tuple[str, str] | None:
    return bounds("-".join(f"{n:04d}" if not k else f"{n:02d}" for k, n in enumerate(numbers)))


def _worded(text: str) -> tuple[str, str] | None:
    from citekit.authority.days import iso

    first, _, last = text.partition("/")
    if last and (one := bounds(first)) and (other := bounds(last)):
        return one[0], other[1]
    return bounds(iso(text) or "")


def bounds(iso: str) -> tuple[str, str] | None:
    """The first and the last day that a date of ISO 8601 means; ``None`` for what is none.

    >>> bounds("1963-02"), bounds("1963"), bounds("1963-02-30")
    (('1963-02-01', '1963-02-28'), ('1963-01-01', '1963-12-31'), None)
    """
    fields = iso.partition("T")[0].split("-")
    if not all(field.isdecimal() for field in fields) or len(fields) > 3 or len(fields[0]) != 4:
        return None
    year, month, day = (*map(int, fields), 0, 0)[:3]
    if year < 1 or month > 12 or day > (calendar.monthrange(year, month)[1] if month else 0):
        return None
    if not month:
        return f"{year:04d}-01-01", f"{year:04d}-12-31"
    if not day:
        return f"{year:04d}-{month:02d}-01", f"{year:04d}-{month:02d}-{calendar.monthrange(year, month)[1]:02d}"
    exact = f"{year:04d}-{month:02d}-{day:02d}"
    return exact, exact
