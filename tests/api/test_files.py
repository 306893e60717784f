"""Attachments through the API: stripped on the way in, handed out to be saved only, taken back for a reason."""

import pytest

from tests.api.conftest import Calling
from tests.api.test_complaints import TOLD
from tests.cases.conftest import House
from tests.files.samples import PDF, SECRET, picture

FORM = {"Content-Type": "multipart/form-data; boundary=x"}


def body(name: str, content: bytes) -> bytes:
    """Return a form with one file in it."""
    head = f'--x\r\nContent-Disposition: form-data; name="file"; filename="{name}"\r\n\r\n'
    return head.encode() + content + b"\r\n--x--\r\n"


@pytest.mark.parametrize("noun", ["complaints", "contacts"])
def test_a_file_goes_in_stripped_and_out_to_be_saved_only(house: House, calling: Calling, noun: str) -> None:
    li_wei = calling(house.li_wei)
    url = li_wei.post("complaints", TOLD).body["url"]
    if noun == "contacts":
        url = li_wei.post("contacts", {"channel": "phone", "caller": "138 0013 8000"}).body["url"]
    sent = li_wei.post(f"{url}/files", body("账单.jpg", picture("JPEG")), **FORM)
    assert sent.status == 201, sent.body
    file = f"{url}/files/{sent.body['id']}"
    assert [one["id"] for one in li_wei.get(f"{url}/files").body["items"]] == [sent.body["id"]]
    out = li_wei.get(file)
    assert (out.status, out.content[:2], SECRET in out.content) == (200, b"\xff\xd8", False)
    assert out.headers["Content-Type"] == "image/jpeg"
    assert out.headers["Content-Disposition"].startswith("attachment;")
    assert out.headers["X-Content-Type-Options"] == "nosniff"
    assert out.headers["Content-Security-Policy"].startswith("sandbox")
    assert calling(house.zhang_yan).get(file).status == 404
    for name, content in (("a.png", PDF), ("a.exe", b"MZ" + b"\0" * 60), ("a.pdf", b"")):
        refused = li_wei.post(f"{url}/files", body(name, content), **FORM)
        assert (refused.status, [one["field"] for one in refused.body["errors"]]) == (422, ["file"]), name
    assert li_wei.post(f"{file}/retraction", {"reason": "wrong_file"}).status == 200
    assert li_wei.get(file).status == 409
    (left,) = li_wei.get(f"{url}/files").body["items"]
    assert (left["id"], left["retracted"]) == (sent.body["id"], "wrong_file")
