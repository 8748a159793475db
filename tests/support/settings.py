"""Settings as an environment gives them, beside what `tuokio init` has made in a folder."""

from __future__ import annotations

from pathlib import Path

import pytest

from flask_admin_app import config
from flask_admin_app.config import Settings, SettingsInvalid


def load(folder: Path, **values: str) -> Settings:
    """Read them; the names without `TUOKIO_`."""
    environ = {f"TUOKIO_{name}": value for name, value in values.items()}
    return config.load({"TUOKIO_DATA_DIR": str(folder), **environ})


def faults(folder: Path, **values: str) -> list[str]:
    """What is wrong with them."""
    with pytest.raises(SettingsInvalid) as refused:
        load(folder, **values)
    return refused.value.faults
