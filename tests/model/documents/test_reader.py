from __future__ import annotations

import hashlib
from dataclasses import replace

import pytest

from model.documents import document_id, read_text, read_words, render_page
from model.errors import DocumentRefused
from model.settings import load_settings
from tests.hostile import lies
from tests.hostile.raw import FIGURE, many_pages, one_page
from tests.model.documents.paper import chinese, drawn, line, together


def reason(path, **changes) -> str:
    with pytest.raises(DocumentRefused) as refusal:
        read_text(path, replace(load_settings(), **changes))
    assert refusal.value.message("en")
    assert refusal.value.message("zh")
    return refusal.value.code


@pytest.fixture
def write(tmp_path):
    def written(data: bytes):
        path = tmp_path / "file.pdf"
        path.write_bytes(data)
        return path

    return written


def test_every_page_has_its_text_and_size(tmp_path) -> None:
    path = drawn(tmp_path / "a.pdf", line("first"), lambda _canvas: None, chinese("第三页"), title="Annual report 年报")
    text = read_text(path)
    assert text.page_count == 3
    assert [page.strip() for page in text.texts] == ["first", "", "第三页"]
    assert text.sizes == ((612, 792),) * 3
    assert text.title == "Annual report 年报"
    assert text.hidden == ()


def test_lines_are_parted_by_one_newline(tmp_path) -> None:
    path = drawn(tmp_path / "a.pdf", together(line("Total revenue 12"), line("Net income 3", y=680)))
    assert read_text(path).texts[0].split("\n") == ["Total revenue 12", "Net income 3"]


def test_no_break_spaces_are_spaces(write) -> None:
    data = one_page(b"BT /F1 10 Tf 72 700 Td (Total\\240revenue) Tj ET")
    path = write(data.replace(b"/BaseFont /Helvetica", b"/BaseFont /Helvetica /Encoding /WinAnsiEncoding"))
    assert read_text(path).texts == ("Total revenue",)


def test_the_size_is_the_one_displayed(write) -> None:
    path = write(one_page(media_box=b"[0 0 400 800]", page=b"/Rotate 90 /CropBox [0 100 400 800]"))
    assert read_text(path).sizes == ((700, 400),)


def test_text_is_cleaned_and_the_title_too(write) -> None:
    text = read_text(write(lies.false_unicode_map())).texts[0]
    assert FIGURE in text
    assert not set(text) & set("\x00\u202e\u200b\ufffe")
    assert read_text(write(lies.dirty_title())).title == "Annual report\ufffd"


def test_paths_may_be_text_and_names_may_be_chinese(tmp_path) -> None:
    path = drawn(tmp_path / "2023 年报 (终稿).pdf", line("x"))
    assert read_text(str(path)).page_count == 1
    assert read_words(str(path), [1])[1][0].text == "x"
    assert render_page(str(path), 1).startswith(b"\x89PNG")


def test_a_relative_path_is_read_from_here(tmp_path, monkeypatch) -> None:
    drawn(tmp_path / "a.pdf", line("x"))
    monkeypatch.chdir(tmp_path)
    assert read_text("a.pdf").page_count == 1


def test_bytes_before_the_signature_are_forgiven(write) -> None:
    assert FIGURE in read_text(write(b"\r\n" * 400 + one_page())).texts[0]
    assert reason(write(b"\r\n" * 600 + one_page())) == "document_not_pdf"


def test_missing_files_and_folders(tmp_path) -> None:
    assert reason(tmp_path / "nothing.pdf") == "document_missing"
    assert reason(tmp_path) == "document_missing"


def test_an_empty_file(write) -> None:
    assert reason(write(b"")) == "document_empty"


def test_a_file_over_the_limit(write) -> None:
    path = write(one_page() + bytes(2 << 20))
    assert read_text(path).page_count == 1
    assert reason(path, upload_megabytes=1) == "document_too_large"


def test_too_many_pages(write) -> None:
    assert read_text(write(many_pages([b""] * 2999 + [b"BT /F1 9 Tf 9 9 Td (end) Tj ET"]))).page_count == 3000
    assert reason(write(many_pages([b""] * 3001))) == "document_too_many_pages"


def test_a_result_over_the_limit(tmp_path) -> None:
    path = drawn(tmp_path / "a.pdf", line("word " * 1000))
    assert reason(path, worker_result_bytes=1000) == "document_result_too_large"


@pytest.mark.parametrize("task", [read_words, render_page], ids=["words", "picture"])
def test_every_way_of_reading_refuses_alike(write, task) -> None:
    path = write(lies.encrypted("AES-256", "secret"))
    with pytest.raises(DocumentRefused) as refusal:
        task(path, [1] if task is read_words else 1)
    assert refusal.value.code == "document_password"


def test_a_file_that_pdfium_cannot_open_is_mended(write) -> None:
    """The catalogue is lost from the trailer and the table of places is wrong; pypdf looks for it."""
    broken = one_page().replace(b"/Root 1 0 R", b"/Root 99999999999 0 R").replace(b"xref\n0", b"xref\n9")
    path = write(broken)
    assert FIGURE in read_text(path).texts[0]
    assert [word.text for word in read_words(path, [1])[1]] == ["Total", "revenue", FIGURE]
    assert render_page(path, 1).startswith(b"\x89PNG")


def test_a_page_that_cannot_be_loaded_is_empty_and_the_others_are_read(write) -> None:
    data = many_pages([b"BT /F1 9 Tf 9 9 Td (first) Tj ET", b"BT /F1 9 Tf 9 9 Td (second) Tj ET"])
    text = read_text(write(data.replace(b"/Kids [6 0 R 8 0 R]", b"/Kids [99 0 R 8 0 R]")))
    assert [page.strip() for page in text.texts][-1] == "second"


def test_an_identity_is_the_hash_of_the_content() -> None:
    assert document_id(b"%PDF") == hashlib.sha256(b"%PDF").hexdigest()
    assert document_id(b"a") != document_id(b"b")
