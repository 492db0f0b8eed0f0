"""The processor against citeproc-js: the shares of equal strings may only rise."""

from __future__ import annotations

import pytest

from tests.oracle import citeproc_js, matrix, ordinary

FLOOR, NOTE_FLOOR = 0.985, 0.985
ORDINARY_FLOOR = 0.98
"""Lower than what ``python -m tests.oracle.ordinary`` must show, which draws anew: of a handful some may be odd ones."""
DRAW = 4242
SHARE = 3
"""Every third style of a list: the command tells of all of them."""

pytestmark = [
    pytest.mark.external,
    pytest.mark.skipif(citeproc_js.missing() is not None, reason=str(citeproc_js.missing())),
]


def _share(cells: list[matrix.Cell]) -> float:
    return sum(cell.equal for cell in cells) / len(cells)


@pytest.mark.parametrize("styles", [matrix.chosen()[::SHARE], matrix.drawn(seed=1)[::SHARE]], ids=["chosen", "drawn"])
def test_nearly_every_string_is_that_of_citeproc_js(styles: list[str]) -> None:
    cells = list(matrix.cells(styles))
    notes = [cell for cell in cells if cell.note]
    assert len({cell.style for cell in cells}) >= len(styles) - 2
    assert _share(cells) >= FLOOR
    assert _share(notes) >= NOTE_FLOOR


def test_ordinary_sources_in_ordinary_citations() -> None:
    styles = [*ordinary.popular()[::5], *ordinary.drawn(DRAW, 8)]
    cells = [cell for cell in matrix.cells(styles, ordinary.ITEMS, ordinary.document) if cell.case in ordinary.PLAIN]
    assert _share(cells) >= ORDINARY_FLOOR


def test_ordinary_sources_are_of_many_kinds() -> None:
    assert len(ordinary.ITEMS) == 45
    assert len({item["type"] for item in ordinary.ITEMS}) >= 30
    assert len(ordinary.popular()) == 80


def test_the_matrix_is_broad() -> None:
    styles = matrix.chosen()
    assert len(set(styles)) == len(styles) >= 80
    assert sum(map(matrix.is_note, styles)) >= 40
