"""The running Zotero, through its connector's server."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
import requests

from citekit.errors import ZoteroError
from citekit.integrations.zotero import Report, connector
from tests.zotero_push import telegrams
from tests.zotero_server import Connector

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture
def program() -> Iterator[Connector]:
    with Connector() as running:
        yield running


def push(program: Connector, items: list[dict[str, Any]]) -> Report:
    return connector.push(items, server=program.url, sleep=lambda _: None)


def test_items_arrive_with_the_archive_in_extra(program: Connector) -> None:
    report = push(program, telegrams(120))
    assert (report.whole, len(report.arrived), len(program.items)) == (True, 120, 120)
    assert {"Citation Key: t3", "archive_collection: Port Papers"} <= set(program.items[3]["extra"].split("\n"))
    assert [len(one.body) for one in program.writes()] == [50, 50, 20]


def test_what_goes_to_extra_is_in_no_variable_too(program: Connector) -> None:
    push(program, telegrams(1))
    (sent,) = program.writes()[0].body
    told = {line.partition(":")[0] for line in sent["note"].split("\n")}
    assert "archive_collection" in told
    assert not told & set(sent)


def test_the_connectors_header_is_sent(program: Connector) -> None:
    push(program, telegrams(1))
    assert all(one.headers["x-zotero-connector-api-version"] == "3" for one in program.asked)
    browser = requests.post(program.url + "/connector/import", data="[]", headers={"User-Agent": "Mozilla/5.0"})
    assert browser.status_code == 403, "without it, what looks like a browser is dropped"


def test_types_that_its_importer_does_not_know_are_sent_as_ones_that_it_knows(program: Connector) -> None:
    place = {"id": "p", "type": "collection", "archive": "Vellum Library", "archive_location": "Box 4"}
    assert push(program, [place, {"id": "d", "type": "document", "title": "Sketch"}]).whole
    assert [one["itemType"] for one in program.items] == ["manuscript", "manuscript"]


def test_an_item_that_it_cannot_read_is_refused_alone(program: Connector) -> None:
    odd = {"id": "odd", "type": "performance", "title": "A Mime"}
    report = push(program, [*telegrams(3), odd, *telegrams(6)[3:]])
    assert [(one.item, one.code) for one in report.refused] == [("odd", 400)]
    assert sorted(report.arrived) == [f"t{n}" for n in range(6)]
    assert not report.whole


def test_the_same_push_again_makes_no_duplicate(program: Connector) -> None:
    push(program, telegrams(60))
    again = push(program, telegrams(60))
    assert (len(again.present), again.arrived, len(program.items)) == (60, [], 60)


@pytest.mark.parametrize("plan", [["cut before"], ["cut after"], ["", "cut after"]])
def test_a_cut_connection_makes_no_duplicate(program: Connector, plan: list[str]) -> None:
    program.plan = list(plan)
    report = push(program, telegrams(70))
    assert (sorted(report.arrived), len(program.items)) == (sorted(f"t{n}" for n in range(70)), 70)


def test_a_push_cut_off_half_way_says_what_arrived(program: Connector) -> None:
    program.plan = ["", *["cut before"] * 9]
    report = push(program, telegrams(120))
    assert report.arrived == [f"t{n}" for n in range(50)]
    assert report.unknown == [f"t{n}" for n in range(50, 100)]
    assert report.unsent == [f"t{n}" for n in range(100, 120)]


def test_a_library_that_cannot_be_written_to(program: Connector) -> None:
    program.editable = False
    report = push(program, telegrams(2))
    assert report.cut == "the library that is selected in Zotero cannot be written to"
    assert program.items == []


def test_items_that_zotero_does_not_name_are_not_known_to_have_come(program: Connector) -> None:
    report = Report()
    batch = connector.importable(telegrams(3))
    answered = [{"extra": "Citation Key: t0"}, {"citationKey": "t2"}]
    connector._sort(batch, answered, report)
    assert (report.arrived, report.unknown) == (["t0", "t2"], ["t1"])


def test_no_zotero_there() -> None:
    with Connector() as gone:
        url = gone.url
    slept: list[float] = []
    with pytest.raises(ZoteroError, match=f"^no Zotero runs at {url}$"):
        connector.push(telegrams(1), server=url, sleep=slept.append)
    assert slept == [], "nobody waits for a program that does not run"
