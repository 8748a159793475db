"""Dependencies run one way: the library knows nothing of the service around it."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.house.tree import ROOT, files, name_of

# Web frameworks, databases and the service itself. Whoever uses the library brings their own.
NOT_FOR_THE_LIBRARY = {
    "a2wsgi", "alembic", "flask", "flask_admin_app", "flask_limiter", "flask_wtf", "jinja2",
    "psycopg", "sqlalchemy", "sqlite3", "starlette", "uvicorn", "werkzeug", "whitenoise", "wtforms",
}  # fmt: skip


def imports(path: Path) -> Iterator[str]:
    """Full names of the modules that a file imports, wherever in the file it does."""
    for node in ast.walk(ast.parse(path.read_text(), filename=str(path))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.level == 0 and node.module:
            yield node.module


def modules(under: str) -> list[str]:
    return [name_of(path) for path in files(".py", under=under)]


@pytest.mark.parametrize("module", modules("plugin/tuokio"))
def test_library_imports_no_web_framework_and_no_database(module: str) -> None:
    found = {name.split(".")[0] for name in imports(ROOT / module)}
    assert not found & NOT_FOR_THE_LIBRARY


def test_library_brings_no_web_framework_with_it() -> None:
    names = [
        ".".join(Path(module).relative_to("plugin").with_suffix("").parts).removesuffix(".__init__")
        for module in modules("plugin/tuokio")
        if not module.endswith("__main__.py")
    ]
    code = (
        f"import importlib, sys\nfor name in {names!r}: importlib.import_module(name)\n"
        f"print(*sorted({NOT_FOR_THE_LIBRARY!r} & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT / "plugin",
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() == ""


def test_models_know_only_the_database_and_the_library() -> None:
    """Routes call services, services use models; never the other way round."""
    allowed = ("flask_admin_app.database", "flask_admin_app.models")
    for module in modules("flask_admin_app"):
        if not module.startswith("flask_admin_app/models/"):
            continue
        ours = {name for name in imports(ROOT / module) if name.startswith("flask_admin_app")}
        assert all(name.startswith(allowed) for name in ours), f"{module}: {ours}"


def test_services_know_no_audience() -> None:
    """A service can be called from any page: it imports no folder of pages."""
    audiences = ("join", "desk", "auth", "admin", "public", "audit", "api")
    forbidden = tuple(f"flask_admin_app.{name}" for name in audiences)
    for module in modules("flask_admin_app"):
        if not module.startswith("flask_admin_app/services/"):
            continue
        bad = [name for name in imports(ROOT / module) if name.startswith(forbidden)]
        assert not bad, f"{module}: {bad}"


@pytest.mark.parametrize("module", modules("plugin/tuokio") + modules("flask_admin_app"))
def test_program_imports_no_test_code(module: str) -> None:
    assert not [name for name in imports(ROOT / module) if name.split(".")[0] == "tests"]
