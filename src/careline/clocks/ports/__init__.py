"""What clocks asks of the rooms above."""
