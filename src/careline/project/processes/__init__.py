"""Processes: started, watched, restarted with patience, and never left behind."""
