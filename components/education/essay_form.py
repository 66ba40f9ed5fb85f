"""The essay on the screen: what was entered, the steps before, and its marking.

Everything lives in this visitor's session only; nothing is kept until the essay is saved.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import streamlit as st

from components.education.rubric_choice import offered_rubrics
from components.i18n import language
from model.education.marking import Marked, mark

_STEPS = "essay_steps"
"""Session key: every state of the form since it was opened, the newest last."""
_MARKED = "essay_marked"
"""Session key: the last state that was marked, with its marking."""
_MOST_STEPS = 50


@dataclass(frozen=True, slots=True)
class Entered:
    """What was entered."""

    text: str = ""
    rubric: str = ""
    """Name of a rubric, shipped or the owner's own; "" leaves it to the language of the text."""
    prompt: str = ""


def entered() -> Entered | None:
    """The form as it is now; None before there is an essay."""
    steps = _steps()
    return steps[-1] if steps else None


def marked(now: Entered) -> Marked:
    """The marking of what was entered, made once. Raises EssayRefused, RubricRefused."""
    kept: tuple[Entered, Marked] | None = st.session_state.get(_MARKED)
    if kept is None or kept[0] != now:
        kept = now, mark(now.text, offered_rubrics(language()).get(now.rubric), now.prompt)
        st.session_state[_MARKED] = kept
    return kept[1]


def begin(now: Entered) -> None:
    """An essay in place of the one on the screen; marked at once, so that a refusal comes before the screen changes."""
    marked(now)
    st.session_state[_STEPS] = [now]


def change(**fields: str) -> None:
    """Another text, rubric or prompt, marked at once; the state before can be gone back to."""
    before = _steps()[-1]
    now = replace(before, **fields)
    if now != before:
        marked(now)
        st.session_state[_STEPS] = [*_steps(), now][-_MOST_STEPS:]


def undo() -> None:
    """Go back one step."""
    if can_undo():
        st.session_state[_STEPS] = _steps()[:-1]


def can_undo() -> bool:
    """Whether there is a step to go back to."""
    return len(_steps()) > 1


def clear() -> None:
    """Begin with an empty form."""
    st.session_state.pop(_STEPS, None)
    st.session_state.pop(_MARKED, None)
    st.query_params.clear()


def _steps() -> list[Entered]:
    steps: list[Entered] = st.session_state.get(_STEPS, [])
    return steps
