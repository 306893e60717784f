import careline.halls.rules.appointments
import careline.kernel.identity
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('clocks', '0001_initial'),
        ('contacts', '0002_contact_numbers'),
        ('notices', '0001_initial'),
        ('parties', '0002_erasure_numbers'),
        ('security', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Hall',
            fields=[
                ('id', models.UUIDField(default=careline.kernel.identity.new_id, editable=False, primary_key=True, serialize=False)),
                ('code', models.SlugField(max_length=32, unique=True)),
                ('name_zh', models.CharField(max_length=60)),
                ('name_en', models.CharField(max_length=60)),
                ('address_zh', models.CharField(max_length=120)),
                ('address_en', models.CharField(max_length=120)),
                ('weekly', models.JSONField()),
                ('keeps_holidays', models.BooleanField(default=True)),
                ('slot_minutes', models.PositiveSmallIntegerField()),
                ('places', models.PositiveSmallIntegerField()),
                ('public_places', models.PositiveSmallIntegerField()),
                ('days_ahead', models.PositiveSmallIntegerField()),
                ('missed_after', models.PositiveSmallIntegerField()),
                ('closed_at', models.DateTimeField(null=True)),
                ('version', models.PositiveIntegerField(default=0)),
                ('calendar', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='clocks.calendar')),
                ('department', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='security.department')),
            ],
            options={
                'ordering': ('name_zh', 'code'),
            },
        ),
        migrations.CreateModel(
            name='Appointment',
            fields=[
                ('id', models.UUIDField(default=careline.kernel.identity.new_id, editable=False, primary_key=True, serialize=False)),
                ('number', models.CharField(max_length=24, unique=True)),
                ('token', models.UUIDField(null=True)),
                ('booked_from', models.CharField(choices=[('desk', 'desk'), ('public', 'public')], max_length=8)),
                ('name_sealed', models.BinaryField(null=True)),
                ('number_sealed', models.BinaryField(null=True)),
                ('number_index', models.BinaryField(max_length=16, null=True)),
                ('note_sealed', models.BinaryField(null=True)),
                ('language', models.CharField(max_length=2)),
                ('made_at', models.DateTimeField()),
                ('state', models.CharField(choices=[('booked', 'booked'), ('arrived', 'arrived'), ('served', 'served'), ('missed', 'missed'), ('cancelled', 'cancelled')], max_length=12)),
                ('starts_at', models.DateTimeField()),
                ('ends_at', models.DateTimeField()),
                ('place', models.PositiveSmallIntegerField()),
                ('version', models.PositiveIntegerField(default=1)),
                ('contact', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='contacts.contact')),
                ('key', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='security.personkey')),
                ('made_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='security.user')),
                ('order', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='contacts.serviceorder')),
                ('party', models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='parties.customer')),
                ('reason', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='contacts.reason')),
                ('visit', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='contacts.contact')),
                ('hall', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='halls.hall')),
            ],
            options={
                'ordering': ('starts_at', 'place', 'id'),
            },
        ),
        migrations.CreateModel(
            name='HallDay',
            fields=[
                ('id', models.UUIDField(default=careline.kernel.identity.new_id, editable=False, primary_key=True, serialize=False)),
                ('day', models.DateField()),
                ('n', models.PositiveIntegerField()),
                ('periods', models.JSONField(null=True)),
                ('why', models.CharField(max_length=200)),
                ('at', models.DateTimeField()),
                ('actor_name', models.CharField(max_length=40)),
                ('actor', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='security.user')),
                ('entry', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='security.ledgerentry')),
                ('hall', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='days', to='halls.hall')),
            ],
            options={
                'ordering': ('hall', 'day', 'n'),
            },
        ),
        migrations.CreateModel(
            name='HallRow',
            fields=[
                ('id', models.UUIDField(default=careline.kernel.identity.new_id, editable=False, primary_key=True, serialize=False)),
                ('n', models.PositiveIntegerField()),
                ('told', models.JSONField()),
                ('why', models.CharField(max_length=200)),
                ('at', models.DateTimeField()),
                ('actor_name', models.CharField(max_length=40)),
                ('actor', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='security.user')),
                ('entry', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='security.ledgerentry')),
                ('hall', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='changes', to='halls.hall')),
            ],
            options={
                'ordering': ('hall', 'n'),
            },
        ),
        migrations.CreateModel(
            name='AppointmentNotice',
            fields=[
                ('id', models.UUIDField(default=careline.kernel.identity.new_id, editable=False, primary_key=True, serialize=False)),
                ('starts_at', models.DateTimeField()),
                ('appointment', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='notices', to='halls.appointment')),
                ('notice', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='notices.notice')),
            ],
            options={
                'ordering': ('id',),
                'indexes': [models.Index(fields=['appointment'], name='notices_of_appointment')],
            },
        ),
        migrations.CreateModel(
            name='AppointmentReminder',
            fields=[
                ('id', models.UUIDField(default=careline.kernel.identity.new_id, editable=False, primary_key=True, serialize=False)),
                ('starts_at', models.DateTimeField()),
                ('at', models.DateTimeField()),
                ('appointment', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='reminders', to='halls.appointment')),
                ('entry', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='security.ledgerentry')),
            ],
            options={
                'ordering': ('at', 'id'),
                'constraints': [models.UniqueConstraint(fields=('appointment', 'starts_at'), name='reminded_once_of_each_slot')],
            },
        ),
        migrations.CreateModel(
            name='AppointmentStep',
            fields=[
                ('id', models.UUIDField(default=careline.kernel.identity.new_id, editable=False, primary_key=True, serialize=False)),
                ('n', models.PositiveIntegerField()),
                ('move', models.CharField(choices=[('book', 'book'), ('move', 'move'), ('arrive', 'arrive'), ('serve', 'serve'), ('miss', 'miss'), ('cancel', 'cancel')], max_length=8)),
                ('at', models.DateTimeField()),
                ('actor_name', models.CharField(max_length=40)),
                ('starts_at', models.DateTimeField(null=True)),
                ('ends_at', models.DateTimeField(null=True)),
                ('place', models.PositiveSmallIntegerField(null=True)),
                ('reason', models.CharField(blank=True, choices=[('visitor', 'visitor'), ('hall_closed', 'hall_closed'), ('settled', 'settled'), ('mistake', 'mistake')], max_length=12)),
                ('actor', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='security.user')),
                ('appointment', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='steps', to='halls.appointment')),
                ('entry', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='security.ledgerentry')),
                ('visit', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='contacts.contact')),
                ('hall', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='halls.hall')),
            ],
            options={
                'ordering': ('appointment', 'n'),
                'constraints': [models.UniqueConstraint(fields=('appointment', 'n'), name='one_appointment_move_at_a_time')],
            },
        ),
        migrations.AddIndex(
            model_name='appointment',
            index=models.Index(fields=['hall', 'starts_at', 'id'], name='appointments_of_hall'),
        ),
        migrations.AddIndex(
            model_name='appointment',
            index=models.Index(fields=['starts_at', 'id'], name='appointments_by_time'),
        ),
        migrations.AddIndex(
            model_name='appointment',
            index=models.Index(fields=['party', '-starts_at'], name='appointments_of_party'),
        ),
        migrations.AddIndex(
            model_name='appointment',
            index=models.Index(fields=['number_index'], name='appointments_of_stranger'),
        ),
        migrations.AddIndex(
            model_name='appointment',
            index=models.Index(condition=models.Q(('state', 'booked')), fields=['starts_at'], name='appointments_awaited'),
        ),
        migrations.AddConstraint(
            model_name='appointment',
            constraint=models.UniqueConstraint(condition=models.Q(('state__in', [careline.halls.rules.appointments.AppointmentState['ARRIVED'], careline.halls.rules.appointments.AppointmentState['BOOKED']])), fields=('hall', 'starts_at', 'place'), name='one_visitor_in_a_place'),
        ),
        migrations.AddConstraint(
            model_name='appointment',
            constraint=models.UniqueConstraint(condition=models.Q(('token__isnull', False)), fields=('token', 'made_by'), name='one_appointment_of_a_form', nulls_distinct=False),
        ),
        migrations.AddConstraint(
            model_name='appointment',
            constraint=models.CheckConstraint(condition=models.Q(('state__in', ['booked', 'arrived', 'served', 'missed', 'cancelled'])), name='known_appointment_state'),
        ),
        migrations.AddConstraint(
            model_name='appointment',
            constraint=models.CheckConstraint(condition=models.Q(('ends_at__gt', models.F('starts_at'))), name='appointment_begins_then_ends'),
        ),
        migrations.AddConstraint(
            model_name='appointment',
            constraint=models.CheckConstraint(condition=models.Q(('place__gte', 1)), name='places_count_from_one'),
        ),
        migrations.AddConstraint(
            model_name='appointment',
            constraint=models.CheckConstraint(condition=models.Q(('party__isnull', False), ('number_index__isnull', False), _connector='OR'), name='somebody_visits'),
        ),
        migrations.AddConstraint(
            model_name='hallday',
            constraint=models.UniqueConstraint(fields=('hall', 'day', 'n'), name='one_hall_day_change_at_a_time'),
        ),
        migrations.AddConstraint(
            model_name='hallrow',
            constraint=models.UniqueConstraint(fields=('hall', 'n'), name='one_hall_change_at_a_time'),
        ),
    ]
