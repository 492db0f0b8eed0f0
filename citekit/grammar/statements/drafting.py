"""Who drafted the document, who cleared it and who approved it; where and when."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from citekit.authority.note_words import either
from citekit.grammar.statements.credit import credited
from citekit.grammar.statements.people import phrase, who
from citekit.grammar.text.moments import DATE, MONTH
from citekit.grammar.text.sentences import OPENING
from citekit.grammar.text.tiling import Piece, body, holds, statement
from citekit.model.patterns import lazy
from citekit.model.spans import Segment, Statement

if TYPE_CHECKING:
    import re
    from collections.abc import Callable

ROLES = {"draft": "drafter", "redra": "drafter", "clear": "clearer", "concu": "clearer", "appro": "approver"}
"""A verb's first letters and the role it gives; all other verbs give none."""

_VERB = r"(?:[Rr]e)?(?:[Dd]raft(?:ed|er(?=\s+by\b))|[Cc]leared|[Aa]pproved|[Cc]oncurred(?: in)?)"
LONGEST = 2000
"""Characters: how far a sentence may go before it says who drafted or cleared."""
_STEMS = ("raft", "lear", "pproved", "oncurred")
"""One of these stands in every drafting sentence: looked for first, because that is quick."""
_OTHER = rf"[a-z]{{3,20}}(?:ed|ten)|{either('participles')}"
_ADVERB = rf"(?:{either('ways of drafting')})"
_DOCUMENT = (
    rf"(?:{either('drafted documents')})"
    r"(?:\s+and\s+[a-z]{1,20})?(?:\s+printed here)?(?:,\s+which is the source text,)?"
)
_SUBJECT = (
    rf"(?:It|(?:Telegram|Airgram|Despatch)\s[\w–-]+(?:,\s+which is the source text,)?"
    rf"|(?:The|This|A|An|Another|According|No|Notes?)\b[^.()“”]{{0,160}}?\b(?:it|{_DOCUMENT}))"
)
_CLAUSE = lazy(
    rf"(?:{_ADVERB}\s+)*(?P<verbs>(?:{_VERB}|{_OTHER})\b(?:(?:,\s+and|,|\s+and)\s+(?:{_VERB}|{_OTHER})\b)*+)"
)
_ROLE = lazy(r"(?:re)?(draft|clear|concu|appro)\w*")
_FIRST = lazy(
    rf"(?:(?:Presumably|Apparently|Probably|Originally|Also|Jointly)\s+"
    rf"|(?P<subject>{_SUBJECT}\s+(?:was|were)|[Nn]o draft[^.();“”]{{0,80}}[;,](?:\s+but)?)\s+"
    rf"(?:(?:also|apparently|presumably|probably|originally|jointly)\s+)?)?(?P<verb>{_VERB}\b)"
    rf"|(?P<other>(?:Prepared|Signed|Written|Typed)\b)(?=[^.“”]{{1,200}}?[;,\s](?:and\s+)?(?:drafted|cleared|approved)\s+(?:by|in|with)\b)"
)
_PLAIN = lazy(rf"(?P<subject>(?!))?(?P<verb>{_VERB}\b)")
"""What opens most drafting sentences, with the same groups: “Drafted”."""
_SEPARATOR = lazy(r"\s*[;,.]?\s*(?:(?:and|&|but|as well as|both)\b,?\s*)*")
_BY = lazy(r"(?:(?:in\s+)?[Bb]y|with|through)\s+(?:the\s+)?")
_IN = lazy(r"(?P<word>in|at|In|At)\s+(?P<article>the\s+)?(?=[A-Z])")
_THE = lazy(r"the\s+(?=[A-Z])")
_NAME = lazy(rf"(?=[A-Z])(?!{_VERB}\b|(?:By|In|At)\s|{MONTH}\b)")
"""Where nothing but a person or an office can stand."""
_MANNER = lazy(
    r"(?:in (?:draft|substance|final|principle|part|full|effect|general|advance|rough draft)(?: form)?\b"
    r"|by (?:tele)?phone|presumably|apparently|substantially|orally|informally|personally|respectively"
    r"|\([^()]*\)|for transmission)"
)
_FOR = lazy(r"for\s++[^,;()]{1,60}?(?=\s+by\s)|for(?=\s+by\s)")
_ACTS = lazy(r"\s(?:saw|has|had|was|were|is|wrote|initialed|signed|sent)\b(?! by\b)")
"""Whoever does something himself begins another sentence: “drafted by Ober and the President saw it”."""
_RANK = " level"
"""“Cleared at the Assistant Secretary level” names nobody."""
_ANOTHER = lazy(rf"{OPENING.pattern}|(?:also sent|repeated) to\s")
"""Where another sentence was run on."""
_SMALL = lazy(r"(?:by|in|on|at|with|for|the|through)\s")
"""Words that are no verb, looked for first, because that is quick."""
_DATE = lazy(
    rf"(?:on\s+)?(?P<date>{DATE.pattern})"
    r"(?:\s+at\s+[\d:]+\s+[ap]\.m\.)?(?:,\s+\d{1,2}(?!\d))*(?:,?\s+and\s+\d{1,2}(?!\d))?"
)
_BOUND = lazy(rf";|(?:[,;]\s*(?:and\s+)?|\s(?:and|but)\s+)(?=(?:{_ADVERB}\s+)?{_VERB}\b)")
_AND_BY = lazy(rf",?\s+(?=and\s+by\s)|{_BOUND.pattern}")
"""Where a role is told, “and by” names another who has it."""
_CONCURRING = lazy(r"with\s+(?:the\s+)?(?:concurrences?|clearances?)\s+(?=(?:of|by|from|in)\s)(?:(?:of|by|from)\s+)?")
_CONCURRENCE = lazy(r"with\s+(?:the\s+)?([A-Z][\w-]{0,40})[’']s?\s+(?:concurrence|clearance|approval)")
_ACRONYM = lazy(r"[A-Z][A-Z/&–\s-]*(?![a-z])")
_PLACED = lazy(rf"(?:\s+on\s+{MONTH}\s+\d{{1,2}}(?:,\s+\d{{4}})?)?\s+by\s")
_SILENT = lazy(
    r"No (?:other )?(?:draft(?:ing|er)|clearance)\b|Drafter not\b|The draft(?:er|ing officer) is\b"
    r"|The source text (?:does not|bears no|gives no) (?:(?:indicate|give|show|bear|indication of) )?"
    r"(?:the |any )?(?:name of the )?draft(?:er|ing)"
)


