"""What the operator can put right, in one sentence each."""

from __future__ import annotations

from cyclopts import (
    Argument,
    CoercionError,
    CycloptsError,
    MissingArgumentError,
    Token,
    UnknownCommandError,
    UnknownOptionError,
    UnusedCliTokensError,
)

from bot.app import OtherRegency
from bot.channels.base import WrongToken
from bot.commands import texts
from bot.settings import BadSettings, Settings
from bot.web.server import CannotListen
from storage.area import UnknownRegency, name_of
from storage.database import UnreachableDatabase, UnusableDatabase, newest_version, trouble_of


def sentence_about(error: Exception) -> str | None:
    """What to tell the operator; None when it is a mistake of the program, which needs its traceback."""
    match error:
        case BadSettings():
            return str(error)
        case CycloptsError():
            return _about_what_was_typed(error)
        case UnknownRegency():
            return f"REGENCY_CODE: {error}"
        case WrongToken():
            return texts.WRONG_TOKEN
        case OtherRegency(there=there, here=here):
            found, wanted = name_of(there), name_of(here)
            return texts.OTHER_REGENCY.format(there=there, found=found, here=here, wanted=wanted)
        case UnreachableDatabase(where=where, is_file=is_file):
            return (texts.SQLITE_AWAY if is_file else texts.DATABASE_AWAY).format(where=where)
        case UnusableDatabase():
            return _about_database(error)
        case CannotListen():
            wording = {"taken": texts.PORT_TAKEN, "host": texts.NO_SUCH_HOST, "forbidden": texts.PORT_FORBIDDEN}
            return wording[error.why].format(host=error.host, port=error.port)
    trouble = trouble_of(error)
    return texts.DATABASE_TROUBLE[trouble] if trouble else None


def _about_what_was_typed(error: CycloptsError) -> str:
    match error:
        case UnknownCommandError(unused_tokens=[word, *_]):
            said = texts.UNKNOWN_COMMAND.format(word=word)
        case UnknownOptionError(token=token):
            said = texts.UNKNOWN_OPTION.format(word=token.keyword or token.value)
        case MissingArgumentError(argument=Argument(name=name)):
            said = texts.MISSING_WORD.format(name=name)
        case CoercionError(argument=Argument(name=name), token=Token(value=value), target_type=wanted):
            said = texts.BAD_WORD.format(name=name, value=value) + texts.SHOULD_BE.get(wanted or str, "")
        case UnusedCliTokensError(unused_tokens=[*words]):
            said = texts.TOO_MANY_WORDS.format(words=" ".join(words))
        case _:
            said = texts.UNCLEAR
    return said + texts.SEE_HELP.format(command=" ".join(["kentongan", *(error.command_chain or ())]))


def _about_database(error: UnusableDatabase) -> str:
    match error.why:
        case "url":
            return texts.BAD_DATABASE_URL.format(expected=Settings.model_fields["database_url"].description)
        case "driver":
            return texts.NO_DRIVER.format(module=error.detail)
        case "folder":
            return texts.NO_FOLDER.format(folder=error.detail)
        case "no_file":
            return texts.FOLDER_FOR_DATABASE.format(folder=error.detail)
        case "foreign":
            return texts.FOREIGN_DATABASE.format(where=error.detail)
        case "readonly":
            return texts.DATABASE_TROUBLE["readonly"]
        case "newer":
            return texts.NEWER_DATABASE.format(version=error.detail, newest=newest_version())
        case "broken":
            return texts.BROKEN_DATABASE.format(file=error.detail)
        case "forbidden":
            return texts.NO_TABLES_ALLOWED.format(user=error.detail)
