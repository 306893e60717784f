"""Who complains in the story. Names, numbers and addresses are invented."""

from careline.parties.rules.details import CustomerDetails, CustomerKind, Tier


def customer(name: str, number: str, place: str, *, email: str = "") -> CustomerDetails:
    """Return an individual with a mobile number."""
    return CustomerDetails(name=name, number=number, place=place, email=email)


WANG_FANG = CustomerDetails(
    name="王芳",
    number="13800138021",
    place="北京市朝阳区",
    email="wang.fang@example.com",
    address="望京西园四区 412 号楼",
    tier=Tier.VIP,
)
"""The VIP; she comes more than once."""

LIU_YANG = customer("刘洋", "13800138102", "北京市海淀区")
ZHOU_TING = customer("周婷", "13800138203", "天津市南开区", email="zhou.ting@example.com")
WU_GANG = customer("吴刚", "13800138304", "石家庄市长安区")
FENG_XUE = customer("冯雪", "13800138405", "北京市丰台区")
JIANG_TAO = customer("蒋涛", "13800138506", "北京市通州区")
SHEN_YUE = customer("沈悦", "13800138607", "上海市浦东新区", email="shen.yue@example.com")
HAN_BING = customer("韩冰", "13800138708", "北京市昌平区")
YANG_FAN = customer("杨帆", "13800138809", "保定市莲池区")
ZHU_LIN = customer("朱琳", "13800138910", "北京市大兴区")
HE_YONG = customer("何勇", "13800139011", "北京市石景山区")
LU_LIANG = customer("吕亮", "13800139112", "唐山市路北区")
SHI_MIN = customer("施敏", "13800139213", "北京市西城区")
GUO_QIANG = customer("郭强", "13800139314", "北京市顺义区")
TIAN_LE = customer("田乐", "13800139415", "廊坊市广阳区")
HUAYUAN = CustomerDetails(
    kind=CustomerKind.ENTERPRISE,
    name="华远冷链物流有限公司",
    number="01064500001",
    place="北京市顺义区",
    tier=Tier.GOLD,
)
"""The organisation; two people speak for it."""
HAN_SHUZHEN = customer("韩淑珍", "13800138709", "北京市昌平区")
"""Han Bing's mother, who hears badly; he is her guardian."""
NOBODY_IN_FANGSHAN = CustomerDetails(place="北京市房山区")
"""Somebody who gave neither name nor number."""
