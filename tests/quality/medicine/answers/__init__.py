"""Answers held to questions written before they were tuned."""
