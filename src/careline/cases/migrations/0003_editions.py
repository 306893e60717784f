"""A new edition of this room's catalogues with every change (security/queries/editions.py)."""

from django.db import migrations

from careline.security.models.edition import renewed


class Migration(migrations.Migration):
    """Adds the triggers."""

    dependencies = [("cases", "0002_complaint_numbers"), ("security", "0002_editions")]

    operations = [
        renewed("cases_category"),
        renewed("cases_assignmentrule"),
    ]
