"""Durable background work: submit, watch, cancel, resume."""
