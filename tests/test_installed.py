"""What is installed: the wheel holds its templates, and the command works from it far from the checkout."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

ROOT = Path(__file__).parent.parent


def test_the_command_works_from_the_wheel_alone(tmp_path: Path) -> None:
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path / "wheel")],
        cwd=ROOT, check=True, capture_output=True,
    )  # fmt: skip
    (wheel,) = (tmp_path / "wheel").glob("*.whl")
    with zipfile.ZipFile(wheel) as packed:
        packed.extractall(tmp_path / "installed")
    assert not (tmp_path / "installed" / "templates").exists()

    def referat(*arguments: str) -> subprocess.CompletedProcess[bytes]:
        environment = {**os.environ, "PYTHONPATH": str(tmp_path / "installed")}
        # -P: not the folder it stands in, so that the checkout can't answer for the wheel
        command = [sys.executable, "-P", "-m", "generator", *arguments]
        return subprocess.run(command, cwd=tmp_path, env=environment, check=False, capture_output=True)

    assert referat("new", "arkiv").returncode == 0
    built = referat("build", "--content", "arkiv/content", "--site", "site")
    assert built.returncode == 0, built.stderr
    assert (tmp_path / "site" / "index.html").exists()
    assert (tmp_path / "site" / "assets" / "style.css").exists()
