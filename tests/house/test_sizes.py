"""Files stay small enough to read in one sitting."""

from tests.house.tree import files, name_of

SOURCES = (".py", ".ts", ".js", ".mjs", ".css", ".html", ".lua", ".sh")
MOST_LINES = 500
# The verifier is one file, so that an auditor can read it and carry it away alone.
LONGER = {"plugin/tuokio_verify.py": 760}


def test_no_source_file_is_over_500_lines() -> None:
    lengths = {name_of(path): len(path.read_text().splitlines()) for path in files(*SOURCES)}
    assert lengths
    assert not {
        name: lines for name, lines in lengths.items() if lines > LONGER.get(name, MOST_LINES)
    }


def test_every_package_folder_is_a_package() -> None:
    """A folder with modules but without `__init__.py` would be left out of the wheel."""
    folders = {path.parent for under in ("plugin/tuokio", "flask_admin_app")
               for path in files(".py", under=under)}  # fmt: skip
    missing = {name_of(folder) for folder in folders if not (folder / "__init__.py").exists()}
    # Alembic loads these by path; they travel as data.
    assert missing <= {"flask_admin_app/migrations", "flask_admin_app/migrations/versions"}
