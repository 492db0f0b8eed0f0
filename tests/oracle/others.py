"""The ordinary sources through pandoc and refkit as well: how much of it each writes as citeproc-js does.

    python -m tests.oracle.others [STYLE…]        with pandoc, and refkit where it is installed (pip install refkit)

Markup and white space are overlooked, since every processor has its own. What the formats of these programs cannot
say is left out for all: several citations in one note, citations without their author as refkit knows none.
"""

from __future__ import annotations

import html
import json
import re
import subprocess
import sys
import tempfile
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from citekit.csl import render
from citekit.csl.styles.installed import find
from tests.oracle import citeproc_js, ordinary
from tests.test_pandoc_external import pandoc

if TYPE_CHECKING:
    from collections.abc import Callable

STYLES = ("chicago-notes-bibliography", "apa", "modern-language-association", "chicago-author-date", "ieee", "mhra-notes",
          "oscola", "harvard-cite-them-right", "american-medical-association", "turabian-fullnote-bibliography")  # fmt: skip
CASES = ("first", "ibid", "ibid-with-locator", "near-note", "subsequent", "locators", "several")
LABELS = {"page": "p.", "folio": "fol.", "chapter": "chap.", "paragraph": "para.", "verse": "v.", "line": "l.",
          "section": "sec.", "volume": "vol.", "note": "n.", "issue": "no.", "column": "col.", "book": "bk.",
          "figure": "fig.", "part": "pt.", "opus": "op.", "sub-verbo": "s.v."}  # fmt: skip
"""How a locator's label is written in markdown."""
Answer = dict[str, str]
"""Texts by what they are: ``c7`` a citation, ``bibliography item`` an entry."""


def document() -> tuple[list[dict[str, Any]], dict[str, str]]:
    """The citations that all programs can read, each in a note of its own, and the case of each."""
    citations, cases = ordinary.document(ordinary.ITEMS)
    chosen = [(one, case) for one, case in zip(citations, cases, strict=True) if case in CASES]
    made = [one | {"properties": {"noteIndex": n}} for n, (one, _) in enumerate(chosen, 1)]
    return made, {one["citationID"]: case for one, case in chosen}


def plain(text: str) -> str:
    """The characters alone."""
    return re.sub(r"\s+", "", html.unescape(re.sub(r"<[^>]*>", "", text)))


def from_citeproc_js(style: str, citations: list[Any]) -> Answer:
    found = citeproc_js.answers([style], ordinary.ITEMS, citations)[style]
    return _keyed(citations, found["citations"], found["ids"], found["bibliography"])


def from_citekit(style: str, citations: list[Any]) -> Answer:
    made = render(style, ordinary.ITEMS, citations)
    return _keyed(citations, made.citations, made.ids, made.bibliography)


def _keyed(citations: list[Any], texts: list[str], ids: list[str], entries: list[str]) -> Answer:
    cited = {one["citationID"]: plain(text) for one, text in zip(citations, texts, strict=True)}
    return cited | {f"bibliography {key}": plain(text) for key, text in zip(ids, entries, strict=True)}


def from_pandoc(style: str, citations: list[Any]) -> Answer:
    """What pandoc makes of a paragraph or note a citation."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "items.json").write_text(json.dumps(ordinary.ITEMS), encoding="utf-8")
        (folder / "style.csl").write_bytes(find(style).xml)
        text = "\n\n".join("[" + "; ".join(map(_markdown, one["citationItems"])) + "]" for one in citations)
        options = ["-t", "html", "--wrap=none", "--citeproc", "--bibliography=items.json", "--csl=style.csl"]
        done = subprocess.run([pandoc(), *options], input=text, capture_output=True, text=True, check=True, cwd=folder)
    made = done.stdout
    notes = re.findall(r'<li id="fn\d+"><p>(.*?)<a href="#fnref', made)
    texts = notes or re.findall(r'<p><span class="citation"[^>]*>(.*?)</span></p>', made)
    entries = re.findall(
        r'<div id="ref-([^"]*)" class="csl-entry"[^>]*>(.*?)</div>\n(?=<div id="ref|</div>)', made, re.DOTALL
    )
    return _keyed(citations, texts, [key for key, _ in entries], [entry for _, entry in entries])


def _markdown(cite: dict[str, str]) -> str:
    place = f", {{{LABELS[cite['label']]} {cite['locator']}}}" if "locator" in cite else ""
    return f"@{cite['id']}{place}"


def from_refkit(style: str, citations: list[Any]) -> Answer:
    """What refkit makes of the same; it says of its entries not whose they are: they are told by their titles."""
    import refkit  # type: ignore[import-not-found, unused-ignore]

    library = refkit.decode(json.dumps(ordinary.ITEMS), format="csl-json")["library"]
    asked = [
        refkit.Citation(
            one["citationID"],
            refkit.CitationGroup(
                [refkit.Cite(c["id"], locator=c.get("locator"), label=c.get("label")) for c in one["citationItems"]]
            ),
            note_number=one["properties"]["noteIndex"],
        )
        for one in citations
    ]
    made = refkit.Document(library, refkit.Style.from_xml(find(style).xml.decode()), locale="en-US").render(asked)
    return {key: plain(one.html) for key, one in made.citations.items()}


def compare(styles: list[str], programs: dict[str, Callable[[str, list[Any]], Answer]]) -> None:
    """A line a program: how many citations and entries are citeproc-js's; then case by case."""
    citations, cases = document()
    right: dict[tuple[str, str], list[bool]] = defaultdict(list)
    for style in styles:
        wanted = from_citeproc_js(style, citations)
        for name, ask in programs.items():
            try:
                got = ask(style, citations)
            except Exception as error:  # whatever a program does is its answer
                print(f"{name} cannot render {style}: {str(error)[:150]}", file=sys.stderr)
                continue
            for key, text in wanted.items():
                if key in cases or name != "refkit":
                    right[name, cases.get(key, "bibliography")].append(got.get(key) == text)
    kinds = [*CASES, "bibliography"]
    print(f"{'equal to citeproc-js':20}" + "".join(f"{name:>12}" for name in programs))
    for kind in [*kinds, "all"]:
        counted = [
            [one for case in (kinds if kind == "all" else [kind]) for one in right[name, case]] for name in programs
        ]
        print(
            f"{kind:20}" + "".join(f"{100 * sum(one) / len(one):10.1f} %" if one else f"{'–':>12}" for one in counted)
        )


def main() -> int:
    if reason := citeproc_js.missing():
        print(reason, file=sys.stderr)
        return 2
    programs = {"citekit": from_citekit, "pandoc": from_pandoc, "refkit": from_refkit}
    try:
        import refkit  # type: ignore[import-not-found, unused-ignore]  # noqa: F401
    except ImportError:
        del programs["refkit"]
    compare(sys.argv[1:] or list(STYLES), programs)
    return 0


if __name__ == "__main__":
    sys.exit(main())
