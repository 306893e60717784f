import careline.contacts.rules.steps
import careline.contacts.rules.verification
import careline.kernel.identity
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('files', '0001_initial'),
        ('forms', '0001_initial'),
        ('parties', '0001_initial'),
        ('security', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='ChannelForm',
            fields=[
                ('id', models.UUIDField(default=careline.kernel.identity.new_id, editable=False, primary_key=True, serialize=False)),
                ('channel', models.CharField(choices=[('phone', 'phone'), ('counter', 'counter'), ('web_form', 'web_form'), ('letter', 'letter'), ('sms', 'sms'), ('email', 'email'), ('webchat', 'webchat'), ('app', 'app'), ('social', 'social'), ('video', 'video')], max_length=16, unique=True)),
                ('required', models.JSONField(default=list)),
            ],
        ),
        migrations.CreateModel(
            name='ComplianceRule',
            fields=[
                ('id', models.UUIDField(default=careline.kernel.identity.new_id, editable=False, primary_key=True, serialize=False)),
                ('code', models.CharField(max_length=40, unique=True)),
                ('name_zh', models.CharField(max_length=80)),
                ('name_en', models.CharField(max_length=80)),
                ('test', models.CharField(choices=[('level', 'level'), ('stated', 'stated'), ('stated_if', 'stated_if'), ('answered', 'answered')], max_length=12)),
                ('level', models.CharField(choices=[('none', 'none'), ('basic', 'basic'), ('full', 'full')], default=careline.contacts.rules.verification.Level['NONE'], max_length=8)),
                ('field', models.CharField(blank=True, max_length=40)),
                ('value', models.CharField(blank=True, max_length=80)),
                ('position', models.PositiveSmallIntegerField(default=0)),
                ('retired_at', models.DateTimeField(blank=True, null=True)),
            ],
            options={
                'ordering': ('position', 'code'),
            },
        ),
        migrations.CreateModel(
            name='Contact',
            fields=[
                ('id', models.UUIDField(default=careline.kernel.identity.new_id, editable=False, primary_key=True, serialize=False)),
                ('number', models.CharField(max_length=24, unique=True)),
                ('channel', models.CharField(choices=[('phone', 'phone'), ('counter', 'counter'), ('web_form', 'web_form'), ('letter', 'letter'), ('sms', 'sms'), ('email', 'email'), ('webchat', 'webchat'), ('app', 'app'), ('social', 'social'), ('video', 'video')], max_length=16)),
                ('direction', models.CharField(choices=[('inbound', 'inbound'), ('outbound', 'outbound')], max_length=8)),
                ('external_id', models.CharField(max_length=80, null=True)),
                ('access_number', models.CharField(blank=True, max_length=24)),
                ('caller_type', models.CharField(blank=True, choices=[('own', 'own'), ('other_network', 'other_network'), ('fixed', 'fixed'), ('roaming', 'roaming')], max_length=16)),
                ('caller_sealed', models.BinaryField(null=True)),
                ('caller_index', models.BinaryField(max_length=16, null=True)),
                ('certainty', models.CharField(choices=[('likely', 'likely'), ('shared', 'shared'), ('unknown', 'unknown')], max_length=8)),
                ('speaker', models.CharField(blank=True, choices=[('customer', 'customer'), ('representative', 'representative'), ('other', 'other')], max_length=16)),
                ('level', models.CharField(choices=[('none', 'none'), ('basic', 'basic'), ('full', 'full')], default=careline.contacts.rules.verification.Level['NONE'], max_length=8)),
                ('language', models.CharField(blank=True, max_length=10)),
                ('brand', models.CharField(blank=True, max_length=20)),
                ('region', models.CharField(blank=True, max_length=20)),
                ('segment', models.CharField(blank=True, max_length=20)),
                ('tier', models.CharField(blank=True, max_length=12)),
                ('arrived_at', models.DateTimeField()),
                ('connected_at', models.DateTimeField(null=True)),
                ('ended_at', models.DateTimeField(null=True)),
                ('ended_by', models.CharField(blank=True, choices=[('customer', 'customer'), ('agent', 'agent'), ('drop', 'drop')], max_length=8)),
                ('continued_medium', models.CharField(blank=True, choices=[('call', 'call'), ('sms', 'sms'), ('email', 'email'), ('chat', 'chat'), ('in_person', 'in_person'), ('letter', 'letter')], max_length=12)),
                ('words', models.TextField(blank=True)),
                ('service_type', models.CharField(blank=True, choices=[('enquiry', 'enquiry'), ('business', 'business'), ('complaint', 'complaint'), ('care', 'care'), ('technical', 'technical'), ('feedback', 'feedback'), ('after_sales', 'after_sales')], max_length=12)),
                ('summary', models.TextField(blank=True)),
                ('result', models.TextField(blank=True)),
                ('score', models.PositiveSmallIntegerField(null=True)),
                ('step', models.CharField(choices=[('access', 'access'), ('need', 'need'), ('solution', 'solution'), ('close', 'close'), ('closed', 'closed')], max_length=8)),
                ('outcome', models.CharField(blank=True, choices=[('answered', 'answered'), ('business_done', 'business_done'), ('escalated_senior', 'escalated_senior'), ('to_department', 'to_department'), ('case_opened', 'case_opened'), ('unresolved', 'unresolved')], max_length=20)),
                ('exclude', models.CharField(blank=True, choices=[('test', 'test'), ('internal', 'internal'), ('silent', 'silent'), ('harassment', 'harassment'), ('wrong_number', 'wrong_number')], max_length=16)),
                ('transfers', models.PositiveSmallIntegerField(default=0)),
                ('version', models.PositiveIntegerField(default=1)),
                ('agent', models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='security.user')),
                ('asked', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='security.user')),
                ('caller_key', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='security.personkey')),
                ('continued_from', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='continuations', to='contacts.contact')),
                ('department', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='security.department')),
                ('party', models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='parties.customer')),
                ('received_in', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='security.department')),
                ('received_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='security.user')),
                ('representative', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='parties.representative')),
            ],
            options={
                'ordering': ('-arrived_at', '-id'),
            },
        ),
        migrations.CreateModel(
            name='ContactFile',
            fields=[
                ('id', models.UUIDField(default=careline.kernel.identity.new_id, editable=False, primary_key=True, serialize=False)),
                ('contact', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='files', to='contacts.contact')),
                ('entry', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='security.ledgerentry')),
                ('file', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='files.storedfile')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='ContactStep',
            fields=[
                ('id', models.UUIDField(default=careline.kernel.identity.new_id, editable=False, primary_key=True, serialize=False)),
                ('n', models.PositiveIntegerField()),
                ('move', models.CharField(max_length=16)),
                ('step', models.CharField(max_length=8)),
                ('at', models.DateTimeField()),
                ('actor_kind', models.CharField(max_length=16)),
                ('actor_name', models.CharField(max_length=40)),
                ('outcome', models.CharField(blank=True, max_length=20)),
                ('exclude', models.CharField(blank=True, max_length=16)),
                ('reason', models.CharField(blank=True, max_length=32)),
                ('text', models.TextField(blank=True)),
                ('ticked', models.JSONField(default=list)),
                ('actor', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='security.user')),
                ('agent', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='security.user')),
                ('contact', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='steps', to='contacts.contact')),
                ('department', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='security.department')),
                ('entry', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='security.ledgerentry')),
            ],
            options={
                'ordering': ('contact', 'n'),
            },
        ),
        migrations.CreateModel(
            name='FollowUp',
            fields=[
                ('id', models.UUIDField(default=careline.kernel.identity.new_id, editable=False, primary_key=True, serialize=False)),
                ('kind', models.CharField(choices=[('promise', 'promise'), ('call_back', 'call_back'), ('reminder', 'reminder')], max_length=12)),
                ('what', models.TextField()),
                ('made_at', models.DateTimeField()),
                ('state', models.CharField(choices=[('open', 'open'), ('missed', 'missed'), ('kept', 'kept'), ('dropped', 'dropped')], max_length=8)),
                ('due_at', models.DateTimeField()),
                ('missed', models.PositiveSmallIntegerField(default=0)),
                ('version', models.PositiveIntegerField(default=1)),
                ('contact', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='follow_ups', to='contacts.contact')),
                ('department', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='security.department')),
                ('made_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='security.user')),
                ('owner', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='security.user')),
                ('party', models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='parties.customer')),
            ],
            options={
                'ordering': ('due_at', 'id'),
            },
        ),
        migrations.CreateModel(
            name='FollowUpRow',
            fields=[
                ('id', models.UUIDField(default=careline.kernel.identity.new_id, editable=False, primary_key=True, serialize=False)),
                ('n', models.PositiveIntegerField()),
                ('move', models.CharField(choices=[('make', 'make'), ('keep', 'keep'), ('miss', 'miss'), ('postpone', 'postpone'), ('hand', 'hand'), ('drop', 'drop')], max_length=8)),
                ('at', models.DateTimeField()),
                ('actor_name', models.CharField(max_length=40)),
                ('due_at', models.DateTimeField(null=True)),
                ('text', models.TextField(blank=True)),
                ('actor', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='security.user')),
                ('entry', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='security.ledgerentry')),
                ('follow_up', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='moves', to='contacts.followup')),
                ('owner', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='security.user')),
            ],
            options={
                'ordering': ('follow_up', 'n'),
            },
        ),
        migrations.CreateModel(
            name='Handle',
            fields=[
                ('id', models.UUIDField(default=careline.kernel.identity.new_id, editable=False, primary_key=True, serialize=False)),
                ('role', models.CharField(choices=[('primary', 'primary'), ('consult', 'consult'), ('conference', 'conference'), ('monitor', 'monitor')], max_length=12)),
                ('started_at', models.DateTimeField()),
                ('ended_at', models.DateTimeField(null=True)),
                ('talk_s', models.PositiveIntegerField(default=0)),
                ('hold_s', models.PositiveIntegerField(default=0)),
                ('wrap_s', models.PositiveIntegerField(default=0)),
                ('concurrency', models.PositiveSmallIntegerField(default=1)),
                ('left_by', models.CharField(blank=True, choices=[('customer', 'customer'), ('agent', 'agent'), ('blind', 'blind'), ('warm', 'warm'), ('drop', 'drop')], max_length=8)),
                ('result', models.CharField(blank=True, choices=[('closed', 'closed'), ('passed_on', 'passed_on'), ('dismissed', 'dismissed'), ('dropped', 'dropped'), ('advised', 'advised')], max_length=12)),
                ('transfer_reason', models.CharField(blank=True, choices=[('authority', 'authority'), ('knowledge', 'knowledge'), ('wrong_desk', 'wrong_desk'), ('customer', 'customer'), ('language', 'language'), ('shift_end', 'shift_end'), ('taken_over', 'taken_over'), ('leaver', 'leaver')], max_length=12)),
                ('agent', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='security.user')),
                ('centre', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='security.centre')),
                ('contact', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='handles', to='contacts.contact')),
            ],
            options={
                'ordering': ('started_at', 'id'),
            },
        ),
        migrations.CreateModel(
            name='FollowUpReminder',
            fields=[
                ('id', models.UUIDField(default=careline.kernel.identity.new_id, editable=False, primary_key=True, serialize=False)),
                ('due_at', models.DateTimeField()),
                ('at', models.DateTimeField()),
                ('entry', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='security.ledgerentry')),
                ('follow_up', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='reminders', to='contacts.followup')),
            ],
            options={
                'ordering': ('at', 'id'),
                'constraints': [models.UniqueConstraint(fields=('follow_up', 'due_at'), name='reminded_once_for_each_time')],
            },
        ),
        migrations.CreateModel(
            name='HandOver',
            fields=[
                ('id', models.UUIDField(default=careline.kernel.identity.new_id, editable=False, primary_key=True, serialize=False)),
                ('at', models.DateTimeField()),
                ('back_at', models.DateTimeField()),
                ('handed', models.PositiveSmallIntegerField()),
                ('agent', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='security.user')),
                ('entry', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='security.ledgerentry')),
            ],
            options={
                'ordering': ('-at', '-id'),
            },
        ),
        migrations.CreateModel(
            name='HoldRow',
            fields=[
                ('id', models.UUIDField(default=careline.kernel.identity.new_id, editable=False, primary_key=True, serialize=False)),
                ('n', models.PositiveSmallIntegerField()),
                ('act', models.CharField(choices=[('hold', 'hold'), ('resume', 'resume')], max_length=8)),
                ('at', models.DateTimeField()),
                ('actor_name', models.CharField(max_length=40)),
                ('actor', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='security.user')),
                ('entry', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='security.ledgerentry')),
                ('handle', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='line', to='contacts.handle')),
            ],
            options={
                'ordering': ('handle', 'n'),
            },
        ),
        migrations.CreateModel(
            name='Reconnection',
            fields=[
                ('id', models.UUIDField(default=careline.kernel.identity.new_id, editable=False, primary_key=True, serialize=False)),
                ('channel', models.CharField(choices=[('phone', 'phone'), ('counter', 'counter'), ('web_form', 'web_form'), ('letter', 'letter'), ('sms', 'sms'), ('email', 'email'), ('webchat', 'webchat'), ('app', 'app'), ('social', 'social'), ('video', 'video')], max_length=16)),
                ('external_id', models.CharField(max_length=80, null=True)),
                ('dropped_at', models.DateTimeField()),
                ('arrived_at', models.DateTimeField()),
                ('contact', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='reconnections', to='contacts.contact')),
                ('entry', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='security.ledgerentry')),
            ],
            options={
                'ordering': ('contact', 'arrived_at'),
            },
        ),
        migrations.CreateModel(
            name='OrderType',
            fields=[
                ('id', models.UUIDField(default=careline.kernel.identity.new_id, editable=False, primary_key=True, serialize=False)),
                ('code', models.CharField(max_length=40, unique=True)),
                ('name_zh', models.CharField(max_length=60)),
                ('name_en', models.CharField(max_length=60)),
                ('act', models.CharField(choices=[('talk', 'talk'), ('change', 'change'), ('money', 'money'), ('number_transfer', 'number_transfer')], max_length=16)),
                ('form', models.CharField(blank=True, max_length=40)),
                ('position', models.PositiveSmallIntegerField(default=0)),
                ('retired_at', models.DateTimeField(blank=True, null=True)),
                ('rules', models.ManyToManyField(related_name='+', to='contacts.compliancerule')),
            ],
            options={
                'ordering': ('position', 'code'),
            },
        ),
        migrations.CreateModel(
            name='ProgressMessage',
            fields=[
                ('id', models.UUIDField(default=careline.kernel.identity.new_id, editable=False, primary_key=True, serialize=False)),
                ('medium', models.CharField(choices=[('call', 'call'), ('sms', 'sms'), ('email', 'email'), ('chat', 'chat'), ('in_person', 'in_person'), ('letter', 'letter')], max_length=12)),
                ('text', models.TextField()),
                ('actor_name', models.CharField(max_length=40)),
                ('at', models.DateTimeField()),
                ('actor', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='security.user')),
                ('contact', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='progress', to='contacts.contact')),
                ('entry', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='security.ledgerentry')),
            ],
            options={
                'ordering': ('at', 'id'),
            },
        ),
        migrations.CreateModel(
            name='QuestionAnswer',
            fields=[
                ('id', models.UUIDField(default=careline.kernel.identity.new_id, editable=False, primary_key=True, serialize=False)),
                ('question', models.CharField(max_length=80)),
                ('text', models.TextField()),
                ('at', models.DateTimeField()),
                ('actor', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='security.user')),
                ('contact', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='answers', to='contacts.contact')),
                ('entry', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='security.ledgerentry')),
            ],
            options={
                'ordering': ('at', 'id'),
            },
        ),
        migrations.CreateModel(
            name='Reason',
            fields=[
                ('id', models.UUIDField(default=careline.kernel.identity.new_id, editable=False, primary_key=True, serialize=False)),
                ('code', models.CharField(max_length=80, unique=True)),
                ('name_zh', models.CharField(max_length=60)),
                ('name_en', models.CharField(max_length=60)),
                ('service_type', models.CharField(blank=True, choices=[('enquiry', 'enquiry'), ('business', 'business'), ('complaint', 'complaint'), ('care', 'care'), ('technical', 'technical'), ('feedback', 'feedback'), ('after_sales', 'after_sales')], max_length=12)),
                ('category', models.CharField(blank=True, max_length=64)),
                ('act', models.CharField(blank=True, choices=[('talk', 'talk'), ('change', 'change'), ('money', 'money'), ('number_transfer', 'number_transfer')], max_length=16)),
                ('asks', models.JSONField(default=list)),
                ('required', models.JSONField(default=list)),
                ('position', models.PositiveSmallIntegerField(default=0)),
                ('valid_from', models.DateField()),
                ('valid_until', models.DateField(blank=True, null=True)),
                ('parent', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='contacts.reason')),
            ],
            options={
                'ordering': ('position', 'code'),
            },
        ),
        migrations.CreateModel(
            name='ContactReason',
            fields=[
                ('id', models.UUIDField(default=careline.kernel.identity.new_id, editable=False, primary_key=True, serialize=False)),
                ('rank', models.PositiveSmallIntegerField()),
                ('contact', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='reasons', to='contacts.contact')),
                ('reason', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='contacts.reason')),
            ],
            options={
                'ordering': ('contact', 'rank'),
            },
        ),
        migrations.CreateModel(
            name='ServiceOrder',
            fields=[
                ('id', models.UUIDField(default=careline.kernel.identity.new_id, editable=False, primary_key=True, serialize=False)),
                ('number', models.CharField(max_length=24, unique=True)),
                ('channel', models.CharField(choices=[('phone', 'phone'), ('counter', 'counter'), ('web_form', 'web_form'), ('letter', 'letter'), ('sms', 'sms'), ('email', 'email'), ('webchat', 'webchat'), ('app', 'app'), ('social', 'social'), ('video', 'video')], max_length=16)),
                ('under', models.JSONField(default=list)),
                ('begun_at', models.DateTimeField()),
                ('submitted_at', models.DateTimeField(null=True)),
                ('ended_at', models.DateTimeField(null=True)),
                ('result', models.TextField(blank=True)),
                ('fail_reason', models.CharField(blank=True, choices=[('credit', 'credit'), ('arrears', 'arrears'), ('contract', 'contract'), ('resources', 'resources'), ('system', 'system'), ('customer', 'customer')], max_length=12)),
                ('asked', models.PositiveSmallIntegerField(default=0)),
                ('excepted', models.PositiveSmallIntegerField(default=0)),
                ('state', models.CharField(choices=[('begun', 'begun'), ('submitted', 'submitted'), ('done', 'done'), ('failed', 'failed'), ('withdrawn', 'withdrawn')], max_length=10)),
                ('version', models.PositiveIntegerField(default=1)),
                ('agent', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='security.user')),
                ('contact', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='orders', to='contacts.contact')),
                ('department', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='security.department')),
                ('party', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='parties.customer')),
                ('submission', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='forms.submission')),
                ('type', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='contacts.ordertype')),
            ],
            options={
                'ordering': ('-begun_at', '-id'),
            },
        ),
        migrations.CreateModel(
            name='RuleRow',
            fields=[
                ('id', models.UUIDField(default=careline.kernel.identity.new_id, editable=False, primary_key=True, serialize=False)),
                ('rule', models.CharField(max_length=40)),
                ('act', models.CharField(choices=[('state', 'state'), ('ask', 'ask'), ('waive', 'waive'), ('decline', 'decline')], max_length=8)),
                ('at', models.DateTimeField()),
                ('actor_name', models.CharField(max_length=40)),
                ('text', models.TextField(blank=True)),
                ('actor', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='security.user')),
                ('entry', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='security.ledgerentry')),
                ('order', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='rule_rows', to='contacts.serviceorder')),
            ],
            options={
                'ordering': ('at', 'id'),
            },
        ),
        migrations.CreateModel(
            name='OrderStep',
            fields=[
                ('id', models.UUIDField(default=careline.kernel.identity.new_id, editable=False, primary_key=True, serialize=False)),
                ('n', models.PositiveIntegerField()),
                ('move', models.CharField(choices=[('begin', 'begin'), ('submit', 'submit'), ('complete', 'complete'), ('fail', 'fail'), ('withdraw', 'withdraw'), ('hand', 'hand')], max_length=10)),
                ('at', models.DateTimeField()),
                ('actor_name', models.CharField(max_length=40)),
                ('text', models.TextField(blank=True)),
                ('agent', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='security.user')),
                ('actor', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='security.user')),
                ('entry', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='security.ledgerentry')),
                ('order', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='steps', to='contacts.serviceorder')),
            ],
            options={
                'ordering': ('order', 'n'),
            },
        ),
        migrations.CreateModel(
            name='Verification',
            fields=[
                ('id', models.UUIDField(default=careline.kernel.identity.new_id, editable=False, primary_key=True, serialize=False)),
                ('n', models.PositiveSmallIntegerField()),
                ('method', models.CharField(blank=True, choices=[('service_password', 'service_password'), ('one_time_code', 'one_time_code'), ('recent_use', 'recent_use'), ('document', 'document'), ('own_number', 'own_number')], max_length=20)),
                ('verdict', models.CharField(blank=True, choices=[('passed', 'passed'), ('failed', 'failed')], max_length=8)),
                ('level', models.CharField(choices=[('none', 'none'), ('basic', 'basic'), ('full', 'full')], max_length=8)),
                ('actor_name', models.CharField(max_length=40)),
                ('at', models.DateTimeField()),
                ('actor', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='security.user')),
                ('contact', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='verifications', to='contacts.contact')),
                ('entry', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='security.ledgerentry')),
                ('party', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='parties.customer')),
            ],
            options={
                'ordering': ('contact', 'n'),
            },
        ),
        migrations.CreateModel(
            name='WrapUpTemplate',
            fields=[
                ('id', models.UUIDField(default=careline.kernel.identity.new_id, editable=False, primary_key=True, serialize=False)),
                ('code', models.SlugField(max_length=40, unique=True)),
                ('name_zh', models.CharField(max_length=60)),
                ('name_en', models.CharField(max_length=60)),
                ('channel', models.CharField(blank=True, choices=[('phone', 'phone'), ('counter', 'counter'), ('web_form', 'web_form'), ('letter', 'letter'), ('sms', 'sms'), ('email', 'email'), ('webchat', 'webchat'), ('app', 'app'), ('social', 'social'), ('video', 'video')], max_length=16)),
                ('summary_zh', models.TextField(blank=True)),
                ('summary_en', models.TextField(blank=True)),
                ('result_zh', models.TextField(blank=True)),
                ('result_en', models.TextField(blank=True)),
                ('outcome', models.CharField(blank=True, choices=[('answered', 'answered'), ('business_done', 'business_done'), ('escalated_senior', 'escalated_senior'), ('to_department', 'to_department'), ('case_opened', 'case_opened'), ('unresolved', 'unresolved')], max_length=20)),
                ('position', models.PositiveSmallIntegerField(default=0)),
                ('retired_at', models.DateTimeField(blank=True, null=True)),
                ('reason', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='contacts.reason')),
            ],
            options={
                'ordering': ('position', 'code'),
            },
        ),
        migrations.CreateModel(
            name='Script',
            fields=[
                ('id', models.UUIDField(default=careline.kernel.identity.new_id, editable=False, primary_key=True, serialize=False)),
                ('code', models.CharField(max_length=40, unique=True)),
                ('name_zh', models.CharField(max_length=60)),
                ('name_en', models.CharField(max_length=60)),
                ('step', models.CharField(choices=[('access', 'access'), ('need', 'need'), ('solution', 'solution'), ('close', 'close')], max_length=8)),
                ('channel', models.CharField(blank=True, choices=[('phone', 'phone'), ('counter', 'counter'), ('web_form', 'web_form'), ('letter', 'letter'), ('sms', 'sms'), ('email', 'email'), ('webchat', 'webchat'), ('app', 'app'), ('social', 'social'), ('video', 'video')], max_length=16)),
                ('service_type', models.CharField(blank=True, choices=[('enquiry', 'enquiry'), ('business', 'business'), ('complaint', 'complaint'), ('care', 'care'), ('technical', 'technical'), ('feedback', 'feedback'), ('after_sales', 'after_sales')], max_length=12)),
                ('for_care', models.BooleanField(default=False)),
                ('words_zh', models.TextField()),
                ('words_en', models.TextField()),
                ('position', models.PositiveSmallIntegerField(default=0)),
                ('retired_at', models.DateTimeField(blank=True, null=True)),
                ('reason', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='contacts.reason')),
            ],
            options={
                'ordering': ('position', 'code'),
            },
        ),
        migrations.AddIndex(
            model_name='contact',
            index=models.Index(fields=['agent', '-arrived_at', '-id'], name='contacts_of_agent'),
        ),
        migrations.AddIndex(
            model_name='contact',
            index=models.Index(fields=['department', '-arrived_at', '-id'], name='contacts_of_department'),
        ),
        migrations.AddIndex(
            model_name='contact',
            index=models.Index(fields=['party', '-arrived_at'], name='contacts_of_party'),
        ),
        migrations.AddIndex(
            model_name='contact',
            index=models.Index(fields=['caller_index'], name='contacts_of_caller'),
        ),
        migrations.AddIndex(
            model_name='contact',
            index=models.Index(fields=['-arrived_at', '-id'], name='contacts_by_arrival'),
        ),
        migrations.AddIndex(
            model_name='contact',
            index=models.Index(condition=models.Q(('step', careline.contacts.rules.steps.StepName['CLOSED']), _negated=True), fields=['step'], include=['id', 'agent', 'asked', 'department', 'received_by', 'received_in'], name='open_contacts_counted'),
        ),
        migrations.AddConstraint(
            model_name='contact',
            constraint=models.UniqueConstraint(fields=('channel', 'external_id'), name='one_contact_per_external_id'),
        ),
        migrations.AddConstraint(
            model_name='contact',
            constraint=models.CheckConstraint(condition=models.Q(('representative', None), ('speaker', 'representative'), _connector='OR'), name='only_who_speaks_is_named'),
        ),
        migrations.AddConstraint(
            model_name='contact',
            constraint=models.CheckConstraint(condition=models.Q(('step__in', ['access', 'need', 'solution', 'close', 'closed'])), name='known_step'),
        ),
        migrations.AddConstraint(
            model_name='contact',
            constraint=models.CheckConstraint(condition=models.Q(('channel__in', ['phone', 'counter', 'web_form', 'letter', 'sms', 'email', 'webchat', 'app', 'social', 'video'])), name='known_contact_channel'),
        ),
        migrations.AddConstraint(
            model_name='contact',
            constraint=models.CheckConstraint(condition=models.Q(('connected_at', None), ('connected_at__gte', models.F('arrived_at')), _connector='OR'), name='arrived_then_connected'),
        ),
        migrations.AddConstraint(
            model_name='contact',
            constraint=models.CheckConstraint(condition=models.Q(('ended_at', None), ('ended_at__gte', models.F('arrived_at')), _connector='OR'), name='arrived_then_ended'),
        ),
        migrations.AddConstraint(
            model_name='contactstep',
            constraint=models.UniqueConstraint(fields=('contact', 'n'), name='one_contact_move_at_a_time'),
        ),
        migrations.AddIndex(
            model_name='followup',
            index=models.Index(condition=models.Q(('state__in', ['open', 'missed'])), fields=['owner', 'due_at'], name='follow_ups_owed'),
        ),
        migrations.AddIndex(
            model_name='followup',
            index=models.Index(condition=models.Q(('state', 'open')), fields=['due_at'], name='follow_ups_to_miss'),
        ),
        migrations.AddIndex(
            model_name='followup',
            index=models.Index(fields=['party', '-due_at'], name='follow_ups_of_party'),
        ),
        migrations.AddConstraint(
            model_name='followup',
            constraint=models.CheckConstraint(condition=models.Q(('contact__isnull', False), ('party__isnull', False), _connector='OR'), name='follow_up_is_about_somebody'),
        ),
        migrations.AddConstraint(
            model_name='followuprow',
            constraint=models.UniqueConstraint(fields=('follow_up', 'n'), name='one_follow_up_move_at_a_time'),
        ),
        migrations.AddIndex(
            model_name='handle',
            index=models.Index(fields=['agent', 'started_at'], name='handles_of_agent'),
        ),
        migrations.AddConstraint(
            model_name='handle',
            constraint=models.UniqueConstraint(condition=models.Q(('ended_at', None), ('role', 'primary')), fields=('contact',), name='one_primary_handle_at_a_time'),
        ),
        migrations.AddConstraint(
            model_name='handle',
            constraint=models.UniqueConstraint(condition=models.Q(('ended_at', None), ('role', 'consult')), fields=('contact',), name='one_consultation_at_a_time'),
        ),
        migrations.AddConstraint(
            model_name='handle',
            constraint=models.CheckConstraint(condition=models.Q(('result', 'passed_on'), ('transfer_reason', ''), _connector='OR'), name='only_who_passes_on_says_why'),
        ),
        migrations.AddConstraint(
            model_name='handle',
            constraint=models.CheckConstraint(condition=models.Q(('ended_at', None), ('ended_at__gte', models.F('started_at')), _connector='OR'), name='handle_starts_then_ends'),
        ),
        migrations.AddConstraint(
            model_name='reconnection',
            constraint=models.UniqueConstraint(fields=('channel', 'external_id'), name='one_reconnection_per_external_id'),
        ),
        migrations.AddConstraint(
            model_name='holdrow',
            constraint=models.UniqueConstraint(fields=('handle', 'n'), name='one_hold_row_at_a_time'),
        ),
        migrations.AddConstraint(
            model_name='ordertype',
            constraint=models.CheckConstraint(condition=models.Q(('code', ''), _negated=True), name='order_type_has_a_code'),
        ),
        migrations.AddConstraint(
            model_name='reason',
            constraint=models.CheckConstraint(condition=models.Q(('code__regex', '^[a-z][a-z0-9_]*(\\.[a-z][a-z0-9_]*){0,3}$')), name='reason_code'),
        ),
        migrations.AddConstraint(
            model_name='contactreason',
            constraint=models.UniqueConstraint(fields=('contact', 'rank'), name='one_reason_per_rank'),
        ),
        migrations.AddConstraint(
            model_name='contactreason',
            constraint=models.UniqueConstraint(fields=('contact', 'reason'), name='each_reason_once'),
        ),
        migrations.AddIndex(
            model_name='serviceorder',
            index=models.Index(fields=['-begun_at', '-id'], name='orders_by_beginning'),
        ),
        migrations.AddIndex(
            model_name='serviceorder',
            index=models.Index(fields=['agent', '-begun_at'], name='orders_of_agent'),
        ),
        migrations.AddIndex(
            model_name='serviceorder',
            index=models.Index(fields=['party', '-begun_at'], name='orders_of_party'),
        ),
        migrations.AddIndex(
            model_name='serviceorder',
            index=models.Index(condition=models.Q(('state__in', ['begun', 'submitted'])), fields=['-begun_at', '-id'], name='orders_under_way'),
        ),
        migrations.AddIndex(
            model_name='serviceorder',
            index=models.Index(condition=models.Q(('excepted__gt', 0)), fields=['-begun_at'], name='orders_excepted'),
        ),
        migrations.AddConstraint(
            model_name='orderstep',
            constraint=models.UniqueConstraint(fields=('order', 'n'), name='one_order_move_at_a_time'),
        ),
        migrations.AddConstraint(
            model_name='verification',
            constraint=models.UniqueConstraint(fields=('contact', 'n'), name='one_verification_at_a_time'),
        ),
    ]
