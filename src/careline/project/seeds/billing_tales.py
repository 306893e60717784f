"""Complaints about bills and plans."""

from datetime import timedelta

from careline.cases.rules.facts import Answer, Channel, PendingReason, Result, ReturnReason, Urgency
from careline.cases.rules.stages import StageName
from careline.project.seeds import customers as who
from careline.project.seeds.cast import CHEN_JIE, LI_WEI, ZHANG_YAN, ZHAO_MIN
from careline.project.seeds.tale import Tale

TALES = (
    Tale(
        title="国际漫游流量被重复计费",
        text="客户在泰国出差一周，已订购七天漫游流量包 98 元，账单又按标准资费收取流量费 412.6 元，要求退还。",
        who=who.WANG_FANG,
        category="product.billing",
        urgency=Urgency.URGENT,
        place="北京市朝阳区",
        reaches=StageName.IN_PROGRESS,
        due_in=timedelta(hours=3),
        notes=(
            (LI_WEI, "客户是 VIP，语气平和但很坚持，希望今天下班前有答复。"),
            (CHEN_JIE, "已查详单：套餐生效时间比首次漫游晚 40 分钟，属系统延迟，正在核对可退金额。"),
        ),
    ),
    Tale(
        title="未订购的视频会员被扣费三个月",
        text="客户称从未订购视频会员，8 至 10 月每月被扣 15 元，要求退费并查明由谁开通。",
        who=who.LIU_YANG,
        category="product.billing",
        reaches=StageName.ASSIGNED,
        due_in=timedelta(hours=-20),
        channel=Channel.APP,
        taken_by=ZHANG_YAN,
    ),
    Tale(
        title="销户后仍收到催缴短信",
        text="号码 9 月已在营业厅办理销户，本月仍收到欠费 36 元的催缴短信，客户担心影响征信。",
        who=who.ZHOU_TING,
        category="product.billing",
        reaches=StageName.PENDING,
        due_in=timedelta(hours=-5),
        waits_for=PendingReason.THIRD_PARTY,
        waiting="已向征信接口方核实是否有报送记录，等待对方书面回复。",
        notes=((CHEN_JIE, "销户受理单已找到，欠费是销户当日出账延迟造成的。"),),
    ),
    Tale(
        title="套餐到期未提醒即恢复原价",
        text="优惠套餐 39 元到期后自动恢复为 99 元，客户称没有收到任何提醒，要求按优惠价补差。",
        who=who.FENG_XUE,
        category="product.plan",
        reaches=StageName.ACCEPTED,
        due_in=timedelta(hours=7),
        channel=Channel.WEBCHAT,
    ),
    Tale(
        title="5G 套餐流量用尽提醒滞后",
        text="流量用尽后 6 小时才收到提醒短信，期间产生套外流量费 58 元。",
        who=who.YANG_FAN,
        category="product.plan",
        reaches=StageName.RETURNED,
        due_in=timedelta(hours=20),
        returned=ReturnReason.NOT_OURS,
        returning="提醒短信由计费账务部的实时计费系统触发，请转计费账务部核查时延。",
    ),
    Tale(
        title="宽带提前解约收取违约金过高",
        text="合约还剩两个月，营业员要求支付 600 元违约金，合同上写的是剩余月份月租的 30%。",
        who=who.GUO_QIANG,
        category="product.billing",
        reaches=StageName.REPLIED,
        received_ago=timedelta(days=3),
        result=Result.UPHELD,
        found="合同条款为剩余月份月租的 30%，应收 83.4 元，多收部分已在系统冲正。",
        reply="郭先生您好，经核查应收违约金为 83.4 元，多收的 516.6 元将在三个工作日内退回原支付账户。",
    ),
    Tale(
        title="话费充值成功但未到账",
        text="通过手机银行充值 200 元，银行显示成功，话费两天未到账。",
        who=who.TIAN_LE,
        category="product.billing",
        reaches=StageName.ARCHIVED,
        received_ago=timedelta(days=6),
        took=timedelta(hours=26),
        found="银行侧对账文件延迟一天，已人工补录到账。",
        reply="田先生您好，200 元话费已到账，给您带来不便十分抱歉。",
        answer=Answer.YES,
        answered="已收到，处理很快。",
    ),
    Tale(
        title="国内流量包扣费后未生效",
        text="客户在 App 订购 10GB 流量包，扣费 20 元，查询不到流量。",
        who=who.LU_LIANG,
        category="product.billing",
        reaches=StageName.FED_BACK,
        received_ago=timedelta(days=4),
        found="订购成功但同步失败，已补发流量包，有效期顺延三天。",
        reply="吕先生您好，流量包已补发到账，有效期顺延三天。",
        answer=Answer.UNREACHABLE,
        answered="三次外呼均无人接听，已发短信告知。",
    ),
    Tale(
        title="账单金额与详单合计不一致",
        text="客户自行核对详单，合计 73.2 元，账单显示 91.2 元，差额 18 元无法解释。",
        who=who.SHI_MIN,
        category="product.billing",
        reaches=StageName.IN_PROGRESS,
        due_in=timedelta(hours=-30),
        reopened="解释听不懂，18 元到底是哪一项？请重新核查。",
        found="差额为上月跨账期短信费。",
        reply="施女士您好，差额 18 元为上月跨账期费用。",
        notes=((ZHAO_MIN, "客户已第二次来电，请陈洁当面打电话逐项解释，不要再发模板短信。"),),
    ),
)
