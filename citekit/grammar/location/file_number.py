"""File numbers by their shape: decimal, subject-numeric, Central Foreign Policy File, document symbols."""

from __future__ import annotations

from citekit.model.patterns import lazy

DECIMAL = lazy(
    r"[0-9lO]{2,3}[A-Za-z]?(?:[–-][A-Z]{1,3})?\.? ?(?:\d"
    r"|[A-Z]{1,3}\b)[^\s/,;]*(?: [^/,;0-9][^/,;]{0,40})? ?/ ?[\dlOI][^,;()]*"
    r"|\d{3}[A-Za-z]?\.[0-9A-Z][\w–—-]*(?: [A-Z][\w. ()–-]*)?"
    r"|\d{3}(?: [A-Z][\w .()–-]{0,40})?/\d[\d–—-]*"
    r"|\d{3}\.(?: |\d)[\w–— -]+"
    r"|\d{3}\.[A-Z]{1,2} [\w–-]{1,12}(?:/[\w–-]+)?"
    r"|[01]23(?: |[–-] ?)\[?[A-Z][\w .,’'-]{2,40}\]?(?:/.{1,20})?"
)
"""``class country . subject [name] / month–dayyear``: 611.61/5–1661, 501.BC Kashmir/7–2948, 320.2–AC/3–951."""

_CATEGORY = (
    "AID|AE|AGR|AV|BG|CA|CSM|CR|CUL|DEF|E|ECIN|ECON|EDX|EDU|EEC|FN|FSE|FT|GATT|HLTH|INCO|INF|INT|IT|LAB|LEG|MKT"
    "|OAS|ORG|PC"
    "|PER|PET|POL|PPB|PPT|PR|PS|REF|RM|SCI|SOC|SP|STR|TEL|TP|TRV|UN|US|V|XMB|OA|SAV|PO|POI|SDG|MNF|PBOR|FAA|FAO|ICEM"
    "|IAEA|NATO|SEATO|CENTO|OECD|UNESCO|WHO|ILO|IBRD|IMF|UNCTAD|UNICEF|IDB|ECE|ECOSOC|OAU|EFTA|ECSC|EURATOM"
    "|UNDP|DEF\\(MLF\\)|BUD|CON|FMGT|FSV|OPEC|PPV|RAD|SY"
)
_BODY = r"(?:Files?|Papers|Records|Registry|Series|Meetings?)"
_CODE = r"[A-Z][A-Za-z.]{0,8}"
SUBJECT_NUMERIC = lazy(
    rf"(?:{_CATEGORY})(?: ?\((?:[A-Z]{{2,8}}|[A-Z][a-z]+)\))?"
    r"(?:[ -]\d{1,2}(?:[–—-]\d{1,2}){0,3}(?![/\d])(?:,? [A-Z(].*)?"
    rf"|(?<!US)(?<!UN)(?!.*\b{_BODY}\b),? {_CODE}(?: {_CODE}){{0,2}}(?: ?[–—-] ?[A-Z][A-Za-z. ]{{0,16}})?(?:/.*)?)"
)
"""``CATEGORY [number] [COUNTRY[–COUNTRY]] [/NAME]``: POL 7 US/HARRIMAN, DEF 18-4, POL US–USSR."""

FILM = lazy(r"\[?[DNP] ?\d{6,7} ?[–—-] ?\d{3,4}\]?(?:,? .*)?|\[?no (?:film|N|P|D) (?:number|reel)[^\]]*\]?")
"""Central Foreign Policy File: D750123–0456, P840105–0036, [no film number]."""

CONTROL = lazy(r"NLR[–-]\d[\w–-]*")
"""The number by which the Reagan Library controls a document: NLR–418–2–17–5–3."""

OPENS = lazy(
    rf"\d{{3}}[A-Za-z]?\.[\dA-Z]|(?:{_CATEGORY})(?: ?\([A-Z]+\))? (?:\d|[A-Z]{{2,}}\b(?! Files?\b))|[DNP]\d{{6}}"
)
"""How a number of the Central Files begins, where the text goes on behind it."""

_FILED_WITH = lazy(r"F\. ?W\. ?|FW ")
_DIGIT = lazy(r"\d")
SYMBOL = lazy(
    r"(?:NSC|NSAM|NSDM|NSSM|NSCID|PSB|NIE|SNIE|OCB|PD|PRM|JCS|IO|SC"
    r"|GA)[ –-](?:Actions? )?(?:Nos?\. ?)?[\w–—-]*\d[\w/–—-]*(?: [Ss]eries)?"
    r"|[A-Z]{1,4} ?\(\d\d\) ?\d+|[A-Z]{1,3} ?\d{3,5}/\d+(?:/\w+)?"
    r"|[A-Z]{1,5}(?: ?\([A-Z]+\)[A-Z]?)?(?:[/–-](?:[A-Z][A-Za-z.]*(?:\([A-Za-z]+\))?(?:(?:(?<=\.) )?\d+)?"
    r"|\([A-Za-z]+\)))*"
    r"(?:[/–-]|(?<=\)))\d[\w/.–—-]*"
)
"""The symbol of a document or series of documents: NSC 8/2, NSC 135 Series, US(P)/A/C.1/12, L-214-71."""


def is_file_number(text: str) -> bool:
    """Whether the whole element is a file number by its shape, wherever it stands.

    >>> [is_file_number(t) for t in ("611.61/5–1661", "POL 7 US/HARRIMAN", "D750123–0456", "686 Vietnam", "1961, 1962")]
    [True, True, True, False, False]
    """
    first = text[0]
    if first.isdigit() or first in "lO":
        return DECIMAL.fullmatch(text) is not None
    if first == "F" and (filed := _FILED_WITH.match(text)):
        return DECIMAL.fullmatch(text, filed.end()) is not None
    if first == "[":
        return FILM.fullmatch(text) is not None
    if first.isupper():
        pattern = FILM if first in "DNP" and text[1:3].strip().isdigit() else SUBJECT_NUMERIC
        return pattern.fullmatch(text) is not None
    return False


def is_symbol(text: str) -> bool:
    """Whether the whole element is a document's symbol.

    >>> [is_symbol(t) for t in ("NSC 5422", "NSC 5901 Series", "PSB D–35", "NSAM No. 242", "CF 1596", "USSR")]
    [True, True, True, True, False, False]
    >>> [is_symbol(t) for t in ("US/A/M(Chr)/20", "US(P)/A/M/(Chr)11", "US/A/AC. 18/28", "JCS/Ober 12/62")]
    [True, True, True, False]
    """
    return _DIGIT.search(text) is not None and SYMBOL.fullmatch(text) is not None


def is_decimal(text: str) -> bool:
    """Whether the whole text is a decimal file number.

    >>> is_decimal("794C.0221/1–853"), is_decimal("7/61–10/61")
    (True, False)
    """
    return DECIMAL.fullmatch(text) is not None
