"""Regulation packs on screen: what is in force, what one says, and installing one after a look at what it changes."""

import re
from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from django.test import Client

from careline.clocks.models import DueRule, InstalledPack
from careline.clocks.operations.due_rules import set_due_rule
from careline.clocks.operations.packs import install_pack
from careline.clocks.rules.packs.shelf import SHIPPED, shipped, shipped_text
from careline.clocks.rules.terms import NUMBERLESS, Certainty
from careline.web.admin.due_rule_forms import TermsForm
from careline.web.words.packs import EVENTS, FACTS, VALUES
from tests.clocks.test_pack_files import MINE
from tests.web.conftest import SEED, Desk, by, receive

PACKS = "/admin/packs"


@pytest.fixture
def office(desk: Desk) -> Client:
    return desk("administrator")


def page(client: Client, path: str) -> str:
    answer = client.get(path)
    assert answer.status_code == 200, path
    return answer.content.decode()


def test_what_a_pack_changes_is_seen_before_it_is_done(office: Client) -> None:
    looked = office.post(f"{PACKS}/new", {"step": "look", "text": MINE}).content.decode()
    assert "acme.answer" in looked
    assert "begins" in looked
    assert not InstalledPack.objects.exists()
    assert office.post(f"{PACKS}/new", {"step": "install", "text": MINE}).status_code == 302
    assert InstalledPack.objects.get(code="acme").text == MINE
    assert DueRule.objects.get(code="acme.answer").pack == "acme"
    assert "acme.answer" in page(office, f"{PACKS}/acme")
    changed = MINE.replace('version = "1"', 'version = "2"').replace("amount = 3", "amount = 2")
    looked = office.post(f"{PACKS}/new", {"step": "look", "text": changed}).content.decode()
    assert "<s" in looked.split("acme.answer")[-1]  # what it allowed before is struck out
    assert "3 working days" in looked


def test_a_browser_sends_lines_its_own_way(office: Client) -> None:
    office.post(f"{PACKS}/new", {"step": "install", "text": MINE.replace("\n", "\r\n")})
    assert InstalledPack.objects.get().text == MINE


@pytest.mark.parametrize("text", ["", "  ", MINE.replace('kind = "answer"', 'kind = "hurry"'), "id = "])
@pytest.mark.parametrize("step", ["look", "install"])
def test_what_cant_be_meant_stays_a_form_with_every_flaw(office: Client, step: str, text: str) -> None:
    answer = office.post(f"{PACKS}/new", {"step": step, "text": text})
    assert answer.status_code == 422
    assert 'role="alert"' in answer.content.decode()
    assert not InstalledPack.objects.exists()


def test_a_version_taken_is_refused_with_its_remedy(office: Client) -> None:
    office.post(f"{PACKS}/new", {"step": "install", "text": MINE})
    answer = office.post(f"{PACKS}/new", {"step": "install", "text": f"{MINE}\n# more"})
    assert answer.status_code == 422
    assert "another version" in answer.content.decode()


def test_a_pack_with_a_point_in_its_id_has_a_page(office: Client) -> None:
    told = MINE.replace('id = "acme"', 'id = "acme.gold"')
    assert office.post(f"{PACKS}/new", {"step": "install", "text": told}).status_code == 302
    assert f"{PACKS}/acme.gold" in page(office, PACKS)
    assert "acme.answer" in page(office, f"{PACKS}/acme.gold")


def test_a_pack_is_never_cut_to_what_fits(office: Client) -> None:
    answer = office.post(f"{PACKS}/new", {"step": "install", "text": f"{MINE}\n#{'x' * 200_000}"})
    assert answer.status_code == 422
    assert not InstalledPack.objects.exists()


@pytest.mark.parametrize("step", ["look", "install"])
def test_what_no_database_can_keep_stays_a_form(office: Client, step: str) -> None:
    for new in ('"\\u0000"', f"0x{'f' * 5000}", "9" * 5000):
        answer = office.post(f"{PACKS}/new", {"step": step, "text": MINE.replace('"金卡答复"', new)})
        assert answer.status_code == 422


@pytest.mark.parametrize("pack", SHIPPED)
def test_a_shipped_pack_is_shown_looked_at_and_put_into_force(office: Client, pack: str) -> None:
    assert "not installed" in page(office, f"{PACKS}/{pack}")
    assert "Put it into force" in page(office, f"{PACKS}/{pack}/installation")
    assert office.post(f"{PACKS}/{pack}/installation").status_code == 302
    assert "Nothing changes" in page(office, f"{PACKS}/{pack}/installation")
    assert shipped(pack).version in page(office, PACKS)
    assert office.get(f"{PACKS}/mars").status_code == 404
    assert office.post(f"{PACKS}/mars/installation").status_code == 404


def test_an_unverified_rule_says_so_wherever_it_is_shown(office: Client) -> None:
    office.post(f"{PACKS}/cn/installation")
    for path in (f"{PACKS}/cn", "/admin/due-rules", "/admin/due-rules/cn.appeal.reply"):
        assert "Not verified" in page(office, path).split("cn.appeal.reply", 1)[1], path
    assert "cn 2026.1" in page(office, "/admin/due-rules/cn.appeal.reply")


