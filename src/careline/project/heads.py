"""Who asks by HEAD is answered wherever GET is, by the same view: as one would be, without what one would read."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse

Answer = HttpResponse | StreamingHttpResponse
Ask = Callable[[HttpRequest], Answer]


def answer_heads(get_response: Ask) -> Ask:
    """Ask for the page itself, and keep its body back (RFC 9110, 9.3.2); no view and no endpoint knows of HEAD.

    Whatever GET leaves behind, such as that a file was opened, HEAD leaves too: it came to the same rows.
    """

    def answered(request: HttpRequest) -> Answer:
        if request.method != "HEAD":
            return get_response(request)
        request.method = request.META["REQUEST_METHOD"] = "GET"
        response = get_response(request)
        request.method = request.META["REQUEST_METHOD"] = "HEAD"
        if isinstance(response, StreamingHttpResponse):
            response.streaming_content = ()
        else:
            response.headers.setdefault("Content-Length", str(len(response.content)))
            response.content = b""
        return response

    return answered
