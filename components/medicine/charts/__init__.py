"""Pictures of the medicine desk; each has its numbers beside it."""
