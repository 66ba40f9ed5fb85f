"""Small files that unpack, repeat or nest into far more than a machine can hold."""

from __future__ import annotations

import zlib

from tests.hostile.raw import FREE, VISIBLE, flate, many_pages, one_page, stream

_MEGABYTE = 1 << 20
_BLANK = 0x20


def deflated_blanks(megabytes: int) -> bytes:
    """A valid zlib stream of so many megabytes of blanks, made without ever holding them."""
    count = megabytes * _MEGABYTE
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    segment = packer.compress(bytes([_BLANK]) * _MEGABYTE) + packer.flush(zlib.Z_FULL_FLUSH)
    low = (1 + _BLANK * count) % 65521
    high = (count + _BLANK * (count * (count + 1) // 2)) % 65521
    return b"\x78\xda" + segment * megabytes + b"\x03\x00" + (high << 16 | low).to_bytes(4, "big")


def flate_bomb(megabytes: int) -> bytes:
    """A page whose content is the figure and then blanks without end."""
    bomb = stream(deflated_blanks(megabytes), b"/Filter /FlateDecode")
    return one_page(page=b"/Contents [6 0 R 5 0 R]", more={FREE: bomb}).replace(b"/Contents 5 0 R", b"", 1)


def nested_flate() -> bytes:
    """Four filters over four gigabytes: less than a thousand bytes on the disk."""
    data = deflated_blanks(4000)
    for _ in range(3):
        data = zlib.compress(data, 9)
    filters = b"/Filter [/FlateDecode /FlateDecode /FlateDecode /FlateDecode]"
    return one_page(content_object=stream(data, filters))


def long_string() -> bytes:
    """One string of 50 MB inside a page."""
    return one_page(content_object=flate(VISIBLE + b"BT /F1 9 Tf 72 600 Td (" + b"A" * (50 * _MEGABYTE) + b") Tj ET"))


def wide_unicode_map() -> bytes:
    """A ToUnicode map of 20,000 ranges, each over all codes."""
    ranges = b"<0000> <ffff> <0041>\n" * 20_000
    cmap = b"/CIDInit /ProcSet findresource begin begincmap\n1 begincodespacerange <0000> <ffff> endcodespacerange\n"
    cmap += b"20000 beginbfrange\n" + ranges + b"endbfrange\nendcmap end"
    font = (
        b"<< /Type /Font /Subtype /Type0 /BaseFont /X /Encoding /Identity-H /ToUnicode 7 0 R "
        b"/DescendantFonts [<< /Type /Font /Subtype /CIDFontType2 /BaseFont /X "
        b"/CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> >>] >>"
    )
    content = VISIBLE + b"BT /F2 12 Tf 72 600 Td <00410042> Tj ET"
    return one_page(content, more={FREE: font, FREE + 1: flate(cmap)}).replace(b"/F1 4 0 R", b"/F1 4 0 R /F2 6 0 R", 1)


def operators(count: int) -> bytes:
    """So many text operators on one page."""
    return one_page(content_object=flate(VISIBLE + b"BT /F1 1 Tf 9 9 Td " + b"(a) Tj " * count + b"ET"))


def nested_arrays(where: str) -> bytes:
    """100,000 arrays inside each other."""
    arrays = b"[" * 100_000 + b"]" * 100_000
    if where == "content":
        return one_page(content_object=flate(VISIBLE + arrays + b" TJ"))
    return one_page(media_box=arrays)


def nested_dictionaries() -> bytes:
    """50,000 dictionaries inside each other in the catalogue."""
    return one_page(catalogue=b"/X " + b"<< /X " * 50_000 + b"0" + b" >>" * 50_000)


def page_tree_laughs(levels: int) -> bytes:
    """A page tree in which every node names the next one ten times."""
    more = {
        number: b"<< /Type /Pages /Count %d /Kids [%s] >>"
        % (10 ** (levels - level), b"%d 0 R " % (number + 1 if level < levels - 1 else 3) * 10)
        for level, number in enumerate(range(FREE, FREE + levels))
    }
    tree = b"/Kids [%d 0 R] /Count %d" % (FREE, 10**levels)
    return one_page(more=more).replace(b"/Kids [3 0 R] /Count 1", tree, 1)


def form_laughs(levels: int) -> bytes:
    """Forms that draw the next form ten times each."""
    more = {}
    for level, number in enumerate(range(FREE, FREE + levels)):
        last = level == levels - 1
        inner = b"BT /F1 9 Tf (ha) Tj ET" if last else b"/X Do " * 10
        resources = b"/Font << /F1 4 0 R >>" if last else b"/XObject << /X %d 0 R >>" % (number + 1)
        entries = b"/Type /XObject /Subtype /Form /BBox [0 0 612 792] /Resources << %s >>" % resources
        more[number] = stream(inner, entries)
    return one_page(VISIBLE + b"/X Do", resources=b"/XObject << /X %d 0 R >>" % FREE, more=more)


def pages(count: int) -> bytes:
    """So many real pages."""
    return many_pages([VISIBLE] * count)


def filled(filler: bytes, megabytes: int) -> bytes:
    """A good page behind so many megabytes of something else."""
    good = one_page()
    head, rest = good[:15], good[15:]
    return head + (filler * (megabytes * _MEGABYTE // len(filler) + 1))[: megabytes * _MEGABYTE] + b"\n" + rest


def empty_objects(count: int) -> bytes:
    """So many objects that hold nothing."""
    return one_page(more=dict.fromkeys(range(FREE, FREE + count), b"null"))


def image(side: int) -> bytes:
    """A picture of one bit a pixel and so many pixels each way."""
    row = deflated_blanks(max(1, side * side // 8 // _MEGABYTE))
    entries = (
        b"/Type /XObject /Subtype /Image /Width %d /Height %d /BitsPerComponent 1 /ColorSpace /DeviceGray "
        b"/Filter /FlateDecode" % (side, side)
    )
    content = VISIBLE + b"q 400 0 0 400 72 72 cm /I Do Q"
    return one_page(content, resources=b"/XObject << /I 6 0 R >>", more={FREE: stream(row, entries)})
