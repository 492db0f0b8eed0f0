"""Sphinx: any CSL style and any format for sphinxcontrib-bibtex. In ``conf.py``::

    extensions = ["sphinxcontrib.bibtex", "citekit.integrations.sphinx"]
    bibtex_bibfiles = ["archives.json", "refs.bib"]
    bibtex_default_style = "oscola"

The styles that ``conf.py`` names are made known to pybtex, and a ``:style:`` of a single bibliography is where
``citekit_styles`` names it too. Files that are not BibTeX, which sphinxcontrib-bibtex reads and nothing else, are
turned into it beside Sphinx's own cache; ``library`` is the user's own library (`citekit.library`).
"""

from __future__ import annotations

from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config

BEFORE = 400
"""Before sphinxcontrib-bibtex looks at its settings, which it does at Sphinx's usual 500."""


def setup(app: Sphinx) -> dict[str, Any]:
    """What Sphinx calls; the settings are carried out when they have been read."""
    app.add_config_value("citekit_styles", [], "env", types=[list])
    app.connect("config-inited", _styles, priority=BEFORE)
    app.connect("builder-inited", _files, priority=BEFORE)
    return {"version": version("citekit-archives"), "parallel_read_safe": True, "parallel_write_safe": True}


def _styles(app: Sphinx, config: Config) -> None:
    from pybtex.plugin import PluginNotFound, find_plugin

    from citekit.integrations.pybtex.styles import GROUP, register

    named = [getattr(config, "bibtex_default_style", ""), getattr(config, "bibtex_tooltips_style", "")]
    for style in filter(None, [*named, *config.citekit_styles]):
        try:
            find_plugin(GROUP, style)
        except PluginNotFound:
            register(style)


def _files(app: Sphinx) -> None:
    """Turn what is no BibTeX into it, by whatever plug-in of pybtex reads its suffix."""
    files = getattr(app.config, "bibtex_bibfiles", None) or []
    app.config.bibtex_bibfiles = [_as_bibtex(str(name), Path(app.confdir), Path(app.doctreedir)) for name in files]


def _as_bibtex(name: str, source: Path, cache: Path) -> str:
    """The name of a file in BibTeX with what a file holds; the same file where it is BibTeX or is not there.

    It is only written where it has changed, so that Sphinx does not read it anew each time.
    """
    from pybtex.database import parse_file

    from citekit.integrations.pybtex.database import LibraryParser
    from citekit.library.bibliography import NAME

    own = name == NAME and not (source / name).exists()
    if Path(name).suffix == ".bib" or not (own or (source / name).is_file()):
        return name
    data = LibraryParser().parse_file(NAME) if own else parse_file(str(source / name))
    text = data.to_string("bibtex")
    made = cache / "citekit" / f"{name.replace('/', '_')}.bib"
    made.parent.mkdir(parents=True, exist_ok=True)
    if not made.is_file() or made.read_text("utf-8") != text:
        made.write_text(text, "utf-8")
    return str(made)
