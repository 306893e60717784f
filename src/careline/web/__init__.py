"""Screens, one folder per chair."""
