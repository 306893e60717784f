"""What can and can't be: pure values in, values out."""
