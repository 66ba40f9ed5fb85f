"""The diagnosis desk held to cases written before it was tuned."""
