"""A new edition of this room's catalogues with every change (security/queries/editions.py)."""

from django.db import migrations

from careline.security.models.edition import renewed


class Migration(migrations.Migration):
    """Adds the triggers."""

    dependencies = [("clocks", "0001_initial"), ("security", "0002_editions")]

    operations = [
        renewed("clocks_calendar"),
        renewed("clocks_calendarday"),
        renewed("clocks_calendaryear"),
        renewed("clocks_duerule"),
    ]
