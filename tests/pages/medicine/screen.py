"""Opens the differential screen and acts on it as a doctor would."""

from __future__ import annotations

import pandas as pd
from streamlit.testing.v1 import AppTest

from tests.pages.screens import open_screen

SCREEN = "pages/medicine/differential.py"
FEVER, COUGH, DYSPNEA, WHEEZING = "HP:0001945", "HP:0012735", "HP:0002094", "HP:0030828"
NOTES = {"zh": "患者发热、咳嗽3天，伴呼吸困难。", "en": "Three days of fever and cough, now dyspnea as well."}


def open_patient(language: str = "zh", note: str | None = None) -> AppTest:
    """The screen with a note read."""
    test = open_screen(SCREEN, language)
    test.text_area(key="medicine_text").set_value(NOTES[language] if note is None else note)
    return press(test, "read_note")


def press(test: AppTest, key: str) -> AppTest:
    """Press a button by its key."""
    return test.button(key=key).click().run()


def candidates(test: AppTest) -> pd.DataFrame:
    """The table of candidates."""
    return next(frame.value for frame in test.dataframe if "probability" in frame.value)


def account(test: AppTest) -> pd.DataFrame:
    """The table of what speaks for and against the chosen candidate."""
    return next(frame.value for frame in test.dataframe if "frequency" in frame.value)


def status(test: AppTest, concept: str) -> str | None:
    """What the switch of a finding says."""
    chosen: str | None = test.segmented_control(key=f"status_{concept}").value
    return chosen


def keys(test: AppTest, beginning: str) -> list[str]:
    """Keys of the buttons that begin so."""
    return [button.key for button in test.button if button.key and button.key.startswith(beginning)]
