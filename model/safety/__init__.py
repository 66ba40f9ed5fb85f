"""What every text passes on its way in and every cell on its way out."""

from model.safety.cells import safe_cell
from model.safety.text import clean_text

__all__ = ["clean_text", "safe_cell"]
