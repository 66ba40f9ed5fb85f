"""Uploads: kept once, the widget dropped, refusals one line each and nothing lost."""

from __future__ import annotations

import types

import pytest
from streamlit.testing.v1 import AppTest

from components import upload
from model.errors import DocumentRefused


def script() -> None:
    import streamlit as st

    from components.upload import upload_documents

    documents = upload_documents("ann")
    st.write("got " + ",".join(document.name for document in documents))
    st.button("again", key="again")


@pytest.fixture
def kept(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, bytes, str]]:
    """What was handed to the library; names containing "bad" are refused."""
    calls: list[tuple[str, bytes, str]] = []

    def keep_upload(name: str, data: bytes, owner: str):
        calls.append((name, data, owner))
        if "bad" in name:
            raise DocumentRefused("document_not_pdf")
        return types.SimpleNamespace(id=name, name=name)

    monkeypatch.setattr(upload, "services", types.SimpleNamespace(keep_upload=keep_upload))
    return calls


def app(language: str = "en") -> AppTest:
    test = AppTest.from_function(script, default_timeout=30)
    test.session_state["language"] = language
    return test.run()


def put(test: AppTest, *files: tuple[str, bytes]) -> AppTest:
    return test.file_uploader[0].set_value([(name, data, "application/pdf") for name, data in files]).run()


def test_a_file_is_kept_once_and_returned_once(kept) -> None:
    test = put(app(), ("a.pdf", b"%PDF-1"))
    assert not test.exception
    assert kept == [("a.pdf", b"%PDF-1", "ann")]
    assert test.markdown[-1].value == "got a.pdf"
    test.button(key="again").click().run()
    assert test.markdown[-1].value == "got"
    assert len(kept) == 1


def test_the_widget_lets_go_of_the_file(kept) -> None:
    test = app()
    before = test.file_uploader[0].key
    put(test, ("a.pdf", b"%PDF-1"))
    assert test.file_uploader[0].key != before
    assert not test.file_uploader[0].value


@pytest.mark.parametrize(("language", "word"), [("en", "not a PDF"), ("zh", "不是 PDF")])
def test_a_refused_file_gets_one_line_and_the_others_are_kept(kept, language, word) -> None:
    test = put(app(language), ("a.pdf", b"1"), ("bad*1*.pdf", b"2"), ("b.pdf", b"3"), ("bad2.pdf", b"4"))
    assert [name for name, _, _ in kept] == ["a.pdf", "bad*1*.pdf", "b.pdf", "bad2.pdf"]
    assert test.markdown[-1].value == "got a.pdf,b.pdf"
    assert len(test.error) == 2
    assert all(word in line.value for line in test.error)
    assert r"bad\*1\*.pdf" in test.error[0].value


def test_refusals_stay_until_the_next_upload(kept) -> None:
    test = put(app(), ("bad.pdf", b"1"))
    test.button(key="again").click().run()
    assert len(test.error) == 1
    put(test, ("a.pdf", b"1"))
    assert not test.error


def test_the_widget_states_the_limit_of_the_settings(kept) -> None:
    proto = app().file_uploader[0].proto
    assert proto.max_upload_size_mb == 60
    assert list(proto.type) == [".pdf"]
    assert proto.multiple_files
