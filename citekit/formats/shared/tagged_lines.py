"""Records of lines that begin with a tag, as databases have written them since the days of tape."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import re
    from collections.abc import Container

Fields = list[tuple[str, str]]


def records(text: str, line: re.Pattern[str], *, first: Container[str], between: str = " ") -> list[Fields]:
    """The records of a text, each its tags and values in order; a record begins with one of the ``first`` tags.

    ``line`` finds tag and value; a line that has no tag goes on with the value before it, ``between`` them.

    >>> import re
    >>> records("%0 Book\\n%T Ice\\n  and Fog\\n\\n%0 Map\\n", re.compile(r"%(.) (.*)"), first="0")
    [[('0', 'Book'), ('T', 'Ice and Fog')], [('0', 'Map')]]
    """
    found: list[Fields] = []
    for said in text.replace("\r\n", "\n").replace("\r", "\n").split("\n"):
        match = line.match(said)
        if match and match[1] in first:
            found.append([])
        if match and found:
            found[-1].append((match[1], (match[2] or "").strip()))
        elif said.strip() and found and found[-1]:
            tag, value = found[-1][-1]
            found[-1][-1] = (tag, f"{value}{between}{said.strip()}" if value else said.strip())
    return found


def values(fields: Fields, *tags: str) -> list[str]:
    """The values of some tags that are not empty, in their order.

    >>> values([("AU", "Bell"), ("TI", ""), ("AU", "Grey")], "AU", "TI")
    ['Bell', 'Grey']
    """
    return [value for tag, value in fields if tag in tags and value]
