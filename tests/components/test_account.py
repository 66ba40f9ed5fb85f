"""Who is at the screen, with and without an identity provider."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

AUTH = {
    "redirect_uri": "http://127.0.0.1:8501/oauth2callback",
    "cookie_secret": "x" * 32,
    "client_id": "assay",
    "client_secret": "y",
    "server_metadata_url": "http://127.0.0.1:9/.well-known/openid-configuration",
}


def script() -> None:
    import streamlit as st

    from components import account

    st.write(f"owner {account.require_user()}")
    account.account_menu()


def run(user: dict | None = None, auth: bool = False, language: str = "en") -> AppTest:
    test = AppTest.from_function(script, default_timeout=30)
    test.session_state["language"] = language
    if auth:
        test.secrets["auth"] = AUTH
    if user is not None:
        test.user = user
    return test.run()


def test_without_a_provider_there_is_one_user_and_no_way_out() -> None:
    test = run()
    assert test.markdown[0].value == "owner local"
    assert not test.button


def test_a_forged_user_means_nothing_without_a_provider() -> None:
    assert run(user={"is_logged_in": True, "sub": "eve"}).markdown[0].value == "owner local"


@pytest.mark.parametrize(("language", "word"), [("en", "Sign in"), ("zh", "登录")])
def test_nobody_signed_in_sees_only_the_sign_in_screen(language, word) -> None:
    test = run(user={"is_logged_in": False}, auth=True, language=language)
    assert not test.exception
    assert not [m for m in test.markdown if m.value.startswith("owner")]
    assert [button.label for button in test.button] == [word]


def test_signed_in_people_are_owners_by_issuer_and_subject() -> None:
    one = run(user={"is_logged_in": True, "iss": "https://a", "sub": "7"}, auth=True)
    other = run(user={"is_logged_in": True, "iss": "https://b", "sub": "7"}, auth=True)
    assert one.markdown[0].value == "owner https://a#7"
    assert one.markdown[0].value != other.markdown[0].value
    assert one.button(key="sign_out")
