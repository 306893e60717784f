"""What went wrong, as a refusal that can be told."""

import logging

from django.core.signals import got_request_exception
from django.db import InterfaceError, OperationalError
from django.http import Http404, HttpRequest
from ninja.errors import HttpError, ValidationError

from careline.api.reading import MalformedJson
from careline.api.validation import InvalidRequest, faults
from careline.kernel.refusals import Kind, Refusal

logger = logging.getLogger(__name__)


class NoSuchAddress(Refusal):
    """Nothing answers at this address."""

    code = "api.no_such_address"
    kind = Kind.MISSING


class MethodNotAllowed(Refusal):
    """The address exists, but not for this method."""

    code = "api.method_not_allowed"


class BodyTooSlow(Refusal):
    """The body arrives so slowly that nobody waits for it."""

    code = "api.body_too_slow"


class BodyBrokenOff(Refusal):
    """The body ended before its end, or its chunks were none."""

    code = "api.body_broken_off"


class TooManyAtOnce(Refusal):
    """One address has too many requests under way that aren't complete."""

    code = "api.too_many_at_once"


class DatabaseAway(Refusal):
    """The database doesn't answer; nothing was changed."""

    code = "api.database_away"


class Broken(Refusal):
    """A fault of ours."""

    code = "api.broken"


def refusal_for(error: Exception, request: HttpRequest) -> Refusal:
    """Return what to tell of an error; one that nobody foresaw is logged whole and told as a fault of ours."""
    match error:
        case Refusal():
            return error
        case ValidationError():
            return InvalidRequest(list(faults(error.errors)))
        case HttpError():  # ninja's own, and its 400 wraps whatever the parser raised
            return error.__cause__ if isinstance(error.__cause__, Refusal) else MalformedJson()
        case Http404():
            return NoSuchAddress(path=request.path)
        case OperationalError() | InterfaceError():
            logger.error("the database does not answer", exc_info=error)
            return DatabaseAway()
    logger.error("an answer of the API failed", exc_info=error)
    got_request_exception.send(sender=None, request=request)
    return Broken()