def read(text: str, start: int, end: int) -> Statement | None:
    """A drafting sentence, or the editors' word that nobody is named.

    ::

        sentence = [ document "was" | "Prepared by" … ] clause { separator clause } "."
        clause   = verb { ("," | "and") verb } [ manner ] { element }
        verb     = "drafted" | "cleared" | "concurred in" | "approved" | another participle, whose people are words
        element  = [ "by" | "with" ] who | "in" office | "in" | "at" place | "on" date | manner | prose

    A person in two roles (“Drafted and approved by”) is one segment of kind ``drafter+approver``.

    >>> text = "Drafted in the White House by Ober on May 3; cleared by EUR and Lund (PM)."
    >>> [(s.kind, s.of(text)) for s in read(text, 0, len(text)).segments if s.kind not in ("words", "separator")]
    ... # doctest: +NORMALIZE_WHITESPACE
    [('place', 'White House'), ('drafter', 'Ober'), ('date', 'May 3'), ('clearer', 'EUR'), ('clearer', 'Lund'),
     ('office', 'PM')]
    """
    near = min(end, start + LONGEST)
    if not holds(text[start:near], _STEMS):
        return None
    first = _PLAIN.match(text, start, end) or _FIRST.match(text, start, end)
    named = _named(text, first, end) if first else None
    return named or _active(text, start, end, near) or _silent(text, start, end)


def _named(text: str, first: re.Match[str], end: int) -> Statement | None:
    """The sentence whose ``first`` verb was found, where it says who, or at least when or where."""
    start = first.start()
    clauses = _Clauses(text, first.start(first.lastgroup or 0), body(text, start, end))
    last = clauses.run()
    told = first.lastgroup == "verb" and not first["subject"]
    if not clauses.pieces or not (told or clauses.anybody):
        return None
    before = credited(text, start, first.end()) if first["subject"] else []
    pieces = [*before, *clauses.pieces]
    return statement("drafting", text, start, last if clauses.broken else end, pieces, **clauses.traits)


def _active(text: str, start: int, end: int, near: int) -> Statement | None:
    """“Ober concurred in the letter.”"""
    pieces = credited(text, start, near)
    return statement("drafting", text, start, end, pieces) if pieces else None


def _silent(text: str, start: int, end: int) -> Statement | None:
    """“No drafting information appears on the source text.”"""
    silent = _SILENT.match(text, start, end)
    return Statement("remark", (Segment("remark", start, end),), {"about": "drafting"}) if silent else None


