"""Notebooks: a note with its segments coloured and named, footnotes with their bibliography.

Everything that others wrote is escaped. Colour is never alone: every coloured stretch says what it is in its
title, and the legend says it in words.
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from citekit.integrations.palette import TINTS, colour

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from citekit.citing.footnotes import Cited
    from citekit.model.records import Citation, SourceNote


def note(shown: SourceNote) -> str:
    """A note as HTML: its text, coloured; a legend; what each citation is made of; what was not understood.

    >>> from citekit.records.parsing import parse
    >>> print(note(parse("See <b>Document 8</b>."))[:73])
    <div class="citekit-note"><p>See &lt;b&gt;Document <span title="document"
    """
    pieces = "".join(_segment(shown, start) for start in range(len(shown.segments)))
    kinds = dict.fromkeys(s.kind for s in shown.segments if colour(s.kind))
    legend = " ".join(_patch(kind, escape(_words(kind))) for kind in kinds)
    tables = "".join(map(_citation, shown.citations))
    findings = "".join(f"<pre>{escape(found.show(shown.text))}</pre>" for found in shown.diagnostics)
    key = f"<p><small>{legend}</small></p>" if legend else ""
    return f'<div class="citekit-note"><p>{pieces}</p>{key}{tables}{findings}</div>'


def _segment(shown: SourceNote, index: int) -> str:
    segment = shown.segments[index]
    text = escape(segment.of(shown.text))
    return _patch(segment.kind, text) if colour(segment.kind) else text


def _patch(kind: str, inner: str) -> str:
    ground = TINTS[colour(kind) or ""]
    dashed = "; outline: 1px dashed #000" if kind == "unknown" else ""
    style = f"background: {ground}; color: #000; padding: 0 .15em; border-radius: .2em{dashed}"
    return f'<span title="{escape(_words(kind))}" style="{style}">{inner}</span>'


def _words(kind: str) -> str:
    return kind.replace("_", " ").replace("+", ", ")


def _citation(citation: Citation) -> str:
    """A citation as a table: a level a row, with what its number means."""
    from citekit.authority import describe

    def meaning(reading: str | None, said: str) -> str:
        return "; ".join(filter(None, (f"misprint for {reading}" if reading else "", said)))

    rows = [
        (_words(part.level), part.text, meaning(part.reading, describe(part.decoded) if part.decoded else ""))
        for part in citation.parts
    ]
    caption = f"{citation.kind} citation" + (" (source)" if citation.role == "source" else "")
    return f"<table><caption>{escape(caption)}</caption>{''.join(_rows(rows))}</table>" if rows else ""


def _rows(rows: Iterable[tuple[str, str, str]]) -> Iterator[str]:
    for level, text, meaning in rows:
        yield f'<tr><th scope="row">{escape(level)}</th><td>{escape(text)}</td><td>{escape(meaning)}</td></tr>'


def cited(shown: Cited) -> str:
    """Footnotes and bibliography as HTML; text in another format is shown as it is, escaped.

    >>> from citekit.citing.footnotes import cite
    >>> print(cited(cite("Kennedy Library, National Security Files, Box 3 <4>")).partition("</ol>")[0])
    <div class="citekit-cited"><ol><li>Box 3 &lt;4&gt;, National Security Files, Kennedy Library.</li>
    """
    ready = shown.format == "html"
    notes, listed = (
        "".join(f"<li>{one if ready else escape(one)}</li>" for one in lines)
        for lines in (shown.footnotes, shown.bibliography)
    )
    bibliography = f"<h4>Bibliography</h4><ul>{listed}</ul>" if listed else ""
    return f'<div class="citekit-cited"><ol>{notes}</ol>{bibliography}</div>'
