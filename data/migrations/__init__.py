"""Migrations of the database, run by data.store.upgrade."""
