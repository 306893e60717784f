import careline.cases.rules.stages
import careline.kernel.identity
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('clocks', '0001_initial'),
        ('contacts', '0002_contact_numbers'),
        ('files', '0001_initial'),
        ('forms', '0001_initial'),
        ('halls', '0002_appointment_numbers'),
        ('notices', '0001_initial'),
        ('parties', '0001_initial'),
        ('security', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Category',
            fields=[
                ('id', models.UUIDField(default=careline.kernel.identity.new_id, editable=False, primary_key=True, serialize=False)),
                ('code', models.CharField(max_length=64, unique=True)),
                ('name_zh', models.CharField(max_length=60)),
                ('name_en', models.CharField(max_length=60)),
                ('strategy_zh', models.TextField(blank=True)),
                ('strategy_en', models.TextField(blank=True)),
                ('position', models.PositiveSmallIntegerField(default=0)),
                ('retired_at', models.DateTimeField(blank=True, null=True)),
                ('form', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='forms.form')),
                ('parent', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cases.category')),
            ],
            options={
                'ordering': ('position', 'code'),
            },
        ),
        migrations.CreateModel(
            name='AssignmentRule',
            fields=[
                ('id', models.UUIDField(default=careline.kernel.identity.new_id, editable=False, primary_key=True, serialize=False)),
                ('position', models.PositiveSmallIntegerField()),
                ('urgency', models.CharField(blank=True, max_length=16)),
                ('channel', models.CharField(blank=True, max_length=16)),
                ('retired_at', models.DateTimeField(blank=True, null=True)),
                ('department', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='security.department')),
                ('handler', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='security.user')),
                ('category', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cases.category')),
            ],
            options={
                'ordering': ('position', 'id'),
            },
        ),
        migrations.CreateModel(
            name='Complaint',
            fields=[
                ('id', models.UUIDField(default=careline.kernel.identity.new_id, editable=False, primary_key=True, serialize=False)),
                ('number', models.CharField(max_length=24)),
                ('title', models.CharField(max_length=200)),
                ('description', models.TextField(blank=True)),
                ('on_behalf', models.BooleanField(default=False)),
                ('place', models.CharField(blank=True, max_length=120)),
                ('jurisdiction', models.CharField(max_length=16)),
                ('channel', models.CharField(max_length=16)),
                ('external_id', models.CharField(max_length=80, null=True)),
                ('source', models.CharField(max_length=16)),
                ('received_at', models.DateTimeField()),
                ('stage', models.CharField(max_length=16)),
                ('urgency', models.CharField(max_length=16)),
                ('due_at', models.DateTimeField(null=True)),
                ('version', models.PositiveIntegerField(default=1)),
                ('category', models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cases.category')),
                ('complained_about', models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='security.user')),
                ('customer', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='parties.customer')),
                ('department', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='security.department')),
                ('handler', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='security.user')),
                ('received_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='security.user')),
                ('received_in', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='security.department')),
            ],
            options={
                'ordering': ('due_at', 'id'),
            },
        ),
        migrations.CreateModel(
            name='ComplaintAnswers',
            fields=[
                ('id', models.UUIDField(default=careline.kernel.identity.new_id, editable=False, primary_key=True, serialize=False)),
                ('complaint', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='answers', to='cases.complaint')),
                ('entry', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='security.ledgerentry')),
                ('submission', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='forms.submission')),
            ],
            options={
                'ordering': ('id',),
            },
        ),
        migrations.CreateModel(
            name='ComplaintFile',
            fields=[
                ('id', models.UUIDField(default=careline.kernel.identity.new_id, editable=False, primary_key=True, serialize=False)),
                ('complaint', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='files', to='cases.complaint')),
                ('entry', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='security.ledgerentry')),
                ('file', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='files.storedfile')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='ComplaintNotice',
            fields=[
                ('id', models.UUIDField(default=careline.kernel.identity.new_id, editable=False, primary_key=True, serialize=False)),
                ('complaint', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='notices', to='cases.complaint')),
                ('notice', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='notices.notice')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Clock',
            fields=[
                ('id', models.UUIDField(default=careline.kernel.identity.new_id, editable=False, primary_key=True, serialize=False)),
                ('rule', models.UUIDField()),
                ('rule_code', models.CharField(max_length=64)),
                ('certainty', models.CharField(max_length=16)),
                ('kind', models.CharField(max_length=16)),
                ('standing', models.CharField(max_length=16)),
                ('started_at', models.DateTimeField()),
                ('steps', models.JSONField()),
                ('recorded_at', models.DateTimeField()),
                ('cause', models.CharField(max_length=32)),
                ('state', models.CharField(default='running', max_length=16)),
                ('due_at', models.DateTimeField(null=True)),
                ('alarm_at', models.DateTimeField(null=True)),
                ('complaint', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='clocks', to='cases.complaint')),
            ],
            options={
                'ordering': ('started_at', 'due_at', 'rule_code'),
            },
        ),
        migrations.CreateModel(
            name='ClockAlarm',
            fields=[
                ('id', models.UUIDField(default=careline.kernel.identity.new_id, editable=False, primary_key=True, serialize=False)),
                ('step', models.CharField(max_length=32)),
                ('fraction', models.PositiveSmallIntegerField()),
                ('after', models.PositiveIntegerField()),
                ('recipients', models.JSONField()),
                ('due_at', models.DateTimeField()),
                ('planned_at', models.DateTimeField()),
                ('at', models.DateTimeField()),
                ('clock', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='alarms', to='cases.clock')),
                ('entry', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='security.ledgerentry')),
            ],
            options={
                'ordering': ('planned_at', 'fraction', 'after', 'id'),
            },
        ),
        migrations.CreateModel(
            name='ClockAlarmSighting',
            fields=[
                ('id', models.UUIDField(default=careline.kernel.identity.new_id, editable=False, primary_key=True, serialize=False)),
                ('actor_name', models.CharField(max_length=40)),
                ('at', models.DateTimeField()),
                ('alarm', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='sighting', to='cases.clockalarm')),
                ('entry', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='security.ledgerentry')),
                ('user', models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='security.user')),
            ],
        ),
        migrations.CreateModel(
            name='ClockMove',
            fields=[
                ('id', models.UUIDField(default=careline.kernel.identity.new_id, editable=False, primary_key=True, serialize=False)),
                ('n', models.PositiveIntegerField()),
                ('kind', models.CharField(max_length=16)),
                ('at', models.DateTimeField()),
                ('reason', models.CharField(max_length=32)),
                ('rule', models.UUIDField(null=True)),
                ('due_before', models.DateTimeField(null=True)),
                ('due_after', models.DateTimeField(null=True)),
                ('steps', models.JSONField()),
                ('actor_kind', models.CharField(max_length=16)),
                ('actor_name', models.CharField(max_length=40)),
                ('actor', models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='security.user')),
                ('clock', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='moves', to='cases.clock')),
                ('entry', models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='security.ledgerentry')),
                ('redating', models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='clocks.redating')),
            ],
            options={
                'ordering': ('clock', 'n'),
            },
        ),
        migrations.CreateModel(
            name='ContactLink',
            fields=[
                ('id', models.UUIDField(default=careline.kernel.identity.new_id, editable=False, primary_key=True, serialize=False)),
                ('linked_at', models.DateTimeField()),
                ('complaint', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='contacts', to='cases.complaint')),
                ('contact', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='contacts.contact')),
                ('entry', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='security.ledgerentry')),
            ],
            options={
                'ordering': ('linked_at', 'id'),
            },
        ),
        migrations.CreateModel(
            name='LookUpTry',
            fields=[
                ('id', models.UUIDField(default=careline.kernel.identity.new_id, editable=False, primary_key=True, serialize=False)),
                ('asked', models.BinaryField(max_length=32)),
                ('address', models.GenericIPAddressField(null=True)),
                ('is_hit', models.BooleanField()),
                ('at', models.DateTimeField()),
            ],
            options={
                'indexes': [models.Index(fields=['asked', 'at'], name='tries_of_number'), models.Index(fields=['address', 'at'], name='tries_of_address')],
            },
        ),
        migrations.CreateModel(
            name='Macro',
            fields=[
                ('id', models.UUIDField(default=careline.kernel.identity.new_id, editable=False, primary_key=True, serialize=False)),
                ('code', models.CharField(max_length=40, unique=True)),
                ('name_zh', models.CharField(max_length=60)),
                ('name_en', models.CharField(max_length=60)),
                ('urgency', models.CharField(blank=True, choices=[('normal', 'normal'), ('urgent', 'urgent'), ('critical', 'critical')], max_length=16)),
                ('note_zh', models.TextField(blank=True)),
                ('note_en', models.TextField(blank=True)),
                ('reply_zh', models.TextField(blank=True)),
                ('reply_en', models.TextField(blank=True)),
                ('reply_channel', models.CharField(blank=True, choices=[('phone', 'phone'), ('hall', 'hall'), ('sms', 'sms'), ('email', 'email'), ('webchat', 'webchat'), ('web', 'web'), ('app', 'app'), ('letter', 'letter'), ('social', 'social'), ('video', 'video'), ('regulator', 'regulator')], max_length=16)),
                ('reminder_zh', models.TextField(blank=True)),
                ('reminder_en', models.TextField(blank=True)),
                ('remind_in', models.PositiveSmallIntegerField(default=0)),
                ('retired_at', models.DateTimeField(blank=True, null=True)),
                ('category', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cases.category')),
                ('department', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='security.department')),
            ],
            options={
                'ordering': ('code',),
            },
        ),
        migrations.CreateModel(
            name='MacroRun',
            fields=[
                ('id', models.UUIDField(default=careline.kernel.identity.new_id, editable=False, primary_key=True, serialize=False)),
                ('actor_name', models.CharField(max_length=40)),
                ('at', models.DateTimeField()),
                ('stage', models.CharField(max_length=16)),
                ('urgency', models.CharField(max_length=16)),
                ('version', models.PositiveIntegerField()),
                ('can_go_back', models.BooleanField()),
                ('actor', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='security.user')),
                ('category', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cases.category')),
                ('complaint', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='macro_runs', to='cases.complaint')),
                ('department', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='security.department')),
                ('entry', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='security.ledgerentry')),
                ('handler', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='security.user')),
                ('macro', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cases.macro')),
                ('reminder', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='contacts.followup')),
            ],
            options={
                'ordering': ('-at', '-id'),
            },
        ),
        migrations.CreateModel(
            name='MacroReturn',
            fields=[
                ('id', models.UUIDField(default=careline.kernel.identity.new_id, editable=False, primary_key=True, serialize=False)),
                ('at', models.DateTimeField()),
                ('entry', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='security.ledgerentry')),
                ('run', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='taken_back', to='cases.macrorun')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Note',
            fields=[
                ('id', models.UUIDField(default=careline.kernel.identity.new_id, editable=False, primary_key=True, serialize=False)),
                ('text', models.TextField()),
                ('actor_name', models.CharField(max_length=40)),
                ('at', models.DateTimeField()),
                ('actor', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='security.user')),
                ('complaint', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='notes', to='cases.complaint')),
                ('entry', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='security.ledgerentry')),
            ],
            options={
                'ordering': ('at', 'id'),
            },
        ),
        migrations.CreateModel(
            name='NoteFile',
            fields=[
                ('id', models.UUIDField(default=careline.kernel.identity.new_id, editable=False, primary_key=True, serialize=False)),
                ('entry', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='security.ledgerentry')),
                ('file', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='files.storedfile')),
                ('note', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='files', to='cases.note')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='PublicIntake',
            fields=[
                ('id', models.UUIDField(default=careline.kernel.identity.new_id, editable=False, primary_key=True, serialize=False)),
                ('secret_hash', models.BinaryField(max_length=32)),
                ('address', models.GenericIPAddressField(null=True)),
                ('at', models.DateTimeField()),
                ('complaint', models.OneToOneField(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cases.complaint')),
                ('contact', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='contacts.contact')),
                ('entry', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='security.ledgerentry')),
            ],
        ),
        migrations.CreateModel(
            name='Stage',
            fields=[
                ('id', models.UUIDField(default=careline.kernel.identity.new_id, editable=False, primary_key=True, serialize=False)),
                ('n', models.PositiveIntegerField()),
                ('move', models.CharField(max_length=16)),
                ('stage', models.CharField(max_length=16)),
                ('at', models.DateTimeField(null=True)),
                ('recorded_at', models.DateTimeField()),
                ('actor_kind', models.CharField(max_length=16)),
                ('actor_name', models.CharField(max_length=40)),
                ('urgency', models.CharField(blank=True, max_length=16)),
                ('answer', models.CharField(blank=True, max_length=16)),
                ('reason', models.CharField(blank=True, max_length=32)),
                ('text', models.TextField(blank=True)),
                ('evidence', models.CharField(blank=True, max_length=80)),
                ('actor', models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='security.user')),
                ('category', models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cases.category')),
                ('complaint', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='stages', to='cases.complaint')),
                ('department', models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='security.department')),
                ('entry', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='security.ledgerentry')),
                ('handler', models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='security.user')),
            ],
            options={
                'ordering': ('complaint', 'n'),
            },
        ),
        migrations.CreateModel(
            name='Suggestion',
            fields=[
                ('id', models.UUIDField(default=careline.kernel.identity.new_id, editable=False, primary_key=True, serialize=False)),
                ('words', models.JSONField()),
                ('category', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cases.category')),
                ('complaint', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='suggestion', to='cases.complaint')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='FeatureRun',
            fields=[
                ('id', models.UUIDField(default=careline.kernel.identity.new_id, editable=False, primary_key=True, serialize=False)),
                ('as_of', models.DateTimeField()),
                ('reached', models.UUIDField(null=True)),
                ('customers', models.PositiveIntegerField(default=0)),
                ('ended_at', models.DateTimeField(null=True)),
                ('cuts', models.JSONField(null=True)),
            ],
            options={
                'indexes': [models.Index(fields=['-ended_at'], name='feature_runs_by_end')],
                'constraints': [models.UniqueConstraint(condition=models.Q(('ended_at', None)), fields=('ended_at',), name='one_feature_run_at_a_time', nulls_distinct=False)],
            },
        ),
        migrations.CreateModel(
            name='CustomerFeatures',
            fields=[
                ('customer', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, primary_key=True, related_name='+', serialize=False, to='parties.customer')),
                ('computed_at', models.DateTimeField()),
                ('last_contact_at', models.DateTimeField(null=True)),
                ('silent_since', models.DateTimeField()),
                ('contacts_90', models.PositiveIntegerField()),
                ('contacts_365', models.PositiveIntegerField()),
                ('main_channel', models.CharField(blank=True, choices=[('phone', 'phone'), ('counter', 'counter'), ('web_form', 'web_form'), ('letter', 'letter'), ('sms', 'sms'), ('email', 'email'), ('webchat', 'webchat'), ('app', 'app'), ('social', 'social'), ('video', 'video')], max_length=16)),
                ('preferred_hour', models.PositiveSmallIntegerField(null=True)),
                ('is_spend_agreed', models.BooleanField()),
                ('spend', models.BigIntegerField(null=True)),
                ('spend_before', models.BigIntegerField(null=True)),
                ('spend_currency', models.CharField(blank=True, max_length=3)),
                ('complaints_90', models.PositiveIntegerField()),
                ('complaints_365', models.PositiveIntegerField()),
                ('complaints_open', models.PositiveIntegerField()),
                ('orders_365', models.PositiveIntegerField()),
                ('customer_since', models.DateField(null=True)),
                ('run', models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cases.featurerun')),
            ],
            options={
                'indexes': [models.Index(fields=['silent_since'], name='features_by_silence'), models.Index(condition=models.Q(('contacts_90__gt', 0)), fields=['contacts_90'], name='features_by_contacts'), models.Index(condition=models.Q(('complaints_365__gt', 0)), fields=['complaints_365'], name='features_by_complaints'), models.Index(condition=models.Q(('spend__isnull', False)), fields=['spend_currency', 'spend'], name='features_by_spend'), models.Index(condition=models.Q(('main_channel', ''), _negated=True), fields=['main_channel'], name='features_by_channel')],
                'constraints': [models.CheckConstraint(condition=models.Q(('is_spend_agreed', True), models.Q(('spend', None), ('spend_before', None)), _connector='OR'), name='spend_only_where_agreed')],
            },
        ),
        migrations.CreateModel(
            name='AppointmentLink',
            fields=[
                ('id', models.UUIDField(default=careline.kernel.identity.new_id, editable=False, primary_key=True, serialize=False)),
                ('linked_at', models.DateTimeField()),
                ('appointment', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='halls.appointment')),
                ('complaint', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cases.complaint')),
                ('entry', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='security.ledgerentry')),
            ],
            options={
                'ordering': ('linked_at', 'id'),
            },
        ),
        migrations.CreateModel(
            name='PublicBooking',
            fields=[
                ('id', models.UUIDField(default=careline.kernel.identity.new_id, editable=False, primary_key=True, serialize=False)),
                ('secret_hash', models.BinaryField(max_length=32)),
                ('address', models.GenericIPAddressField(null=True)),
                ('at', models.DateTimeField()),
                ('appointment', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='halls.appointment')),
                ('entry', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='security.ledgerentry')),
            ],
            options={
                'indexes': [models.Index(fields=['address', 'at'], name='bookings_of_address')],
            },
        ),
        migrations.AddConstraint(
            model_name='category',
            constraint=models.CheckConstraint(condition=models.Q(('code__regex', '^[a-z][a-z0-9_]*(\\.[a-z][a-z0-9_]*)?$')), name='category_code'),
        ),
        migrations.AddIndex(
            model_name='complaint',
            index=models.Index(condition=models.Q(('stage__in', [careline.cases.rules.stages.StageName['ARCHIVED'], careline.cases.rules.stages.StageName['FED_BACK'], careline.cases.rules.stages.StageName['REPLIED']]), _negated=True), fields=['department', 'due_at', 'id'], name='open_by_department'),
        ),
        migrations.AddIndex(
            model_name='complaint',
            index=models.Index(condition=models.Q(('stage__in', [careline.cases.rules.stages.StageName['ARCHIVED'], careline.cases.rules.stages.StageName['FED_BACK'], careline.cases.rules.stages.StageName['REPLIED']]), _negated=True), fields=['handler', 'due_at', 'id'], name='open_by_handler'),
        ),
        migrations.AddIndex(
            model_name='complaint',
            index=models.Index(fields=['due_at', 'id'], name='complaints_by_due_time'),
        ),
        migrations.AddIndex(
            model_name='complaint',
            index=models.Index(fields=['customer', 'received_at'], name='complaints_of_customer'),
        ),
        migrations.AddIndex(
            model_name='complaint',
            index=models.Index(condition=models.Q(('complained_about__isnull', False)), fields=['complained_about'], name='complaints_about_somebody'),
        ),
        migrations.AddIndex(
            model_name='complaint',
            index=models.Index(condition=models.Q(('stage', careline.cases.rules.stages.StageName['ARCHIVED']), _negated=True), fields=['stage', 'due_at'], include=['department', 'received_in', 'handler', 'received_by', 'complained_about'], name='counted_by_stage'),
        ),
        migrations.AddConstraint(
            model_name='complaint',
            constraint=models.UniqueConstraint(fields=('number',), name='one_complaint_per_number'),
        ),
        migrations.AddConstraint(
            model_name='complaint',
            constraint=models.UniqueConstraint(fields=('source', 'external_id'), name='one_complaint_per_external_id'),
        ),
        migrations.AddConstraint(
            model_name='complaint',
            constraint=models.CheckConstraint(condition=models.Q(('stage__in', ['received', 'classified', 'assigned', 'accepted', 'in_progress', 'pending', 'returned', 'resolved', 'replied', 'fed_back', 'archived'])), name='known_stage'),
        ),
        migrations.AddConstraint(
            model_name='complaint',
            constraint=models.CheckConstraint(condition=models.Q(('urgency__in', ['normal', 'urgent', 'critical'])), name='known_urgency'),
        ),
        migrations.AddConstraint(
            model_name='complaint',
            constraint=models.CheckConstraint(condition=models.Q(('channel__in', ['phone', 'hall', 'sms', 'email', 'webchat', 'web', 'app', 'letter', 'social', 'video', 'regulator'])), name='known_channel'),
        ),
        migrations.AddConstraint(
            model_name='complaint',
            constraint=models.CheckConstraint(condition=models.Q(('handler', models.F('complained_about')), _negated=True), name='handler_is_not_complained_about'),
        ),
        migrations.AddConstraint(
            model_name='complaintanswers',
            constraint=models.UniqueConstraint(fields=('submission',), name='each_submission_once'),
        ),
        migrations.AddConstraint(
            model_name='contactlink',
            constraint=models.UniqueConstraint(fields=('complaint', 'contact'), name='each_contact_once'),
        ),
        migrations.AddIndex(
            model_name='publicintake',
            index=models.Index(fields=['address', 'at'], name='forms_of_address'),
        ),
        migrations.AddConstraint(
            model_name='stage',
            constraint=models.UniqueConstraint(fields=('complaint', 'n'), name='one_move_at_a_time'),
        ),
        migrations.AddConstraint(
            model_name='stage',
            constraint=models.CheckConstraint(condition=models.Q(('at__isnull', False), models.Q(('evidence', ''), _negated=True), _connector='OR'), name='unknown_time_has_evidence'),
        ),
        migrations.AddConstraint(
            model_name='clockalarm',
            constraint=models.UniqueConstraint(fields=('clock', 'step', 'due_at'), name='one_alarm_per_step_and_due_time'),
        ),
        migrations.AddIndex(
            model_name='clock',
            index=models.Index(condition=models.Q(('alarm_at__isnull', False)), fields=['alarm_at'], name='clocks_by_next_alarm'),
        ),
        migrations.AddIndex(
            model_name='clock',
            index=models.Index(fields=['complaint'], name='clocks_of_complaint'),
        ),
        migrations.AddConstraint(
            model_name='clock',
            constraint=models.CheckConstraint(condition=models.Q(('state__in', ['running', 'paused', 'stopped', 'withdrawn', 'carried'])), name='known_clock_state'),
        ),
        migrations.AddConstraint(
            model_name='clockmove',
            constraint=models.UniqueConstraint(fields=('clock', 'n'), name='one_clock_move_at_a_time'),
        ),
        migrations.AddConstraint(
            model_name='clockmove',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('entry', None), ('redating__isnull', False)), models.Q(('entry__isnull', False), ('redating', None)), _connector='OR'), name='clock_move_has_entry_or_batch'),
        ),
        migrations.CreateModel(
            name='CommitmentMonth',
            fields=[
                ('id', models.UUIDField(default=careline.kernel.identity.new_id, editable=False, primary_key=True, serialize=False)),
                ('rule_code', models.CharField(max_length=64)),
                ('month', models.DateField()),
                ('department', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='security.department')),
                ('received_in', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='security.department')),
                ('due', models.PositiveIntegerField()),
                ('kept', models.PositiveIntegerField()),
                ('counted_at', models.DateTimeField()),
            ],
            options={
                'ordering': ('rule_code', 'month'),
                'constraints': [models.UniqueConstraint(fields=('rule_code', 'month', 'department', 'received_in'), name='one_commitment_month'), models.CheckConstraint(condition=models.Q(('kept__lte', models.F('due'))), name='kept_of_those_due')],
            },
        ),
    ]
