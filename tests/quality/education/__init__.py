"""The education desk held to marked essays a person brings."""
