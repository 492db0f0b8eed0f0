"""Styles and items that nobody would write, by seed: the processor renders them or says what is wrong, and ends.

python -m tests.csl_fuzz --seed 7 --count 2000
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import time
import traceback
from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import quoteattr

from citekit.csl import Options, render
from citekit.csl.input.vocabulary import DATES, KINDS, LOCATORS, NAMES, NUMBERS, TYPES
from citekit.errors import CitekitError

if TYPE_CHECKING:
    from collections.abc import Iterator

NONSENSE = ("", "nope", "²", "-1", "99999999999999999999", "true", " ", "𝟛", "a b", "&#9;", "None", "é", "1.5")
VALUES = {
    "form": ("long", "short", "symbol", "verb", "numeric", "ordinal", "long-ordinal", "roman", "text", "count"),
    "text-case": ("lowercase", "uppercase", "capitalize-first", "capitalize-all", "sentence", "title"),
    "font-style": ("italic", "normal", "oblique"), "font-variant": ("small-caps", "normal"),
    "font-weight": ("bold", "normal", "light"), "text-decoration": ("underline", "none"),
    "vertical-align": ("sup", "sub", "baseline"), "quotes": ("true", "false"), "strip-periods": ("true", "false"),
    "display": ("block", "left-margin", "right-inline", "indent"), "prefix": ("(", ", ", "“", ". "),
    "suffix": (")", ".", "?", " "), "delimiter": (", ", "; ", ""), "plural": ("always", "never", "contextual"),
    "and": ("text", "symbol"), "et-al-min": ("1", "3"), "et-al-use-first": ("0", "1", "2"), "et-al-use-last": ("true",),
    "initialize-with": (". ", ""), "name-as-sort-order": ("first", "all"), "initialize": ("true", "false"),
    "delimiter-precedes-last": ("always", "never", "contextual", "after-inverted-name"),
    "date-parts": ("year", "year-month", "year-month-day"), "range-delimiter": ("-", "–"),
}  # fmt: skip
AREA = {
    "collapse": ("year", "year-suffix", "year-suffix-ranged", "citation-number"), "cite-group-delimiter": (", ",),
    "disambiguate-add-names": ("true",), "disambiguate-add-givenname": ("true",), "disambiguate-add-year-suffix": ("true",),
    "givenname-disambiguation-rule": ("by-cite", "all-names", "primary-name-with-initials"), "near-note-distance": ("2",),
    "second-field-align": ("flush", "margin"), "subsequent-author-substitute": ("—",), "entry-spacing": ("1",),
    "subsequent-author-substitute-rule": ("complete-all", "complete-each", "partial-each", "partial-first"),
}  # fmt: skip
VARIABLES = sorted(KINDS)
TERMS = ("ibid", "and", "et-al", "no date", "page", "edition", "open-quote", "ordinal", "month-01", "nothing")
TEXTS = (
    "Tides",
    "",
    "<i>x",
    "<i>a</i> \"b\" 'c'",
    "« d »",
    "潮汐",
    "10²",
    "ﷺ",
    "\x00",
    "A: b? c!",
    "x" * 3000,
    "{:a}",
    "note: b",
    "1-2, 3–4 & 5",
    "-",
    "LD-12-3",
)
DATE_VALUES: tuple[Any, ...] = ({"date-parts": [[2001, 2, 3]]}, {"date-parts": [[2001], [0]]}, {"date-parts": [["²"]]}, {"date-parts": []},
               {"raw": "3 May²"}, {"literal": "soon"}, "2001-21", [[]], None, 7, {"season": "²"}, {"date-parts": [[-44, 3, 15], [10**12]]})  # fmt: skip
NAME_VALUES: tuple[Any, ...] = ([{"family": "de la Tour", "given": "A.-B."}], [{"literal": "Board"}], [{"family": "X"}, {"literal": "others"}], "Anon", [{}], [None], [7],
               [{"given": "²", "suffix": "Jr."}], [{"family": "Moor", "given": "Ada"}] * 9)  # fmt: skip


class Drawn:
    """One document by its seed."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)
        self.macros = [f"m{n}" for n in range(self.random.randint(0, 4))]

    def attributes(self, table: dict[str, tuple[str, ...]], most: int = 4) -> str:
        chosen = self.random.sample(sorted(table), self.random.randint(0, min(most, len(table))))
        words = {key: self.random.choice(NONSENSE if self.random.random() < 0.2 else table[key]) for key in chosen}
        return "".join(f" {key}={quoteattr(value)}" for key, value in words.items())

    def variable(self, kind: frozenset[str] | None = None) -> str:
        if self.random.random() < 0.05:
            return self.random.choice(NONSENSE)
        return self.random.choice(sorted(kind) if kind else VARIABLES)

    def element(self, depth: int) -> str:
        look = self.attributes(VALUES)
        kinds = ["text", "text", "term", "value", "number", "label", "date", "names"]
        kind = self.random.choice(kinds + (["group", "choose", "macro"] * 3 if depth < 4 else []))
        inner = lambda: "".join(self.element(depth + 1) for _ in range(self.random.randint(0, 3)))  # noqa: E731
        match kind:
            case "text" | "number" | "label":
                return f"<{kind} variable={quoteattr(self.variable(NUMBERS if kind != 'text' else None))}{look}/>"
            case "term" | "value":
                return f"<text {kind}={quoteattr(self.random.choice(TERMS))}{look}/>"
            case "macro":
                return f"<text macro={quoteattr(self.random.choice([*self.macros, *self.macros, 'none']))}{look}/>"
            case "date":
                parts = "".join(
                    f'<date-part name="{part}"{self.attributes(VALUES)}/>'
                    for part in self.random.sample(["day", "month", "year"], 2)
                )
                return f"<date variable={quoteattr(self.variable(DATES))}{look}>{parts}</date>"
            case "names":
                held = f"<name{self.attributes(VALUES)}/>" if self.random.random() < 0.5 else ""
                held += f"<substitute>{inner()}</substitute>" if depth < 3 and self.random.random() < 0.5 else ""
                return f"<names variable={quoteattr(self.variable(NAMES))}{look}>{held}</names>"
            case "choose":
                test = self.random.choice(
                    [
                        "variable",
                        "is-numeric",
                        "type",
                        "position",
                        "locator",
                        "disambiguate",
                        "is-uncertain-date",
                        "match",
                    ]
                )
                word = self.random.choice([self.variable(), "ibid", "near-note", "book", "true", "page", *NONSENSE])
                return f"<choose><if {test}={quoteattr(word)}>{inner()}</if><else>{inner()}</else></choose>"
        return f"<group{look}>{inner()}</group>"

    def area(self, name: str) -> str:
        keys = "".join(f"<key variable={quoteattr(self.variable())}/>" for _ in range(self.random.randint(0, 3)))
        keys += f'<key macro="{self.random.choice([*self.macros, "none"])}"/>' if self.random.random() < 0.2 else ""
        sort = f"<sort>{keys}</sort>" if keys else ""
        layout = "".join(self.element(0) for _ in range(self.random.randint(0, 4)))
        return f"<{name}{self.attributes(AREA)}>{sort}<layout{self.attributes(VALUES, 2)}>{layout}</layout></{name}>"

    def style(self) -> str:
        macros = "".join(f'<macro name="{name}">{self.element(1)}</macro>' for name in self.macros)
        kind = self.random.choice(["note", "in-text", "nope"])
        lang = self.random.choice(["en-US", "fr-FR", "tr-TR", "zh-CN", "nope", "²"])
        return (
            f'<style xmlns="http://purl.org/net/xbiblio/csl" class="{kind}" version="1.0" default-locale="{lang}"><info><title>t'
            "</title><id>t</id><updated>2020-01-01T00:00:00+00:00</updated></info>"
            f"{macros}{self.area('citation')}{self.area('bibliography')}</style>"
        )

    def item(self, key: str) -> dict[str, Any]:
        item: dict[str, Any] = {"id": key, "type": self.random.choice([*sorted(TYPES), "papyrus"])}
        for variable in [*self.random.sample(VARIABLES, 12), "title", "author", "issued"]:
            values = {"name": NAME_VALUES, "date": DATE_VALUES}.get(KINDS[variable], TEXTS)
            item[variable] = self.random.choice(values)
        return item

    def cite(self) -> Any:
        cite: dict[str, Any] = {"id": self.random.choice(["k0", "k1", "k2", "k3", "gone"])}
        for key, values in (
            ("locator", (*TEXTS, "3", "²")), ("label", (*sorted(LOCATORS), "nope")), ("prefix", TEXTS), ("suffix", (*TEXTS, "?")),
            ("suppress-author", (True,)), ("author-only", (True,)), ("position", (0, 3, "x")), ("first-reference-note-number", ("²", 3)),
        ):  # fmt: skip
            if self.random.random() < 0.15:
                cite[key] = self.random.choice(values)
        return cite

    def citations(self) -> list[Any]:
        modes = ("", "", "", "composite", "author-only", "suppress-author", "nope")
        made: list[Any] = [
            {
                "citationItems": [self.cite() for _ in range(self.random.randint(1, 4))],
                "properties": {"mode": self.random.choice(modes), "noteIndex": self.random.choice([None, n, "²", -1])},
            }
            for n in range(6)
        ]
        return [*made, self.random.choice([None, [], {}, "k0", 7, [None], {"citationItems": None, "properties": None}])]


