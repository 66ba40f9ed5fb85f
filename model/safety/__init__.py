"""What every text passes on its way in and every cell on its way out."""

from model.safety.cells import safe_cell
from model.safety.masking import CaseKey, Masked, PersonalSpan, Replacement, find_personal, mask, new_case_key, unmask
from model.safety.sealing import seal, unseal
from model.safety.text import clean_text

__all__ = [
    "CaseKey",
    "Masked",
    "PersonalSpan",
    "Replacement",
    "clean_text",
    "find_personal",
    "mask",
    "new_case_key",
    "safe_cell",
    "seal",
    "unmask",
    "unseal",
]
