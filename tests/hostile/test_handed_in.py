"""Hostile files among a class's: every one is refused for a known reason, and the good ones beside it are read."""

from __future__ import annotations

import io
import random
import struct
import zipfile
import zlib

import pytest

from model.education.classes.classroom import RefusedFile
from model.education.classes.intake import take_in
from model.errors import describe
from tests.model.education.classes.handed_in import CHINESE, ENGLISH, docx, packed, photo, xlsx

GOOD = ("Ann.txt", ENGLISH.encode())
BODY = "word/document.xml"
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def refusals(name: str, data: bytes) -> list[RefusedFile]:
    """What a file is refused for; the good file beside it must be read."""
    found = take_in([(name, data), GOOD])
    assert [each.text for each in found.submissions if each.file == GOOD[0]] == [ENGLISH]
    assert [each.file for each in found.submissions] == [GOOD[0]]
    for each in found.refused:
        assert describe(each.code, "en", dict(each.details))
        assert describe(each.code, "zh", dict(each.details))
    return list(found.refused)


def word(body: str) -> bytes:
    """A Word document whose body is this XML."""
    return packed({"[Content_Types].xml": b"<Types/>", BODY: body.encode()})


LAUGHS = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
EXPANDED = f'<w:document xmlns:w="{W}"><w:p><w:r><w:t>&a9;</w:t></w:r></w:p></w:document>'
XML = {
    "laughs": f'<!DOCTYPE d [<!ENTITY a0 "ha">{LAUGHS}]>{EXPANDED}',
    "external": f'<!DOCTYPE d [<!ENTITY a9 SYSTEM "file:///etc/passwd">]>{EXPANDED}',
    "parameter": '<!DOCTYPE d [<!ENTITY % x SYSTEM "http://127.0.0.1:1/x"> %x;]><d/>',
    "deep": f'<w:document xmlns:w="{W}">' + "<w:p>" * 100_000,
    "cut": f'<w:document xmlns:w="{W}"><w:p>',
    "encoding": '<?xml version="1.0" encoding="klingon"?><d/>',
}


@pytest.mark.parametrize("kind", XML)
def test_hostile_word_documents(kind) -> None:
    assert [each.code for each in refusals("a.docx", word(XML[kind]))] == ["essay_file_damaged"]


SHARED = (
    b'<Override PartName="/xl/sharedStrings.xml" '
    b'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/></Types>'
)


@pytest.mark.parametrize("part", ["xl/workbook.xml", "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml"])
def test_hostile_workbooks(part) -> None:
    bomb = f'<!DOCTYPE d [<!ENTITY a0 "ha">{LAUGHS}]><sst><si><t>&a9;</t></si></sst>'.encode()
    with zipfile.ZipFile(io.BytesIO(xlsx(["name", "essay"], ["Ann", ENGLISH]))) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    # Only a part that is declared is ever looked at
    declared = parts["[Content_Types].xml"].replace(b"</Types>", SHARED if part not in parts else b"</Types>")
    hostile = parts | {part: bomb, "[Content_Types].xml": declared}
    assert [each.code for each in refusals("a.xlsx", packed(hostile))] == ["essay_file_damaged"]


def test_a_workbook_that_claims_a_million_columns_and_rows() -> None:
    sheet = (
        '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><dimension ref="A1:XFD1048576"/>'
        '<sheetData><row r="1048576"><c r="XFD1048576" t="str"><v>x</v></c></row></sheetData></worksheet>'
    )
    with zipfile.ZipFile(io.BytesIO(xlsx(["a"]))) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    found = refusals("a.xlsx", packed(parts | {"xl/worksheets/sheet1.xml": sheet.encode()}))
    assert [each.code for each in found] == ["table_too_long"]


def test_bombs_are_not_unpacked() -> None:
    blanks = b" " * (45 << 20)
    assert [each.code for each in refusals("a.zip", packed({"b.txt": blanks}))] == ["archive_bomb"]
    assert [each.code for each in refusals("a.docx", packed({BODY: blanks}))] == ["archive_bomb"]
    many = packed({f"{number}.txt": b"x" for number in range(2_001)})
    assert [each.code for each in refusals("a.zip", many)] == ["archive_too_many"]


def test_sizes_that_lie() -> None:
    """The directory says three bytes, the content goes on and on; and the other way round."""
    data = packed({"b.txt": b" " * 100_000})
    small = data.replace(struct.pack("<I", 100_000), struct.pack("<I", 3))
    huge = data.replace(struct.pack("<I", 100_000), struct.pack("<I", 0xFFFFFF00))
    assert [each.code for each in refusals("a.zip", small)] == ["essay_file_damaged"]
    assert [each.code for each in refusals("a.zip", huge)] == ["archive_bomb"]


def test_an_encrypted_archive_names_its_files() -> None:
    data = bytearray(packed({"Bob.txt": b"secret", "Cid.txt": b"secret"}))
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        place = -1
        while (place := data.find(signature, place + 1)) >= 0:
            data[place + offset] |= 1
    found = refusals("a.zip", bytes(data))
    assert [(each.file, each.code) for each in found] == [
        ("a.zip/Bob.txt", "essay_file_encrypted"),
        ("a.zip/Cid.txt", "essay_file_encrypted"),
    ]


def png(width: int, height: int) -> bytes:
    """A PNG that declares a size and holds next to nothing."""
    chunks = [
        (b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)),
        (b"IDAT", zlib.compress(b"")),
        (b"IEND", b""),
    ]
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data)) for kind, data in chunks
    )


@pytest.mark.parametrize(
    ("data", "codes"),
    [
        (png(60_000, 60_000), {"picture_too_large", "picture_unreadable"}),
        (png(9_000, 9_000), {"picture_too_large"}),
        (png(500, 500), {"picture_unreadable"}),
        (png(0, 0), {"picture_unreadable"}),
        (b"GIF89a" + bytes(100), {"picture_unreadable"}),
        (b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n", {"picture_unreadable"}),
        (photo("half a page", form="JPEG")[:3_000], {"picture_unreadable"}),
    ],
    ids=["3.6 gigapixels", "81 megapixels", "no pixels", "no size", "gif", "postscript", "cut"],
)
def test_hostile_pictures(data, codes) -> None:
    assert {each.code for each in refusals("a.png", data)} <= codes
    assert len(refusals("a.png", data)) == 1


@pytest.mark.parametrize("count", [12, pytest.param(60, marks=pytest.mark.slow)])
def test_mutants_are_read_or_refused_and_none_is_lost(count) -> None:
    chance = random.Random(7)
    seeds = {
        "docx": docx("River", ENGLISH, rows=[["a", "b"]]),
        "xlsx": xlsx(["name", "essay"], ["Ann", ENGLISH]),
        "zip": packed({"Ann.docx": docx(ENGLISH), "李雷.txt": CHINESE.encode()}),
    }
    files = []
    for number in range(count):
        ending, data = chance.choice(list(seeds.items()))
        mutant = bytearray(data)
        for _ in range(chance.randint(1, 30)):
            mutant[chance.randrange(len(mutant))] = chance.randrange(256)
        files.append((f"m{number}.{ending}", bytes(mutant)))
    found = take_in([*files, GOOD])
    ended = {each.file.split("/")[0] for each in (*found.submissions, *found.refused)}
    assert ended == {name for name, _ in files} | {GOOD[0]}
    assert found.refused
    assert found.submissions[-1].file == GOOD[0]
