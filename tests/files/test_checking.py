"""What comes in is what it says it is, and nothing more."""

import io
import struct
import zipfile
import zlib
from contextlib import suppress
from urllib.parse import unquote

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from careline.files.rules import office, pictures
from careline.files.rules.bounds import LARGEST, AttachmentTooLarge, FileEmpty, Held, TooManyFiles, check_room
from careline.files.rules.checking import STRIPPED, NotWhatItSays, check
from careline.files.rules.chunks import CHUNK, Tampered, opened, sealed
from careline.files.rules.damage import ActiveContent, Bomb, Damaged
from careline.files.rules.handing import headers_of
from careline.files.rules.kinds import FileKind
from careline.files.rules.names import FileKindNotTaken, cleaned
from careline.kernel.identity import new_id
from careline.kernel.refusals import Refusal
from tests.files.samples import EML, PDF, SAMPLES, SECRET, docx, picture, wav, xlsx

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600
PACKED = PDF.replace(b"trailer", b"<</Type/ObjStm>>stream\n" + zlib.compress(b"<</S/Launch>>") + b"\ntrailer")
MACRO = b"<Types ContentType='application/vnd.ms-word.document.macroEnabled.main+xml'/>"
EXE = b"MZ" + b"\x00" * 200


@pytest.mark.parametrize("name", SAMPLES)
def test_true_files_are_taken_without_what_nobody_meant_to_send(name: str) -> None:
    checked = check(name, SAMPLES[name])
    assert checked.is_stripped == (checked.kind in STRIPPED)
    assert SECRET not in checked.content
    assert check(name, checked.content).content == checked.content  # what is kept is a true file, too


@pytest.mark.parametrize("form", ["PNG", "JPEG", "WEBP"])
def test_a_picture_looks_the_same_and_tells_nothing(form: str) -> None:
    before = picture(form, turned=6)
    assert SECRET in before
    after = check(f"a.{form.lower()}", before + SECRET).content
    assert SECRET not in after
    with Image.open(io.BytesIO(before)) as one, Image.open(io.BytesIO(after)) as other:
        assert one.tobytes() == other.tobytes()
        told = dict(other.getexif())
        assert told == ({0x0112: 6} if form == "JPEG" else {})


@pytest.mark.parametrize(
    ("name", "content", "refused"),
    [
        ("a.exe", EXE, FileKindNotTaken),
        ("a", PDF, FileKindNotTaken),
        (".pdf", PDF, FileKindNotTaken),
        ("a.docm", docx(), FileKindNotTaken),
        ("a.svg", b"<svg/>", FileKindNotTaken),
        ("invoice.pdf.exe", EXE, FileKindNotTaken),
        ("a.pdf", b"", FileEmpty),
        ("a.pdf", EXE, NotWhatItSays),
        ("a.png", picture("JPEG"), NotWhatItSays),
        ("a.txt", PDF, NotWhatItSays),
        ("a.docx", OLE, NotWhatItSays),
        ("a.docx", xlsx(), Refusal),
        ("a.xlsx", docx(), Refusal),
        ("a.docx", docx(parts={"word/vbaProject.bin": OLE}), ActiveContent),
        ("a.xlsx", xlsx(parts={"xl/macrosheets/sheet1.xml": b"<x/>"}), ActiveContent),
        ("a.docx", docx(parts={"word/embeddings/oleObject1.bin": OLE}), ActiveContent),
        ("a.docx", docx(parts={"word/media/run.EXE": EXE}), ActiveContent),
        ("a.docx", docx(types=MACRO), ActiveContent),
        ("a.docx", docx(types="<!DOCTYPE x>".encode("utf-16")), Damaged),
        ("a.docx", docx(parts={"../evil.xml": b"<x/>"}), Damaged),
        ("a.docx", docx(parts={"word/Document.xml": b"<x/>"}), Damaged),
        ("a.docx", docx(parts={"word/big.xml": b"\x00" * 60_000_000}), Bomb),
        ("a.docx", docx(parts={f"word/{n}.xml": b"" for n in range(2001)}), Bomb),
        ("a.pdf", PDF[:-7], Damaged),
        ("a.pdf", PDF + b"\x00" * 3000, Damaged),
        ("a.pdf", PDF.replace(b"/Catalog", b"/Catalog/OpenAction<</S/JavaScript>>"), ActiveContent),
        ("a.pdf", PDF.replace(b"/Catalog", b"/Catalog/OpenAction<</S/J#61vaScript>>"), ActiveContent),
        ("a.pdf", PACKED, ActiveContent),
        ("a.txt", b"<!DOCTYPE html><script>alert(1)</script>", Damaged),
        ("a.txt", b"a\x00b", Damaged),
        ("a.csv", b"\xff\xfe\xff\xff", Refusal),
        ("a.eml", b"no headers here", Damaged),
        ("a.eml", EML.replace(b"hello", b"\x00"), Damaged),
        ("a.jpg", picture("JPEG")[:-500], Damaged),
        ("a.png", picture("PNG")[:-20], Damaged),
        ("a.wav", wav()[:36], Damaged),
        ("a.mp3", b"ID3\x04\x00\x00\x00\x00\x00\x00no sound", Damaged),
    ],
)  # fmt: skip
def test_what_is_something_else_or_more_is_refused(name: str, content: bytes, refused: type[Refusal]) -> None:
    with pytest.raises(refused):
        check(name, content)


