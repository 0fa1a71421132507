import os
from pathlib import Path

from bot.channels.telegram.aside import MOST, SetAside, shape


def test_only_the_shape_is_kept() -> None:
    update = {
        "update_id": 5,
        "message": {
            "message_id": 7,
            "from": {"id": 123456, "first_name": "Siti", "is_bot": False},
            "photo": [{"file_id": "AgAD", "width": 90}],
            "entities": [{"type": "bold", "offset": 0}],
            "text": None,
        },
    }
    assert shape(update) == {
        "update_id": 5,
        "message": {
            "message_id": 7,
            "from": {"id": "<number>", "first_name": "<4 letters>", "is_bot": False},
            "photo": [{"file_id": "<4 letters>", "width": 90}],
            "entities": [{"type": "bold", "offset": 0}],
            "text": None,
        },
    }


def test_a_flood_does_not_fill_the_disk_and_no_disk_is_no_disaster(tmp_path: Path) -> None:
    aside = SetAside(tmp_path / "aside")
    for number in range(MOST):
        aside.put({"update_id": number}, ValueError("x"))
    os.utime(tmp_path / "aside" / "7.json", (0, 0))
    aside.put({"update_id": MOST}, ValueError("x"))
    kept = {file.stem for file in (tmp_path / "aside").iterdir()}
    assert kept == {str(number) for number in range(MOST + 1) if number != 7}  # the oldest gives way
    (tmp_path / "file").write_text("")
    SetAside(tmp_path / "file").put({"update_id": 1}, ValueError("x"))
    aside.put("not even an object", ValueError("x"))
