"""How well notes are read and cases ranked: sets of our own, declared synthetic, with their scripts."""
