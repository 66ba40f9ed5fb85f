"""Personal data in texts: found, replaced by pseudonyms, put back for their owner."""

from model.safety.masking.finding import find_personal
from model.safety.masking.pseudonyms import CaseKey, Masked, Replacement, mask, new_case_key, unmask
from model.safety.masking.spans import PersonalSpan

__all__ = ["CaseKey", "Masked", "PersonalSpan", "Replacement", "find_personal", "mask", "new_case_key", "unmask"]
