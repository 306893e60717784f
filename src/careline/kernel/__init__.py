"""What every room stands on: time, names, numbers, events and refusals. Nothing here knows Django."""
