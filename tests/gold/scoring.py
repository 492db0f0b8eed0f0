"""What the scores of labelled cases share: how they are asked for, and how they are printed."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, Any

from tests.shared import SHARED

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable


def main(about: str | None, what: str, verdicts: Callable[[], Iterable[tuple[dict[str, Any], bool, Any, Any]]]) -> None:
    """Print the share of right cases, and the wrong ones where they are asked for.

    A verdict is a case, whether it is right, what was expected and what was found.
    """
    options = argparse.ArgumentParser(description=about, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--errors", type=int, default=0, metavar="N", help="print the first N wrong cases")
    chosen = options.parse_args()
    if not SHARED.is_dir():
        options.error(f"the corpus is not there: {SHARED} (the labels hold no text; they are joined with it)")
    found = list(verdicts())
    wrong = [verdict for verdict in found if not verdict[1]]
    for case, _, expected, got in wrong[: chosen.errors]:
        print(f"{case['key']} at {case['at']}\n  expected {expected}\n  found    {got}")
    print(f"{what}: {len(found) - len(wrong)} of {len(found)} = {1 - len(wrong) / len(found):.4f}")
