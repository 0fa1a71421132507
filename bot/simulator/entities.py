"""Marks in a text: what Telegram finds by itself, and what a bot asks for with HTML. Offsets are in UTF-16 units."""

from __future__ import annotations

import html
import re

from bot.simulator.accounts import JSON
from bot.simulator.errors import bad_request

_URL_END = r"[^\s<>\".,;:!?)\]'»]"
_FOUND = (
    ("url", re.compile(rf"https?://[^\s<>\"]*{_URL_END}", re.I)),
    ("email", re.compile(r"(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+")),
    (
        "url",
        re.compile(
            rf"(?<![\w@./-])(?:[a-z0-9-]+\.)+(?:com|id|net|org|info|io|me|gov|edu|be|ly|co)"
            rf"(?:/[^\s<>\"]*{_URL_END}|/)?(?![\w-])",
            re.I,
        ),
    ),
    ("mention", re.compile(r"(?<![\w@/])@[a-zA-Z]\w{3,31}\b")),
    ("hashtag", re.compile(r"(?<![\w#])#\w*[^\W\d]\w*")),
    ("bot_command", re.compile(r"(?<![\w/<>@])/[A-Za-z0-9_]{1,64}(?:@[A-Za-z]\w{2,31})?(?![\w/@])")),
    ("phone_number", re.compile(r"(?<!\w)\+\d{9,15}(?!\w)")),
)
_HINTS = re.compile(r"[/@#.+]")

_TAGS = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "tg-spoiler": "spoiler",
    "span": "spoiler",
    "code": "code",
    "pre": "pre",
    "blockquote": "blockquote",
    "a": "text_link",
    "tg-emoji": "custom_emoji",
}
_ATTRIBUTE = re.compile(r"\s*([^\s=>]+)(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s>]+)))?")
_REFERENCE = re.compile(r"&(?:#\d+|#x[0-9a-fA-F]+|lt|gt|amp|quot);")


def utf16(text: str) -> int:
    """Length as Telegram counts offsets."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le")) // 2


def find_entities(text: str, marked: list[JSON] | None = None) -> list[JSON]:
    """Links, mentions, commands and the like in plain text, beside those already `marked`."""
    found = list(marked or ())
    if not _HINTS.search(text):
        return found
    taken = [(m["offset"], m["offset"] + m["length"]) for m in found if m["type"] in _NOT_INSIDE]
    for kind, pattern in _FOUND:
        for match in pattern.finditer(text):
            start = utf16(text[: match.start()])
            end = start + utf16(match.group())
            if any(start < taken_end and taken_start < end for taken_start, taken_end in taken):
                continue
            taken.append((start, end))
            found.append({"type": kind, "offset": start, "length": end - start})
    return _sorted(found)


_NOT_INSIDE = {"code", "pre", "text_link"}


def parse_html(source: str) -> tuple[str, list[JSON]]:
    """The words and the marks of a text in Telegram's HTML; refuses as the real server words it."""
    parts: list[str] = []
    length = 0
    entities: list[JSON] = []
    open_tags: list[tuple[str, JSON]] = []
    position = 0

    def fail(reason: str) -> Exception:
        return bad_request(f"can't parse entities: {reason}")

    while position < len(source):
        sign = source.find("<", position)
        words = source[position : sign if sign >= 0 else len(source)]
        words = _REFERENCE.sub(lambda match: html.unescape(match.group()), words)
        parts.append(words)
        length += utf16(words)
        if sign < 0:
            break
        offset = len(source[:sign].encode())
        name_end = _name_end(source, sign + 1)
        name = source[sign + 1 : name_end].lower()
        if name.startswith("/"):
            if not open_tags:
                raise fail(f"Unexpected end tag at byte offset {offset}")
            close = source.find(">", name_end)
            if close < 0 or source[name_end:close].strip():
                raise fail(f"Unclosed end tag at byte offset {offset}")
            tag, entity = open_tags.pop()
            if name[1:] not in ("", tag):
                raise fail(f'Unmatched end tag at byte offset {offset}, expected "</{tag}>", found "</{name[1:]}>"')
            entity["length"] = length - entity["offset"]
            if entity["length"] and entity.pop("kept", True):
                entities.append(entity)
            position = close + 1
            continue
        if name_end == len(source):
            raise fail(f"Unclosed start tag at byte offset {offset}")
        if name not in _TAGS:
            raise fail(f'Unsupported start tag "{name}" at byte offset {offset}')
        attributes, position = _attributes(source, name_end)
        if position > len(source):
            raise fail(f'Unclosed start tag "{name}" at byte offset {offset}')
        if name == "span" and attributes.get("class") != "tg-spoiler":
            raise fail(f'Tag "span" must have class "tg-spoiler" at byte offset {offset}')
        open_tags.append((name, _entity(name, attributes, length)))
    if open_tags:
        raise fail(f'Can\'t find end tag corresponding to start tag "{open_tags[-1][0]}"')
    return trim("".join(parts), _sorted(_one_code(entities)))


