"""Who works at the operator of the story. The tests know the same people."""

from dataclasses import dataclass

from careline.security.rules.roles import Role


@dataclass(frozen=True)
class Office:
    """One department."""

    code: str
    name_zh: str
    name_en: str


@dataclass(frozen=True)
class Colleague:
    """One member of staff."""

    username: str
    full_name: str
    office: str
    role: Role


OFFICES = (
    Office("front", "客户服务中心", "Customer service centre"),
    Office("billing", "计费账务部", "Billing"),
    Office("network", "网络运维部", "Network operations"),
    Office("products", "产品部", "Products"),
    Office("halls", "营业厅管理部", "Service halls"),
)
"""The departments under the root."""

CENTRES = (
    ("yizhuang", "亦庄话务中心", "Yizhuang centre", ("hq",)),
    ("langfang", "廊坊话务中心", "Langfang centre", ("network", "halls")),
)
"""The contact centres, and which departments sit there; the others sit where the root does."""

LI_WEI = Colleague("li-wei", "李伟", "front", Role.AGENT)
ZHANG_YAN = Colleague("zhang-yan", "张妍", "front", Role.AGENT)
WANG_XIN = Colleague("wang-xin", "王鑫", "front", Role.SENIOR_AGENT)
CHEN_JIE = Colleague("chen-jie", "陈洁", "billing", Role.DEPARTMENT_HANDLER)
SUN_LEI = Colleague("sun-lei", "孙磊", "network", Role.DEPARTMENT_HANDLER)
HE_LI = Colleague("he-li", "何莉", "products", Role.DEPARTMENT_HANDLER)
GAO_YUAN = Colleague("gao-yuan", "高远", "halls", Role.AGENT)
TANG_NING = Colleague("tang-ning", "唐宁", "hq", Role.QUALITY_INSPECTOR)
ZHAO_MIN = Colleague("zhao-min", "赵敏", "hq", Role.SUPERVISOR)
SECURITY = Colleague("security", "安全管理员", "hq", Role.SECURITY_ADMINISTRATOR)
AUDITOR = Colleague("auditor", "审计员", "hq", Role.AUDITOR)

COLLEAGUES = (
    LI_WEI,
    ZHANG_YAN,
    WANG_XIN,
    CHEN_JIE,
    SUN_LEI,
    HE_LI,
    GAO_YUAN,
    TANG_NING,
    ZHAO_MIN,
    SECURITY,
    AUDITOR,
)
"""Everybody but the administrator, whom the founding of a house makes. Gao Yuan is the outsider: another department."""

ASSIGNMENT = (
    ("product.billing", "billing"),
    ("product.plan", "products"),
    ("product.function", "products"),
    ("network", "network"),
)
"""The assignment table: which department takes which category. What is missing here is given by hand."""
