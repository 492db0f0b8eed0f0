"""Names as CSL-JSON gives them, normalised: particles and suffixes found where a program left them in place."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from msgspec import Struct

from citekit.model.patterns import lazy

_OTHERS = frozenset(("others", "et al.", "et al"))
_FAMILY_PARTICLE = lazy(r"[^ ]*?[^ -](?:-|ʻ|’|'| ) *(?=.)|[^ ]+ +(?=.)")


class Name(Struct, frozen=True):
    """A person (``family``, ``given`` …) or an institution (``literal``)."""

    family: str = ""
    given: str = ""
    dropping: str = ""
    non_dropping: str = ""
    suffix: str = ""
    literal: str = ""
    comma_suffix: bool = False
    static: bool = False

    @property
    def others(self) -> bool:
        """Whether it stands for people who are not named: BibTeX's *and others*."""
        return not self.given and (self.literal or self.family) in _OTHERS

    @property
    def romanesque(self) -> bool:
        """Whether the name is written in a script that sets given and family names apart by a space."""
        return romanesque(self.family or self.given or self.literal)


@lru_cache(4096)
def romanesque(text: str) -> bool:
    """Whether any letter of a text is of a script that sets names apart by a space."""
    return any(alphabetic(c) for c in text)


def alphabetic(char: str) -> bool:
    """Whether a character is a letter, and none of the Chinese, Japanese or Korean scripts."""
    return char.isalpha() and not ("\u2e80" <= char <= "\ua4cf" or "\uac00" <= char <= "\ud7ff" or char >= "\uf900")


def read_names(value: Any) -> tuple[Name, ...]:
    """The names of one variable; what is not a name at all is passed over.

    >>> read_names([{"family": "van Gogh", "given": "Vincent"}])[0].non_dropping
    'van'
    >>> read_names("Department of State")[0].literal
    'Department of State'
    """
    if isinstance(value, str | dict):
        value = [value]
    if not isinstance(value, list):
        return ()
    return tuple(name for one in value if (name := read_name(one)) is not None)


def read_name(value: Any) -> Name | None:
    """One name, or ``None`` where there is nothing to show."""
    if isinstance(value, str):
        return Name(literal=value) if value.strip() else None
    if not isinstance(value, dict):
        return None
    text = {key: str(part).strip() for key, part in value.items() if isinstance(part, str | int | float)}
    static = _true(value.get("static-ordering"))
    if text.get("literal") or value.get("isInstitution"):
        literal = text.get("literal") or text.get("family", "")
        return Name(literal=literal, static=static) if literal else None
    family, given = text.get("family", ""), text.get("given", "")
    if not family and not given:
        return None
    name = Name(
        family,
        given,
        text.get("dropping-particle", ""),
        text.get("non-dropping-particle", ""),
        text.get("suffix", ""),
        comma_suffix=_true(value.get("comma-suffix")),
        static=static,
    )
    return _parse(name) if _true(value.get("parse-names", True)) else name


def _true(value: Any) -> bool:
    return value not in (None, False, 0, "0", "false", "")


def _parse(name: Name) -> Name:
    """Particles out of family and given name, a suffix from behind the given name's comma."""
    family, given, suffix, comma = name.family, name.given, name.suffix, name.comma_suffix
    non_dropping, dropping = name.non_dropping, name.dropping
    quoted = len(family) > 1 and family[0] == family[-1] == '"'
    if quoted:
        family = family[1:-1]
    elif not non_dropping:
        non_dropping, family = leading_particles(family)
    if not suffix and "," in given:
        given, _, rest = given.partition(",")
        comma = comma or rest.startswith("!")
        rest = rest.lstrip("!").strip()
        if rest.replace(".", "") == "et al" and not dropping:
            dropping = ", " + rest
        else:
            suffix = rest
        given = given.rstrip()
    if not dropping:
        given, dropping = trailing_particles(given)
    return Name(family, given, dropping, non_dropping, suffix, name.literal, comma, name.static)


def _lower(word: str) -> bool:
    first = word.lstrip("-'ʻ’ ")[:1]
    return first != first.upper()


def leading_particles(family: str) -> tuple[str, str]:
    """Split what begins in lower case from a family name.

    >>> leading_particles("de la Tour"), leading_particles("d'Aubigné"), leading_particles("al-Kindi")
    (('de la', 'Tour'), ("d'", 'Aubigné'), ('al-', 'Kindi'))
    """
    end = 0
    while match := _FAMILY_PARTICLE.match(family, end):
        if not _lower(match.group()):
            break
        end = match.end()
    particles = family[:end]
    kept = particles.strip()
    if particles.endswith(" ") and kept[-1:] in "'’" and kept:
        kept += " "
    return kept, family[end:]


def trailing_particles(given: str) -> tuple[str, str]:
    """Split what ends in lower case from a given name.

    >>> trailing_particles("Jean de"), trailing_particles("Jean")
    (('Jean', 'de'), ('Jean', ''))
    """
    words = given.split(" ")
    cut = len(words)
    while cut > 1 and words[cut - 1] and _lower(words[cut - 1]):
        cut -= 1
    return " ".join(words[:cut]).rstrip(), " ".join(words[cut:])
