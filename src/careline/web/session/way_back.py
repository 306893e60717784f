"""The page one comes from or wanted, when it is one of ours."""

from django.utils.http import url_has_allowed_host_and_scheme

from careline.web.arrivals import Arrived


def way_back(request: Arrived, *, otherwise: str) -> str:
    """Return the page the form names as the next one; a stranger's, or what is no address at all, isn't followed."""
    wanted = request.POST.get("next", "")
    # Django's `redirect` takes a word without a slash for the name of a view, and fails when there is none.
    is_path = wanted.startswith("/")
    is_ours = url_has_allowed_host_and_scheme(wanted, {request.get_host()}, require_https=request.is_secure())
    return wanted if is_path and is_ours else otherwise
