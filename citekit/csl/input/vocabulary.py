"""The words of CSL 1.0.2: its namespace, types and variables (specification, appendices III and IV).

This is the one vocabulary, of the processor and of the formats that items are read from and written to.
"""

from __future__ import annotations

NAMESPACE = "http://purl.org/net/xbiblio/csl"
NS = f"{{{NAMESPACE}}}"
"""What stands before an element's name in lxml."""

TYPES = frozenset(
    """article article-journal article-magazine article-newspaper bill book broadcast chapter classic collection
    dataset document entry entry-dictionary entry-encyclopedia event figure graphic hearing interview legal_case
    legislation manuscript map motion_picture musical_score pamphlet paper-conference patent performance
    periodical personal_communication post post-weblog regulation report review review-book software song speech
    standard thesis treaty webpage""".split()  # noqa: SIM905
)

NAMES = frozenset(
    """author chair collection-editor compiler composer container-author contributor curator director editor
    editor-translator editorial-director executive-producer guest host illustrator interviewer narrator organizer
    original-author performer producer recipient reviewed-author script-writer series-creator translator""".split()  # noqa: SIM905
)

DATES = frozenset("accessed available-date event-date issued original-date submitted".split())  # noqa: SIM905

NUMBERS = frozenset(
    """chapter-number citation-number collection-number edition first-reference-note-number issue locator number
    number-of-pages number-of-volumes page page-first part-number printing-number section supplement-number
    version volume""".split()  # noqa: SIM905
)

STRINGS = frozenset(
    """abstract annote archive archive_collection archive_location archive-place authority call-number
    citation-key citation-label collection-title container-title container-title-short dimensions division DOI
    event event-title event-place genre ISBN ISSN jurisdiction keyword language license medium note
    original-publisher original-publisher-place original-title part-title PMCID PMID publisher publisher-place
    references reviewed-genre reviewed-title scale source status title title-short URL volume-title
    year-suffix""".split()  # noqa: SIM905
)

OTHER = frozenset(
    """id type categories custom journalAbbreviation part printing shortTitle supplement volume-title-short
    multi system_id seeAlso""".split()  # noqa: SIM905
)
"""Keys of an item that are not variables but known: of the data schema and of Zotero."""

LOCATORS = frozenset(
    """act appendix article-locator book canon chapter column elocation equation figure folio issue line note
    opus page paragraph part rule scene section sub-verbo sub verbo supplement table timestamp title-locator
    verse version volume""".split()  # noqa: SIM905
)

VARIABLES = NAMES | DATES | NUMBERS | STRINGS

KINDS = {
    variable: kind
    for kind, variables in (("name", NAMES), ("date", DATES), ("number", NUMBERS), ("text", STRINGS))
    for variable in sorted(variables)
}
"""Every variable with what it holds: ``name``, ``date``, ``number`` or ``text``."""

OLDER = {
    "journalAbbreviation": "container-title-short", "part": "part-number", "printing": "printing-number",
    "shortTitle": "title-short", "supplement": "supplement-number",
}  # fmt: skip
"""What the data schema calls variables of the specification otherwise."""
