"""Parts of the medicine screens."""
