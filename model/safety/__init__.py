"""What every text passes on its way in and every cell on its way out."""
