"""The hostile files by name; ``python -m tests.hostile.generate FOLDER`` writes them all.

Every file is the same in every run, but for the salts of the encrypted ones.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from tests.hostile import bombs, lies, unseen
from tests.hostile.raw import one_page


@dataclass(frozen=True, slots=True)
class Kind:
    """One way to attack a reader."""

    name: str
    build: Callable[[], bytes]
    heavy: bool = False
    """Takes seconds to make or to read."""


QUICK = (
    Kind("control", one_page),
    Kind("flate_nested_4gb", bombs.nested_flate),
    Kind("arrays_nested_in_content", partial(bombs.nested_arrays, "content")),
    Kind("arrays_nested_as_media_box", partial(bombs.nested_arrays, "media_box")),
    Kind("dictionaries_nested_in_catalogue", bombs.nested_dictionaries),
    Kind("page_tree_ten_thousand", partial(bombs.page_tree_laughs, 4)),
    Kind("page_tree_hundred_million", partial(bombs.page_tree_laughs, 8)),
    Kind("forms_hundred_thousand", partial(bombs.form_laughs, 5)),
    Kind("page_count_two_billion", lies.page_count_lie),
    Kind("page_tree_loop", lies.page_tree_loop),
    Kind("form_loop", lies.form_loop),
    Kind("outline_loop", lies.outline_loop),
    Kind("stream_length_short", partial(lies.stream_length, 3)),
    Kind("stream_length_huge", partial(lies.stream_length, 99_999_999_999)),
    Kind("stream_length_negative", partial(lies.stream_length, -1)),
    *(
        Kind(f"wrong_type_{what}", partial(lies.wrong_type, what))
        for what in ("root", "pages", "kids", "contents", "font")
    ),
    Kind("no_pages", lies.no_pages),
    Kind("no_text", lies.no_text),
    Kind("media_box_million", partial(lies.boxes, b"[0 0 1000000 1000000]")),
    Kind("media_box_negative", partial(lies.boxes, b"[612 792 0 0]")),
    Kind("media_box_empty", partial(lies.boxes, b"[5 5 5 5]")),
    Kind("media_box_not_numbers", partial(lies.boxes, b"[nan inf 1e999 -1e999]")),
    Kind("media_box_overflow", partial(lies.boxes, b"[0 0 99999999999999999999 1]")),
    Kind("font_not_embedded", lies.foreign_font),
    Kind("unicode_map_false", lies.false_unicode_map),
    Kind("title_dirty", lies.dirty_title),
    Kind("embedded_program", lies.embedded_file),
    Kind("script_on_open", partial(lies.action, b"/S /JavaScript /JS (app.alert\\(1\\))")),
    Kind("launch_on_open", partial(lies.action, b"/S /Launch /F (calc.exe)")),
    Kind("address_on_open", partial(lies.action, b"/S /URI /URI (http://127.0.0.1:9/)")),
    Kind("form_entities", lies.entity_form),
    Kind("empty", bytes),
    Kind("one_byte", partial(bytes, 1)),
    Kind("header_only", partial(bytes, b"%PDF-1.7\n")),
    Kind("end_only", partial(bytes, b"%%EOF\n")),
    Kind("cut_short", partial(lies.cut, 400)),
    Kind("png", lies.png_image),
    Kind("html", partial(bytes, b"<!doctype html><script>alert(1)</script>")),
    Kind("program", partial(bytes, b"MZ\x90\x00" + bytes(60))),
    Kind("zip", lies.archive_only),
    Kind("pdf_and_zip", lies.polyglot),
    *(
        Kind(f"encrypted_{who}_{method.lower()}", partial(lies.encrypted, method, password))
        for method in ("RC4-128", "AES-128", "AES-256")
        for who, password in (("user", "secret"), ("owner", ""))
    ),
    Kind("encryption_broken", lies.broken_encryption),
    Kind("hidden_invisible", unseen.invisible),
    Kind("hidden_clipped", unseen.clipped),
    Kind("hidden_white", unseen.white),
    Kind("hidden_pale_outline", unseen.pale_outline),
    Kind("hidden_transparent", unseen.transparent),
    Kind("hidden_tiny", unseen.tiny),
    Kind("hidden_shrunk", unseen.shrunk),
    Kind("hidden_off_page", unseen.off_page),
    Kind("hidden_cropped_away", unseen.cropped_away),
    Kind("hidden_in_a_form", unseen.in_a_form),
    Kind("hidden_between_the_lines", unseen.between_the_lines),
    Kind("hidden_everywhere", unseen.everywhere),
    Kind("heading_on_a_band", unseen.honest_heading),
)

HEAVY = (
    Kind("flate_60mb", partial(bombs.flate_bomb, 60), heavy=True),
    Kind("flate_500mb", partial(bombs.flate_bomb, 500), heavy=True),
    Kind("flate_4000mb", partial(bombs.flate_bomb, 4000), heavy=True),
    Kind("string_50mb", bombs.long_string, heavy=True),
    Kind("unicode_map_20000_ranges", bombs.wide_unicode_map, heavy=True),
    Kind("operators_700k", partial(bombs.operators, 700_000), heavy=True),
    Kind("operators_3m", partial(bombs.operators, 3_000_000), heavy=True),
    Kind("page_tree_hundred_thousand", partial(bombs.page_tree_laughs, 5), heavy=True),
    Kind("forms_hundred_million", partial(bombs.form_laughs, 8), heavy=True),
    Kind("pages_10000", partial(bombs.pages, 10_000), heavy=True),
    Kind("newlines_20mb", partial(bombs.filled, b"\n", 20), heavy=True),
    Kind("startxref_20mb", partial(bombs.filled, b"startxref\n0\n", 20), heavy=True),
    Kind("zeros_20mb", partial(bytes, 20 << 20), heavy=True),
    Kind("objects_700k", partial(bombs.empty_objects, 700_000), heavy=True),
    Kind("noise_5mb", lies.noise, heavy=True),
    Kind("image_20000", partial(bombs.image, 20_000), heavy=True),
    Kind("image_100000", partial(bombs.image, 100_000), heavy=True),
)

KINDS = QUICK + HEAVY


def main() -> None:
    """Write every file into the folder named on the command line."""
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    for kind in KINDS:
        (folder / f"{kind.name}.pdf").write_bytes(kind.build())


if __name__ == "__main__":
    main()
