"""What rooms above answer contacts."""
