"""What an essay's text shows: measures that can be named, each with the criterion it speaks for."""
