"""Sources for citing and exporting: the archival sources of notes, or the items of a bibliography."""

from __future__ import annotations

from typing import TYPE_CHECKING

from citekit.cli import options
from citekit.errors import CitekitError

if TYPE_CHECKING:
    from citekit.items import CslItem


def sources(
    paths: tuple[str, ...], findings: options.Findings, *, format: str | None, limit: int | None,
    document: str | None, custody: str,
) -> list[CslItem]:  # fmt: skip
    """The CSL items of every input, in order; what fails is told of and the rest goes on."""
    from citekit import formats, verbs

    found: list[CslItem] = []
    for path in paths:
        bibliography = formats.of_input(path, format)
        if bibliography is None:
            documents = options.parsed_documents((path,), findings, format=format, limit=limit, document=document)
            found += verbs.items(documents, custody=custody)
            continue
        try:
            found += _bibliography(path, bibliography, findings)
        except CitekitError as error:
            findings.fail(error)
    return found


def _bibliography(path: str, name: str, findings: options.Findings) -> list[CslItem]:
    from citekit import formats
    from citekit.reading.source import opened, text_of

    with opened(path) as stream:
        parsed = formats.find(name).read(text_of(stream, path))
    for diagnostic in parsed.diagnostics:
        findings.tell(f"{path}: {diagnostic.message}")
    return list(parsed.items)
