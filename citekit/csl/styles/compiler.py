"""From a style's XML to its compiled elements, once; rendering touches no XML."""

from __future__ import annotations

import html
from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from citekit.csl.input.locale import DatePart
from citekit.csl.input.vocabulary import NS
from citekit.csl.rendering import conditions, groups
from citekit.csl.rendering import elements as el
from citekit.csl.rendering.dates import PRECISION, DateElement
from citekit.csl.rendering.formatting import Look, read_look
from citekit.csl.rendering.name_style import PLAIN, NameStyle
from citekit.csl.rendering.names import EtAl, NameLabel, Names
from citekit.errors import StyleError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from lxml.etree import _Element

    from citekit.csl.rendering.elements import Element
    from citekit.csl.rendering.groups import Branch

FEW = 20
"""Names that a sentence may hold before *et al.* where a style says nothing."""
_TESTS: dict[str, Callable[[str], Any]] = {
    "variable": conditions.has_variable,
    "is-numeric": conditions.has_number,
    "is-uncertain-date": conditions.is_uncertain,
    "locator": conditions.has_locator,
    "position": conditions.has_position,
    "disambiguate": conditions.is_ambiguous,
}
INHERITED = {
    "and": "and_",
    "delimiter-precedes-et-al": "precedes_et_al",
    "delimiter-precedes-last": "precedes_last",
    "et-al-min": "et_al_min",
    "et-al-use-first": "et_al_use_first",
    "et-al-subsequent-min": "subsequent_min",
    "et-al-subsequent-use-first": "subsequent_use_first",
    "et-al-use-last": "use_last",
    "initialize": "initialize",
    "initialize-with": "initialize_with",
    "initialize-with-hyphen": "initialize_with_hyphen",
    "name-as-sort-order": "sort_order",
    "sort-separator": "sort_separator",
    "demote-non-dropping-particle": "demote",
    "name-form": "form",
    "name-delimiter": "delimiter",
}
_FLAGS = frozenset(("use_last", "initialize", "initialize_with_hyphen"))
_CHOICES = frozenset(("choose", "if", "else-if", "else"))
_COUNTS = frozenset(("et_al_min", "et_al_use_first", "subsequent_min", "subsequent_use_first"))


