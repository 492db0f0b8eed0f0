"""A library is brought up to date and keeps what its user changed; parts of it are read, on the web and from here."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from citekit.errors import ZoteroError
from citekit.integrations.zotero import local, pulling, updating, web
from citekit.integrations.zotero.secret import Key
from tests.command_line import citekit
from tests.zotero_server import KEY, Local, Web

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

HALE: dict[str, Any] = {
    "id": "hale", "type": "personal_communication", "title": "Strand to Grey", "issued": {"date-parts": [[1911]]},
    "archive": "Hale Archives", "archive_location": "Box 3", "keyword": "pilots",
}  # fmt: skip
FEES: dict[str, Any] = {"id": "fees", "type": "manuscript", "title": "Fees", "archive": "Hale Archives"}


@pytest.fixture
def server() -> Iterator[Web]:
    with Web() as running:
        yield running


@pytest.fixture
def memory(tmp_path: Path) -> updating.Memory:
    return updating.Memory(tmp_path / "state" / "zotero.json")


def update(server: Web, memory: updating.Memory, *items: dict[str, Any], **options: Any) -> dict[str, updating.Change]:
    library = web.Library("users", server.user)
    changes, report = updating.update(
        items,
        library,
        local.find_key() if server.root else Key(KEY),
        memory,
        server=server.url + server.root,
        sleep=lambda _: None,
        **options,
    )
    assert not report.refused
    return {change.item: change for change in changes}


def the(server: Web, title: str) -> dict[str, Any]:
    (found,) = [one for one in server.items.values() if one.get("title") == title and "parentItem" not in one]
    return found


def test_what_has_changed_at_hand_is_written_and_nothing_else(server: Web, memory: updating.Memory) -> None:
    assert {change.kind for change in update(server, memory, HALE, FEES).values()} == {"new"}
    later = {**HALE, "issued": {"date-parts": [[1911, 7, 12]]}}
    changes = update(server, updating.Memory(memory.path), later, FEES)
    assert (changes["hale"].kind, changes["fees"].kind) == ("changed", "same")
    assert the(server, "Strand to Grey")["date"] == "1911-07-12"
    assert len(server.items) == 2
    sent = server.writes()[-1].body
    assert [set(one) for one in sent] == [{"key", "version", "date"}]


def test_what_the_user_changed_there_stays(server: Web, memory: updating.Memory) -> None:
    update(server, memory, HALE)
    mine = the(server, "Strand to Grey")
    server.version += 1
    mine |= {"title": "Strand to Una Grey", "version": server.version, "tags": [{"tag": "pilots"}, {"tag": "mine"}]}
    changes = update(server, memory, {**HALE, "title": "Strand an Grey", "archive_location": "Box 4"})
    assert changes["hale"].kept == ("title",)
    assert (mine["archiveLocation"], len(server.items)) == ("Box 3", 1)
    now = the(server, "Strand to Una Grey")
    assert (now["archiveLocation"], now["tags"]) == ("Box 4", [{"tag": "pilots"}, {"tag": "mine"}])


def test_what_the_user_threw_away_does_not_come_back(server: Web, memory: updating.Memory) -> None:
    update(server, memory, HALE, FEES)
    server.items.pop(the(server, "Fees")["key"])
    assert update(server, memory, HALE, FEES)["fees"].kind == "deleted"
    assert len(server.items) == 1


def test_an_edit_in_the_meantime_refuses_the_write(server: Web, memory: updating.Memory) -> None:
    update(server, memory, HALE)
    seen = updating._there

    def edited(*asked: Any) -> Any:
        found = {key: dict(one) for key, one in seen(*asked).items()}
        server.version += 1
        the(server, "Strand to Grey")["version"] = server.version
        return found

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(updating, "_there", edited)
        library = web.Library("users", server.user)
        _, report = updating.update([{**HALE, "title": "Other"}], library, Key(KEY), memory, server=server.url)
    assert [(one.item, one.code) for one in report.refused] == [("hale", 412)]
    assert the(server, "Strand to Grey")


def test_a_dry_run_writes_nothing_and_shows_a_diff(server: Web, memory: updating.Memory) -> None:
    update(server, memory, HALE)
    before = len(server.writes())
    change = update(server, memory, {**HALE, "title": "Strand an Grey"}, dry=True)["hale"]
    assert str(change).splitlines()[1:] == ["  - title: Strand to Grey", "  + title: Strand an Grey"]
    assert len(server.writes()) == before


def test_the_source_note_and_the_photographs_become_children_once(server: Web, memory: updating.Memory) -> None:
    custom = {"source-note": "Source: Hale <Archives>.", "photographs": "a/IMG_1.jpg | a/IMG_2.jpg"}
    for _ in range(2):
        update(server, memory, {**HALE, "custom": custom})
    parent = the(server, "Strand to Grey")["key"]
    children = [one for one in server.items.values() if one.get("parentItem") == parent]
    assert [one.get("note") or one["path"] for one in children] == [
        "<p>Source: Hale &lt;Archives&gt;.</p>", "a/IMG_1.jpg", "a/IMG_2.jpg",
    ]  # fmt: skip


@pytest.fixture
def library(server: Web, memory: updating.Memory) -> Web:
    update(server, memory, HALE, collection="COLLECT2")
    update(server, memory, FEES)
    return server


@pytest.mark.parametrize(
    ("choice", "titles"),
    [
        (pulling.Choice(collection="COLLECT2"), ["Strand to Grey"]),
        (pulling.Choice(collection="Chapter 2"), ["Strand to Grey"]), (pulling.Choice(collection="chapter 2"), ["Strand to Grey"]),
        (pulling.Choice(tags=("pilots",)), ["Strand to Grey"]), (pulling.Choice(tags=("pilots", "fees")), []),
        (pulling.Choice(tags=("-pilots",)), []), (pulling.Choice(search="fees"), ["Fees"]), (pulling.EVERYTHING, ["Strand to Grey", "Fees"]),
    ],
)  # fmt: skip
def test_a_part_of_a_library_is_read(library: Web, choice: pulling.Choice, titles: list[str]) -> None:
    found = pulling.pull(web.Library("users", library.user), Key(KEY), choice=choice, server=library.url)
    assert [item["title"] for item in pulling.read(found).items] == titles


def test_a_collection_that_is_not_there_is_named_with_those_that_are(library: Web) -> None:
    with pytest.raises(ZoteroError, match="no collection is called 'Chapter 9'") as told:
        pulling.pull(web.Library("users", 1234), choice=pulling.Choice(collection="Chapter 9"), server=library.url)
    assert "Chapter 2" in str(told.value.hint)


# --- the Zotero that runs here ----------------------------------------------------------------------------


def test_the_local_api_is_read_without_a_key_and_runs_saved_searches(memory: updating.Memory) -> None:
    with Local(writes=True) as here:
        update(here, memory, HALE, FEES)
        here.names["searches"]["SEARCH22"] = "Money"
        here.searched["SEARCH22"] = [the(here, "Fees")["key"]]
        found = pulling.pull(pulling.HERE, choice=pulling.Choice(saved="Money"), server=here.api)
        assert [item["title"] for item in pulling.read(found).items] == ["Fees"]
        assert "zotero-api-key" not in here.asked[-1].headers


def test_a_version_that_only_reads_says_so_and_what_to_do(memory: updating.Memory) -> None:
    with Local() as here, pytest.raises(ZoteroError, match="read, not write") as told:
        update(here, memory, HALE)
    assert "connector" in str(told.value.hint)


@pytest.fixture
def keyring(monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """A keyring of the system, empty."""
    held: dict[str, str] = {}
    monkeypatch.setattr(local, "kept", held.get)
    monkeypatch.setattr(local, "keep", held.__setitem__)
    monkeypatch.delenv(local.VARIABLE, raising=False)
    return held


@pytest.mark.parametrize("says", ["always", "once"])
def test_the_program_hands_out_a_key_that_its_user_allows(
    memory: updating.Memory, keyring: dict[str, str], says: str
) -> None:
    with Local(writes=True) as here:
        here.says = says
        update(here, memory, HALE, FEES)
        update(here, memory, HALE | {"title": "Grey to Strand"}, FEES)
        assert the(here, "Grey to Strand")
        noted = HALE | {"title": "Grey to Strand", "custom": {"source-note": "Source: Hale Archives, Box 3."}}
        update(here, memory, noted, FEES)
        assert any(one["itemType"] == "note" for one in here.items.values())
        done = [one for one in here.writes() if one.answered == 200 and one.path.endswith("/items")]
        assert here.questions == (1 if says == "always" else len(done))
        assert len(keyring) == (says == "always")
        assert all(one.headers["zotero-server-id"] == here.program for one in here.writes())


@pytest.mark.usefixtures("keyring")
def test_a_user_who_allows_nothing_is_taken_at_their_word(memory: updating.Memory) -> None:
    with Local(writes=True) as here:
        here.says = "no"
        with pytest.raises(ZoteroError, match="did not allow it"):
            update(here, memory, HALE)
        assert (here.items, here.questions) == ({}, 1)


@pytest.mark.usefixtures("keyring")
def test_another_program_under_the_same_address_is_noticed(memory: updating.Memory) -> None:
    with Local(writes=True) as here:
        session = local.LocalSession(here.api, sleep=lambda _: None)
        session.ready()
        here.program = "another"
        with pytest.raises(ZoteroError, match="another Zotero"):
            session.send("POST", "/users/0/items", body=b"[]")


@pytest.mark.usefixtures("keyring")
def test_a_local_library_is_read_page_by_page(memory: updating.Memory) -> None:
    with Local(writes=True) as here:
        update(here, memory, *({**FEES, "id": f"fees-{n}", "title": f"Fees {n}"} for n in range(230)))
        found = pulling.pull(pulling.HERE, server=here.api)
        assert len({one["key"] for one in found.data}) == 230
        assert found.diagnostics == ()


def test_a_local_api_that_is_switched_off_is_named_with_its_setting() -> None:
    with Local() as here:
        here.closed = True
        with pytest.raises(ZoteroError, match="does not answer other programs") as told:
            pulling.pull(pulling.HERE, server=here.api)
    assert "settings" in str(told.value.hint)


def test_no_proxy_stands_between_this_machine_and_itself(monkeypatch: pytest.MonkeyPatch, server: Web) -> None:
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    monkeypatch.delenv("NO_PROXY", raising=False)
    assert pulling.pull(web.Library("users", server.user), server=server.url).data == ()


def test_the_command_shows_the_diff_and_brings_the_change(
    server: Web, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ZOTERO_API_KEY", KEY)
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    bib, to = tmp_path / "a.bib", ("--user", server.user, "--server", server.url, "--update")
    bib.write_text("@book{tides, title={Tides}, year=1999}")
    assert "1 arrived" in citekit("zotero", "push", bib, *to).stdout
    bib.write_text("@book{tides, title={Tides}, year=2000}")
    dry = citekit("zotero", "push", bib, *to, "--dry-run")
    assert "- date: 1999" in dry.stdout
    assert "+ date: 2000" in dry.stdout
    assert the(server, "Tides")["date"] == "1999"
    citekit("zotero", "push", bib, *to)
    assert the(server, "Tides")["date"] == "2000"
