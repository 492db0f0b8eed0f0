"""What a style makes of a document."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from citekit.errors import Diagnostic


@dataclass(frozen=True, slots=True)
class Rendered:
    """What a style makes of a document, in the format asked for.

    ``citations`` are in the order given; ``bibliography`` is in the style's order, and ``ids`` are the items
    of its entries. ``diagnostics`` tell what was not known or not there; all else is rendered all the same.
    """

    citations: list[str]
    bibliography: list[str]
    ids: list[str]
    diagnostics: tuple[Diagnostic, ...] = ()
