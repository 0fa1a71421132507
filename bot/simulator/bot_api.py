"""The Bot API over a World, as an ASGI app: /bot<token>/<method> and /file/bot<token>/<path>."""

from __future__ import annotations

import asyncio
import inspect
import json
from collections.abc import Awaitable, Callable
from typing import Any

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.types import Receive, Scope, Send

from bot.simulator import state
from bot.simulator.errors import ApiError
from bot.simulator.faults import Fault, Limits
from bot.simulator.methods import editing, managing, profile, receiving, sending
from bot.simulator.parameters import Parameters, read_parameters
from bot.simulator.world import World

_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
Handler = Callable[[World, Parameters], Any]

METHODS: dict[str, Handler] = {
    "getMe": profile.get_me,
    "setMyCommands": profile.set_my_commands,
    "getMyCommands": profile.get_my_commands,
    "deleteMyCommands": profile.delete_my_commands,
    "setMyName": profile.set_my_name,
    "getMyName": profile.get_my_name,
    "setMyDescription": profile.set_my_description,
    "getMyDescription": profile.get_my_description,
    "setMyShortDescription": profile.set_my_short_description,
    "getMyShortDescription": profile.get_my_short_description,
    "setChatMenuButton": profile.set_chat_menu_button,
    "getChatMenuButton": profile.get_chat_menu_button,
    "getUpdates": receiving.get_updates,
    "setWebhook": receiving.set_webhook,
    "deleteWebhook": receiving.delete_webhook,
    "getWebhookInfo": receiving.get_webhook_info,
    "getFile": receiving.get_file,
    "answerCallbackQuery": receiving.answer_callback_query,
    "sendMessage": sending.send_message,
    "sendPhoto": sending.send_photo,
    "sendDocument": sending.send_document,
    "sendVideo": sending.send_video,
    "sendAudio": sending.send_audio,
    "sendVoice": sending.send_voice,
    "sendVideoNote": sending.send_video_note,
    "sendLocation": sending.send_location,
    "sendContact": sending.send_contact,
    "sendMediaGroup": sending.send_media_group,
    "sendChatAction": sending.send_chat_action,
    "copyMessage": sending.copy_message,
    "forwardMessage": sending.forward_message,
    "editMessageText": editing.edit_message_text,
    "editMessageCaption": editing.edit_message_caption,
    "editMessageMedia": editing.edit_message_media,
    "editMessageReplyMarkup": editing.edit_message_reply_markup,
    "deleteMessage": editing.delete_message,
    "deleteMessages": editing.delete_messages,
    "pinChatMessage": editing.pin_chat_message,
    "unpinChatMessage": editing.unpin_chat_message,
    "getChat": managing.get_chat,
    "getChatMember": managing.get_chat_member,
    "getChatAdministrators": managing.get_chat_administrators,
    "getChatMemberCount": managing.get_chat_member_count,
    "leaveChat": managing.leave_chat,
    "createChatInviteLink": managing.create_chat_invite_link,
    "revokeChatInviteLink": managing.revoke_chat_invite_link,
    "approveChatJoinRequest": managing.approve_chat_join_request,
    "declineChatJoinRequest": managing.decline_chat_join_request,
}
# The real server does not mind upper and lower case.
_BY_LOWER_NAME = {name.lower(): (name, handler) for name, handler in METHODS.items()}
_LIMITED = {name.lower() for name in METHODS if name.startswith(("send", "copy", "forward"))} - {"sendchataction"}


def bot_api(world: World) -> Starlette:
    """The app; several may be made over one world."""

    async def call(request: Request) -> Response:
        try:
            if request.path_params["token"] != world.bot.token:
                raise ApiError(401, "Unauthorized")
            found = _BY_LOWER_NAME.get(request.path_params["method"].lower())
            parameters = await read_parameters(request)
            name, handler = found or (request.path_params["method"], None)
            world.requests.append(state.Request(name, parameters.values))
            if world.latency:
                await asyncio.sleep(world.latency)
            fault = await _strike(world, name, parameters)
            if handler is None:
                raise ApiError(404, "Not Found")
            if world.limits and name.lower() in _LIMITED:
                _limit(world.limits, parameters)
            result = handler(world, parameters)
            if inspect.isawaitable(result):
                result = await _unless_gone(request, result)
            if fault and fault.error:
                raise fault.error
        except ApiError as error:
            return _refusal(error)
        except Exception as error:
            if world.faults.is_planned(error):
                return _Dropped(error)
            raise
        return _answer({"ok": True, "result": result})

    async def download(request: Request) -> Response:
        if request.path_params["token"] != world.bot.token:
            return _refusal(ApiError(401, "Unauthorized"))
        stored = world.files.find_path(request.path_params["path"])
        if stored is None or stored.data is None:
            return _refusal(ApiError(404, "Not Found"))
        return Response(stored.data, media_type=stored.mime_type or "application/octet-stream")

    return Starlette(
        routes=[
            Route("/bot{token}/{method}", call, methods=["GET", "POST"]),
            Route("/file/bot{token}/{path:path}", download),
        ]
    )


def _limit(limits: Limits, parameters: Parameters) -> None:
    chat_id, media = parameters.raw("chat_id"), parameters.raw("media")
    count = len(media) if isinstance(media, list) and media else 1
    limits.pass_or_refuse(chat_id if isinstance(chat_id, int) else 0, count)


async def _strike(world: World, name: str, parameters: Parameters) -> Fault | None:
    """Lets a planned fault happen; one that only loses the answer is returned for later."""
    chat_id = parameters.raw("chat_id")
    fault = world.faults.take(name, chat_id if isinstance(chat_id, int) else None)
    if fault is None:
        return None
    if fault.delay:
        await asyncio.sleep(fault.delay)
    if fault.error and not fault.after:
        raise fault.error
    return fault


async def _unless_gone(request: Request, result: Awaitable[Any]) -> Any:
    """Waits for a long poll, but no longer than somebody is there to hear the answer."""
    poll = asyncio.ensure_future(result)
    gone = asyncio.ensure_future(_disconnected(request))
    try:
        await asyncio.wait({poll, gone}, return_when=asyncio.FIRST_COMPLETED)
        return poll.result() if poll.done() else []
    finally:
        for task in (poll, gone):
            task.cancel()
        await asyncio.gather(poll, gone, return_exceptions=True)


async def _disconnected(request: Request) -> None:
    while (await request.receive())["type"] != "http.disconnect":
        pass


def _answer(content: dict[str, Any], status: int = 200) -> Response:
    return Response(_encode(content).encode(), status, media_type="application/json")


def _refusal(error: ApiError) -> Response:
    content = {"ok": False, "error_code": error.code, "description": error.description}
    if error.parameters:
        content["parameters"] = error.parameters
    return _answer(content, error.code)


class _Dropped(Response):
    """An answer that breaks off, so that a server cannot turn the error into a tidy 500."""

    def __init__(self, error: Exception) -> None:
        super().__init__()
        self._error = error

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        headers = [(b"content-length", b"1024"), (b"content-type", b"application/json")]
        await send({"type": "http.response.start", "status": 200, "headers": headers})
        raise self._error
