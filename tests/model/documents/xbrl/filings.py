"""XBRL documents of our own making: instances, pages of inline XBRL and packages."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

NAMESPACES = (
    'xmlns:xbrli="http://www.xbrl.org/2003/instance" xmlns:us-gaap="http://fasb.org/us-gaap/2023" '
    'xmlns:ifrs="http://xbrl.ifrs.org/taxonomy/2023-03-23/ifrs-full" xmlns:dei="http://xbrl.sec.gov/dei/2023" '
    'xmlns:iso4217="http://www.xbrl.org/2003/iso4217" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" '
    'xmlns:ix="http://www.xbrl.org/2013/inlineXBRL" xmlns:ixt="http://www.xbrl.org/inlineXBRL/transformation/2020-02-12"'
)
MEMBER = "<xbrli:segment><member>Products</member></xbrli:segment>"


def context(name: str, period: str, segment: str = "") -> str:
    """A context; `period` is ``2023-12-31`` or ``2023-01-01/2023-12-31``."""
    start, _, end = period.rpartition("/")
    days = (
        f"<xbrli:startDate>{start}</xbrli:startDate><xbrli:endDate>{end}</xbrli:endDate>"
        if start
        else f"<xbrli:instant>{end}</xbrli:instant>"
    )
    entity = f'<xbrli:entity><xbrli:identifier scheme="x">1</xbrli:identifier>{segment}</xbrli:entity>'
    return f'<xbrli:context id="{name}">{entity}<xbrli:period>{days}</xbrli:period></xbrli:context>'


CONTEXTS = "".join(
    (
        context("y", "2023-01-01/2023-12-31"),
        context("p", "2022-01-01/2022-12-31"),
        context("q", "2023-10-01/2023-12-31"),
        context("products", "2023-01-01/2023-12-31", MEMBER),
        context("end", "2023-12-31"),
        context("mid", "2023-06-30"),
    )
)
UNITS = (
    '<xbrli:unit id="usd"><xbrli:measure>iso4217:USD</xbrli:measure></xbrli:unit>'
    '<xbrli:unit id="eur"><xbrli:measure>iso4217:EUR</xbrli:measure></xbrli:unit>'
    '<xbrli:unit id="eps"><xbrli:divide><xbrli:unitNumerator><xbrli:measure>iso4217:USD</xbrli:measure>'
    "</xbrli:unitNumerator><xbrli:unitDenominator><xbrli:measure>xbrli:shares</xbrli:measure>"
    "</xbrli:unitDenominator></xbrli:divide></xbrli:unit>"
)


def fact(tag: str, value: str, where: str = "y", unit: str = "usd", decimals: str = "-6", more: str = "") -> str:
    return f'<{tag} contextRef="{where}" unitRef="{unit}" decimals="{decimals}" {more}>{value}</{tag}>'


def instance(*facts: str, contexts: str = CONTEXTS) -> bytes:
    return f'<?xml version="1.0"?><xbrli:xbrl {NAMESPACES}>{contexts}{UNITS}{"".join(facts)}</xbrli:xbrl>'.encode()


def number(name: str, text: str, more: str = "", where: str = "y") -> str:
    """An inline fact as it stands in the running text."""
    reference = f'name="{name}" contextRef="{where}" unitRef="usd" decimals="-6"'
    return f"<td>$ <ix:nonFraction {reference} {more}>{text}</ix:nonFraction></td>"


def page(*numbers: str, contexts: str = CONTEXTS) -> bytes:
    """A page of inline XBRL with the numbers in a table."""
    hidden = f"<ix:header><ix:resources>{contexts}{UNITS}</ix:resources></ix:header>"
    html = f'<html xmlns="http://www.w3.org/1999/xhtml" {NAMESPACES}><body><div style="display:none">{hidden}</div>'
    return f"<!DOCTYPE html>{html}<table><tr>{''.join(numbers)}</tr></table></body></html>".encode()


def package(files: Mapping[str, bytes]) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return content.getvalue()
