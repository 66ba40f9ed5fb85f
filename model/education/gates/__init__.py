"""What holds a score back before any is given."""
