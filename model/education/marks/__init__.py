"""What the teacher says of a mark: overridden, locked, taken back, and who said so when."""
