"""Rare disease: the published annotations and the ranking over them."""
