"""A small typesetter for annual reports of invented companies: fixtures and samples with known answers."""
