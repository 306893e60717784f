"""A notice as the bytes of a mail: the same at every attempt, whatever was written into it."""

import html
import re
from dataclasses import dataclass
from datetime import datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from uuid import UUID

from careline.kernel.refusals import Refusal
from careline.notices.rules.wording import Wording

LONGEST_ADDRESS = 254  # RFC 5321 §4.5.3.1.3, less the angle brackets
ADDRESS = re.compile(
    r"[a-z0-9!#$%&'*+/=?^_`{|}~.-]{1,64}@(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)*[a-z0-9-]{1,63}", re.IGNORECASE
)
LANGUAGES = {"zh": "zh-Hans", "en": "en"}
PAGE = '<!doctype html><html lang="{}"><head><meta charset="utf-8"></head><body>{}</body></html>'


class NotAMailbox(Refusal):
    """No mail can be sent to this address."""

    code = "notices.not_a_mailbox"


@dataclass(frozen=True)
class Sender:
    """Whom mails are from."""

    name: str
    address: str

    @property
    def domain(self) -> str:
        """The domain that names of messages end with."""
        return self.address.rpartition("@")[2]


@dataclass(frozen=True, kw_only=True)
class Mail:
    """One mail on its way."""

    id: UUID
    message_id: str
    sender: Sender
    recipient: str
    language: str
    wording: Wording
    written_at: datetime
    """When it was queued: its date, at every attempt."""

    def __bytes__(self) -> bytes:
        return composed(self)


def message_id(notice: UUID, sender: Sender) -> str:
    """Return the name under which every server on the way knows this notice (RFC 5322 §3.6.4)."""
    return f"<{notice}@{sender.domain}>"


def mailbox(text: str) -> str:
    """Return the address of one mailbox, its domain in ASCII.

    :raises NotAMailbox: when it is none, is several, or could be read as anything else.
    """
    local, _, domain = text.strip().rpartition("@")
    try:
        address = f"{local}@{domain.encode('idna').decode('ascii')}" if domain else ""
    except UnicodeError:
        raise NotAMailbox(field="address") from None
    if len(address) > LONGEST_ADDRESS or not ADDRESS.fullmatch(address):
        raise NotAMailbox(field="address")
    return address


def composed(mail: Mail) -> bytes:
    """Return the mail's bytes: text and HTML, in UTF-8, with headers no value can break out of."""
    message = EmailMessage(policy=SMTP)
    message["Message-ID"] = mail.message_id
    message["Date"] = format_datetime(mail.written_at)
    message["From"] = Address(mail.sender.name, addr_spec=mail.sender.address)
    message["To"] = Address(addr_spec=mailbox(mail.recipient))
    message["Subject"] = mail.wording.subject
    message["Auto-Submitted"] = "auto-generated"  # RFC 3834 §5: nobody's absence note answers it
    message.set_content(mail.wording.text, cte="base64")
    message.add_alternative(_page(mail), subtype="html", cte="base64")
    message["Content-Language"] = LANGUAGES[mail.language]  # setting content clears all that begins with Content-
    message.set_boundary(f"=_{mail.id.hex}")  # base64 holds no such line
    return message.as_bytes()


def _page(mail: Mail) -> str:
    """Return the text as a page: paragraphs, and nothing in it that a value could have brought along."""
    paragraphs = re.split(r"\n\s*\n", mail.wording.text)
    told = "".join(f"<p>{'<br>'.join(html.escape(one).splitlines())}</p>" for one in paragraphs)
    return PAGE.format(LANGUAGES[mail.language], told)
