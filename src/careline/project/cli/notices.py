"""`careline notices …`: what goes out, by whoever runs the machine."""

import click

from careline.project.cli.frame import plain, set_up
from careline.project.mail_remedies import remedy_for
from careline.project.trouble import Trouble
from careline.project.words import _


@click.group(name="notices", help=_("What goes out: mails to customers and staff."))
def command() -> None:
    """Hold the commands about notices."""


@command.command(name="test", help=_("Hand one mail over to the mail server, and say what it answered."))
@click.argument("address")
@plain
def test(address: str) -> None:
    """Send one mail that says where it comes from; it stands in no outbox, for it tells nobody anything."""
    set_up()
    from careline.kernel import clock
    from careline.kernel.identity import new_id
    from careline.notices.ports.mail_relay import mail_relay
    from careline.notices.rules.facts import Verdict
    from careline.notices.rules.mail import Mail, mailbox, message_id
    from careline.notices.rules.wording import Wording

    relay, row = mail_relay(), new_id()
    if relay is None:
        raise Trouble(_("No mail server is set."), _("Set CARELINE_SMTP_URL, and CARELINE_MAIL_FROM."))
    mail = Mail(
        id=row,
        message_id=message_id(row, relay.sender),
        sender=relay.sender,
        recipient=mailbox(address),
        language="zh",
        wording=Wording("Careline 测试邮件 · test mail", "邮件发送正常。\n\nMail from Careline arrives."),
        written_at=clock.now(),
    )
    said = relay.hand_over(mail)
    if said.verdict is not Verdict.TAKEN:
        problem = _("The mail server didn't take it: {code} {answer}").format(code=said.code, answer=said.answer)
        raise Trouble(problem, remedy_for(said.code))
    click.echo(_("Handed over: {code} {answer}").format(code=said.code, answer=said.answer))
