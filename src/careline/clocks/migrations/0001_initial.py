import careline.clocks.rules.days
import careline.clocks.rules.terms
import careline.kernel.identity
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('security', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Calendar',
            fields=[
                ('id', models.UUIDField(default=careline.kernel.identity.new_id, editable=False, primary_key=True, serialize=False)),
                ('code', models.SlugField(max_length=32, unique=True)),
                ('zone', models.CharField(max_length=64)),
                ('name_zh', models.CharField(max_length=60)),
                ('name_en', models.CharField(max_length=60)),
                ('weekly', models.JSONField()),
                ('edition', models.UUIDField(default=careline.kernel.identity.new_id)),
            ],
            options={
                'ordering': ('code',),
            },
        ),
        migrations.CreateModel(
            name='CalendarDay',
            fields=[
                ('id', models.UUIDField(default=careline.kernel.identity.new_id, editable=False, primary_key=True, serialize=False)),
                ('date', models.DateField()),
                ('kind', models.CharField(choices=[('holiday', 'holiday'), ('worked', 'worked')], max_length=8)),
                ('name_zh', models.CharField(blank=True, max_length=60)),
                ('name_en', models.CharField(blank=True, max_length=60)),
                ('periods', models.JSONField(null=True)),
                ('origin', models.CharField(choices=[('almanac', 'Almanac'), ('operator', 'Operator')], max_length=8)),
                ('calendar', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='days', to='clocks.calendar')),
            ],
            options={
                'ordering': ('date',),
                'constraints': [models.UniqueConstraint(fields=('calendar', 'date'), name='one_day_per_date'), models.CheckConstraint(condition=models.Q(('kind__in', ['holiday', 'worked'])), name='known_day_kind'), models.CheckConstraint(condition=models.Q(('origin__in', ['almanac', 'operator'])), name='known_day_origin'), models.CheckConstraint(condition=models.Q(('kind', careline.clocks.rules.days.DayKind['WORKED']), ('periods', None), _connector='OR'), name='holiday_without_periods')],
            },
        ),
        migrations.CreateModel(
            name='CalendarYear',
            fields=[
                ('id', models.UUIDField(default=careline.kernel.identity.new_id, editable=False, primary_key=True, serialize=False)),
                ('year', models.PositiveSmallIntegerField()),
                ('is_provisional', models.BooleanField()),
                ('source', models.CharField(max_length=200)),
                ('calendar', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='years', to='clocks.calendar')),
            ],
            options={
                'ordering': ('year',),
                'constraints': [models.UniqueConstraint(fields=('calendar', 'year'), name='one_row_per_year')],
            },
        ),
        migrations.CreateModel(
            name='InstalledPack',
            fields=[
                ('id', models.UUIDField(default=careline.kernel.identity.new_id, editable=False, primary_key=True, serialize=False)),
                ('code', models.CharField(max_length=64)),
                ('version', models.CharField(max_length=20)),
                ('name_zh', models.CharField(max_length=80)),
                ('name_en', models.CharField(max_length=80)),
                ('text', models.TextField()),
                ('recorded_at', models.DateTimeField()),
                ('entry', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='security.ledgerentry')),
            ],
            options={
                'ordering': ('code', 'recorded_at', 'id'),
                'constraints': [models.UniqueConstraint(fields=('code', 'version'), name='one_pack_per_version')],
            },
        ),
        migrations.CreateModel(
            name='Redating',
            fields=[
                ('id', models.UUIDField(default=careline.kernel.identity.new_id, editable=False, primary_key=True, serialize=False)),
                ('cause', models.CharField(max_length=32)),
                ('first', models.DateField(null=True)),
                ('last', models.DateField(null=True)),
                ('asked_at', models.DateTimeField()),
                ('total', models.PositiveIntegerField()),
                ('looked', models.PositiveIntegerField(default=0)),
                ('moved', models.PositiveIntegerField(default=0)),
                ('earlier', models.PositiveIntegerField(default=0)),
                ('position', models.UUIDField(null=True)),
                ('done_at', models.DateTimeField(null=True)),
                ('calendar', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='clocks.calendar')),
            ],
            options={
                'ordering': ('id',),
                'indexes': [models.Index(condition=models.Q(('done_at', None)), fields=['calendar'], name='redatings_under_way')],
                'constraints': [models.CheckConstraint(condition=models.Q(('cause__in', ['calendar_changed', 'calendar_published'])), name='known_cause')],
            },
        ),
        migrations.CreateModel(
            name='AlarmPlanning',
            fields=[
                ('id', models.UUIDField(default=careline.kernel.identity.new_id, editable=False, primary_key=True, serialize=False)),
                ('asked_at', models.DateTimeField()),
                ('total', models.PositiveIntegerField()),
                ('looked', models.PositiveIntegerField(default=0)),
                ('moved', models.PositiveIntegerField(default=0)),
                ('position', models.UUIDField(null=True)),
                ('done_at', models.DateTimeField(null=True)),
            ],
            options={
                'ordering': ('id',),
                'indexes': [models.Index(condition=models.Q(('done_at', None)), fields=['asked_at'], name='plannings_under_way')],
            },
        ),
        migrations.CreateModel(
            name='LadderStep',
            fields=[
                ('id', models.UUIDField(default=careline.kernel.identity.new_id, editable=False, primary_key=True, serialize=False)),
                ('code', models.CharField(max_length=32)),
                ('fraction', models.PositiveSmallIntegerField()),
                ('after', models.PositiveIntegerField(default=0)),
                ('recipients', models.JSONField()),
                ('unless_acknowledged', models.BooleanField(default=False)),
                ('kinds', models.JSONField(default=list)),
                ('standings', models.JSONField(default=list)),
                ('set_at', models.DateTimeField()),
                ('since', models.DateTimeField()),
                ('retired_at', models.DateTimeField(null=True)),
            ],
            options={
                'ordering': ('fraction', 'after', 'code', 'set_at'),
                'constraints': [models.UniqueConstraint(condition=models.Q(('retired_at', None)), fields=('code',), name='one_step_per_code'), models.CheckConstraint(condition=models.Q(models.Q(('after', 0), ('fraction__gte', 1), ('fraction__lte', 100)), models.Q(('after__lte', 527040), ('fraction', 100)), _connector='OR'), name='step_before_or_after_due'), models.CheckConstraint(condition=models.Q(('retired_at', None), ('retired_at__gte', models.F('set_at')), _connector='OR'), name='step_retired_later')],
            },
        ),
        migrations.CreateModel(
            name='DueRule',
            fields=[
                ('id', models.UUIDField(default=careline.kernel.identity.new_id, editable=False, primary_key=True, serialize=False)),
                ('code', models.CharField(max_length=64)),
                ('number', models.PositiveIntegerField()),
                ('name_zh', models.CharField(max_length=80)),
                ('name_en', models.CharField(max_length=80)),
                ('kind', models.CharField(max_length=16)),
                ('standing', models.CharField(max_length=16)),
                ('jurisdiction', models.CharField(max_length=16)),
                ('event', models.CharField(max_length=40)),
                ('urgency', models.CharField(blank=True, max_length=16)),
                ('category', models.CharField(blank=True, max_length=64)),
                ('channel', models.CharField(blank=True, max_length=16)),
                ('amount', models.PositiveIntegerField(null=True)),
                ('unit', models.CharField(max_length=16)),
                ('roll', models.CharField(max_length=16)),
                ('day_end', models.CharField(max_length=16)),
                ('source_zh', models.CharField(max_length=200)),
                ('source_en', models.CharField(max_length=200)),
                ('source_url', models.CharField(blank=True, max_length=300)),
                ('certainty', models.CharField(max_length=16)),
                ('when', models.JSONField(default=list)),
                ('unless', models.JSONField(default=list)),
                ('stated_by', models.CharField(blank=True, max_length=40)),
                ('pausable_by', models.JSONField(default=list)),
                ('stops_on', models.JSONField(default=list)),
                ('escalates_zh', models.CharField(blank=True, max_length=200)),
                ('escalates_en', models.CharField(blank=True, max_length=200)),
                ('pack', models.CharField(blank=True, max_length=64)),
                ('pack_version', models.CharField(blank=True, max_length=20)),
                ('valid_from', models.DateField()),
                ('valid_to', models.DateField(null=True)),
                ('recorded_at', models.DateTimeField()),
                ('calendar', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='clocks.calendar')),
                ('entry', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='security.ledgerentry')),
            ],
            options={
                'ordering': ('code', 'number'),
                'constraints': [models.UniqueConstraint(fields=('code', 'number'), name='one_rule_per_number'), models.CheckConstraint(condition=models.Q(('valid_to', None), ('valid_to__gte', models.F('valid_from')), _connector='OR'), name='rule_ends_late'), models.CheckConstraint(condition=models.Q(models.Q(('amount', None), ('certainty__in', [careline.clocks.rules.terms.Certainty['NO_NUMBER'], careline.clocks.rules.terms.Certainty['UNKNOWN']])), models.Q(('amount__isnull', False), models.Q(('certainty__in', [careline.clocks.rules.terms.Certainty['NO_NUMBER'], careline.clocks.rules.terms.Certainty['UNKNOWN']]), _negated=True)), _connector='OR'), name='rule_number_known_or_said_why'), models.CheckConstraint(condition=models.Q(('kind__in', ['acknowledge', 'contact', 'answer', 'propose', 'implement', 'resolve', 'decide', 'repair', 'restore', 'credit'])), name='known_rule_kind'), models.CheckConstraint(condition=models.Q(('standing__in', ['law', 'promise', 'internal', 'contract'])), name='known_rule_standing'), models.CheckConstraint(condition=models.Q(('unit__in', ['minute', 'hour', 'working_minute', 'working_hour', 'calendar_day', 'working_day', 'week', 'month', 'year'])), name='known_rule_unit'), models.CheckConstraint(condition=models.Q(('roll__in', ['none', 'next_working'])), name='known_rule_roll'), models.CheckConstraint(condition=models.Q(('day_end__in', ['midnight', 'close'])), name='known_rule_day_end'), models.CheckConstraint(condition=models.Q(('certainty__in', ['statute', 'published', 'unverified', 'own', 'no_number', 'unknown'])), name='known_rule_certainty')],
            },
        ),
        migrations.CreateModel(
            name='RulePublication',
            fields=[
                ('id', models.UUIDField(default=careline.kernel.identity.new_id, editable=False, primary_key=True, serialize=False)),
                ('code', models.CharField(max_length=64)),
                ('number', models.PositiveIntegerField()),
                ('extent', models.CharField(max_length=16)),
                ('recorded_at', models.DateTimeField()),
                ('entry', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='security.ledgerentry')),
            ],
            options={
                'ordering': ('code', 'number'),
                'constraints': [models.UniqueConstraint(fields=('code', 'number'), name='one_publication_per_number'), models.CheckConstraint(condition=models.Q(('extent__in', ['withheld', 'published', 'with_figures'])), name='known_publication')],
            },
        ),
    ]
