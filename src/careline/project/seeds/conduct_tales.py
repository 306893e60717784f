"""Complaints about how people were treated, and those nobody has sorted yet."""

from datetime import timedelta

from careline.cases.rules.facts import Answer, Channel, Result, Urgency
from careline.cases.rules.stages import StageName
from careline.project.seeds import customers as who
from careline.project.seeds.cast import GAO_YUAN, LI_WEI, WANG_XIN, ZHANG_YAN
from careline.project.seeds.tale import Tale

TALES = (
    Tale(
        title="营业厅排队一小时后被告知系统下班",
        text="16:20 取号，17:25 叫号时营业员称系统已下班不能办理补卡，态度生硬。",
        who=who.SHI_MIN,
        category="service.attitude",
        channel=Channel.HALL,
        place="北京市西城区",
        reaches=StageName.CLASSIFIED,
        told_category=False,
        due_in=timedelta(hours=11),
        about=GAO_YUAN,
    ),
    Tale(
        title="外呼推销多次拒绝仍来电",
        text="一周内接到 6 次办理副卡的外呼，已明确拒绝并要求加入免打扰名单。",
        who=who.ZHU_LIN,
        category="service.marketing",
        reaches=StageName.ASSIGNED,
        due_in=timedelta(hours=15),
        taken_by=ZHANG_YAN,
    ),
    Tale(
        title="携号转网被要求先缴清合约",
        text="客户申请携号转网，被告知须先缴清 8 个月合约费，未说明依据。",
        who=who.JIANG_TAO,
        reaches=StageName.RECEIVED,
        due_in=timedelta(hours=6),
        urgency=Urgency.URGENT,
        channel=Channel.WEB,
    ),
    Tale(
        title="监管转来：实名信息被他人使用",
        text="客户反映名下多出一个不知情的号码，要求注销并查明办理渠道，已向监管机构申诉。",
        who=who.FENG_XUE,
        category="service.process",
        urgency=Urgency.CRITICAL,
        channel=Channel.REGULATOR,
        reaches=StageName.IN_PROGRESS,
        due_in=timedelta(hours=4),
        taken_by=WANG_XIN,
        notes=((WANG_XIN, "该号码已临时停机保护，请尽快调取入网照片和受理单。"),),
    ),
    Tale(
        title="客服热线等待时间过长",
        text="晚上八点拨打热线，等待 25 分钟未接通人工。",
        who=who.LIU_YANG,
        reaches=StageName.RECEIVED,
        due_in=timedelta(hours=-8),
        channel=Channel.EMAIL,
        taken_by=ZHANG_YAN,
    ),
    Tale(
        title="补卡后微信收不到验证码",
        text="昨天补办 SIM 卡，至今收不到任何验证码短信，无法登录银行。",
        who=who.YANG_FAN,
        category="product.function",
        urgency=Urgency.URGENT,
        reaches=StageName.IN_PROGRESS,
        due_in=timedelta(hours=10),
        place="保定市莲池区",
    ),
    Tale(
        title="承诺赠送的话费一直未到账",
        text="入网时营业员承诺分 12 个月返还 240 元话费，至今只返了一个月。",
        who=who.GUO_QIANG,
        category="service.marketing",
        reaches=StageName.REPLIED,
        received_ago=timedelta(days=2, hours=6),
        channel=Channel.HALL,
        result=Result.UPHELD,
        found="活动报备错误，已更正返还计划并一次性补返三个月。",
        reply="郭先生您好，活动返还计划已更正，前三个月共 60 元已一次性返还到账。",
    ),
    Tale(
        title="老年用户被办理高价套餐",
        text="客户母亲 72 岁，原套餐 29 元被改为 159 元，老人称只是去交话费。",
        who=who.HAN_BING,
        category="service.marketing",
        reaches=StageName.ARCHIVED,
        on_behalf=True,
        received_ago=timedelta(days=8),
        took=timedelta(hours=46),
        found="未留存客户本人签字，已恢复原套餐并退还差额 260 元，对受理人员按制度处理。",
        reply="您母亲的套餐已恢复为 29 元，多收的 260 元已退还，我们为此向老人家道歉。",
        answer=Answer.YES,
        answered="对处理结果满意，希望加强管理。",
        notes=((LI_WEI, "代理投诉，已核验亲属关系。"),),
    ),
    Tale(
        title="在线客服答非所问",
        text="多次询问宽带移机流程，机器人反复发送套餐推荐。",
        who=who.TIAN_LE,
        reaches=StageName.RECEIVED,
        due_in=timedelta(hours=44),
        channel=Channel.WEBCHAT,
    ),
)
