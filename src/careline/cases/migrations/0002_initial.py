import careline.cases.rules.stages
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('cases', '0001_initial'),
        ('contacts', '0001_initial'),
        ('security', '0001_initial'),
    ]

    operations = [
        migrations.AddField(
            model_name='contactlink',
            name='contact',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='contacts.contact'),
        ),
        migrations.AddField(
            model_name='contactlink',
            name='entry',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='security.ledgerentry'),
        ),
        migrations.AddField(
            model_name='duedate',
            name='complaint',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='due_dates', to='cases.complaint'),
        ),
        migrations.AddIndex(
            model_name='lookuptry',
            index=models.Index(fields=['asked', 'at'], name='tries_of_number'),
        ),
        migrations.AddIndex(
            model_name='lookuptry',
            index=models.Index(fields=['address', 'at'], name='tries_of_address'),
        ),
        migrations.AddField(
            model_name='note',
            name='actor',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='security.user'),
        ),
        migrations.AddField(
            model_name='note',
            name='complaint',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='notes', to='cases.complaint'),
        ),
        migrations.AddField(
            model_name='note',
            name='entry',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='security.ledgerentry'),
        ),
        migrations.AddField(
            model_name='overduenotice',
            name='complaint',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cases.complaint'),
        ),
        migrations.AddField(
            model_name='overduenotice',
            name='entry',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='security.ledgerentry'),
        ),
        migrations.AddField(
            model_name='publicintake',
            name='complaint',
            field=models.OneToOneField(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cases.complaint'),
        ),
        migrations.AddField(
            model_name='publicintake',
            name='contact',
            field=models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='contacts.contact'),
        ),
        migrations.AddField(
            model_name='publicintake',
            name='entry',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='security.ledgerentry'),
        ),
        migrations.AddField(
            model_name='savedview',
            name='department',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='security.department'),
        ),
        migrations.AddField(
            model_name='savedview',
            name='owner',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='security.user'),
        ),
        migrations.AddField(
            model_name='stage',
            name='actor',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='security.user'),
        ),
        migrations.AddField(
            model_name='stage',
            name='category',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cases.category'),
        ),
        migrations.AddField(
            model_name='stage',
            name='complaint',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='stages', to='cases.complaint'),
        ),
        migrations.AddField(
            model_name='stage',
            name='department',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='security.department'),
        ),
        migrations.AddField(
            model_name='stage',
            name='entry',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='security.ledgerentry'),
        ),
        migrations.AddField(
            model_name='stage',
            name='handler',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='security.user'),
        ),
        migrations.AddField(
            model_name='suggestion',
            name='category',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cases.category'),
        ),
        migrations.AddField(
            model_name='suggestion',
            name='complaint',
            field=models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='suggestion', to='cases.complaint'),
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
            model_name='duedate',
            index=models.Index(fields=['complaint', 'computed_at'], name='due_dates_of_complaint'),
        ),
        migrations.AddConstraint(
            model_name='overduenotice',
            constraint=models.UniqueConstraint(fields=('complaint', 'due_at'), name='one_notice_per_due_time'),
        ),
        migrations.AddIndex(
            model_name='publicintake',
            index=models.Index(fields=['address', 'at'], name='forms_of_address'),
        ),
        migrations.AddConstraint(
            model_name='savedview',
            constraint=models.UniqueConstraint(condition=models.Q(('retired_at', None)), fields=('owner', 'name'), name='one_view_per_name'),
        ),
        migrations.AddConstraint(
            model_name='stage',
            constraint=models.UniqueConstraint(fields=('complaint', 'n'), name='one_move_at_a_time'),
        ),
        migrations.AddConstraint(
            model_name='stage',
            constraint=models.CheckConstraint(condition=models.Q(('at__isnull', False), models.Q(('evidence', ''), _negated=True), _connector='OR'), name='unknown_time_has_evidence'),
        ),
    ]
