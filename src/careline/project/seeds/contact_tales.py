"""Contacts of the story: one at every step, some closed, a complaint out of one, and promises kept, due and missed."""

from datetime import timedelta

from careline.contacts.rules.facts import ContactChannel, EndedBy, EscalatedTo, Exclude, Outcome
from careline.contacts.rules.follow_ups import FollowUpKind
from careline.contacts.rules.steps import StepName
from careline.contacts.rules.verification import Method, Verdict
from careline.project.seeds import customers as who
from careline.project.seeds.cast import CHEN_JIE, GAO_YUAN, LI_WEI, WANG_XIN, ZHANG_YAN
from careline.project.seeds.contact_tale import Business, ContactTale, Vow

MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)

CONTACT_TALES = (
    ContactTale(ago=2 * MINUTE, reaches=StepName.ACCESS, who=who.LIU_YANG),
    ContactTale(ago=3 * MINUTE, reaches=StepName.NEED, who=who.SHEN_YUE, taken_by=ZHANG_YAN),
    ContactTale(
        ago=9 * MINUTE,
        reaches=StepName.SOLUTION,
        who=who.WANG_FANG,
        reason="plan.change",
        answers={"to": "全家享 199", "from_when": "下月一日"},
        checks=((Method.SERVICE_PASSWORD, Verdict.FAILED), (Method.ONE_TIME_CODE, Verdict.PASSED)),
        told="正在核对现有合约，请稍候。",
        business=Business(
            type="plan_change",
            answers={"new_plan": "全家享 199", "from_when": "next_cycle", "has_contract": "yes", "leaving_fee": "120"},
            stated=("consent", "terms_told"),
        ),
    ),
    ContactTale(
        ago=26 * MINUTE,
        reaches=StepName.SOLUTION,
        who=who.JIANG_TAO,
        reason="billing.dispute.penalty",
        answers={"month": "10 月", "amount": "360", "wish": "按合同条款计算", "paid": "未缴"},
        asks=CHEN_JIE,
        passed_to=EscalatedTo.SENIOR,
        passing="合同扫描件已调出，违约金公式与系统不一致，需要调账权限。",
    ),
    ContactTale(
        ago=35 * MINUTE,
        reaches=StepName.SOLUTION,
        who=who.HE_YONG,
        reason="card.replace",
        checks=((Method.SERVICE_PASSWORD, Verdict.PASSED),),
        told="需要主管批准远程补卡，请稍候。",
        business=Business(
            type="sim_replacement",
            answers={"card_reason": "lost"},
            stated=("consent",),
            asked=("real_name", "客户卧床不能到厅，已视频核对证件和本人，请批准邮寄新卡。"),
        ),
        asks=LI_WEI,
        is_asking=True,
        taken_by=ZHANG_YAN,
    ),
    ContactTale(
        ago=48 * MINUTE,
        reaches=StepName.CLOSE,
        who=who.FENG_XUE,
        reason="billing.query.statement",
        answers={"month": "10 月", "item": "套外流量 12 元"},
        vows=(Vow(what="账单逐项说明短信发出后，回电确认客户看懂", due_in=2 * HOUR, kind=FollowUpKind.CALL_BACK),),
    ),
    ContactTale(
        ago=5 * HOUR,
        reaches=StepName.CLOSED,
        who=who.ZHU_LIN,
        reason="mobile.weak",
        answers={"where": "地铁 6 号线草房站", "when": "早晚高峰"},
        complaint="地铁站内信号弱，无法扫码出站",
        outcome=Outcome.CASE_OPENED,
        summary="客户反映地铁草房站内信号弱，扫码出站多次失败。",
        result="已登记投诉，告知编号和答复时限。",
        vows=(Vow(what="网络部现场测试后，电话告知测试结果", due_in=5 * HOUR),),
    ),
    ContactTale(
        ago=DAY + 3 * HOUR,
        reaches=StepName.CLOSED,
        who=who.GUO_QIANG,
        reason="billing.payment.refund",
        checks=((Method.RECENT_USE, Verdict.PASSED),),
        outcome=Outcome.BUSINESS_DONE,
        summary="客户要求将多收的违约金退回原支付账户。",
        result="已提交退款，三个工作日内到账。",
        vows=(Vow(what="确认 516.6 元已到账，并告知客户", due_in=-2 * HOUR),),
    ),
    ContactTale(
        ago=DAY + 5 * HOUR,
        reaches=StepName.CLOSED,
        who=who.SHI_MIN,
        channel=ContactChannel.COUNTER,
        reason="card.replace",
        checks=((Method.DOCUMENT, Verdict.PASSED),),
        outcome=Outcome.BUSINESS_DONE,
        summary="客户持本人身份证补办 SIM 卡。",
        business=Business(
            type="sim_replacement",
            answers={"card_reason": "damaged"},
            stated=("consent",),
            result="新卡已激活，旧卡作废。",
        ),
        result="新卡已写卡并测试，旧卡作废，告知 24 小时内银行短信可能延迟。",
        taken_by=GAO_YUAN,
    ),
    ContactTale(
        ago=2 * DAY,
        reaches=StepName.CLOSED,
        who=who.HAN_BING,
        channel=ContactChannel.LETTER,
        words="贵公司：家母所用号码被办理高价套餐一事已解决，特来信致谢。韩冰",
        reason="service.praise",
        summary="客户来信感谢套餐纠纷的处理。",
        result="已转告经办部门并回信。",
    ),
    ContactTale(
        ago=3 * DAY,
        reaches=StepName.CLOSED,
        who=who.TIAN_LE,
        channel=ContactChannel.WEB_FORM,
        words="想把宽带从老房子移到新房子，需要带什么？多久能好？",
        reason="broadband.move",
        outcome=Outcome.UNRESOLVED,
        summary="客户询问移机手续，未核验身份，未办理。",
        result="已回复所需证件和预约方式，请客户本人致电或到厅办理。",
        taken_by=WANG_XIN,
    ),
    ContactTale(
        ago=DAY,
        reaches=StepName.CLOSED,
        who=who.YANG_FAN,
        reason="mobile.slow",
        answers={"where": "保定市莲池区", "when": "晚上"},
        outcome=Outcome.UNRESOLVED,
        ended_by=EndedBy.DROP,
        summary="通话中断，客户反映晚间网速慢。",
        vows=(Vow(what="按来电号码回拨，问清测速数据", due_in=3 * HOUR, kind=FollowUpKind.CALL_BACK, owner=LI_WEI),),
    ),
    ContactTale(ago=6 * HOUR, reaches=StepName.CLOSED, exclude=Exclude.SILENT, taken_by=ZHANG_YAN),
)
