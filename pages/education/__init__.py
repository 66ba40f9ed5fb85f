"""The education screens."""