class Compiler:
    """Compiles the elements of one area (citation or bibliography) with the name options it inherits."""

    def __init__(self, root: _Element, area: _Element) -> None:
        self.macros = {macro.get("name", ""): macro for macro in root.iterfind(f"{NS}macro")}
        self.compiled: dict[str, list[Element]] = {}
        self.calling: list[str] = []
        """The macros that are being compiled, each called by the one before."""
        self.enclosing: Names | None = None
        self.explicit_suffix = False
        self.numbered = False
        self.tests_ambiguity = False
        self.used: set[str] = set()
        """The variables that the area asks for, and the positions that it tells apart."""
        self.page_format = root.get("page-range-format")
        self.options = {**attributes(root), **attributes(area)}
        self.name_options = _name_options(self.options)
        self.names_delimiter = self.options.get("names-delimiter", "")

    def tree(self, elements: list[Element]) -> groups.Tree:
        """Elements as a tree, with the variables that have been asked for so far."""
        return groups.Tree(elements, frozenset(self.used))

    def children(self, element: _Element) -> list[Element]:
        """The compiled children of an element."""
        return [made for child in element if (made := self.element(child)) is not None]

    def element(self, element: _Element) -> Element | None:
        """One element, or ``None`` for what does not render."""
        make = getattr(self, "make_" + _tag(element).replace("-", "_"), None)
        return make(element) if make else None

    def make_text(self, element: _Element) -> Element:
        look = read_look(attributes(element))
        form = element.get("form", "long")
        if (variable := element.get("variable")) is not None:
            if variable in ("year-suffix", "citation-label"):
                self.explicit_suffix = True
            self.used |= el.forms(variable)
            self.numbered = self.numbered or variable == "citation-number"
            if variable in el.IDENTIFIERS:
                look = replace(look, strip_periods=False)
            return el.TextVariable(variable, form, look, self.page_format)
        if (macro := element.get("macro")) is not None:
            return groups.TextMacro(self.macro(macro, element), look)
        if (term := element.get("term")) is not None:
            return el.TextTerm(term, form, element.get("plural") == "true", look)
        return el.TextValue(element.get("value", ""), look)

    def macro(self, name: str, caller: _Element | None = None) -> list[Element]:
        """A macro's elements, compiled when first called."""
        if name in self.compiled:
            return self.compiled[name]
        line = caller.sourceline if caller is not None else "?"
        if name not in self.macros:
            raise StyleError(f"line {line}: the style calls a macro {name!r} that it does not define")
        if name in self.calling:
            raise StyleError(f"line {line}: the macro {name!r} calls itself")
        before, self.enclosing = self.enclosing, None
        self.calling.append(name)
        made = self.children(self.macros[name])
        self.calling.pop()
        self.enclosing = before
        self.compiled[name] = made
        return made

    def make_number(self, element: _Element) -> Element:
        self.used.add(element.get("variable", ""))
        return el.Number(element.get("variable", ""), element.get("form", "numeric"), read_look(attributes(element)))

    def make_label(self, element: _Element) -> Element:
        return el.Label(
            element.get("variable", ""),
            element.get("form", "long"),
            element.get("plural", "contextual"),
            read_look(attributes(element)),
        )

    def make_group(self, element: _Element) -> Element:
        return groups.Group(self.children(element), read_look(attributes(element)))

    def make_choose(self, element: _Element) -> Element:
        parent = element.getparent()
        delimiter = ""
        while parent is not None and _tag(parent) in _CHOICES:
            parent = parent.getparent()
        if parent is not None and _tag(parent) == "group":
            delimiter = parent.get("delimiter", "")
        return groups.Choose([self.branch(child) for child in element], delimiter)

    def branch(self, element: _Element) -> Branch:
        """An if, else-if or else."""
        tests: list[Any] = []
        for key, value in element.attrib.items():
            words = [str(value)] if str(value) == "sub verbo" else str(value).split()
            if key == "type":
                tests.append(conditions.has_type(frozenset(words)))
            elif (test := _TESTS.get(str(key))) is not None:
                tests.extend(map(test, words))
            self.used.update(words)
            self.tests_ambiguity = self.tests_ambiguity or key == "disambiguate"
        return groups.Branch(tests, element.get("match", "all"), self.children(element))

    def make_date(self, element: _Element) -> Element:
        own = tuple(
            DatePart(child.get("name", ""), attributes(child)) for child in element if _tag(child) == "date-part"
        )
        precision = PRECISION.get(element.get("date-parts", "year-month-day"), PRECISION["year-month-day"])
        self.used.add(element.get("variable", ""))
        return DateElement(
            element.get("variable", ""), read_look(attributes(element)), element.get("form"), precision, own, {}
        )

    def make_names(self, element: _Element) -> Element:
        """Names; within ``cs:substitute`` a bare ``cs:names`` takes name, et-al and label from the names around."""
        inherited = self.enclosing
        name, et_al, label = (element.find(NS + tag) for tag in ("name", "et-al", "label"))
        own = attributes(element)
        own.setdefault("delimiter", self.names_delimiter)
        if inherited is not None and name is None and et_al is None:
            style, words = inherited.style, inherited.et_al
            made_label = inherited.label if label is None else self.name_label(element, label)
            if "delimiter" not in element.attrib:
                own["delimiter"] = inherited.look.delimiter
        else:
            style = self.name_style(name)
            words = EtAl(et_al.get("term", "et-al"), read_look(attributes(et_al))) if et_al is not None else EtAl()
            made_label = self.name_label(element, label) if label is not None else None
        look = inherited.look if inherited is not None and not len(element) else read_look(own)
        variables = tuple(element.get("variable", "").split())
        self.used.update(variables)
        made = Names(variables, style, words, made_label, [], look)
        if (substitute := element.find(NS + "substitute")) is not None:
            before, self.enclosing = self.enclosing, made
            made.substitute = self.children(substitute)
            self.enclosing = before
        return made

    def authors(self) -> Names:
        """The author of an item, or its editor, translator or title, by the short form of the area's names."""
        style = replace(self.name_style(None), form="short", and_=self.name_options.get("and_", "text"))
        if style.et_al_min > FEW:
            style = replace(style, et_al_min=4, et_al_use_first=1)
        made = Names(("author",), style, EtAl(), None, [], PLAIN)
        others = [Names((role,), style, EtAl(), None, [], PLAIN) for role in ("editor", "translator")]
        made.substitute = [*others, el.TextVariable("title", "short", PLAIN)]
        return made

    def name_style(self, element: _Element | None) -> NameStyle:
        """``cs:name``: its own attributes over the inherited ones."""
        options = dict(self.name_options)
        if element is None:
            return NameStyle(**options)
        own = attributes(element)
        options |= _name_options({key: value for key, value in own.items() if key not in ("form", "delimiter")})
        for key in ("form", "delimiter"):
            if key in own:
                options[key] = own[key]
        for part in element.iterfind(NS + "name-part"):
            if part.get("name") in ("family", "given"):
                options[part.get("name", "")] = read_look(attributes(part))
        look = read_look(own)
        options["look"] = Look(look.prefix, look.suffix, look.format)
        return NameStyle(**options)

    def name_label(self, names: _Element, label: _Element) -> NameLabel:
        tags = [_tag(child) for child in names]
        before = "name" in tags and tags.index("label") < tags.index("name")
        look = read_look(attributes(label))
        return NameLabel(label.get("form", "long"), label.get("plural", "contextual"), look, before)


def _name_options(given: Any) -> dict[str, Any]:
    """The options for names among given, in the types that rendering needs."""
    options: dict[str, Any] = {}
    for key, field in INHERITED.items():
        value = given.get(key)
        if value is None:
            continue
        if field in _COUNTS:
            options[field] = int(value) if value.isdecimal() else 0
        else:
            options[field] = value == "true" if field in _FLAGS else value
    return options


def _tag(element: _Element) -> str:
    return str(element.tag).rpartition("}")[2]


def attributes(element: _Element) -> dict[str, str]:
    """The attributes of an element; only what stands directly in the layout is set apart by ``display``."""
    given = {str(key): _unescaped(str(value)) for key, value in element.attrib.items()}
    if "display" in given and not _in_layout(element):
        del given["display"]
    return given


def _in_layout(element: _Element) -> bool:
    """Whether an element stands in a layout with nothing but choices between."""
    above = element.getparent()
    while above is not None and _tag(above) in _CHOICES:
        above = above.getparent()
    return above is not None and _tag(above) == "layout"


def _unescaped(value: str) -> str:
    """Characters that were escaped twice, as some public styles have them (``&amp;#9;``)."""
    return html.unescape(value) if "&#" in value else value


def walk(elements: list[Element]) -> Iterator[Element]:
    """Every element below, in the order of the style."""
    for element in elements:
        yield element
        yield from walk(getattr(element, "children", []) or getattr(element, "substitute", []))
        for branch in getattr(element, "branches", []):
            yield from walk(branch.children)
