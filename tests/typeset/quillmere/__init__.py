"""Quillmere Instruments, Inc.: an invented maker of laboratory instruments, its books and its annual reports."""
