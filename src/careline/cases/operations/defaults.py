"""The categories a new house begins with (CP02), which an operator edits."""

from datetime import datetime

from careline.cases.operations.categories import set_category
from careline.security.actor import Actor
from careline.security.operation import operation

DEFAULT_CATEGORIES = (
    ("service", "服务类", "Service"),
    ("service.attitude", "服务态度", "Attitude"),
    ("service.process", "业务流程", "Process"),
    ("service.efficiency", "处理效率", "Efficiency"),
    ("service.marketing", "营销宣传", "Sales and marketing"),
    ("network", "网络类", "Network"),
    ("network.signal", "信号覆盖", "Signal and coverage"),
    ("network.speed", "网络速度", "Speed"),
    ("network.fault", "网络故障", "Fault"),
    ("product", "产品类", "Product"),
    ("product.function", "产品功能", "Function"),
    ("product.quality", "产品质量", "Quality"),
    ("product.use", "产品使用", "Use"),
    ("product.billing", "计费收费", "Billing"),
    ("product.plan", "套餐资费", "Plans and allowances"),
)


@operation()
def install_default_categories(*, by: Actor, at: datetime) -> None:
    """Offer the default categories."""
    for position, (code, name_zh, name_en) in enumerate(DEFAULT_CATEGORIES):
        set_category(code=code, name_zh=name_zh, name_en=name_en, position=position, by=by, at=at)
