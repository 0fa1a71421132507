"""Links in texts, and one spelling for each of them, so that a publication shared twice counts once."""

from __future__ import annotations

import re
from urllib.parse import parse_qsl, quote, unquote, urlencode, urlsplit

_LONGEST = 2000
_ENDINGS = "com|id|net|org|info|me|co|tv|be|gl|ly|in|io|app|link|site|online|web|news|xyz|biz|asia"
_LINK = re.compile(
    rf"""
    (?<![\w@./-])
    (?: https?://[^\s<>"]+
      | (?: [a-z0-9-]+\. )+ (?:{_ENDINGS}) (?![\w-]) (?: [:/?#][^\s<>"]* )?   # facebook.com/kim
    )
    """,
    re.IGNORECASE | re.VERBOSE,
)
_TRAILING = ".,;:!?'\"”’»*_~"
_SUBDOMAINS = ("www.", "m.", "mobile.", "mbasic.", "web.", "amp.")
_TRACKING = re.compile(
    r"utm_.*|fbclid|gclid|gbraid|wbraid|dclid|msclkid|yclid|igshid|igsh|img_index|mibextid|rdid|sfnsn|paipv|eav"
    r"|__cft__.*|__tn__|__xts__.*|share_url|share_id|_r|_t|is_from_webapp|is_copy_url|sender_device|web_id|si|feature"
    r"|mc_cid|mc_eid|_ga|_gl|ref|ref_src|ref_url|spm|amp|usp",
    re.IGNORECASE,
)
_HOST = re.compile(r"(?=.{4,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]*[a-z0-9]")


def links(text: str) -> list[str]:
    """All web links of a text in their order, as typed, also without `https://`; none twice."""
    found = (_trim(match[0]) for match in _LINK.finditer(text))
    return list(dict.fromkeys(link for link in found if normalise_link(link)))


def first_url(text: str) -> str | None:
    """The first link of a text, as typed."""
    return next(iter(links(text)), None)


def without_links(text: str) -> str:
    return _LINK.sub(" ", text)


def normalise_link(url: str) -> str | None:
    """The one spelling of a link: https, lower-case host without `www.` or `m.`, nothing that only tracks who
    shared it, no fragment, no slash at the end.

    None for what is not a public web address: other schemes (`javascript:`), user names and passwords in it,
    hosts without a dot, numeric addresses, more than 2,000 letters.
    """
    url = url.strip()
    if len(url) > _LONGEST or re.search(r"[\s\\\x00-\x1f\x7f]", url):
        return None
    scheme, colon, _ = url.partition("://")
    if not colon:
        # "javascript:…" has no "//"; "facebook.com:443/kim" is no scheme.
        url = f"https://{url}"
    elif scheme.lower() not in ("http", "https"):
        return None
    try:
        parts = urlsplit(url)
        host = (parts.hostname or "").rstrip(".").encode("idna").decode("ascii")
        port = parts.port
    except ValueError:
        return None
    if parts.username is not None or parts.password is not None or not _HOST.fullmatch(host):
        return None
    for subdomain in _SUBDOMAINS:
        if host.startswith(subdomain) and host.count(".") > 1:
            host = host.removeprefix(subdomain)
    if port not in (None, 80, 443):
        host = f"{host}:{port}"
    path = quote(unquote(parts.path), safe="/@:!$&'()*+,;=~-._").rstrip("/")
    query = telling(parts.query)
    if host == "youtu.be" and path:
        host, path, query = "youtube.com", "/watch", [("v", path.lstrip("/")), *query]
    if host in ("youtube.com", "twitter.com", "x.com"):
        # t is the second at which to start, or who shared it; s which app did.
        query = [(key, value) for key, value in query if key not in ("t", "s", "pp")]
    return f"https://{host}{path}" + (f"?{urlencode(sorted(query))}" if query else "")


def telling(query: str) -> list[tuple[str, str]]:
    """What of `id=5&utm_source=wa` leads to the page."""
    return [pair for pair in parse_qsl(query, keep_blank_values=True) if not _TRACKING.fullmatch(pair[0])]


def _trim(link: str) -> str:
    """Without the punctuation of the sentence around it; a bracket goes unless it is closed in the link."""
    while link:
        last = link[-1]
        if last in _TRAILING or (last in ")]" and link.count(last) > link.count("(["[")]".index(last)])):
            link = link[:-1]
        else:
            break
    return link
