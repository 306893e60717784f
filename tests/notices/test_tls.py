"""Nothing is said to a server that isn't who it claims to be; tried against a real one, with certificates made here."""

import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path
from typing import Any

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from careline.notices.ports.smtp import SmtpRelay
from careline.notices.rules.answers import Attempt
from careline.notices.rules.facts import Verdict
from careline.notices.rules.relay_address import RelayAddress, Security
from tests.notices.test_mail import mail
from tests.sink import SENDER, Sink, sinking

NOW = datetime.now(UTC)
HERE = x509.IPAddress(ip_address("127.0.0.1"))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("certificates")


def certificate(folder: Path, name: str, *, to: x509.GeneralName = HERE, until: datetime = NOW + timedelta(1)) -> Path:
    """Make a certificate that vouches for itself; return the file with it and its key."""
    key, called = ec.generate_private_key(ec.SECP256R1()), x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    made = (
        x509.CertificateBuilder()
        .subject_name(called)
        .issuer_name(called)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(NOW - timedelta(2))
        .not_valid_after(until)
        .add_extension(x509.SubjectAlternativeName([to]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .sign(key, hashes.SHA256())
    )
    pem, plain = serialization.Encoding.PEM, serialization.NoEncryption()
    file = folder / f"{name}.pem"
    file.write_bytes(made.public_bytes(pem) + key.private_bytes(pem, serialization.PrivateFormat.PKCS8, plain))
    return file


@contextmanager
def serving(file: Path, **ways: bool) -> Iterator[Sink]:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(file)
    with sinking(tls=context, **ways) as sink:
        yield sink


def handed(sink: Sink, security: Security, *, ca: Path | None = None, password: str = "") -> Attempt:
    user = "careline" if password else ""
    address = RelayAddress("127.0.0.1", sink.port, security, user, password, str(ca or ""))
    return SmtpRelay(address, sender=SENDER, patience=5).hand_over(mail({"a": "账单"}))


@pytest.mark.parametrize("security", [Security.STARTTLS, Security.TLS])
def test_a_server_with_a_trusted_certificate_gets_the_mail(folder: Path, security: Security) -> None:
    file = certificate(folder, "trusted")
    with serving(file, implicit=security is Security.TLS) as sink:
        said = handed(sink, security, ca=file)
    assert said.verdict is Verdict.TAKEN
    assert sink.mails[0]["Subject"] == "账单"


@pytest.mark.parametrize("security", [Security.STARTTLS, Security.TLS])
@pytest.mark.parametrize(
    ("name", "more", "code"),
    [
        ("stranger", {}, "tls_issuer"),
        ("elsewhere", {"to": x509.DNSName("mail.operator.example")}, "tls_name"),
        ("old", {"until": NOW - timedelta(1)}, "tls_expired"),
    ],
)
def test_a_server_that_is_not_who_it_claims_to_be_gets_nothing(
    folder: Path, security: Security, name: str, more: dict[str, Any], code: str
) -> None:
    file = certificate(folder, name, **more)
    with serving(file, implicit=security is Security.TLS, auth=True) as sink:
        said = handed(sink, security, ca=None if name == "stranger" else file, password="secret")
    assert (said.verdict, said.code) == (Verdict.LATER, code)
    assert sink.contents == []
    assert sink.logins == []


def test_a_server_without_starttls_gets_nothing_in_clear() -> None:
    with sinking(auth=True) as sink:
        said = handed(sink, Security.STARTTLS, password="secret")
    assert (said.verdict, said.code) == (Verdict.LATER, "unsupported")
    assert (sink.contents, sink.logins) == ([], [])


def test_a_server_that_speaks_no_tls_at_this_port_is_told_apart() -> None:
    with sinking() as sink:
        said = handed(sink, Security.TLS)
    assert (said.verdict, said.code, sink.contents) == (Verdict.LATER, "tls", [])


def test_the_password_goes_only_over_tls_and_a_wrong_one_is_ours_to_mend(folder: Path) -> None:
    file = certificate(folder, "login")
    with serving(file, auth=True) as sink:
        wrong = handed(sink, Security.STARTTLS, ca=file, password="guessed")
        right = handed(sink, Security.STARTTLS, ca=file, password="secret")
    assert (wrong.verdict, wrong.code) == (Verdict.LATER, "535")
    assert right.verdict is Verdict.TAKEN
    assert set(sink.logins) == {"careline:guessed", "careline:secret"}  # smtplib tries every way the server offers
