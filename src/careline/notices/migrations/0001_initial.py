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
            name='CannedReply',
            fields=[
                ('id', models.UUIDField(default=careline.kernel.identity.new_id, editable=False, primary_key=True, serialize=False)),
                ('code', models.CharField(max_length=40, unique=True)),
                ('name_zh', models.CharField(max_length=60)),
                ('name_en', models.CharField(max_length=60)),
                ('text_zh', models.TextField()),
                ('text_en', models.TextField()),
                ('channel', models.CharField(blank=True, choices=[('email', 'email'), ('sms', 'sms'), ('app', 'app'), ('letter', 'letter')], max_length=8)),
                ('author_name', models.CharField(max_length=40)),
                ('written_at', models.DateTimeField()),
                ('approver_name', models.CharField(blank=True, max_length=40)),
                ('approved_at', models.DateTimeField(blank=True, null=True)),
                ('expires_on', models.DateField(blank=True, null=True)),
                ('retired_at', models.DateTimeField(blank=True, null=True)),
                ('author', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='security.user')),
                ('department', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='security.department')),
            ],
            options={
                'ordering': ('code',),
            },
        ),
        migrations.CreateModel(
            name='StaffMail',
            fields=[
                ('id', models.UUIDField(default=careline.kernel.identity.new_id, editable=False, primary_key=True, serialize=False)),
                ('address_sealed', models.BinaryField(null=True)),
                ('kinds', models.JSONField(default=list)),
                ('set_at', models.DateTimeField()),
                ('key', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='security.personkey')),
                ('user', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='security.user')),
            ],
        ),
        migrations.CreateModel(
            name='StaffNotice',
            fields=[
                ('id', models.UUIDField(default=careline.kernel.identity.new_id, editable=False, primary_key=True, serialize=False)),
                ('kind', models.CharField(max_length=40)),
                ('about', models.CharField(max_length=40)),
                ('by_name', models.CharField(max_length=80)),
                ('cause', models.UUIDField()),
                ('at', models.DateTimeField()),
                ('entry', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='security.ledgerentry')),
                ('user', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='security.user')),
            ],
            options={
                'ordering': ('-at', '-id'),
            },
        ),
        migrations.CreateModel(
            name='StaffGathering',
            fields=[
                ('id', models.UUIDField(default=careline.kernel.identity.new_id, editable=False, primary_key=True, serialize=False)),
                ('at', models.DateTimeField()),
                ('entry', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='security.ledgerentry')),
                ('notice', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='gathering', to='notices.staffnotice')),
            ],
        ),
        migrations.CreateModel(
            name='StaffLapse',
            fields=[
                ('id', models.UUIDField(default=careline.kernel.identity.new_id, editable=False, primary_key=True, serialize=False)),
                ('why', models.CharField(choices=[('opened', 'opened'), ('over', 'over')], max_length=8)),
                ('at', models.DateTimeField()),
                ('entry', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='security.ledgerentry')),
                ('notice', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='lapse', to='notices.staffnotice')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='StaffSighting',
            fields=[
                ('id', models.UUIDField(default=careline.kernel.identity.new_id, editable=False, primary_key=True, serialize=False)),
                ('at', models.DateTimeField()),
                ('entry', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='security.ledgerentry')),
                ('notice', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='sighting', to='notices.staffnotice')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='TemplateVersion',
            fields=[
                ('id', models.UUIDField(default=careline.kernel.identity.new_id, editable=False, primary_key=True, serialize=False)),
                ('kind', models.CharField(max_length=40)),
                ('channel', models.CharField(max_length=8)),
                ('n', models.PositiveIntegerField()),
                ('subject_zh', models.CharField(blank=True, max_length=150)),
                ('subject_en', models.CharField(blank=True, max_length=150)),
                ('text_zh', models.TextField()),
                ('text_en', models.TextField()),
                ('author_name', models.CharField(max_length=40)),
                ('written_at', models.DateTimeField()),
                ('author', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='security.user')),
                ('entry', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='security.ledgerentry')),
            ],
            options={
                'ordering': ('kind', 'channel', '-n'),
            },
        ),
        migrations.CreateModel(
            name='TemplateApproval',
            fields=[
                ('id', models.UUIDField(default=careline.kernel.identity.new_id, editable=False, primary_key=True, serialize=False)),
                ('approver_name', models.CharField(max_length=40)),
                ('at', models.DateTimeField()),
                ('approver', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='security.user')),
                ('entry', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='security.ledgerentry')),
                ('version', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='approval', to='notices.templateversion')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Notice',
            fields=[
                ('id', models.UUIDField(default=careline.kernel.identity.new_id, editable=False, primary_key=True, serialize=False)),
                ('kind', models.CharField(max_length=40)),
                ('channel', models.CharField(max_length=8)),
                ('audience', models.CharField(max_length=8)),
                ('language', models.CharField(max_length=2)),
                ('recipient_sealed', models.BinaryField()),
                ('values_sealed', models.BinaryField()),
                ('queued_at', models.DateTimeField()),
                ('expires_at', models.DateTimeField()),
                ('message_id', models.CharField(blank=True, max_length=300)),
                ('state', models.CharField(max_length=12)),
                ('attempts', models.PositiveSmallIntegerField(default=0)),
                ('next_at', models.DateTimeField(null=True)),
                ('lease', models.UUIDField(null=True)),
                ('key', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='security.personkey')),
                ('version', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='notices.templateversion')),
            ],
            options={
                'ordering': ('-queued_at', '-id'),
            },
        ),
        migrations.CreateModel(
            name='CannedUse',
            fields=[
                ('id', models.UUIDField(default=careline.kernel.identity.new_id, editable=False, primary_key=True, serialize=False)),
                ('used_at', models.DateTimeField()),
                ('reply', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='uses', to='notices.cannedreply')),
                ('user', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='security.user')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('user', 'reply'), name='one_last_use_of_a_reply')],
            },
        ),
        migrations.CreateModel(
            name='Delivery',
            fields=[
                ('id', models.UUIDField(default=careline.kernel.identity.new_id, editable=False, primary_key=True, serialize=False)),
                ('n', models.PositiveSmallIntegerField()),
                ('state', models.CharField(max_length=12)),
                ('code', models.CharField(blank=True, max_length=20)),
                ('answer', models.CharField(blank=True, max_length=200)),
                ('next_at', models.DateTimeField(null=True)),
                ('at', models.DateTimeField()),
                ('actor_name', models.CharField(max_length=40)),
                ('entry', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='security.ledgerentry')),
                ('notice', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='deliveries', to='notices.notice')),
            ],
            options={
                'ordering': ('n',),
                'constraints': [models.UniqueConstraint(fields=('notice', 'n'), name='one_delivery_of_a_number')],
            },
        ),
        migrations.AddIndex(
            model_name='staffnotice',
            index=models.Index(fields=['user', '-at', '-id'], name='staff_notices_of_user'),
        ),
        migrations.AddIndex(
            model_name='staffnotice',
            index=models.Index(fields=['about', 'kind'], name='staff_notices_about'),
        ),
        migrations.AddConstraint(
            model_name='staffnotice',
            constraint=models.UniqueConstraint(fields=('user', 'cause'), name='told_once'),
        ),
        migrations.AddConstraint(
            model_name='templateversion',
            constraint=models.UniqueConstraint(fields=('kind', 'channel', 'n'), name='one_version_of_a_number'),
        ),
        migrations.AddConstraint(
            model_name='templateversion',
            constraint=models.CheckConstraint(condition=models.Q(('channel__in', ['email', 'sms', 'app', 'letter'])), name='known_template_channel'),
        ),
        migrations.AddIndex(
            model_name='notice',
            index=models.Index(condition=models.Q(('next_at__isnull', False)), fields=['next_at'], name='notices_to_send'),
        ),
        migrations.AddIndex(
            model_name='notice',
            index=models.Index(fields=['key'], name='notices_of_person'),
        ),
        migrations.AddConstraint(
            model_name='notice',
            constraint=models.CheckConstraint(condition=models.Q(('state__in', ['queued', 'sending', 'handed_over', 'refused', 'bounced', 'gave_up', 'expired', 'withdrawn', 'set_aside', 'held_back'])), name='known_state'),
        ),
        migrations.AddConstraint(
            model_name='notice',
            constraint=models.CheckConstraint(condition=models.Q(('channel__in', ['email', 'sms', 'app', 'letter'])), name='known_notice_channel'),
        ),
    ]
