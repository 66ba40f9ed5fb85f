"""Warnings: classical risk scores over the figures, and flags the report's own words raise."""
