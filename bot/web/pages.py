"""The bot's own pages for people: the screen in the room, and the public check of a certificate.

They work without JavaScript, load nothing from elsewhere, and say nothing that the address alone should not tell.
"""

from __future__ import annotations

import io
import re
from collections.abc import Awaitable, Callable
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import FileResponse, Response
from starlette.routing import BaseRoute, Route

from bot.clock import Clock
from bot.conversation.formats import format_date, format_number, format_time
from bot.features.attendance.actions import certificates
from bot.features.attendance.actions import screen as screens
from bot.features.bimtek.actions import words as bimtek_words
from bot.office import Office
from bot.web import texts
from storage.database import Database

if TYPE_CHECKING:
    from jinja2 import Environment

HERE = Path(__file__).parent
STYLE = HERE / "static" / "pages.css"
STYLE_PATH = "/halaman.css"
REFRESH = 10
"""Seconds after which the screen looks again; sooner when its code changes."""
HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "X-Robots-Tag": "noindex, nofollow",
    "Cache-Control": "no-store",
}

_OURS = re.compile(r"[A-Za-z0-9_-]{8,64}", re.ASCII)


@cache
def _templates() -> Environment:
    # Imported for the first page: most processes never show one.
    from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape

    return Environment(
        loader=FileSystemLoader(HERE / "templates"),
        autoescape=select_autoescape(default=True, default_for_string=True),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def pages(database: Database, office: Office, clock: Clock) -> list[BaseRoute]:
    """Routes of `/layar/…` and `/sertifikat/…`."""

    async def screen(request: Request) -> Response:
        now = clock.now()
        async with database.reading() as session:
            shown = await screens.find_screen(session, office, _given(request), now)
        if shown is None:
            return _page("missing.html", 404, title=texts.NOT_FOUND_TITLE, words=texts.NOT_FOUND)
        left = int((shown.changes_at - now).total_seconds()) + 1
        opens = {
            "date": format_date(office.today(shown.opens_at)),
            "time": format_time(shown.opens_at, office.zone),
        }
        return _page(
            "screen.html",
            title=bimtek_words.title(shown.bimtek),
            refresh=min(REFRESH, left),
            screen=shown,
            code=f"{shown.code[:3]} {shown.code[3:]}",
            qr=_qr(shown.link) if shown.link else "",
            bot=texts.SCREEN_BOT.format(bot=office.bot_username) if office.bot_username else "",
            until=texts.SCREEN_UNTIL.format(time=format_time(shown.changes_at, office.zone)),
            early=texts.SCREEN_EARLY.format(**opens),
            present=format_number(shown.present),
        )

    async def certificate(request: Request) -> Response:
        async with database.reading() as session:
            found = await certificates.check(session, _given(request))
        if found is None:
            return _page("missing.html", 404, title=texts.CHECK_BAD_TITLE, words=texts.CHECK_BAD)
        return _page(
            "certificate.html",
            title=texts.CHECK_TITLE,
            good=texts.CHECK_GOOD.format(office=office.name),
            facts=(
                (texts.CHECK_NUMBER, found.label),
                (texts.CHECK_NAME, found.initials or texts.CHECK_ERASED),
                (texts.CHECK_FOR, found.title),
                (texts.CHECK_DATE, format_date(found.held_on)),
            ),
        )

    async def style(request: Request) -> Response:
        return FileResponse(STYLE, media_type="text/css", headers={"Cache-Control": "public, max-age=3600"})

    get: list[tuple[str, Callable[[Request], Awaitable[Response]]]] = [
        ("/layar/{name}", screen),
        ("/sertifikat/{name}", certificate),
        (STYLE_PATH, style),
    ]
    return [Route(path, endpoint, methods=["GET"]) for path, endpoint in get]


def _given(request: Request) -> str:
    """The last part of the address; empty, which nothing is called, when it cannot be one of ours."""
    name: str = request.path_params["name"]
    return name if _OURS.fullmatch(name) else ""


def _page(template: str, status: int = 200, **values: object) -> Response:
    html = _templates().get_template(template).render(t=texts, style=STYLE_PATH, **values)
    return Response(html, status, media_type="text/html", headers=HEADERS)


def _qr(link: str) -> Markup:
    """The link as an inline drawing; it inherits no colour, for a dark QR on light is what cameras read."""
    import segno

    drawing = io.BytesIO()
    segno.make(link, error="m", micro=False).save(
        drawing, kind="svg", xmldecl=False, svgns=True, omitsize=True, border=3, dark="#000", light="#fff"
    )
    return Markup(drawing.getvalue().decode())
