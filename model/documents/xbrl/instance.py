"""XBRL documents to facts: an instance, a page of inline XBRL, or a filing's ZIP with one of them inside.

Everything is held in limits, entities are refused, and no schema is fetched.
"""

from __future__ import annotations

import io
import zipfile
from xml.etree.ElementTree import ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import XMLParser

from model.documents.archive import BROKEN
from model.documents.xbrl.collector import Collector
from model.documents.xbrl.facts import Fact
from model.errors import DocumentRefused

LARGEST = 40 << 20
"""Bytes of an XBRL document, unpacked."""
_MOST_ENTRIES = 3_000
"""Of a package."""
_ENDINGS = (".xml", ".htm", ".html", ".xhtml")
_MARKS = (b"http://www.xbrl.org/2003/instance", b"inlineXBRL")
_MARKS_WITHIN = 1 << 16
"""Bytes from the beginning in which an XBRL document names the namespaces it uses."""
_PIECE = 1 << 16


def read_facts(data: bytes) -> tuple[Fact, ...]:
    """The numeric facts without dimensions of an XBRL document.

    Raises DocumentRefused: xbrl_unreadable (not XML), xbrl_no_facts, xbrl_too_large, xbrl_unsafe (entities, nesting),
    xbrl_no_instance (a ZIP without one).
    """
    if data[:4] == b"PK\x03\x04":
        data = _unpacked(data)
    _check_size(len(data))
    parser = XMLParser(target=Collector(), forbid_entities=True, forbid_external=True)
    try:
        for offset in range(0, len(data), _PIECE):
            parser.feed(data[offset : offset + _PIECE])
        facts: tuple[Fact, ...] = parser.close()
    except (ParseError, LookupError, ValueError) as error:
        # DefusedXmlException is a ValueError; so is a declared encoding that expat cannot follow.
        code = "xbrl_unsafe" if isinstance(error, DefusedXmlException) else "xbrl_unreadable"
        raise DocumentRefused(code) from error
    return facts


def _unpacked(data: bytes) -> bytes:
    """The largest XBRL document of a package."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            entries = [entry for entry in package.infolist()[:_MOST_ENTRIES] if _may_be_xbrl(package, entry)]
            if not entries:
                raise DocumentRefused("xbrl_no_instance")
            chosen = max(entries, key=lambda entry: entry.file_size)
            _check_size(chosen.file_size)
            with package.open(chosen) as file:
                # A package may lie about sizes.
                content = file.read(LARGEST + 1)
    except BROKEN as error:
        raise DocumentRefused("xbrl_unreadable") from error
    return content


def _may_be_xbrl(package: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bool:
    if entry.flag_bits & 0x1 or not entry.filename.lower().endswith(_ENDINGS):
        return False
    with package.open(entry) as file:
        head = file.read(_MARKS_WITHIN)
    return any(mark in head for mark in _MARKS)


def _check_size(size: int) -> None:
    if size > LARGEST:
        raise DocumentRefused("xbrl_too_large", megabytes=LARGEST >> 20)
