"""Items into Zotero and out of it: the running program through its connector, or the library on the web.

``connector.push`` and ``web.push`` say of each item what became of it (`Report`); ``updating.update`` brings what has
changed since; ``pulling.pull`` reads a library or part of one, on the web or from the program that runs here. Retrying
never makes a duplicate: on the web items carry keys made of their content, and every write states the library's
version that it has seen; the program knows the sessions that it has done.

Protocol: Zotero documentation, *Web API v3* (basics, write requests, syncing) and *Connector HTTP server*.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from msgspec import Struct, field

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

BATCH = 50
"""Items in one request; the web API takes no more."""

One = TypeVar("One")


class Refused(Struct, frozen=True):
    """An item that Zotero would not take, with its reason."""

    item: str
    code: int
    message: str


class Report(Struct):
    """What became of each item of a push, by its id.

    ``present`` were there before; of ``unknown`` nobody can say, for the connection broke before the answer came;
    ``unsent`` were never tried. ``cut`` says why a push ended before its end, ``waits`` how long it was told to wait.

    >>> print(Report(arrived=["a", "b"], refused=[Refused("c", 400, "no such type")]))
    2 arrived
    1 refused
      c: 400 no such type
    """

    arrived: list[str] = field(default_factory=list)
    present: list[str] = field(default_factory=list)
    refused: list[Refused] = field(default_factory=list)
    unknown: list[str] = field(default_factory=list)
    unsent: list[str] = field(default_factory=list)
    waits: list[float] = field(default_factory=list)
    cut: str | None = None

    @property
    def whole(self) -> bool:
        """Whether every item is in the library now."""
        return not (self.refused or self.unknown or self.unsent or self.cut)

    def __str__(self) -> str:
        """The report in lines: how many of each, and which where something is to be done."""
        lines = [f"cut off: {self.cut}"] if self.cut else []
        lines += [f"{len(self.arrived)} arrived"]
        lines += [f"{len(self.present)} already there"] if self.present else []
        lines += [f"{len(self.refused)} refused"] if self.refused else []
        lines += [f"  {one.item}: {one.code} {one.message}" for one in self.refused]
        if self.unknown:
            lines += [f"{len(self.unknown)} perhaps arrived: push again, which makes no duplicates"]
            lines += [f"  {item}" for item in self.unknown]
        lines += [f"{len(self.unsent)} not sent"] if self.unsent else []
        lines += [f"  {item}" for item in self.unsent]
        lines += [f"waited {sum(self.waits):g} s as Zotero asked ({len(self.waits)}×)"] if self.waits else []
        return "\n".join(lines)


def batches(things: Sequence[One], size: int = BATCH) -> Iterator[list[One]]:
    """The things in runs of at most ``size``.

    >>> [len(run) for run in batches(range(120))]
    [50, 50, 20]
    """
    for start in range(0, len(things), size):
        yield list(things[start : start + size])
