"""Comments on an essay, each with its quote, its rule, its reason and what to do."""
