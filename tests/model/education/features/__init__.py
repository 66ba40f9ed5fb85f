"""What an essay's text shows."""
