"""XBRL documents: what is taken from them, and what is refused."""

from __future__ import annotations

from contextlib import suppress
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.documents.xbrl import collector
from model.documents.xbrl import instance as xbrl_instance
from model.documents.xbrl.facts import Fact
from model.documents.xbrl.instance import read_facts
from model.errors import DocumentRefused
from tests.model.documents.xbrl.filings import (
    CONTEXTS,
    context,
    fact,
    instance,
    number,
    package,
    page,
)

REVENUE = fact("us-gaap:Revenues", "5240000000")
YEAR = (date(2023, 1, 1), date(2023, 12, 31))


def refused(data: bytes) -> str:
    with pytest.raises(DocumentRefused) as refusal:
        read_facts(data)
    assert refusal.value.message("zh")
    return refusal.value.code


def test_a_fact_of_an_instance_with_its_period_and_unit() -> None:
    assert read_facts(instance(REVENUE)) == (Fact("us-gaap:Revenues", *YEAR, "USD", Decimal(5_240_000_000), -6),)


def test_a_moment_and_a_figure_a_share() -> None:
    assets, eps = read_facts(
        instance(
            fact("us-gaap:Assets", "6400000000", "end"),
            fact("us-gaap:EarningsPerShareDiluted", "3.30", "y", "eps", "2"),
        )
    )
    assert (assets.start, assets.end, assets.rounding) == (None, date(2023, 12, 31), Decimal(1_000_000))
    assert (eps.unit, eps.value, eps.rounding) == ("USD/shares", Decimal("3.30"), Decimal("0.01"))


def test_ifrs_tags_are_known_by_their_taxonomy_whatever_the_prefix() -> None:
    (found,) = read_facts(instance(fact("ifrs:Revenue", "1", decimals="INF")))
    assert (found.tag, found.rounding) == ("ifrs-full:Revenue", 0)


@pytest.mark.parametrize(
    "left_out",
    [
        fact("us-gaap:Revenues", "1", "products"),
        fact("us-gaap:Revenues", "1", "nowhere"),
        fact("us-gaap:Revenues", "", more='xsi:nil="true"'),
        fact("us-gaap:Revenues", "many"),
        fact("us-gaap:Revenues", "1" * 500),
        fact("dei:EntityPublicFloat", "7"),
    ],
    ids=["dimension", "no context", "nil", "words", "too long", "other taxonomy"],
)
def test_what_is_no_figure_of_the_whole_company_is_left_out(left_out) -> None:
    assert [found.value for found in read_facts(instance(left_out, REVENUE))] == [Decimal(5_240_000_000)]


def test_a_context_without_a_day_is_left_out() -> None:
    forever = '<xbrli:context id="f"><xbrli:period><xbrli:forever/></xbrli:period></xbrli:context>'
    wrong = context("w", "2023-02-30/2023-99-01")
    data = instance(
        fact("us-gaap:Revenues", "1", "f"), fact("us-gaap:Revenues", "2", "w"), contexts=CONTEXTS + forever + wrong
    )
    assert read_facts(data) == ()


def test_a_period_that_ends_at_midnight_ends_the_day_before() -> None:
    midnight = context("m", "2023-01-01T00:00:00/2024-01-01T00:00:00")
    (found,) = read_facts(instance(fact("us-gaap:Revenues", "1", "m"), contexts=midnight))
    assert (found.start, found.end) == YEAR


def test_inline_numbers_with_scale_sign_and_format() -> None:
    numbers = (
        number("us-gaap:Revenues", "5,240", 'scale="6" format="ixt:num-dot-decimal"'),
        number("us-gaap:NetIncomeLoss", "12", 'scale="6" sign="-"'),
        number("us-gaap:Goodwill", "—", 'scale="6" format="ixt:fixed-zero"', "end"),
        number("us-gaap:InventoryNet", "<span>4</span><b>80</b>", 'scale="6"', "end"),
        number("us-gaap:Revenues", "999", 'scale="6"', "products"),
    )
    found = {each.tag: each.value for each in read_facts(page(*numbers))}
    assert found == {
        "us-gaap:Revenues": 5_240_000_000,
        "us-gaap:NetIncomeLoss": -12_000_000,
        "us-gaap:Goodwill": 0,
        "us-gaap:InventoryNet": 480_000_000,
    }


def test_a_number_that_stands_for_two_inline_facts_counts_for_both() -> None:
    inner = number("us-gaap:ProfitLoss", "660", 'scale="6"').removeprefix("<td>$ ").removesuffix("</td>")
    found = read_facts(page(number("us-gaap:NetIncomeLoss", inner, 'scale="6"')))
    assert {each.tag: each.value for each in found} == {
        "us-gaap:ProfitLoss": 660_000_000,
        "us-gaap:NetIncomeLoss": 660_000_000,
    }


