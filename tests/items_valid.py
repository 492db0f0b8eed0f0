"""Items held against CSL's own schema, csl-data.json 1.0.2: ``python -m tests.items_valid`` prints how many.

Every archival source of the TEI volumes beside the project, in each custody, and as cited in Foreign Relations.
"""

from __future__ import annotations

import time
from collections import Counter
from functools import cache
from typing import TYPE_CHECKING, Any

import jsonschema

from citekit.formats.shared.variables import schema
from citekit.items import CUSTODIES
from citekit.items.sources import csl_items
from citekit.records.files import read
from tests.shared import SHARED

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

VOLUMES = sorted((SHARED / "corpus" / "tei").glob("*.xml.gz"))


@cache
def validator() -> Any:
    """What checks a list of items."""
    return jsonschema.validators.validator_for(schema())(schema())


def faults(found: Iterable[dict[str, Any]]) -> Iterator[str]:
    """What the schema says against the items, each with its id."""
    for item in found:
        for error in validator().iter_errors([item]):
            yield f"{item['id']}: {'/'.join(map(str, list(error.path)[1:]))}: {error.message}"


def items_of(volume: Any, custody: str) -> list[dict[str, Any]]:
    """The items of a volume in a custody."""
    return csl_items(read(volume), custody=custody, cited_in=custody == "held")


def main() -> None:
    """Print the count of items by type, and every fault."""
    start, kinds, wrong = time.monotonic(), Counter[str](), 0
    for volume in VOLUMES:
        for custody in CUSTODIES:
            found = items_of(volume, custody)
            kinds.update(item["type"] for item in found)
            for fault in faults(found):
                wrong += 1
                print(f"{volume.name} {custody} {fault}")
    print(f"{kinds.total()} items, {wrong} faults, {time.monotonic() - start:.0f} s: {dict(kinds)}")


if __name__ == "__main__":
    main()
