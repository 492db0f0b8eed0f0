"""A page of the corpus and a volume go through every format, and come back as they were."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import pytest

from citekit.formats import Format
from citekit.formats import losses as survival
from tests.formats_corpus import PAGE, VOLUME, passage, sources
from tests.shared import needs_shared

if TYPE_CHECKING:
    from pathlib import Path

    from citekit.model.items import CslItem


@cache
def cited(path: Path) -> tuple[CslItem, ...]:
    return tuple(sources(path))


FORMATS = [form for form in survival.both_ways() if form.profile not in ("chicago", "mla")]  # written as plain biblatex


@pytest.mark.slow
@needs_shared
@pytest.mark.parametrize("form", FORMATS, ids=lambda form: form.name)
@pytest.mark.parametrize("path", [PAGE, VOLUME], ids=lambda path: path.name)
def test_every_source_comes_back(path: Path, form: Format) -> None:
    found = passage(form, list(cited(path)))
    assert found.items > 0
    assert (found.same, found.lost, found.silent, found.invalid) == (found.items, {}, {}, 0)
