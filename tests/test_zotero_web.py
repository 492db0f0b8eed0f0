"""Zotero's web API: nothing twice, nothing lost in silence, the key shown to nobody."""

from __future__ import annotations

import io
import logging
import pickle
import re
import sys
import traceback
from contextlib import redirect_stderr, redirect_stdout
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import pytest
from pyzotero import zotero as pyzotero

from citekit.errors import ZoteroError
from citekit.integrations.zotero import Report, pulling, secret, web
from citekit.integrations.zotero.secret import Key
from tests import zotero_push
from tests.zotero_push import telegrams
from tests.zotero_server import KEY, Web

if TYPE_CHECKING:
    from collections.abc import Iterator

REPORT = """\
117 arrived
3 refused
  t7: 413 Field 'title' value too long
  t60: 413 Field 'title' value too long
  t119: 413 Field 'title' value too long
waited 3 s as Zotero asked (1×)"""


@pytest.fixture
def server() -> Iterator[Web]:
    with Web() as running:
        yield running


def push(server: Web, items: list[dict[str, Any]], **options: Any) -> Report:
    slept: list[float] = options.pop("slept", [])
    library = web.Library("users", server.user)
    return web.push(items, library, Key(KEY), server=server.url, sleep=slept.append, **options)


def theirs(server: Web) -> pyzotero.Zotero:
    """Another client, to the same server."""
    client = pyzotero.Zotero(server.user, "user", KEY)
    client.endpoint = server.url
    server.own_links = True
    return client


def test_a_push_of_120_of_which_3_are_refused_and_one_batch_is_told_to_slow_down(server: Web) -> None:
    assert str(zotero_push.push(server)) == REPORT
    assert [(len(one.body), one.answered) for one in server.writes()] == [(50, 200), (50, 429), (50, 200), (20, 200)]
    assert len(server.items) == 117


def test_a_retry_is_the_same_request(server: Web) -> None:
    zotero_push.push(server)
    _, first, again, _ = server.writes()
    same = ("zotero-write-token", "if-unmodified-since-version")
    assert [first.headers[name] for name in same] == [again.headers[name] for name in same]
    assert first.body == again.body
    assert len({one.headers["zotero-write-token"] for one in server.writes()}) == 3


def test_pushing_again_makes_no_duplicate(server: Web) -> None:
    push(server, telegrams(60))
    again = push(server, telegrams(61))
    assert (len(again.present), again.arrived, len(server.items)) == (60, ["t60"], 61)


@pytest.mark.parametrize("plan", [["cut before"], ["cut after"], ["cut after", "cut after"], ["cut before", "429 1"]])
def test_a_cut_connection_makes_no_duplicate_and_loses_nothing(server: Web, plan: list[str]) -> None:
    server.plan = list(plan)
    report = push(server, telegrams(70))
    assert (report.whole, sorted(report.arrived), len(server.items)) == (True, sorted(f"t{n}" for n in range(70)), 70)


def test_a_push_cut_off_half_way_says_exactly_what_arrived(server: Web) -> None:
    server.plan = ["", "dead"]
    report = push(server, telegrams(120))
    assert report.arrived == [f"t{n}" for n in range(50)]
    assert report.unknown == [f"t{n}" for n in range(50, 100)]
    assert report.unsent == [f"t{n}" for n in range(100, 120)]
    assert not report.whole
    assert str(report).startswith(f"cut off: {server.url}: the connection failed, 5 times\n50 arrived\n50 perhaps")


def test_after_a_cut_the_server_is_asked_what_arrived(server: Web) -> None:
    server.plan = ["cut after", *["cut before"] * 4]
    report = push(server, telegrams(60))
    assert report.arrived == [f"t{n}" for n in range(50)]
    assert (report.unknown, report.unsent) == ([], [f"t{n}" for n in range(50, 60)])


def test_the_library_may_change_meanwhile(server: Web) -> None:
    server.plan = ["moved"]
    assert push(server, telegrams(5)).whole
    assert [one.answered for one in server.writes()] == [412, 200]


def test_an_item_that_another_brought_meanwhile_is_there(server: Web, monkeypatch: pytest.MonkeyPatch) -> None:
    push(server, telegrams(1))
    monkeypatch.setattr(web.Push, "_there", lambda self, batch: set())
    report = push(server, telegrams(2))
    assert (report.present, report.arrived, len(server.items)) == (["t0"], ["t1"], 2)


def test_a_library_that_never_stands_still_is_given_up(server: Web) -> None:
    server.plan = ["moved"] * 9
    report = push(server, telegrams(5))
    assert report.cut == "the library changed 5 times while items were sent"
    assert len(report.unsent) == 5


def test_a_version_that_was_not_asked_for_is_given_after_all(server: Web) -> None:
    server.plan = ["428"]
    assert push(server, telegrams(5)).whole


