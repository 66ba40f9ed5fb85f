"""A class of essays: taken in, marked as a batch, calibrated, analysed."""
