"""Pictures of one report, a module each: what is drawn, what hovering names, and the numbers beside it."""
