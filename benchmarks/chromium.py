"""Chromium without a window, driven over its debugging protocol: enough to open a page, ask it, and picture it."""

from __future__ import annotations

import base64
import json
import shutil
import subprocess
import time
import urllib.request
from pathlib import Path
from typing import Any

NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")
PATIENCE = 900  # seconds after which a page counts as broken: so long that a busy machine breaks none
UNFOLD = "document.querySelectorAll('details').forEach((part) => { part.open = true; })"


def find() -> str | None:
    """Where Chromium is, or None."""
    return next((found for name in NAMES if (found := shutil.which(name))), None)


class Page:
    """One page of one browser; a context manager that ends the browser it started."""

    def __init__(
        self, profile: Path, *, width: int = 1400, height: int = 1000, dark: bool = False, patience: float = PATIENCE
    ) -> None:
        from websocket import create_connection

        program = find()
        if program is None:
            raise SystemExit("Chromium is not installed")
        command = [program, "--headless=new", "--no-sandbox", "--disable-gpu", "--no-first-run"]
        command += ["--remote-debugging-port=0", "--remote-allow-origins=*", f"--user-data-dir={profile}"]
        command += [f"--window-size={width},{height}", "about:blank"]
        self._process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        port = self._port(profile / "DevToolsActivePort")
        self._socket = create_connection(self._page_at(port), timeout=patience, suppress_origin=True)
        self._number = 0
        self.requests: list[str] = []
        for domain in ("Page", "Network", "Runtime", "Accessibility", "DOM"):
            self.ask(f"{domain}.enable")
        # As if its window were in front: pages do not act on what is after others.
        self.ask("Emulation.setFocusEmulationEnabled", enabled=True)
        self.resize(width, height)
        if dark:
            self.ask("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": "dark"}])

    def _port(self, path: Path) -> str:
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end and self._process.poll() is None:
            if path.is_file() and (text := path.read_text()).strip():
                return text.split("\n")[0]
            time.sleep(0.1)
        raise TimeoutError("Chromium did not start")

    def _page_at(self, port: str) -> str:
        """The address of the first page, which a busy machine opens some time after the port."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end and self._process.poll() is None:
            try:
                with urllib.request.urlopen(f"http://127.0.0.1:{port}/json", timeout=60) as answer:
                    for target in json.load(answer):
                        if target["type"] == "page":
                            return str(target["webSocketDebuggerUrl"])
            except OSError:
                pass  # not listening yet
            time.sleep(0.1)
        raise TimeoutError("Chromium opened no page")

    def __enter__(self) -> Page:
        return self

    def __exit__(self, *_: object) -> None:
        self._socket.close()
        self._process.terminate()
        self._process.wait(PATIENCE)

    def ask(self, method: str, **parameters: Any) -> dict[str, Any]:
        self._number += 1
        self._socket.send(json.dumps({"id": self._number, "method": method, "params": parameters}))
        while True:
            answer = json.loads(self._socket.recv())
            if answer.get("method") == "Network.requestWillBeSent":
                self.requests.append(answer["params"]["request"]["url"])
            if answer.get("id") == self._number:
                if "error" in answer:
                    raise RuntimeError(f"{method}: {answer['error']}")
                result: dict[str, Any] = answer.get("result", {})
                return result

    def open(self, address: str) -> None:
        self.ask("Page.navigate", url=address)

    def run(self, script: str) -> Any:
        """The value of a piece of JavaScript."""
        made = self.ask("Runtime.evaluate", expression=script, returnByValue=True, awaitPromise=True)
        if "exceptionDetails" in made:
            raise RuntimeError(made["exceptionDetails"])
        return made["result"].get("value")

    def wait(self, script: str, seconds: float = PATIENCE, *, pause: float = 0.2) -> Any:
        """Ask until the answer is true."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            try:
                if value := self.run(script):
                    return value
            except RuntimeError:
                pass  # the page is still being built
            time.sleep(pause)
        raise TimeoutError(script)

    def images(self) -> list[str]:
        """The names of all images in the accessibility tree."""
        nodes = self.ask("Accessibility.getFullAXTree")["nodes"]
        return [
            node.get("name", {}).get("value", "")
            for node in nodes
            if node.get("role", {}).get("value") in ("image", "img") and not node.get("ignored")
        ]

    def resize(self, width: int, height: int = 1000) -> None:
        self.ask("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=False)

    def picture(self, path: Path, *, whole: bool = False) -> None:
        """What the window shows, or the ``whole`` page, as PNG."""
        given: dict[str, Any] = {"captureBeyondViewport": True} if whole else {}
        if whole:
            size = self.ask("Page.getLayoutMetrics")["cssContentSize"]
            given["clip"] = {"x": 0, "y": 0, "width": size["width"], "height": size["height"], "scale": 1}
        path.write_bytes(base64.b64decode(self.ask("Page.captureScreenshot", **given)["data"]))

    def pdf(self) -> bytes:
        """The page as it is printed, on A4."""
        made = self.ask("Page.printToPDF", paperWidth=8.27, paperHeight=11.69, printBackground=True)
        return base64.b64decode(made["data"])
