"""Medical questions answered in sentences that each say where they are from, or not at all."""
