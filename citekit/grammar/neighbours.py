"""What the elements of a location look like among their neighbours: a folder after a lot, an agency in a region."""

from __future__ import annotations

from citekit.grammar import abroad
from citekit.grammar.shapes import is_region, is_subject, shape


def shapes(printed: list[str]) -> list[str]:
    """The shape of each element, as ``shape`` sees it and its neighbours tell.

    >>> shapes(["Ford Library", "Country File", "ACDA", "Disarmament"])[2:], shapes(["lot 66 D 1", "POL 7 US"])
    (['region', 'region'], ['lot', 'title'])
    """
    found = [shape(one) for one in printed]
    if "repository" in found[1:]:
        found[1:] = [
            ("region" if is_region(one) else "title") if kind == "repository" else kind
            for kind, one in zip(found[1:], printed[1:], strict=True)
        ]
    if "region" in found:
        found = [
            "region" if before == "region" and is_subject(one) else kind
            for before, kind, one in zip(["", *found], found, printed, strict=False)
        ]
    if found[0] == "repository":
        found = abroad.shapes(printed, found)
    if "page" in found:
        found = [
            "box" if kind == "page" and before == "series" and one[0] == "p" else kind
            for before, kind, one in zip(["", *found], found, printed, strict=False)
        ]  # a Russian *papka*, between *opis* and *delo*
    if "lot" in found:
        lot = found.index("lot")
        found[lot:] = [_in_lot(kind, one[0]) for kind, one in zip(found[lot:], printed[lot:], strict=True)]
    return found


def _in_lot(kind: str, first: str) -> str:
    """Inside a lot a subject-numeric number is the title of a folder: “POL 7, Visits and Meetings, 1969”."""
    return "title" if kind == "file" and first.isalpha() else kind
