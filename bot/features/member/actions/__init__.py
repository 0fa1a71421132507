"""What membership does: consent, registration, approval, change, handover, leaving."""

from bot.features.member.actions.change import (
    answer_handover,
    approve_role,
    ask_role,
    heirs,
    leave,
    offer_handover,
)
from bot.features.member.actions.consent import (
    consent_text,
    forget_minor,
    give_consent,
    is_agreed,
    record_consent,
)
from bot.features.member.actions.request import (
    HasKetua,
    approve,
    board_of,
    by_when,
    decision_choices,
    find_request,
    kim_of,
    propose_kim,
    reject,
    request_membership,
    village_of,
    who_decides,
)

__all__ = [
    "HasKetua",
    "answer_handover",
    "approve",
    "approve_role",
    "ask_role",
    "board_of",
    "by_when",
    "consent_text",
    "decision_choices",
    "find_request",
    "forget_minor",
    "give_consent",
    "heirs",
    "is_agreed",
    "kim_of",
    "leave",
    "offer_handover",
    "propose_kim",
    "record_consent",
    "reject",
    "request_membership",
    "village_of",
    "who_decides",
]
