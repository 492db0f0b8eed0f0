"""Small CSL styles around a layout, in which a test shows one feature of the processor."""

from __future__ import annotations

TITLE = '<text variable="title"/>'


def area(element: str, layout: str, *, options: str = "", sort: str = "", around: str = "") -> str:
    """A ``citation`` or ``bibliography``: ``options`` are its attributes, ``around`` those of its layout.

    >>> area("citation", TITLE, around='suffix="."')
    '<citation><layout suffix="."><text variable="title"/></layout></citation>'
    """
    sorting = sort and f"<sort>{sort}</sort>"
    return (
        f"<{element}{options and ' ' + options}>{sorting}<layout{around and ' ' + around}>{layout}</layout></{element}>"
    )


def style(citation: str, bibliography: str = "", *, kind: str = "note") -> str:
    """A style of a citation and a bibliography; of the citation its layout may do."""
    cited = citation if citation.startswith("<citation") else area("citation", citation)
    return (
        f'<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" class="{kind}"><info><title>t</title><id>t</id>'
        f"<updated>2024-01-01T00:00:00Z</updated></info>{cited}{bibliography}</style>"
    )
