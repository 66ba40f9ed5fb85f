"""The models that run in this process."""
