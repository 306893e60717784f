"""Complaints about the network."""

from datetime import timedelta

from careline.cases.rules.facts import Answer, Channel, PendingReason, Result, Urgency
from careline.cases.rules.stages import StageName
from careline.project.seeds import customers as who
from careline.project.seeds.cast import LI_WEI, SUN_LEI, WANG_XIN, ZHANG_YAN
from careline.project.seeds.tale import Tale

TALES = (
    Tale(
        title="小区整体无信号已两天",
        text="回龙观某小区三栋楼手机无信号，物业称昨天有人拆走楼顶设备，多户老人无法拨打电话。",
        who=who.HAN_BING,
        category="network.signal",
        urgency=Urgency.CRITICAL,
        place="北京市昌平区",
        reaches=StageName.IN_PROGRESS,
        due_in=timedelta(hours=-2),
        notes=(
            (SUN_LEI, "基站因物业纠纷断电，应急通信车 14 点到场。"),
            (WANG_XIN, "同小区已有 7 通来电，已并案登记回访名单。"),
        ),
    ),
    Tale(
        title="宽带晚高峰速率不足 20M",
        text="签约 500M 宽带，每天 19 点至 23 点测速不足 20M，已自行更换路由器无改善。",
        who=who.JIANG_TAO,
        category="network.speed",
        place="北京市通州区",
        reaches=StageName.PENDING,
        due_in=timedelta(hours=5),
        waits_for=PendingReason.FIELD_VISIT,
        waiting="装维人员预约今晚 19:30 上门，高峰时段现场测速。",
    ),
    Tale(
        title="地铁内通话频繁掉线",
        text="每天上下班地铁 6 号线草房至青年路区间通话必断，已持续三周。",
        who=who.ZHU_LIN,
        category="network.signal",
        reaches=StageName.ASSIGNED,
        due_in=timedelta(hours=26),
        channel=Channel.SMS,
        taken_by=ZHANG_YAN,
    ),
    Tale(
        title="光猫故障报修三天无人上门",
        text="光猫红灯，报修三天，约定两次均未上门也无电话，家中有网课。",
        who=who.WU_GANG,
        category="network.fault",
        urgency=Urgency.URGENT,
        place="石家庄市长安区",
        reaches=StageName.ACCEPTED,
        due_in=timedelta(hours=9),
        on_behalf=True,
        notes=((LI_WEI, "来电人为客户之子，代为投诉，请回电登记号码。"),),
    ),
    Tale(
        title="新装宽带十天仍未开通",
        text="10 天前缴费新装，师傅称端口资源不足，一直没有确切开通时间。",
        who=who.HE_YONG,
        category="network.fault",
        reaches=StageName.RESOLVED,
        received_ago=timedelta(days=1, hours=16),
        result=Result.PARTLY_UPHELD,
        found="分光器扩容已完成，今日上午开通并测速达标，补偿一个月宽带月租。",
    ),
    Tale(
        title="办公楼 5G 时断时续",
        text="国贸某写字楼 23 层 5G 与 4G 来回切换，视频会议中断。",
        who=who.SHEN_YUE,
        category="network.speed",
        reaches=StageName.FED_BACK,
        received_ago=timedelta(days=5),
        result=Result.EXPLAINED,
        found="高层存在越区覆盖，已调整邻区参数，室分系统下季度建设。",
        reply="沈女士您好，已调整参数，切换问题应有明显改善，室内分布系统计划下季度建设。",
        answer=Answer.SILENT,
    ),
    Tale(
        title="农村老家手机信号弱",
        text="房山区某村只有屋外有一格信号，老人联系不上家人。",
        who=who.NOBODY_IN_FANGSHAN,
        reaches=StageName.RECEIVED,
        due_in=timedelta(hours=40),
        place="北京市房山区",
        channel=Channel.LETTER,
    ),
    Tale(
        title="宽带频繁掉线需每天重启",
        text="近两周每天掉线三四次，重启光猫才能恢复。",
        who=who.WANG_FANG,
        category="network.fault",
        reaches=StageName.ARCHIVED,
        received_ago=timedelta(days=9),
        took=timedelta(hours=40),
        found="入户光纤弯折损耗过大，已重新布线，连续观察 24 小时无掉线。",
        reply="王女士您好，入户光纤已重新布放，观察一天无掉线，如再出现请直接联系我们。",
        answer=Answer.YES,
        answered="师傅很专业，已恢复正常。",
    ),
)
