"""Tests of the medicine desk."""
