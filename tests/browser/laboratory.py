"""JupyterLab as the browser tests start it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

import pytest
from chromium import PATIENCE

from corpus_tools.notebooks import trust

THEMES = ("JupyterLab Light", "JupyterLab Dark", "JupyterLab Dark High Contrast")


def serve(folder: Path, theme: str, base: Path, trusted: bool, *more: str) -> tuple[subprocess.Popen[bytes], str]:
    """JupyterLab on a folder of notebooks, in a theme, with settings and signatures of its own; ``more``: its options.

    Its files of connection are in ``JUPYTER_RUNTIME_DIR``, which is to be ``base / "data" / "runtime"``.
    """
    pytest.importorskip("jupyterlab")
    env = os.environ | {"JUPYTER_DATA_DIR": str(base / "data"), "JUPYTER_CONFIG_DIR": str(base / "config")}
    env |= {"JUPYTERLAB_SETTINGS_DIR": str(base / "settings"), "JUPYTERLAB_WORKSPACES_DIR": str(base / "workspaces")}
    settings = {
        "apputils-extension/themes": {"theme": theme},
        "apputils-extension/notification": {"fetchNews": "false", "checkForUpdates": False},
        # All cells are in the page, not only those that fit the window.
        "notebook-extension/tracker": {"windowingMode": "none"},
    }
    for name, value in settings.items():
        path = base / "settings" / "@jupyterlab" / f"{name}.jupyterlab-settings"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(value), "utf-8")
    if trusted:
        for path in folder.glob("*.ipynb"):
            os.environ["JUPYTER_DATA_DIR"], before = str(base / "data"), os.environ["JUPYTER_DATA_DIR"]
            trust(path)
            os.environ["JUPYTER_DATA_DIR"] = before
    command = [sys.executable, "-m", "jupyterlab", "--no-browser", "--allow-root", f"--notebook-dir={folder}"]
    command += ["--IdentityProvider.token=", "--ServerApp.port=0", "--ServerApp.disable_check_xsrf=True", *more]
    log = (base / "server.log").open("wb")
    server = subprocess.Popen(command, env=env, stdout=log, stderr=log)
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end and server.poll() is None:
        for info in (base / "data" / "runtime").glob("jpserver-*.json"):
            address = json.loads(info.read_text()).get("url", "")
            try:
                urllib.request.urlopen(f"{address}api", timeout=60).close()
                return server, address
            except (urllib.error.URLError, OSError):
                pass
        time.sleep(0.1)
    server.terminate()
    raise TimeoutError((base / "server.log").read_text())
