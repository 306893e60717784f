"""What whoever runs the machine does when the mail server doesn't take mails, by what stood in the way."""

from careline.project.words import _


def remedy_for(code: str) -> str:
    """Return what to do next."""
    remedies = {
        "tls_issuer": _("Put the certificate of who issued it into a file, and name that file in CARELINE_SMTP_CA."),
        "tls_name": _("Use in CARELINE_SMTP_URL a name that the certificate is made out to."),
        "tls_expired": _("Ask whoever runs the mail server for a new certificate."),
        "tls": _("Look at the port in CARELINE_SMTP_URL: smtps:// begins with TLS (465), smtp:// asks for it (587)."),
        "unsupported": _("The server offers no STARTTLS or no login. Try smtps://, or another port."),
        "unreachable": _("Look at the host and port in CARELINE_SMTP_URL, and whether a firewall lets them through."),
        "535": _("Look at the user in CARELINE_SMTP_URL and at CARELINE_SMTP_PASSWORD."),
    }
    return remedies.get(code, _("Look at CARELINE_SMTP_URL, its password and its certificate."))
