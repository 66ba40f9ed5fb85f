"""Marked essays on their way out, and a teacher's marks on their way back."""
