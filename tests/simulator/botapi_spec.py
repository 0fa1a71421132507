"""Checks every request the simulator received against the published description of the Bot API."""

from __future__ import annotations

import json
import os
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest

BESIDE_THE_CHECKOUT = Path(__file__).parents[3] / "shared/data/botapi/api.json"


def description() -> dict[str, Any] | None:
    """The description of the Bot API, or None where it is not on this machine."""
    path = Path(os.environ.get("KENTONGAN_BOTAPI") or BESIDE_THE_CHECKOUT)
    return _read(path) if path.is_file() else None


def check_requests(world: Any) -> list[str]:
    """What in `world.requests` does not fit the Bot API: unknown methods and parameters, missing or wrong ones.

    Skips the test where the description is missing.
    """
    api = description()
    if api is None:
        pytest.skip("no description of the Bot API here: set KENTONGAN_BOTAPI to an api.json")
    violations = []
    for method, params in world.requests:
        violations += [f"{method}: {problem}" for problem in _problems(api, method, params)]
    return list(dict.fromkeys(violations))


@lru_cache(maxsize=1)
def _read(path: Path) -> dict[str, Any]:
    return json.loads(path.read_text())


def _problems(api: dict[str, Any], method: str, params: dict[str, Any]) -> list[str]:
    if method not in api["methods"]:
        return ["no such method"]
    known = {field["name"]: field for field in api["methods"][method].get("fields", [])}
    # Files sent by attach:// come as parts of any name.
    attached = {name for name, value in params.items() if _is_upload(value)} - set(known)
    referred = json.dumps({k: v for k, v in params.items() if not _is_upload(v)})
    problems = [f"unknown parameter {name}" for name in params if name not in known and name not in attached]
    problems += [f"file {name} is not referred to" for name in attached if f"attach://{name}" not in referred]
    problems += [f"{n} is missing" for n, field in known.items() if field["required"] and n not in params]
    for name, field in known.items():
        if name in params and params[name] is not None:
            problems += _misfits(api, name, params[name], field["types"])
    return problems


def _misfits(api: dict[str, Any], name: str, value: Any, types: list[str]) -> list[str]:
    """The complaints of the type that comes closest; none when one fits."""
    if isinstance(value, list) and all(type_name.startswith("Array of ") for type_name in types):
        inner = [type_name.removeprefix("Array of ") for type_name in types]
        return [p for index, item in enumerate(value) for p in _misfits(api, f"{name}[{index}]", item, inner)]
    tried = [_misfits_one(api, name, value, type_name) for type_name in types]
    return min(tried, key=len)


def _misfits_one(api: dict[str, Any], name: str, value: Any, type_name: str) -> list[str]:
    if type_name.startswith("Array of "):
        if not isinstance(value, list):
            return [f"{name} should be an array"] * 2
        inner = type_name.removeprefix("Array of ")
        return [p for index, item in enumerate(value) for p in _misfits_one(api, f"{name}[{index}]", item, inner)]
    if type_name in _SIMPLE:
        return [] if _SIMPLE[type_name](value) else [f"{name}={value!r} should be {type_name}"] * 2
    kind = api["types"].get(type_name)
    if kind is None:
        return [f"{name}: unknown type {type_name}"]
    if kind.get("subtypes"):
        return _misfits(api, name, value, kind["subtypes"])
    if not isinstance(value, dict):
        return [f"{name} should be {type_name}"] * 2
    fields = {field["name"]: field for field in kind.get("fields", [])}
    problems = [f"{name}.{key} is unknown in {type_name}" for key in value if key not in fields]
    problems += [f"{name}.{key} is missing" for key, f in fields.items() if f["required"] and key not in value]
    for key, field in fields.items():
        if key in value:
            problems += _misfits(api, f"{name}.{key}", value[key], field["types"])
    return problems


def _is_upload(value: Any) -> bool:
    return hasattr(value, "mime_type")


def _is_number(value: Any, kind: type) -> bool:
    try:
        kind(value)
    except (TypeError, ValueError):
        return False
    return not isinstance(value, bool)


_SIMPLE = {
    "String": lambda value: isinstance(value, str),
    "Integer": lambda value: _is_number(value, int),
    "Float": lambda value: _is_number(value, float),
    "Boolean": lambda value: isinstance(value, bool) or value in ("true", "false"),
    "True": lambda value: value is True or value == "true",
    "InputFile": _is_upload,
}