class _Clauses:
    """A walk over the clauses of one sentence, one element a step."""

    def __init__(self, text: str, here: int, stop: int) -> None:
        self.text, self.here, self.stop = text, here, stop
        self.role = ""
        self.named = False
        """Whether the clause has named somebody."""
        self.broken = False
        """Whether another sentence was run on."""
        self.pieces: list[Piece] = []
        self.traits: dict[str, str] = {}

    @property
    def anybody(self) -> bool:
        """Whether a person or an office is named in a role."""
        return any(piece[0] not in ("date", "place", "office") for piece in self.pieces)

    def run(self) -> int:
        """Where the walk ends: at the end of the sentence, or where another one begins."""
        while self.here < self.stop and not self.broken:
            self._element()
        return self.here

    def _element(self) -> None:
        separator = _SEPARATOR.match(self.text, self.here, self.stop)
        start = separator.end() if separator else self.here
        if self.pieces and _ANOTHER.match(self.text, start, self.stop):
            self.here, self.broken = start, True
            return
        self.here = start
        if start == self.stop:
            return
        if _NAME.match(self.text, start, self.stop) and self._person(start):
            return
        for rule in _LED if _SMALL.match(self.text, start, self.stop) else _ELEMENTS:
            if rule(self, start):
                return
        self._prose(start)

    def _clause(self, start: int) -> bool:
        """``verb { ("," | "and") verb }``: the role of those who follow."""
        clause = _CLAUSE.match(self.text, start, self.stop)
        if clause is None:
            return False
        self.role, self.named, self.here = _role(clause["verbs"]), False, clause.end()
        if not self.role:
            self._prose(clause.end())
        return True

    def _concurrence(self, start: int) -> bool:
        """“with Lund’s concurrence”, “with the concurrence of Lund and Ober”."""
        if not self.text.startswith("with", start):
            return False
        if concurring := _CONCURRING.match(self.text, start, self.stop):
            self.role, self.named, self.here = "clearer", False, concurring.end()
            return True
        concurrence = _CONCURRENCE.match(self.text, start, self.stop)
        if concurrence:
            self.pieces.append(("clearer", *concurrence.span(1)))
            self.here = concurrence.end()
        return concurrence is not None

    def _words(self, start: int) -> bool:
        """“in draft”, “by”, “with”, “the”: words that lead on to a name."""
        word = _MANNER.match(self.text, start, self.stop) or _BY.match(self.text, start, self.stop)
        if word is None and not self.named:
            word = _FOR.match(self.text, start, self.stop)
        if word is None or (self.named and self.role == "drafter" and word.group().startswith("with")):
            return False
        self.here = word.end()
        return True

    def _date(self, start: int) -> bool:
        """``[ "on" ] date``."""
        date = _DATE.match(self.text, start, self.stop)
        if date is None:
            return False
        self.pieces.append(("date", *date.span("date")))
        if self.role.startswith("drafter"):
            self.traits.setdefault("drafted_on", date["date"])
        self.here = date.end()
        return True

    def _where(self, start: int) -> bool:
        """``("in" | "at") office``: the place where somebody drafted, or the office that did."""
        inside = _IN.match(self.text, start, self.stop)
        end = phrase(self.text, inside.end(), self.stop) if inside else None
        if inside is None or end is None:
            return False
        if self.text.startswith(_RANK, end):
            self.here = end + len(_RANK)
            return True
        kind = self._kind(inside, end)
        if self.role:
            self.pieces.append((kind, inside.end(), end))
        if kind == "place":
            self.traits.setdefault("drafted_at", (inside["article"] or "") + self.text[inside.end() : end])
        self.named = self.named or kind == self.role
        self.here = end
        return True

    def _kind(self, inside: re.Match[str], end: int) -> str:
        """A place, the office of whoever was named, or an office that did it itself: “by Ober and at the Treasury”."""
        drafting = self.role.startswith("drafter")
        if _PLACED.match(self.text, end, self.stop):
            return "place" if drafting else "office"
        if self.named and (drafting or (inside["word"] == "at" and not self.text.endswith("and ", 0, inside.start()))):
            return "office"
        office = inside["article"] or _ACRONYM.fullmatch(self.text, inside.end(), end)
        return self.role if not drafting or (office and inside["word"].lower() == "in") else "place"

    def _person(self, start: int) -> bool:
        """A name or an office, in the role of the clause."""
        article = _THE.match(self.text, start, self.stop)
        person = who(self.text, article.end() if article else start, self.stop, self.role)
        if person is None or (self.named and _ACTS.match(self.text, person.end, self.stop)):
            return False
        self.pieces += person.pieces if self.role else []
        self.named, self.here = True, person.end
        return True

    def _prose(self, start: int) -> None:
        """Anything else is words, as far as the next clause that names a role."""
        bound = (_AND_BY if self.role else _BOUND).search(self.text, start, self.stop)
        self.here = bound.start() if bound else self.stop


@lru_cache(maxsize=256)  # most clauses say what was done in one of a few ways
def _role(verbs: str) -> str:
    """The roles that the verbs give, none where they give none.

    >>> _role("drafted and approved"), _role("typed")
    ('drafter+approver', '')
    """
    roles = (ROLES[verb[1][:5]] for verb in _ROLE.finditer(verbs.lower()))
    return "+".join(dict.fromkeys(roles))


_LED: tuple[Callable[[_Clauses, int], bool], ...] = (
    _Clauses._concurrence,
    _Clauses._words,
    _Clauses._date,
    _Clauses._where,
    _Clauses._person,
)
"""What a small word may lead."""

_ELEMENTS: tuple[Callable[[_Clauses, int], bool], ...] = (_Clauses._clause, *_LED)
