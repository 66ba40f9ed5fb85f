"""Who is at the screen. The only place that reads `st.user`.

With `[auth]` in the secrets people sign in by OpenID Connect; without it there is one user, and the server
listens on the loopback address only.
"""

from __future__ import annotations

import streamlit as st
from streamlit.errors import StreamlitSecretNotFoundError

from components.i18n import t

SINGLE_USER = "local"


def sign_in_configured() -> bool:
    """Whether the secrets name an identity provider."""
    try:
        return "auth" in st.secrets
    except StreamlitSecretNotFoundError:
        return False


def require_user() -> str:
    """The owner id of everything this session keeps; shows the sign-in screen and stops when nobody is signed in."""
    if not sign_in_configured():
        return SINGLE_USER
    if not st.user.is_logged_in:
        _sign_in_screen()
        st.stop()
    return _owner()


def account_menu() -> None:
    """The signed-in name with a way out; nothing in single-user mode."""
    if sign_in_configured() and st.user.is_logged_in:
        st.button(t("sign_out"), icon=":material/logout:", type="tertiary", on_click=st.logout, key="sign_out")


def _owner() -> str:
    # `sub` alone is unique only within one issuer, and an e-mail address can change hands.
    return f"{st.user.get('iss', '')}#{st.user['sub']}"


def _sign_in_screen() -> None:
    with st.container(horizontal_alignment="center"):
        st.space("large")
        st.title("Assay", text_alignment="center")
        st.markdown(t("sign_in_invitation"), text_alignment="center")
        st.button(t("sign_in"), type="primary", icon=":material/login:", on_click=st.login, key="sign_in")