def test_sizes_are_bounded() -> None:
    with pytest.raises(AttachmentTooLarge):
        check("a.pdf", b"%PDF-1.4" + b"\x00" * LARGEST)
    check_room(Held(49, 0), size=1)
    for held in (Held(50, 0), Held(1, 200 * 1024 * 1024)):
        with pytest.raises(TooManyFiles):
            check_room(held, size=1)


def test_a_picture_of_too_many_pixels_is_never_unpacked() -> None:
    head = struct.pack(">IIBBBBB", 40_000, 40_000, 8, 2, 0, 0, 0)
    chunk = b"IHDR" + head
    small = picture("PNG")
    bomb = small[:8] + struct.pack(">I", 13) + chunk + struct.pack(">I", zlib.crc32(chunk)) + small[33:]
    with pytest.raises(Bomb):
        check("a.png", bomb)


def test_a_part_that_is_larger_than_it_says_is_not_read_to_its_end() -> None:
    packed = bytearray(docx(parts={"word/big.xml": b"\x00" * 3_000_000}))
    entry = packed.rfind(b"word/big.xml") - 46
    packed[entry + 24 : entry + 28] = struct.pack("<I", 1000)
    with pytest.raises((Bomb, Damaged)):
        check("a.docx", bytes(packed))


def test_nothing_hangs_between_the_parts_of_what_is_kept() -> None:
    kept = office.docx(b"#!/bin/sh\n" + docx())
    assert kept.startswith(b"PK")
    with zipfile.ZipFile(io.BytesIO(kept)) as packed:
        assert packed.testzip() is None


@given(st.sampled_from(sorted(SAMPLES)), st.data())
@settings(max_examples=150)
def test_a_damaged_file_is_refused_in_words_or_kept_clean(name: str, data: st.DataObject) -> None:
    content = bytearray(SAMPLES[name])
    for _ in range(data.draw(st.integers(1, 6))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    cut = data.draw(st.integers(0, len(content)))
    with suppress(Refusal):  # anything else is a fault
        check(name, bytes(content[:cut]) if data.draw(st.booleans()) else bytes(content))


@given(st.binary(max_size=400))
def test_whatever_bytes_come_under_whatever_name(content: bytes) -> None:
    for kind in FileKind:
        with suppress(Refusal):
            check(f"a.{kind}", content)


@pytest.mark.parametrize("look", [pictures.png, pictures.jpeg, pictures.webp])
def test_pieces_are_walked_to_an_end(look: object) -> None:
    for content in (
        b"",
        b"\xff" * 64,
        b"\xff\xd8\xff\xda\x00\x02" + b"\x00" * 64,
        b"RIFF\xff\xff\xff\xffWEBP" + b"\xff" * 40,
    ):
        with pytest.raises(Damaged):
            look(content)  # type: ignore[operator]  # one of three functions


@pytest.mark.parametrize(
    ("given_name", "kept"),
    [
        ("账单 五月.pdf", "账单 五月.pdf"),
        ("../../etc/passwd.txt", "passwd.txt"),
        ("C:\\Users\\wang\\bill.pdf", "bill.pdf"),
        ("exe.\u202efdp.pdf", "exe.fdp.pdf"),
        ('a"b\r\nSet-Cookie: x.pdf', "a_b Set-Cookie_ x.pdf".replace(" Set", "Set")),
        ("x" * 300 + ".pdf", "x" * 116 + ".pdf"),
        ("  a .pdf. ", "a .pdf"),
    ],
)
def test_a_name_is_one_name_and_reads_as_it_is(given_name: str, kept: str) -> None:
    assert cleaned(given_name) == kept


@given(st.binary(min_size=1, max_size=3000), st.integers(0, 10**9))
def test_a_content_opens_as_it_was_and_not_otherwise(content: bytes, where: int) -> None:
    key, file = b"k" * 32, new_id()
    whole = content * (1 + CHUNK * 2 // len(content) if where % 5 == 0 else 1)
    pieces = list(sealed(whole, key=key, file=file))
    assert b"".join(opened(pieces, key=key, file=file, total=len(pieces))) == whole
    broken = [bytearray(piece) for piece in pieces]
    broken[where % len(broken)][where % len(broken[where % len(broken)])] ^= 1
    for wrong in (broken, pieces[:-1], [*pieces, pieces[0]], pieces[::-1] if len(pieces) > 1 else []):
        with pytest.raises(Tampered):
            list(opened([bytes(one) for one in wrong], key=key, file=file, total=len(pieces)))


def test_a_name_neither_ends_its_header_nor_is_lost() -> None:
    name = '账单".html\\%41; x="\r\n.pdf'
    told = headers_of(name, FileKind.PDF)["Content-Disposition"]
    plain, _, whole = told.removeprefix('attachment; filename="').partition("\"; filename*=UTF-8''")
    assert plain == "___.html__41; x=___.pdf"
    assert unquote(whole) == name
