"""Designing forms, and handing in their answers."""
