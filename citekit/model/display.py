"""What notebooks show: records say nothing of how they look, and who knows it is asked when a notebook asks."""

from __future__ import annotations

from importlib import import_module

VIEWS = {"SourceNote": ("citekit.integrations.notebook", "note"), "Cited": ("citekit.integrations.notebook", "cited")}
"""Record → module and function that shows it as HTML."""


class Shown:
    """A record with a view in ``VIEWS``. It holds nothing, and adds nothing to the record but the door.

    >>> from citekit import parse
    >>> "National Security Files" in parse("Source: Kennedy Library, National Security Files.")._repr_html_()
    True
    """

    __slots__ = ()

    def _repr_html_(self) -> str:
        """What IPython and its kin ask for (IPython documentation, *Rich display*)."""
        module, function = VIEWS[type(self).__name__]
        view: str = getattr(import_module(module), function)(self)
        return view
