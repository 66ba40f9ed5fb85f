"""Excel's number formats for figures of each kind."""

from __future__ import annotations

from model.finance.terms import Kind


def amount_format(scale: int) -> str:
    """Number format that shows full amounts in thousands, millions or billions; losses in parentheses, zero a dash."""
    commas = {1_000: ",", 1_000_000: ",,", 1_000_000_000: ",,,"}.get(scale, "")
    digits = "#,##0" if commas else "#,##0.00"
    return f'{digits}{commas}_);({digits}{commas});"–"_)'


def number_format(kind: Kind, scale: int) -> str:
    """The number format of a metric of that kind."""
    if kind in ("money", "shares"):
        return amount_format(scale)
    return {"percent": "0.0%_);(0.0%)", "days": "0.0_)", "per_share": "0.00##_);(0.00##)"}.get(kind, "0.00_);(0.00)")
