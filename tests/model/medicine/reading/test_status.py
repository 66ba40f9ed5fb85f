from __future__ import annotations

import pytest

from model.medicine.reading.mention import Mention
from model.medicine.reading.status import claims, sentences


def _claim(text: str, word: str = "fever") -> str:
    start = text.lower().index(word)
    return claims(text, [Mention("HP:0001945", start, start + len(word))])[0]


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("fever", "present"),
        ("no fever", "absent"),
        ("no cough; fever", "present"),
        ("No cough. Fever.", "present"),
        ("no cough, however fever", "present"),
        ("no cough except fever", "present"),
        ("without cough,\nchills or fever", "absent"),
        ("fever is absent", "absent"),
        ("fever: no", "absent"),
        ("fever was not seen", "absent"),
        ("gram-negative bacilli and fever", "present"),
        ("no change in fever", "present"),
        ("no longer coughs, fever", "present"),
        ("fever in his mother", "family"),
        ("her maternal aunt had fever", "family"),
        ("family history negative for fever", "none"),
        ("probable fever", "uncertain"),
        ("cannot exclude fever", "uncertain"),
        ("?fever", "uncertain"),
        ("watch for fever", "none"),
        ("Plan:\nantipyretic for fever", "none"),
        ("Differential diagnosis: fever", "uncertain"),
        ("FH: fever\n\nfever", "family"),
    ],
)
def test_words_near_a_finding_decide(text: str, claim: str) -> None:
    assert _claim(text) == claim


def test_a_section_ends_with_the_next_heading() -> None:
    text = "FH: asthma\nPMH: fever"
    assert _claim(text) == "present"


def test_sentences_cover_the_text_and_keep_decimals_whole() -> None:
    text = "T 38.9 now. No cough.\nFever"
    assert "".join(text[begin:end] for begin, end in sentences(text)) == text
    assert text[slice(*sentences(text)[0])] == "T 38.9 now."


def test_a_blank_line_ends_a_section() -> None:
    assert _claim("Family history: cough\nfever") == "family"
    assert _claim("Family history: cough\n\nFever since yesterday.") == "present"
