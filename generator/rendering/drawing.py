"""Views to bytes: the templates, and what they may ask for."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

from jinja2 import Environment, FileSystemBytecodeCache, FileSystemLoader, StrictUndefined
from jinja2.bccache import Bucket

from generator import urls
from generator.config import Config
from generator.dates import long_date, short_date, weekday_date
from generator.invisible import made_visible
from generator.model import Address
from generator.rendering.page import AREAS, Sheet
from generator.rendering.words import clock, counted, number

_STATIC, _HOSTING = "static", "hosting"
_ASSETS: Address = "assets/"


def read_assets(templates: Path) -> dict[str, bytes]:
    """What is served as it is: `static/` under `assets/`, and `hosting/` (for the web server) at the site's root."""
    static = {f"{_ASSETS}{name}": content for name, content in _files(templates / _STATIC).items()}
    return static | _files(templates / _HOSTING)


def _files(folder: Path) -> dict[str, bytes]:
    paths = sorted(path for path in folder.rglob("*") if path.is_file() and not path.name.startswith("."))
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}


class _Compiled(FileSystemBytecodeCache):
    """Compiled templates in the system's scratch folder; on a full disk they are only not kept."""

    def dump_bytecode(self, bucket: Bucket) -> None:
        with suppress(OSError):
            super().dump_bytecode(bucket)


def _compiled() -> _Compiled | None:
    try:
        return _Compiled()
    except (OSError, RuntimeError):  # no scratch folder that can be written, or one that somebody else may write in
        return None


def environment(templates: Path, config: Config, assets: Mapping[str, bytes]) -> Environment:
    """The templates of one site: an unknown name in one is an error, and all text is escaped."""
    drawing = Environment(
        loader=FileSystemLoader(templates),
        bytecode_cache=_compiled(),  # a preview draws at each save: templates are compiled once
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    drawing.filters |= {
        "clock": clock,
        "counted": counted,
        "long_date": long_date,
        "number": number,
        "short_date": short_date,
        "weekday_date": weekday_date,
    }
    versions = {name: sha256(content).hexdigest()[:8] for name, content in assets.items()}

    def asset(name: str) -> Address:
        """An asset's address, with its version, so that a browser keeps it until it changes."""
        return f"{_ASSETS}{name}?v={versions[_ASSETS + name]}"

    drawing.globals |= {"asset": asset, "site": config, "areas": AREAS, "urls": urls}
    return drawing


def draw(drawing: Environment, sheet: Sheet) -> bytes:
    """The file of a sheet, in which no sign is invisible, also where YAML or TOML had it as an escape."""
    text = drawing.get_template(sheet.template).render(page=sheet.page, view=sheet.view)
    return made_visible(text).encode()
