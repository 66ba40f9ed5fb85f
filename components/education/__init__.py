"""What the education screens show."""
