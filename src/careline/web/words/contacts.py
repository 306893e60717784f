"""The words screens use for the codes of contacts. Every code of the vocabularies has one here."""

from django.utils.translation import pgettext_lazy as _in

from careline.contacts.rules.compliance import RuleAct, RuleTest, RuleVerdict
from careline.contacts.rules.facts import (
    CallerCertainty,
    CallerType,
    ContactChannel,
    Direction,
    EndedBy,
    EscalatedTo,
    Exclude,
    HandleRole,
    LeftBy,
    Medium,
    Outcome,
    ServiceType,
    TransferReason,
)
from careline.contacts.rules.follow_ups import FollowUpKind, FollowUpMove
from careline.contacts.rules.orders import FailReason, OrderMove
from careline.contacts.rules.scripts import ScriptStep
from careline.contacts.rules.speaking import Speaker
from careline.contacts.rules.steps import ContactMove, StepName
from careline.contacts.rules.verification import Act, Verdict
from careline.contacts.sentences import ACTS as DONE_FOR
from careline.contacts.sentences import FOLLOW_UP_STATES, LEVELS, METHODS, ORDER_STATES, PARTS, STEPS, TICKS
from careline.web.words import Words

__all__ = ["FOLLOW_UP_STATES", "LEVELS", "METHODS", "ORDER_STATES", "PARTS", "STEPS", "TICKS"]