def faults(seeds: range, slowest: float = 20) -> Iterator[str]:
    """The documents that raise anything but a plain fault of the style, or take too long."""
    for seed in seeds:
        drawn = Drawn(seed)
        style, items, citations = drawn.style(), [drawn.item(f"k{n}") for n in range(4)], drawn.citations()
        started = time.monotonic()
        try:
            render(
                style,
                items,
                citations,
                options=Options(links=seed % 2 == 0, articles=seed % 3 > 0),
                format="html" if seed % 5 else "typst",
            )
        except CitekitError:
            continue
        except Exception:
            yield f"seed {seed}: {traceback.format_exc(limit=-3)}"
        if time.monotonic() - started > slowest:
            yield f"seed {seed}: took {time.monotonic() - started:.1f} s"


def main() -> int:
    """The runner; its exit status is 1 where something raises."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--count", type=int, default=500)
    parser.add_argument("--show", action="store_true", help="print the document of the seed")
    asked = parser.parse_args()
    if asked.show:
        drawn = Drawn(asked.seed)
        print(
            drawn.style(),
            json.dumps([drawn.item(f"k{n}") for n in range(4)], ensure_ascii=False),
            drawn.citations(),
            sep="\n",
        )
        return 0
    found = list(faults(range(asked.seed, asked.seed + asked.count)))
    print(*found, sep="\n")
    print(f"{asked.count - len(found)} of {asked.count} documents are rendered or refused")
    return int(bool(found))


if __name__ == "__main__":
    sys.exit(main())
