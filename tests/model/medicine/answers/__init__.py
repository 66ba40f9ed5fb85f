"""Questions answered: what is asked, what is known, what is printed, and when nothing is said."""
