"""What gives a catalogue another edition when it is written to; by hand, for triggers aren't generated."""

from django.db import migrations

from careline.security.models.edition import renewed


class Migration(migrations.Migration):
    """Adds the function, and the triggers of this room's catalogues."""

    dependencies = [("security", "0001_initial")]

    operations = [
        migrations.RunSQL(
            """
            CREATE FUNCTION renew_edition() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
                INSERT INTO security_edition ("table", edition) VALUES (TG_TABLE_NAME, gen_random_uuid())
                ON CONFLICT ("table") DO UPDATE SET edition = excluded.edition;
                RETURN NULL;
            END $$
            """,
            "DROP FUNCTION renew_edition",
        ),
        renewed("security_department"),
        renewed("security_user", of="deactivated_at"),
    ]
