"""Careline: customer service and complaints for telecom operators."""

__version__ = "0.1.0"