def test_a_batch_that_is_too_large_is_halved(server: Web) -> None:
    server.largest = 4000
    report = push(server, telegrams(30))
    assert report.whole
    assert max(len(one.body) for one in server.writes() if one.answered == 200) < 30
    assert {one.answered for one in server.writes()} == {200, 413}


def test_an_item_that_is_too_large_is_refused_alone(server: Web) -> None:
    server.largest = 4000
    large = {"id": "large", "type": "document", "title": "x" * 5000}
    report = push(server, [*telegrams(3), large, *telegrams(6)[3:]])
    assert [(one.item, one.code) for one in report.refused] == [("large", 413)]
    assert len(report.arrived) == 6


def test_it_waits_as_long_as_it_is_asked_to(server: Web) -> None:
    server.plan, server.beside, slept = ["503 2", "429 4"], {"Backoff": "9"}, []
    report = push(server, telegrams(60), slept=slept)
    assert report.whole
    assert slept == [2.0, 4.0, 9.0], "Retry-After twice, then Backoff before the next request"


def test_too_long_a_wait_is_not_waited(server: Web) -> None:
    server.plan = ["429 86400"]
    report = push(server, telegrams(3))
    assert report.cut == f"{server.url} asks to wait 86400 seconds"
    assert len(report.unsent) == 3


def test_a_collection_is_filled(server: Web) -> None:
    assert push(server, telegrams(2), collection="COLLECT2").whole
    assert all(one["collections"] == ["COLLECT2"] for one in server.items.values())
    gone = push(server, telegrams(4)[2:], collection="NOTHERE2")
    assert [(one.code, one.message) for one in gone.refused] == [(409, "Collection NOTHERE2 not found")] * 2


def test_the_same_source_twice_is_sent_once(server: Web) -> None:
    (one,) = telegrams(1)
    report = push(server, [one, {**one}])
    assert (report.arrived, len(server.items)) == (["t0"], 1)


@pytest.mark.parametrize(
    ("library", "key", "said"),
    [
        (web.Library("users", 1234), "Wrong0Key", "no access to users/1234"),
        (web.Library("groups", 9), KEY, "there is no groups/9"),
    ],
)
def test_a_library_that_cannot_be_opened(server: Web, library: web.Library, key: str, said: str) -> None:
    with pytest.raises(ZoteroError, match=f"^{re.escape(said)}$"):
        web.push(telegrams(1), library, Key(key), server=server.url)


def test_an_answer_that_is_none_is_told(server: Web) -> None:
    server.planned_for_reading = ["", "", "418 "]
    report = push(server, telegrams(60))
    assert report.cut is not None
    assert len(report.arrived) == 50


# --- the key ----------------------------------------------------------------------------------------------


