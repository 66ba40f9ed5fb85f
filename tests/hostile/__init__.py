"""Files made to break a reader, written by this code alone, and the proof that they break nothing."""
