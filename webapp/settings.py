"""Where things are. Values only: the roof reads the environment and hands these down."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True, slots=True)
class Settings:
    """What the roof hands to every room.

    `store` holds generated sound and may be deleted; `vendor` holds htmx, as `make setup` puts it there; `voices`
    holds models and voices of engines that need any, in a folder for each; `voice` names the engine
    that is asked first, empty for the best of each language. `workers` are the processes that serve; `log` is
    "requests" where each is to be written down, without a word of who asked; `behind_proxy` where another server stands
    in front and says by `X-Forwarded-Proto` and `-Host` how it was asked.
    """

    content: Path = ROOT / "content"
    translations: Path = ROOT / "translations"
    static: Path = ROOT / "static"
    store: Path = ROOT / "var" / "sound"
    vendor: Path = ROOT / "var" / "vendor"
    voices: Path = ROOT / "var" / "voices"
    host: str = "127.0.0.1"
    port: int = 8000
    voice: str = ""
    workers: int = 2
    log: str = ""
    behind_proxy: bool = False

    @property
    def recordings(self) -> Path:
        """Where human voices lie, if there are any: `recordings/<language code>/<sentence id>.flac`."""
        return self.content / "recordings"


def settings_from(environment: Mapping[str, str]) -> Settings:
    """Settings with what the environment changes.

    HOST, PORT, VOICE, WEBAPP_WORKERS, WEBAPP_LOG, WEBAPP_BEHIND_PROXY (1), WEBAPP_CONTENT, WEBAPP_TRANSLATIONS,
    WEBAPP_STATIC, WEBAPP_STORE, WEBAPP_VOICES.
    Raises `ValueError` where PORT or WEBAPP_WORKERS is not a number.
    """
    given = Settings()
    return Settings(
        content=Path(environment.get("WEBAPP_CONTENT") or given.content).absolute(),
        translations=Path(environment.get("WEBAPP_TRANSLATIONS") or given.translations).absolute(),
        static=Path(environment.get("WEBAPP_STATIC") or given.static).absolute(),
        store=Path(environment.get("WEBAPP_STORE") or given.store).absolute(),
        voices=Path(environment.get("WEBAPP_VOICES") or given.voices).absolute(),
        host=environment.get("HOST") or given.host,
        port=int(environment.get("PORT") or given.port),
        voice=environment.get("VOICE") or given.voice,
        workers=int(environment.get("WEBAPP_WORKERS") or given.workers),
        log=environment.get("WEBAPP_LOG") or given.log,
        behind_proxy=environment.get("WEBAPP_BEHIND_PROXY") == "1",
    )
