"""The corpus through every format and back: ``python -m tests.formats_corpus [VOLUME…]`` prints the figures.

Every archival source that the pages and volumes beside the project cite is written in each format and read again, and
what comes back is compared field by field and held against CSL's data schema.
"""

from __future__ import annotations

import sys
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from citekit import csl_items, read
from citekit.formats import Format, Loss
from citekit.formats import losses as survival
from citekit.formats.shared.round_trip import different, plain
from citekit.formats.shared.variables import schema
from tests.shared import SHARED

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from citekit.model.items import CslItem

PAGE = SHARED / "pages" / "frus1961-63v07-d324.txt"
VOLUME = SHARED / "corpus" / "tei" / "frus1961-63v06.xml.gz"


@dataclass(frozen=True, slots=True)
class Passage:
    """How some items went through a format and back."""

    items: int
    same: int
    kept: Counter[str]
    """Variables that have no field of their own and came back all the same."""
    lost: Counter[str]
    silent: Counter[str]
    """Variables that changed without a word; there must be none."""
    invalid: int


def sources(path: Path, custody: str = "printed") -> list[CslItem]:
    """The archival sources of a file."""
    return csl_items(read(path), custody=custody)


def passage(form: Format, written: list[CslItem]) -> Passage:
    """Items written in a format, and read back."""
    told: list[Loss] = []
    back = form.read(form.write(written, report=told.append)).items
    lost = {(loss.item, loss.variable) for loss in told if loss.where is None}
    pairs = list(zip(written, back, strict=True))
    changed = [(item["id"], v) for item, again in pairs for v in different(plain(item), plain(again))]
    return Passage(
        items=len(written),
        same=len(written) - len({key for key, _ in changed}),
        kept=Counter(loss.variable for loss in told if loss.where),
        lost=Counter(variable for _, variable in lost),
        silent=Counter(variable for key, variable in changed if (key, variable) not in lost),
        invalid=_invalid(back),
    )


def _invalid(read_back: Iterable[CslItem]) -> int:
    import jsonschema

    validator: Any = jsonschema.Draft7Validator(schema())
    return sum(not validator.is_valid([item]) for item in read_back)


def main() -> None:
    """Print a line a file and format."""
    for path in [SHARED / name for name in sys.argv[1:]] or [PAGE, VOLUME]:
        for custody in ("printed", "held", "frus"):
            written = sources(path, custody)
            for form in survival.both_ways():
                found = passage(form, written)
                kept = ", ".join(f"{variable} {count}" for variable, count in found.kept.items())
                print(f"{path.name:28} {custody:8} {form.name:31} {found.items:5} items, {found.same:5} the same, "
                      f"{found.lost.total()} lost, {found.silent.total()} silent, {found.invalid} invalid"
                      + (f"; in lines: {kept}" if kept else ""))  # fmt: skip


if __name__ == "__main__":
    main()
