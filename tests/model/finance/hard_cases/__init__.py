"""Small annual reports of invented companies, one per layout or structure that misleads a reader."""

from tests.model.finance.hard_cases import chinese, institutions, international, layouts, structures

CASES = (*layouts.CASES, *structures.CASES, *institutions.CASES, *international.CASES, *chinese.CASES)
