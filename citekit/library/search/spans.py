"""Spans of time as a question names them."""

from __future__ import annotations

from citekit.library.records.dates import bounds

FIRST, LAST = "0000-01-01", "9999-12-31"


def span(text: str) -> tuple[str, str] | None:
    """The first and the last day of ``1963``, ``1963-07``, ``1963-07..1963-08``, ``..1950``; ``None`` where it is none.

    >>> span("1963-07..1963-08"), span("1945.."), span("soon")
    (('1963-07-01', '1963-08-31'), ('1945-01-01', '9999-12-31'), None)
    """
    first, dots, last = text.partition("..")
    if not dots:
        return _day(text)
    begin = _day(first) if first else (FIRST, FIRST)
    end = _day(last) if last else (LAST, LAST)
    return (begin[0], end[1]) if begin and end and (first or last) else None


def _day(text: str) -> tuple[str, str] | None:
    from citekit.authority.days import iso

    return bounds(text) or bounds(iso(text) or "")
