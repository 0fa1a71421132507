"""What a Bimtek changed, in words: for who asks, and for the admins when its days are over."""

from __future__ import annotations

from datetime import timedelta

from bot.conversation.formats import format_date, format_number
from bot.features.report import rules, texts


def changed(found: rules.Change) -> str:
    """Of the longest span that is over."""
    assert found.span is not None
    lines = [
        texts.CHANGE_LINE.format(
            group=texts.GROUPS[row.group.value],
            villages=format_number(row.villages),
            before=format_number(row.before),
            after=format_number(row.after),
            active_before=format_number(row.active_before),
            active_after=format_number(row.active_after),
        )
        for row in found.of(found.span)
    ]
    said = {"title": found.title, "span": found.span, "lines": "\n".join(lines)}
    if found.several:
        standing = {row.span: row.bimteks for row in found.rows}
        spans = ", ".join(texts.COMPLETE_SPAN.format(span=span, count=count) for span, count in standing.items())
        complete = texts.COMPLETE.format(spans=spans)
        return texts.CHANGE_ALL.format(**said, count=standing[found.span], complete=complete, caution=texts.CAUTION)
    caution = texts.CAUTION
    if found.span < rules.SPANS[-1]:
        following = next(span for span in rules.SPANS if span > found.span)
        ready = found.held_on + timedelta(days=following + 1)
        caution = texts.CAUTION_OPEN.format(days=found.days_gone, next=following, date=format_date(ready))
    return texts.CHANGE.format(**said, caution=caution)
