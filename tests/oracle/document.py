"""One document that cites every item of the matrix in every position, and what each citation is there for."""

from __future__ import annotations

from typing import Any

LOCATORS = (("page", "12"), ("page", "12–15"), ("folio", "3v"), ("chapter", "4"), ("paragraph", "7"), ("page", "3, 9"),
            ("verse", "2"), ("line", "10-12"), ("sub-verbo", "anchor"), ("section", "4a"), ("volume", "II"), ("note", "7n"))  # fmt: skip

Cite = dict[str, Any]


def document(items: list[Cite]) -> tuple[list[Cite], list[str]]:
    """The citations in order, with the case of each.

    Each item comes first, ibid., and ibid. with a locator; then the item before it comes back nearby. At the
    end every item comes back from afar, and some citations hold several cites.
    """
    cases: list[tuple[str, list[Cite]]] = []
    for index, item in enumerate(items):
        cases.append(("first", [_cite(item, index if index % 3 == 0 else None)]))
        cases.append(("ibid", [_cite(item, index if index % 3 == 0 else None)]))
        cases.append(("ibid-with-locator", [_cite(item, index + 1)]))
        if index:
            cases.append(("near-note", [_cite(items[index - 1], index if index % 2 else None)]))
    for index, item in enumerate(items):
        cases.append(("subsequent", [_cite(item, index if index % 2 else None)]))
    for index in range(0, len(items) - 2, 6):
        several = [_cite(item) for item in items[index : index + 3]]
        several[0]["prefix"], several[-1]["suffix"] = "see ", ", among others"
        cases.append(("several", several))
    citations = [
        {"citationID": f"c{n}", "citationItems": cites, "properties": {"noteIndex": n}}
        for n, (_, cites) in enumerate(cases, 1)
    ]
    return citations, [case for case, _ in cases]


def _cite(item: Cite, locator: int | None = None) -> Cite:
    cite: Cite = {"id": item["id"]}
    if locator is not None:
        cite["label"], cite["locator"] = LOCATORS[locator % len(LOCATORS)]
    return cite