CHANNELS: Words = {
    ContactChannel.PHONE: _in("channel", "Phone"),
    ContactChannel.COUNTER: _in("channel", "Counter"),
    ContactChannel.WEB_FORM: _in("channel", "Web form"),
    ContactChannel.LETTER: _in("channel", "Letter"),
    ContactChannel.SMS: _in("channel", "SMS"),
    ContactChannel.EMAIL: _in("channel", "E-mail"),
    ContactChannel.WEBCHAT: _in("channel", "Web chat"),
    ContactChannel.APP: _in("channel", "App"),
    ContactChannel.SOCIAL: _in("channel", "Social media"),
    ContactChannel.VIDEO: _in("channel", "Video"),
}
PICTURES = {
    ContactChannel.PHONE: "phone",
    ContactChannel.COUNTER: "store",
    ContactChannel.WEB_FORM: "globe",
    ContactChannel.LETTER: "mail",
    ContactChannel.SMS: "message-square",
    ContactChannel.EMAIL: "mail",
    ContactChannel.WEBCHAT: "message-square",
    ContactChannel.APP: "globe",
    ContactChannel.SOCIAL: "message-square",
    ContactChannel.VIDEO: "phone",
}
DIRECTIONS: Words = {
    Direction.INBOUND: _in("direction", "Customer to us"),
    Direction.OUTBOUND: _in("direction", "We to customer"),
}
CALLER_TYPES: Words = {
    CallerType.OWN: _in("caller", "Our network"),
    CallerType.OTHER_NETWORK: _in("caller", "Other network"),
    CallerType.FIXED: _in("caller", "Fixed line"),
    CallerType.ROAMING: _in("caller", "Roaming"),
}
CERTAINTIES: Words = {
    CallerCertainty.LIKELY: _in("certainty", "Likely"),
    CallerCertainty.SHARED: _in("certainty", "Shared number"),
    CallerCertainty.UNKNOWN: _in("certainty", "Unknown"),
}
ACTS: Words = {Act(act): said for act, said in DONE_FOR.items()}
SPEAKERS: Words = {
    Speaker.CUSTOMER: _in("speaker", "The customer"),
    Speaker.REPRESENTATIVE: _in("speaker", "A representative"),
    Speaker.OTHER: _in("speaker", "Somebody else"),
}
VERDICTS: Words = {
    Verdict.PASSED: _in("verdict", "Passed"),
    Verdict.FAILED: _in("verdict", "Failed"),
}
ENDED_BY: Words = {
    EndedBy.AGENT: _in("ended by", "We said goodbye"),
    EndedBy.CUSTOMER: _in("ended by", "The customer left"),
    EndedBy.DROP: _in("ended by", "The line dropped"),
}
SCRIPT_STEPS: Words = {step: STEPS[StepName(step.value)] for step in ScriptStep}
SERVICE_TYPES: Words = {
    ServiceType.ENQUIRY: _in("service type", "Enquiry"),
    ServiceType.BUSINESS: _in("service type", "Business"),
    ServiceType.COMPLAINT: _in("service type", "Complaint"),
    ServiceType.CARE: _in("service type", "Customer care"),
    ServiceType.TECHNICAL: _in("service type", "Technical support"),
    ServiceType.FEEDBACK: _in("service type", "Feedback"),
    ServiceType.AFTER_SALES: _in("service type", "After-sales"),
}
OUTCOMES: Words = {
    Outcome.ANSWERED: _in("outcome", "Answered"),
    Outcome.BUSINESS_DONE: _in("outcome", "Business done"),
    Outcome.CASE_OPENED: _in("outcome", "Complaint opened"),
    Outcome.ESCALATED_SENIOR: _in("outcome", "To a senior agent"),
    Outcome.TO_DEPARTMENT: _in("outcome", "To a department"),
    Outcome.UNRESOLVED: _in("outcome", "Not settled"),
}
EXCLUDES: Words = {
    Exclude.SILENT: _in("exclude", "Silent call"),
    Exclude.WRONG_NUMBER: _in("exclude", "Wrong number"),
    Exclude.HARASSMENT: _in("exclude", "Harassment"),
    Exclude.INTERNAL: _in("exclude", "Internal"),
    Exclude.TEST: _in("exclude", "Test"),
}
ESCALATIONS: Words = {
    EscalatedTo.SENIOR: _in("escalation", "A senior agent here"),
    EscalatedTo.DEPARTMENT: _in("escalation", "Another department"),
}
TRANSFER_REASONS: Words = {
    TransferReason.AUTHORITY: _in("transfer", "It needs more authority"),
    TransferReason.KNOWLEDGE: _in("transfer", "It needs a specialist"),
    TransferReason.WRONG_DESK: _in("transfer", "It came to the wrong desk"),
    TransferReason.CUSTOMER: _in("transfer", "The customer asks for it"),
    TransferReason.LANGUAGE: _in("transfer", "Another language is needed"),
    TransferReason.SHIFT_END: _in("transfer", "My shift ends"),
    TransferReason.TAKEN_OVER: _in("transfer", "A colleague took it over"),
    TransferReason.LEAVER: _in("transfer", "Whoever had it has left"),
}
HANDLE_ROLES: Words = {
    HandleRole.PRIMARY: _in("leg", "Serving"),
    HandleRole.CONSULT: _in("leg", "Consulted"),
    HandleRole.CONFERENCE: _in("leg", "Joined in"),
    HandleRole.MONITOR: _in("leg", "Listening"),
}
LEFT_BY: Words = {
    LeftBy.CUSTOMER: _in("leg", "The customer left"),
    LeftBy.AGENT: _in("leg", "We ended it"),
    LeftBy.BLIND: _in("leg", "Passed on unasked"),
    LeftBy.WARM: _in("leg", "Passed on after asking"),
    LeftBy.DROP: _in("leg", "The line dropped"),
}
MEDIA: Words = {
    Medium.CALL: _in("medium", "In the call"),
    Medium.SMS: _in("medium", "SMS"),
    Medium.EMAIL: _in("medium", "E-mail"),
    Medium.CHAT: _in("medium", "Chat"),
    Medium.IN_PERSON: _in("medium", "In person"),
    Medium.LETTER: _in("medium", "Letter"),
}
MOVES: Words = {
    ContactMove.RECEIVE: _in("contact move", "Answered"),
    ContactMove.RECOGNISE: _in("contact move", "Greeted"),
    ContactMove.SOLVE: _in("contact move", "Need recorded"),
    ContactMove.REVISIT: _in("contact move", "Something more"),
    ContactMove.ESCALATE: _in("contact move", "Passed on"),
    ContactMove.TAKE: _in("contact move", "Taken over"),
    ContactMove.CONCLUDE: _in("contact move", "Session ended"),
    ContactMove.CLOSE: _in("contact move", "Record closed"),
    ContactMove.DISMISS: _in("contact move", "Left out of the numbers"),
    ContactMove.REJOIN: _in("contact move", "Back after the line dropped"),
    ContactMove.HAND_OVER: _in("contact move", "Given to somebody else"),
}
FOLLOW_UP_KINDS: Words = {
    FollowUpKind.PROMISE: _in("follow-up", "Promise to the customer"),
    FollowUpKind.CALL_BACK: _in("follow-up", "Call back"),
    FollowUpKind.REMINDER: _in("follow-up", "Reminder to myself"),
}
FOLLOW_UP_PICTURES = {
    FollowUpKind.PROMISE: "list-checks",
    FollowUpKind.CALL_BACK: "phone",
    FollowUpKind.REMINDER: "bell",
}
FOLLOW_UP_MOVES: Words = {
    FollowUpMove.MAKE: _in("follow-up", "Made"),
    FollowUpMove.KEEP: _in("follow-up", "Kept"),
    FollowUpMove.MISS: _in("follow-up", "The time passed"),
    FollowUpMove.POSTPONE: _in("follow-up", "Postponed"),
    FollowUpMove.HAND: _in("follow-up", "Handed to a colleague"),
    FollowUpMove.DROP: _in("follow-up", "Dropped"),
}
ORDER_MOVES: Words = {
    OrderMove.BEGIN: _in("order", "Begun"),
    OrderMove.SUBMIT: _in("order", "Submitted"),
    OrderMove.COMPLETE: _in("order", "Done"),
    OrderMove.FAIL: _in("order", "Could not be done"),
    OrderMove.WITHDRAW: _in("order", "Withdrawn"),
    OrderMove.HAND: _in("order", "Passed on"),
}
FAIL_REASONS: Words = {
    FailReason.CREDIT: _in("fail reason", "Credit limit"),
    FailReason.ARREARS: _in("fail reason", "Arrears"),
    FailReason.CONTRACT: _in("fail reason", "The contract forbids it"),
    FailReason.RESOURCES: _in("fail reason", "No line or number free"),
    FailReason.SYSTEM: _in("fail reason", "The system failed"),
    FailReason.CUSTOMER: _in("fail reason", "The customer changed their mind"),
}
RULE_VERDICTS: Words = {
    RuleVerdict.PASSED: _in("compliance", "Passed"),
    RuleVerdict.FAILED: _in("compliance", "Still to do"),
    RuleVerdict.ASKED: _in("compliance", "Exception asked for"),
    RuleVerdict.WAIVED: _in("compliance", "Waived"),
    RuleVerdict.NOT_NEEDED: _in("compliance", "Not needed"),
}
RULE_TESTS: Words = {
    RuleTest.LEVEL: _in("compliance", "The caller is verified at a level"),
    RuleTest.STATED: _in("compliance", "The agent says it was done"),
    RuleTest.STATED_IF: _in("compliance", "The agent says so, if the form answers with a value"),
    RuleTest.ANSWERED: _in("compliance", "The form answers a field"),
}
RULE_ACTS: Words = {
    RuleAct.STATE: _in("compliance", "Done"),
    RuleAct.ASK: _in("compliance", "Exception asked for"),
    RuleAct.WAIVE: _in("compliance", "Waived"),
    RuleAct.DECLINE: _in("compliance", "Declined"),
}
