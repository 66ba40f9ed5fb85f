"""Screens of this section."""
