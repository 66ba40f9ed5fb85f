"""A second source beside the PDF: the same figures as the filing's XBRL states them."""
