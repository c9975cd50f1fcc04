"""The browsers that Orca reads: how each is started, in a home of its own, and by which class its window is found."""

from __future__ import annotations

import json
from pathlib import Path

from tools.parts import program

BROWSERS = ("firefox", "chromium")
_FIREFOX = {
    "accessibility.force_disabled": -1,
    "app.normandy.enabled": False,
    "app.update.enabled": False,
    "browser.aboutwelcome.enabled": False,
    "browser.newtabpage.enabled": False,
    "browser.safebrowsing.downloads.remote.enabled": False,
    "browser.shell.checkDefaultBrowser": False,
    "browser.startup.homepage_override.mstone": "ignore",
    "browser.translations.enable": False,
    "browser.urlbar.suggest.history": False,
    "datareporting.policy.dataSubmissionPolicyBypassNotification": True,
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
    "services.settings.server": "data:,",
    "termsofuse.bypassNotification": True,
    "toolkit.telemetry.reportingpolicy.firstRun": False,
}
_CHROMIUM = (
    "--test-type",  # no bar that warns of what follows
    "--no-sandbox",
    "--force-renderer-accessibility",
    "--no-first-run",
    "--no-default-browser-check",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-features=Translate",
    "--noerrdialogs",
    "--ozone-platform=x11",
    "--password-store=basic",
    "--window-size=1280,860",
    "--window-position=0,0",
)


def starting(browser: str, folder: Path, address: str) -> tuple[str, ...]:
    """What starts a browser at an address. `folder` gets its profile."""
    if browser == "chromium":
        profile = folder / "chromium"
        (profile / "Default").mkdir(parents=True)
        told = {"translate": {"enabled": False}, "intl": {"accept_languages": "en"}}
        (profile / "Default" / "Preferences").write_text(json.dumps(told), encoding="utf-8")
        return (program("chromium") or "", *_CHROMIUM, f"--user-data-dir={profile}", address)
    profile = folder / "firefox"
    profile.mkdir()
    lines = (f"user_pref({json.dumps(name)}, {json.dumps(value)});\n" for name, value in _FIREFOX.items())
    (profile / "user.js").write_text("".join(lines), encoding="utf-8")
    return ("firefox-esr", "--no-remote", "--profile", str(profile), address)