def test_a_prefix_means_what_it_means_where_the_number_stands() -> None:
    local = number("g:Revenues", "1", 'xmlns:g="http://fasb.org/us-gaap/2023"') + number("g:Revenues", "2")
    assert [each.value for each in read_facts(page(local))] == [1]


@pytest.mark.parametrize("data", [instance(REVENUE), page(number("us-gaap:Revenues", "5,240", 'scale="6"'))])
def test_a_package_is_opened_at_its_largest_xbrl_document(data) -> None:
    files = {
        "META-INF/catalog.xml": b"<catalog/>",
        "co_lab.xml": b"<labels>" + b"x" * 200_000 + b"</labels>",
        "R2.htm": b"<html>" + b"y" * 200_000,
        "exhibit.xml": instance(fact("us-gaap:Revenues", "1")).replace(
            CONTEXTS.encode(), context("y", "2023-12-31").encode()
        ),
        "reports/co-20231231.xhtml": data,
        "co.xsd": data * 2,
    }
    assert [each.value for each in read_facts(package(files))] == [5_240_000_000]


LAUGHS = b'<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]><x>&b;</x>'
OUTSIDE = b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><x>&a;</x>'
PARAMETER = b'<!DOCTYPE x [<!ENTITY % a SYSTEM "http://localhost/x.dtd"> %a;]><x/>'


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "xbrl_unreadable"),
        (b"%PDF-1.7 not xml", "xbrl_unreadable"),
        (b"\x00\xff\xfe" * 99, "xbrl_unreadable"),
        (b"<html><body>&nbsp;<br></body></html>", "xbrl_unreadable"),
        (instance(REVENUE)[:-20], "xbrl_unreadable"),
        (b'<?xml version="1.0" encoding="klingon"?><x/>', "xbrl_unreadable"),
        (b"PK\x03\x04 no archive", "xbrl_unreadable"),
        (b"<html><body/></html>", "xbrl_no_facts"),
        (instance(), "xbrl_no_facts"),
        (instance(REVENUE, contexts=""), "xbrl_no_facts"),
        (LAUGHS, "xbrl_unsafe"),
        (OUTSIDE, "xbrl_unsafe"),
        (PARAMETER, "xbrl_unsafe"),
        (b"<a>" * 5_000, "xbrl_unsafe"),
        (package({"a.xsd": instance(REVENUE), "b.xml": b"<x/>"}), "xbrl_no_instance"),
        (package({}), "xbrl_unreadable"),
    ],
)
def test_other_files_are_refused_in_one_line(data, code) -> None:
    assert refused(data) == code


def test_facts_within_facts_have_an_end() -> None:
    assert refused(instance(*["<us-gaap:A contextRef='y' unitRef='usd'>" for _ in range(50)])) == "xbrl_unsafe"


def test_a_document_with_too_many_elements_is_refused(monkeypatch) -> None:
    monkeypatch.setattr(collector, "MOST_ELEMENTS", 100)
    assert refused(instance(REVENUE, "<x/>" * 101)) == "xbrl_unsafe"


def test_a_large_document_is_refused_before_it_is_read(monkeypatch) -> None:
    data = instance(REVENUE)
    monkeypatch.setattr(xbrl_instance, "LARGEST", len(data) - 1)
    assert refused(data) == "xbrl_too_large"
    assert refused(package({"a.xml": data})) == "xbrl_too_large"


def test_a_package_that_is_larger_than_it_says_is_refused(monkeypatch) -> None:
    data = instance(REVENUE, " " * 100_000)
    lying = bytearray(package({"a.xml": data}))
    directory = lying.rindex(b"PK\x01\x02")
    lying[directory + 24 : directory + 28] = (1_000).to_bytes(4, "little")
    monkeypatch.setattr(xbrl_instance, "LARGEST", 50_000)
    assert refused(bytes(lying)) in ("xbrl_too_large", "xbrl_unreadable", "xbrl_no_instance")


def test_an_encrypted_entry_is_passed_over() -> None:
    locked = bytearray(package({"a.xml": instance(REVENUE)}))
    directory = locked.rindex(b"PK\x01\x02")
    locked[directory + 8] |= 1
    assert refused(bytes(locked)) == "xbrl_no_instance"


@given(st.data())
def test_a_damaged_package_or_document_never_raises_anything_else(data) -> None:
    whole = data.draw(st.sampled_from([package({"a.xml": instance(REVENUE)}), instance(REVENUE)]))
    broken = bytearray(whole)
    for _ in range(data.draw(st.integers(1, 6))):
        broken[data.draw(st.integers(0, len(broken) - 1))] = data.draw(st.integers(0, 255))
    with suppress(DocumentRefused):
        read_facts(bytes(broken))
