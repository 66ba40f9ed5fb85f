"""Page texts of a report with a risk-factor section: contents, a reference to it, running heads and page numbers."""

from __future__ import annotations

FILLER = (
    "Demand for our instruments follows the budgets of our customers, which may fall within a quarter and stay low."
)
CONTENTS = "Contents\nItem 1A. Risk Factors 3\nItem 1B. Unresolved Staff Comments 9\nItem 2. Properties 9"
REFERENCE = "For more, see Item 1A. Risk Factors, and Item 1B. Unresolved Staff Comments."


def pages(*risks: str, end: str = "Item 1B. Unresolved Staff Comments\nNone.") -> list[str]:
    """A report of which the risks fill a page each, under a running head and a page number."""
    body = [f"Tarn Works plc | Form 10-K 2023\n{text}\n{number}" for number, text in enumerate(risks, start=3)]
    body[0] = body[0].replace("2023\n", "2023\nItem 1A. Risk Factors\n", 1)
    return [CONTENTS, f"Item 1. Business\n{REFERENCE}", *body, f"Tarn Works plc | Form 10-K 2023\n{end}\n9"]


WORDS = (
    "markets",
    "floods",
    "helium",
    "taxes",
    "tariffs",
    "models",
    "lasers",
    "leases",
    "wages",
    "rivers",
    "patents",
    "debt",
)


def risk(about: str) -> str:
    """A paragraph of a thousand characters that ends in the middle of a line."""
    lines = [
        f"What we say of {word} holds for {about} as well, and may hurt us where we least expect it to."
        for word in WORDS
    ]
    return "\n".join([*lines, f"So much for {about}."])


LONG, MORE, MOST = risk("instruments"), risk("services"), risk("software")
