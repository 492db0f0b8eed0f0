"""Frozen records that are made quickly: a note has dozens of them."""

from __future__ import annotations

from dataclasses import MISSING, dataclass, field, fields
from typing import Any, Literal, TypeVar, dataclass_transform

T = TypeVar("T")


def derived(expression: str, *, init: Literal[False] = False) -> Any:
    """A field that is made from those before it, once, and is no part of what is shown or compared.

    >>> @frozen
    ... class Word:
    ...     text: str
    ...     length: int = derived("len(text)")
    >>> Word("Ober"), Word("Ober").length
    (Word(text='Ober'), 4)
    """
    return field(init=init, repr=False, compare=False, metadata={"from": expression})


@dataclass_transform(frozen_default=True, field_specifiers=(field, derived))
def frozen(cls: type[T]) -> type[T]:
    """A dataclass, frozen and slotted, whose fields are set through their slots.

    The ``__init__`` that ``dataclasses`` writes for a frozen class looks every field up by its name, which takes
    twice the time.

    >>> @frozen
    ... class Box:
    ...     number: int
    ...     label: str = ""
    >>> Box(3), Box(3, label="A") == Box(3, "A")
    (Box(number=3, label=''), True)
    >>> Box(3).number = 4
    Traceback (most recent call last):
    ...
    dataclasses.FrozenInstanceError: cannot assign to field 'number'
    """
    made: Any = dataclass(frozen=True, slots=True)(cls)
    names: dict[str, Any] = {"MISSING": MISSING}
    head, body = ["self"], []
    for each in fields(made):
        name, value = each.name, each.metadata.get("from", each.name)
        names[f"set_{name}"] = getattr(made, name).__set__
        if not each.init:
            body.append(f"    set_{name}(self, {value})")
            continue
        if each.default_factory is not MISSING:
            names[f"default_{name}"], names[f"make_{name}"] = MISSING, each.default_factory
            value = f"make_{name}() if {name} is MISSING else {name}"
        elif each.default is not MISSING:
            names[f"default_{name}"] = each.default
        head.append(f"{name}=default_{name}" if f"default_{name}" in names else name)
        body.append(f"    set_{name}(self, {value})")
    if hasattr(made, "__post_init__"):
        body.append("    self.__post_init__()")
    exec(f"def __init__({', '.join(head)}):\n" + "\n".join(body), names)
    made.__init__ = names["__init__"]
    done: type[T] = made
    return done
