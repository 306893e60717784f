"""Which column is probably what: a map to begin with, for a person to look over."""

from collections.abc import Iterable, Mapping
from typing import Any

from careline.parties.rules.import_map import FIELDS, LIST, SECTIONS
from careline.parties.rules.imports import ImportSubject

CUSTOMER_NAMES: Mapping[str, tuple[str, ...]] = {
    "external_id": ("客户编号", "客户id", "客户号", "编号", "customer id", "external id", "id"),
    "kind": ("客户类型", "类型", "kind", "type"),
    "name": ("姓名", "客户姓名", "客户名称", "名称", "name", "full name", "customer name"),
    "number": (
        *("联系电话", "手机号", "手机号码", "手机", "联系手机", "移动电话", "电话", "电话号码", "联系方式"),
        *("number", "phone", "phone number", "mobile", "mobile number", "telephone", "tel", "msisdn"),
    ),
    "email": ("邮箱", "电子邮箱", "电子邮件", "email", "e-mail", "mail"),
    "address": ("地址", "联系地址", "通信地址", "address"),
    "document_kind": ("证件类型", "document kind", "id type"),
    "document": ("证件号码", "证件号", "身份证号", "document", "id number"),
    "brand": ("品牌", "brand"),
    "region": ("地区编码", "地区", "区域", "region"),
    "segment": ("客群", "客户群", "分群", "segment"),
    "tier": ("等级", "客户等级", "星级", "tier", "level"),
    "language": ("语言", "language"),
    "place": ("城市", "所在地", "地市", "place", "city"),
}
LINE_NAMES: Mapping[str, tuple[str, ...]] = {
    "customer": ("客户id", "客户标识", "customer", "customer id"),
    "document": CUSTOMER_NAMES["document"],
    "customer_number": ("联系电话", "联系手机", "客户电话", "contact number", "contact phone"),
    "account": ("账户编号", "账户", "账户号", "合同号", "account", "account number", "billing account"),
    "payment": ("付费方式", "付费类型", "payment", "payment type"),
    "bill_day": ("账单日", "出账日", "bill day"),
    "opened_on": ("开户日期", "opened on", "account opened"),
    "number": (
        *("业务号码", "号码", "用户号码", "手机号", "手机号码"),
        *("number", "subscription", "subscription number", "msisdn", "phone", "phone number"),
    ),
    "product": ("产品类型", "产品", "业务类型", "product"),
    "plan": ("套餐", "资费套餐", "套餐编码", "plan"),
    "brand": CUSTOMER_NAMES["brand"],
    "region": CUSTOMER_NAMES["region"],
    "status": ("状态", "用户状态", "status"),
    "since": ("入网日期", "开通日期", "激活日期", "since", "activated", "activation date", "start date"),
    "until": ("销户日期", "离网日期", "终止日期", "until", "ended", "end date"),
}
USAGE_NAMES: Mapping[str, tuple[str, ...]] = {
    "number": (
        *("业务号码", "号码", "用户号码", "手机号", "手机号码", "计费号码"),
        *("number", "subscription", "subscription number", "msisdn", "phone", "phone number"),
    ),
    "month": ("账期", "月份", "计费月", "出账月份", "month", "billing month", "bill month", "period"),
    "amount": ("消费金额", "金额", "费用", "应收金额", "账单金额", "amount", "charge", "total", "bill"),
    "currency": ("币种", "currency"),
    "voice_minutes": ("语音分钟", "通话分钟", "语音时长", "通话时长", "voice minutes", "minutes", "voice"),
    "data_mb": ("流量mb", "流量", "上网流量", "data mb", "data", "megabytes", "mb"),
    "sms": ("短信条数", "短信", "sms", "messages", "texts"),
}
NAMES = {ImportSubject.CUSTOMERS: CUSTOMER_NAMES, ImportSubject.LINES: LINE_NAMES, ImportSubject.USAGE: USAGE_NAMES}
TABLES: Mapping[str, Mapping[str, str]] = {
    "kind": {"个人": "individual", "企业": "enterprise", "单位": "enterprise", "individual": "individual"}
    | {"enterprise": "enterprise"},
    "tier": {"普通": "standard", "金卡": "gold", "VIP": "vip", "standard": "standard", "gold": "gold", "vip": "vip"},
    "document_kind": {"身份证": "resident_id", "护照": "passport", "营业执照": "business_licence", "其他": "other"}
    | {"resident_id": "resident_id", "passport": "passport", "business_licence": "business_licence", "other": "other"},
    "payment": {"后付费": "postpaid", "预付费": "prepaid", "postpaid": "postpaid", "prepaid": "prepaid"},
    "product": {"手机": "mobile", "移动电话": "mobile", "固话": "fixed", "宽带": "broadband", "物联网": "iot"}
    | {"IPTV": "iptv", "mobile": "mobile", "fixed": "fixed", "broadband": "broadband", "iptv": "iptv", "iot": "iot"},
    "status": {"正常": "active", "在用": "active", "停机": "suspended", "销户": "ended", "离网": "ended"}
    | {"active": "active", "suspended": "suspended", "ended": "ended"},
}
"""Fields whose words are a vocabulary of ours."""
CATALOGUED = ("brand", "region", "segment", "plan")
"""Fields whose words a house lists itself."""
Tables = Mapping[str, Mapping[str, str]]
DEFAULTS = {"kind": "individual", "tier": "standard", "document_kind": "other"}


def tables(listed: Tables) -> Tables:
    """Return what words mean, of each field that has a vocabulary.

    :param listed: by field, what the house's catalogues call their entries.
    """
    return {**TABLES, **{field: listed[field] for field in CATALOGUED if field in listed}}


def guessed(columns: Iterable[str], listed: Tables, subject: ImportSubject = ImportSubject.CUSTOMERS) -> dict[str, Any]:
    """Return a map, as a screen or a file tells it, that fits these columns as well as their names allow."""
    known, words = {column.strip().casefold(): column for column in columns}, tables(listed)
    fields: dict[str, Any] = {}
    for field in FIELDS[subject]:
        column = next((known[name] for name in NAMES[subject][field] if name in known), "")
        if column:
            fields[field] = cell(column, table=words.get(field), default=DEFAULTS.get(field, ""))
    return {"source": LIST, SECTIONS[subject]: fields}


def cell(column: str, *, table: Mapping[str, str] | None, default: str) -> dict[str, Any]:
    """Return where one field comes from, with what there is to say of it only."""
    told: dict[str, Any] = {"columns": [column]}
    if table:  # an empty cell means what the default says; a word nobody knows means nothing, and is refused
        return told | {"table": {**table, "": default}}
    return told | ({"default": default} if default else {})
