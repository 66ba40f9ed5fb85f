"""The medicine desk: a note in, a differential with its evidence out. Decision support, not a medical device."""
