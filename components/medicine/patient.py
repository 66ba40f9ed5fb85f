"""The patient on the screen: what was entered, the steps before, and the differential now and a step ago.

Everything lives in this visitor's session only; nothing is kept until a case is saved.
"""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st

from components.i18n import language
from components.jobs import RESULT
from model.medicine import entry
from model.medicine.cases import keeping
from model.medicine.cases.case import Case
from model.medicine.differential import Diagnosis
from model.medicine.entry import Answer, Entered

_STEPS = "medicine_steps"
"""Session key: every state of the form since it was opened, the newest last."""
_CASE = "medicine_case"
"""Session key: the kept case the form was filled from."""
_MOST_STEPS = 50


@dataclass(frozen=True)
class Patient:
    """What the parts of the screen show."""

    entered: Entered
    diagnosis: Diagnosis
    before: Diagnosis | None
    """The differential a step ago, None at the first step."""

    @property
    def language(self) -> entry.Language:
        """Of the names: that of the note, else the reader's."""
        return self.diagnosis.note.language if self.diagnosis.note else self.entered.language


def open_case(owner: str) -> None:
    """Fill the form from the kept case the address names, once. Raises StoreError where it is not the owner's."""
    result = st.query_params.get(RESULT)
    if result and st.session_state.get(_CASE) != result:
        show_case(keeping.case(result, owner))


def show_case(kept: Case) -> None:
    """Fill the form from a kept case and name it in the address."""
    st.session_state[_STEPS] = [kept.entered]
    st.session_state[_CASE] = kept.id
    st.query_params.from_dict({RESULT: kept.id})


def case_id() -> str | None:
    """The kept case the form was filled from; None for a patient who is not saved."""
    kept: str | None = st.session_state.get(_CASE)
    return kept


def patient() -> Patient | None:
    """The patient entered in this session, ranked; None where nothing was entered yet."""
    steps = _steps()
    if not steps or steps[-1].empty:
        return None
    before = steps[-2] if len(steps) > 1 and not steps[-2].empty else None
    return Patient(steps[-1], entry.diagnose(steps[-1]), entry.diagnose(before) if before else None)


def entered() -> Entered:
    """The form as it is now."""
    steps = _steps()
    return steps[-1] if steps else Entered(language=language())


def change(now: Entered) -> None:
    """A new state of the form; the one before can be gone back to."""
    if now != entered():
        st.session_state[_STEPS] = [*_steps(), now][-_MOST_STEPS:]


def answer(concept: str, said: Answer | None) -> None:
    """The doctor's word on a finding; None takes it back."""
    change(entered().answered(concept, said))


def undo() -> None:
    """Go back one step."""
    st.session_state[_STEPS] = _steps()[:-1]


def can_undo() -> bool:
    """Whether there is a step to go back to."""
    return len(_steps()) > 1


def begin(now: Entered) -> None:
    """A new patient in place of the one on the screen."""
    clear()
    change(now)


def clear() -> None:
    """Begin with an empty form."""
    st.session_state.pop(_STEPS, None)
    st.session_state.pop(_CASE, None)
    st.query_params.clear()


def _steps() -> list[Entered]:
    steps: list[Entered] = st.session_state.get(_STEPS, [])
    return steps