def test_the_key_goes_into_the_header_and_nowhere_else(server: Web, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    out = io.StringIO()
    with redirect_stdout(out), redirect_stderr(out):
        print(push(server, telegrams(3)), Key(KEY), repr(Key(KEY)), [Key(KEY)], f"{Key(KEY)!s:>20}")
    for plan in (["dead"], ["429 86400"], ["418 "]):
        server.plan = list(plan)
        try:
            print(push(server, telegrams(2, (1,))[1:]), file=out)
        except ZoteroError:
            traceback.print_exc(file=out)
        server.plan = server.planned_for_reading = []
    assert KEY in server.asked[0].headers["zotero-api-key"]
    assert all(KEY not in one.path for one in server.asked)
    assert KEY not in out.getvalue() + caplog.text


def test_the_key_is_not_led_elsewhere(server: Web) -> None:
    with Web() as other:
        server.plan, server.elsewhere = ["redirect"], f"{other.url}/users/1234/items"
        report = push(server, telegrams(1))
        assert (report.unsent, other.asked) == (["t0"], [])


def test_the_key_is_not_sent_in_the_clear() -> None:
    with pytest.raises(ZoteroError, match=r"^http://api\.zotero\.example is not encrypted"):
        web.push(telegrams(1), web.Library("users", 1), Key(KEY), server="http://api.zotero.example")


@pytest.mark.parametrize("text", ["", "abc def", "abc\r\nX-Other: 1", "ключ", "a" * 200])
def test_a_text_that_is_no_key_is_refused_and_not_shown(text: str) -> None:
    with pytest.raises(ZoteroError) as refused:
        Key(text)
    assert not text or text not in f"{refused.value} {refused.value.hint}"


def test_the_key_is_not_written_down() -> None:
    with pytest.raises(TypeError):
        pickle.dumps(Key(KEY))
    assert KEY not in str(vars(Key)) + str(dir(Key(KEY)))


def test_where_the_key_comes_from(monkeypatch: pytest.MonkeyPatch) -> None:
    kept = {(secret.SERVICE, secret.USER): "fromTheKeyring"}
    errors = SimpleNamespace(KeyringError=RuntimeError)
    keyring = SimpleNamespace(get_password=lambda *asked: kept.get(asked), errors=errors)
    monkeypatch.setitem(sys.modules, "keyring", keyring)
    monkeypatch.setenv(secret.VARIABLE, "fromTheEnvironment")
    assert secret.find_key().header() == {"Zotero-API-Key": "fromTheEnvironment"}
    monkeypatch.delenv(secret.VARIABLE)
    assert secret.find_key().header() == {"Zotero-API-Key": "fromTheKeyring"}


def test_a_keyring_that_is_locked_is_no_keyring(monkeypatch: pytest.MonkeyPatch) -> None:
    def locked(*_: object) -> None:
        raise RuntimeError("locked")

    keyring = SimpleNamespace(get_password=locked, errors=SimpleNamespace(KeyringError=RuntimeError))
    monkeypatch.setitem(sys.modules, "keyring", keyring)
    monkeypatch.delenv(secret.VARIABLE, raising=False)
    with pytest.raises(ZoteroError, match="no key"):
        secret.find_key()


def test_no_key_at_all(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(secret.VARIABLE, raising=False)
    monkeypatch.setattr(secret, "kept", lambda _: None)
    with pytest.raises(ZoteroError, match="no key") as missing:
        secret.find_key()
    assert "ZOTERO_API_KEY" in (missing.value.hint or "")


# --- pulling ----------------------------------------------------------------------------------------------


def pull(server: Web, **options: Any) -> pulling.Pulled:
    return pulling.pull(web.Library("users", server.user), Key(KEY), server=server.url, sleep=lambda _: None, **options)


def test_a_library_is_pulled_page_by_page(server: Web) -> None:
    push(server, telegrams(230))
    server.asked.clear()
    found = pull(server)
    assert ([one["data"]["key"] for one in found.data], found.diagnostics) == (list(server.items), ())
    assert len(server.asked) == 3


def test_a_collection_is_pulled_and_read(server: Web) -> None:
    push(server, telegrams(3), collection="COLLECT2")
    push(server, telegrams(9)[3:])
    items = pulling.read(pull(server, choice=pulling.Choice(collection="COLLECT2"))).items
    assert [item["id"] for item in items] == ["t0", "t1", "t2"]
    assert [item["archive_collection"] for item in items] == ["Port Papers"] * 3


def test_the_next_page_is_asked_of_the_same_server(server: Web) -> None:
    push(server, telegrams(101))
    assert not server.own_links, "the links name another host"
    assert len(pull(server).data) == 101


def test_what_changes_meanwhile_is_told(server: Web, monkeypatch: pytest.MonkeyPatch) -> None:
    push(server, telegrams(150))
    listing = pulling._next

    def moved(answer: Any) -> Any:
        server.version += 1
        server.items.pop("missing", None)
        return listing(answer)

    monkeypatch.setattr(pulling, "_next", moved)
    assert [doubt.message for doubt in pull(server).diagnostics] == ["the library changed while it was read"]


def test_half_a_library_is_not_given_for_the_whole(server: Web) -> None:
    push(server, telegrams(150))
    server.planned_for_reading = ["", "dead"]
    with pytest.raises(ZoteroError, match="the connection failed, 5 times"):
        pull(server)


# --- another client, the same server ----------------------------------------------------------------------


def test_another_client_reads_what_was_pushed(server: Web) -> None:
    push(server, telegrams(120), collection="COLLECT2")
    client = theirs(server)
    found = client.everything(client.collection_items_top("COLLECT2"))
    assert {one["data"]["extra"].split("\n")[0] for one in found} == {f"Citation Key: t{n}" for n in range(120)}
    assert all("archive_collection: Port Papers" in one["data"]["extra"] for one in found)
    assert client.num_items() == 120


def test_what_another_client_pushes_is_pulled(server: Web) -> None:
    client = theirs(server)
    sent = list(web.records(telegrams(3)).values())
    made = client.create_items([{name: value for name, value in one.items() if name != "version"} for one in sent])
    assert made["failed"]["0"]["code"] == 428, "a key without a version: the server keeps to the documentation"
    made = client.create_items([{n: v for n, v in one.items() if n not in ("key", "version")} for one in sent])
    assert len(made["successful"]) == 3
    assert [item["id"] for item in pulling.read(pull(server)).items] == ["t0", "t1", "t2"]


def test_both_clients_meet_the_same_conditions(server: Web) -> None:
    push(server, telegrams(2))
    client = theirs(server)
    key = next(iter(server.items))
    stale = {**server.items[key], "version": 1, "title": "Changed elsewhere"}
    assert client.create_items([stale])["failed"]["0"]["code"] == 412
    with pytest.raises(Exception, match="modified since"):
        client.create_items([{"itemType": "book"}], last_modified=1)
    assert push(server, telegrams(2)).present == ["t0", "t1"]
