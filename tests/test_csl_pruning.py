"""A pruned style renders what the whole one renders: what was left out could show nothing."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from citekit.csl import render
from citekit.csl.input.item import Item, Shape
from citekit.csl.rendering.groups import Tree
from citekit.csl.styles.style import load
from tests.oracle import items as archival
from tests.oracle import ordinary

STYLES = ("chicago-notes-bibliography", "apa", "ieee", "oscola", "modern-language-association", "mhra-notes",
          "american-mathematical-society-label", "iso690-author-date-fr")  # fmt: skip
ITEMS = [*archival.ITEMS, *ordinary.ITEMS]


def mixed(keys: list[tuple[int, frozenset[str]]]) -> list[dict[str, Any]]:
    """Items of which some variables were taken away."""
    return [
        {key: value for key, value in ITEMS[at].items() if key in ("id", "type") or key not in gone} | {"id": f"i{n}"}
        for n, (at, gone) in enumerate(keys)
    ]


VARIABLES = sorted({key for item in ITEMS for key in item} - {"id", "type"})
poorer = st.tuples(st.integers(0, len(ITEMS) - 1), st.frozensets(st.sampled_from(VARIABLES), max_size=9))


@pytest.mark.slow
@pytest.mark.parametrize("style", STYLES)
@settings(max_examples=25, deadline=None)
@given(items=st.lists(poorer, min_size=1, max_size=6).map(mixed), locator=st.sampled_from(["", "7", "3-9"]))
def test_nothing_that_could_show_is_left_out(style: str, items: list[dict[str, Any]], locator: str) -> None:
    cites = [{"id": item["id"], "locator": locator} for item in items]
    citations = [[cite] for cite in cites for _ in range(2)] + [cites, [cites[0] | {"suppress-author": True}]]
    made = render(style, items, citations)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Tree, "pruned", lambda self, shape: self.elements)
        assert render(style, items, citations) == made


def test_a_book_leaves_little_of_a_style() -> None:
    item = Item({"id": "b", "type": "book", "title": "Quay", "author": [{"family": "Moor"}], "ISBN": "1", "note": "n"})
    tree = load("chicago-notes-bibliography").bibliography.tree  # type: ignore[union-attr]
    kept = tree.pruned(Shape(item.type, item.given & tree.used, False))
    assert 10 < count(kept) < count(tree.elements) / 20


def count(elements: Any) -> int:
    """How many elements there are, each as often as it is called."""
    below = [getattr(one, name, []) for one in elements for name in ("children", "substitute")]
    below += [branch.children for one in elements for branch in getattr(one, "branches", [])]
    return len(elements) + sum(map(count, below))


@pytest.mark.parametrize(
    ("raw", "given_variables"),
    [
        ({"title": "Quay", "page": "3-4", "author": [{"family": "Moor"}]}, {"title", "page", "page-first", "author"}),
        ({"title": " ", "author": [{}], "issued": {}, "volume": 0}, {"volume"}),
        ({"shortTitle": "Q", "event": "Fair"}, {"shortTitle", "title-short", "event", "event-title"}),
        ({"note": "publisher: Mole"}, {"publisher"}),
    ],
)
def test_what_an_item_has(raw: dict[str, Any], given_variables: set[str]) -> None:
    assert Item({"id": "i", "type": "book", **raw}).given - {"id", "type"} == given_variables


def test_short_forms_of_the_user_count_as_given() -> None:
    item = Item({"id": "i", "container-title": "Annals"}, lambda variable, text: text[:3] + ".")
    assert "container-title-short" in item.given


def test_a_shape_is_pruned_once() -> None:
    tree, shape = load("apa").citation.tree, Shape("book", frozenset(), True)
    assert tree.pruned(shape) is tree.pruned(shape)