def test_a_new_version_on_screen_keeps_the_conditions_of_the_pack(office: Client) -> None:
    office.post(f"{PACKS}/cn/installation")
    form = {
        "code": "cn.fault.rural",
        "name_zh": "修复",
        "name_en": "Repair",
        "kind": "repair",
        "standing": "law",
        "jurisdiction": "cn",
        "amount": "60",
        "unit": "hour",
        "roll": "none",
        "day_end": "midnight",
        "calendar": "cn",
        "source_zh": "法",
        "source_en": "Law",
        "certainty": "own",
        "valid_from": "2026-04-01",
    }
    assert office.post("/admin/due-rules/cn.fault.rural/version", form).status_code == 302
    newest = DueRule.objects.filter(code="cn.fault.rural").last()
    assert newest is not None
    assert (newest.amount, newest.event, newest.when) == (60, "fault_reported", [["area", ["rural"]]])
    assert newest.pack == ""
    refused = office.post("/admin/due-rules/cn.fault.rural/version", {**form, "amount": "73"})
    assert "of your own beside it" in refused.content.decode()
    refused = office.post("/admin/due-rules/new", {**form, "code": "cn.answer", "unit": "calendar_day"})
    assert "of your own beside it" in refused.content.decode()
    refused = office.post("/admin/due-rules/cn.fault.rural/retirement", {"valid_from": "2026-04-01"})
    assert "of your own beside it" in refused.content.decode()
    assert DueRule.objects.filter(code="cn.fault.rural").count() == 2


LAW = "/admin/due-rules/cn.answer"
SLY = {"source_zh": "自愿", "source_en": "A kind offer", "certainty": "own"}


def test_the_laws_words_are_read_only_on_screen_and_what_we_say_otherwise_is_told(desk: Desk, at: datetime) -> None:
    office = desk("administrator")
    office.post(f"{PACKS}/cn/installation")
    form = page(office, f"{LAW}/version")
    assert "stays in the pack’s words" in form
    fixed = set(re.findall(r'<(?:input|select|textarea)[^>]* name="(\w+)"[^>]* disabled', form))
    assert {"code", "source_zh", "source_en", "certainty", "standing", "unit"} <= fixed
    assert not {"amount", "name_zh", "name_en", "valid_from"} & fixed
    mine = {"amount": "5", "name_zh": "五日内答复", "name_en": "Within five", "valid_from": "2026-03-01"}
    assert office.post(f"{LAW}/version", {**mine, **SLY}).status_code == 302
    newest = DueRule.objects.filter(code="cn.answer").last()
    assert newest is not None
    assert (newest.amount, newest.source_en.split()[0], newest.certainty) == (5, "MIIT", "published")
    number = receive("Charged twice", by=by("li-wei"), at=at + timedelta(seconds=6))
    for path in ("/admin/due-rules", LAW, f"/complaints/{number}"):
        shown = page(office if path.startswith("/admin") else desk("li-wei"), path)
        assert shown.count("changed by the house") == 1, path
        assert "2026-03-11 10:30" in shown, path
    assert "says 15 calendar days" in page(office, LAW)


def test_a_law_written_anew_by_hand_is_refused_at_the_field(office: Client) -> None:
    office.post(f"{PACKS}/cn/installation")
    row = DueRule.objects.get(code="cn.appeal.reply")
    told = {name: getattr(row, name) for name in TermsForm.base_fields if name not in {"calendar", "valid_to"}}
    told |= {"calendar": "cn", "valid_from": "2026-04-01", **SLY}
    refused = office.post("/admin/due-rules/new", told)
    assert refused.status_code == 422
    assert "Chinese source stays as the pack “cn” 2026.1 has it" in refused.content.decode()
    assert DueRule.objects.filter(code="cn.appeal.reply").count() == 1


def test_the_public_page_promises_what_is_ours_to_keep(office: Client, at: datetime) -> None:
    install_pack(text=shipped_text("cn"), by=SEED, at=at)
    told = page(office, "/service/commitment")
    assert "Answer a telecom user" in told
    assert "Repair a fault, urban" in told
    assert "12315" not in told
    assert "Decide whether the appeal" not in told


def test_every_fact_and_event_of_a_shipped_pack_has_words() -> None:
    rules = [rule.terms for code in SHIPPED for rule in shipped(code).rules]
    conditions = [one for terms in rules for one in (*terms.when, *terms.unless)]
    assert {name for name, _ in conditions} <= set(FACTS)
    assert {value for _, values in conditions for value in values if value} <= set(VALUES)
    assert {terms.event for terms in rules} - {"complaint_received"} == set(EVENTS)


@pytest.mark.parametrize(
    ("certainty", "said", "zh"),
    [
        (Certainty.NO_NUMBER, "Names no time limit", "未规定期限"),
        (Certainty.UNKNOWN, "Time limit not known", "期限不明"),
    ],
)
def test_a_rule_without_a_number_says_why_in_one_word(
    office: Client, at: datetime, certainty: Certainty, said: str, zh: str
) -> None:
    terms = next(one.terms for one in shipped("cn").rules if one.terms.certainty in NUMBERLESS)
    own = replace(terms, code="cn.own.none", certainty=certainty)
    set_due_rule(terms=own, valid_from=date(2026, 1, 1), by=SEED, at=at)
    for language, words in (("en", said), ("zh-hans", zh)):
        office.cookies["django_language"] = language
        row = page(office, "/admin/due-rules").split("cn.own.none", 1)[1].split("</tr>")[0]
        assert (row.count(words), f'<span class="faint">{words}</span>' in row) == (1, True)
