"""Screens, one folder a desk; a screen puts widgets in order and computes nothing."""
