"""Figures of the medicine desk on published data that is not part of this repository."""
