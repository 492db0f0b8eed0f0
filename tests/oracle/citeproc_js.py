"""citeproc-js under node: installed into a folder of its own, outside of the project, and asked in one run.

    npm install --prefix FOLDER citeproc        with CITEKIT_NODE=FOLDER in the environment

or, without the variable, in the folder ``citekit-node`` of the system's temporary folder.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import Any

from citekit.csl.styles.installed import find

FOLDER = Path(os.environ.get("CITEKIT_NODE") or Path(tempfile.gettempdir()) / "citekit-node")
MODULE = FOLDER / "node_modules" / "citeproc"
DRIVER = Path(__file__).with_name("citeproc.js")
CACHE = FOLDER / "answers"
DEFAULT = "en-US"


def missing() -> str | None:
    """Why citeproc-js cannot be asked, ``None`` where it can."""
    if shutil.which("node") is None:
        return "needs node"
    return None if MODULE.is_dir() else f"needs citeproc-js: npm install --prefix {FOLDER} citeproc"


def answers(names: list[str], items: list[Any], citations: list[Any]) -> dict[str, dict[str, Any]]:
    """What citeproc-js makes of the document in each style: citations, ids, bibliography, or an error."""
    jobs = {name: _style(name) for name in names}
    keys = {name: _key(jobs[name], items, citations) for name in names}
    new = {name: job for name, job in jobs.items() if not (CACHE / keys[name]).is_file()}
    if new:
        CACHE.mkdir(parents=True, exist_ok=True)
        for name, answer in ask(new, items, citations).items():
            (CACHE / keys[name]).write_text(json.dumps(answer), encoding="utf-8")
    return {name: json.loads((CACHE / keys[name]).read_text(encoding="utf-8")) for name in names}


def ask(styles: dict[str, dict[str, str]], items: list[Any], citations: list[Any]) -> dict[str, dict[str, Any]]:
    """The same, asked anew; each answer also has its ``seconds``."""
    job = {"module": str(MODULE), "locales": _locales(), "styles": styles, "items": items, "citations": citations}
    done = subprocess.run(
        ["node", "--stack-size=4000", str(DRIVER)], input=json.dumps(job), capture_output=True, text=True, check=True
    )
    found: dict[str, dict[str, Any]] = json.loads(done.stdout)
    return found


def style_of(name: str) -> dict[str, str]:
    """A style as a job has it."""
    return _style(name)


def _style(name: str) -> dict[str, str]:
    found = find(name)
    return {"xml": found.xml.decode(), "locale": found.locale or DEFAULT}


def _locales() -> dict[str, str]:
    import citeproc

    files = Path(citeproc.LOCALES_PATH).glob("locales-*.xml")
    return {file.stem.removeprefix("locales-"): file.read_text(encoding="utf-8") for file in files}


def _key(*parts: Any) -> str:
    version = json.loads((MODULE / "package.json").read_text(encoding="utf-8"))["version"]
    asked = json.dumps([version, DRIVER.read_text(encoding="utf-8"), *parts], sort_keys=True)
    return hashlib.sha256(asked.encode()).hexdigest()[:32] + ".json"