def trim(text: str, entities: list[JSON]) -> tuple[str, list[JSON]]:
    """Without the blanks at both ends, which Telegram drops."""
    bare = text.lstrip()
    shift = utf16(text) - utf16(bare)
    bare = bare.rstrip()
    end = utf16(bare)
    kept = []
    for entity in entities:
        start = max(0, entity["offset"] - shift)
        stop = min(end, entity["offset"] + entity["length"] - shift)
        if stop > start:
            kept.append(entity | {"offset": start, "length": stop - start})
    return bare, kept


def _one_code(entities: list[JSON]) -> list[JSON]:
    """Code within pre is one block; the inner tag only names the language."""
    blocks = {(e["offset"], e["length"]): e for e in entities if e["type"] == "pre"}
    kept = []
    for entity in entities:
        block = blocks.get((entity["offset"], entity["length"]))
        language = entity.pop("language", None) if entity["type"] == "code" else None
        if block and language:
            block["language"] = language
        if not (block and entity["type"] == "code"):
            kept.append(entity)
    return kept


def _name_end(source: str, position: int) -> int:
    while position < len(source) and not source[position].isspace() and source[position] != ">":
        position += 1
    return position


def _attributes(source: str, position: int) -> tuple[dict[str, str], int]:
    """The attributes of a start tag and where it ends; past the end of the text when it is never closed."""
    attributes: dict[str, str] = {}
    while True:
        while position < len(source) and source[position].isspace():
            position += 1
        if position >= len(source):
            return attributes, len(source) + 1
        if source[position] == ">":
            return attributes, position + 1
        match = _ATTRIBUTE.match(source, position)
        if match is None:
            return attributes, len(source) + 1
        value = next((group for group in match.groups()[1:] if group is not None), "")
        attributes[match.group(1).lower()] = html.unescape(value)
        position = match.end()


def _entity(tag: str, attributes: dict[str, str], offset: int) -> JSON:
    entity: JSON = {"type": _TAGS[tag], "offset": offset, "length": 0}
    if tag == "a":
        entity["url"] = attributes.get("href", "")
        # A link without a usable address is shown as plain words, not refused.
        entity["kept"] = bool(re.match(r"(?:https?|tg|mailto|tel):", entity["url"], re.I))
    elif tag == "blockquote" and "expandable" in attributes:
        entity["type"] = "expandable_blockquote"
    elif tag == "code" and attributes.get("class", "").startswith("language-"):
        entity["language"] = attributes["class"].removeprefix("language-")
    elif tag == "tg-emoji":
        entity["custom_emoji_id"] = attributes.get("emoji-id", "")
    return entity


def _sorted(entities: list[JSON]) -> list[JSON]:
    return sorted(entities, key=lambda entity: (entity["offset"], -entity["length"]))
