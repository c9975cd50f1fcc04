"""Where an extra is not installed, pytest does not look for examples in the modules that need it."""

from __future__ import annotations

from importlib.util import find_spec

NEEDED = {
    "webapp/speech/kokoro.py": "kokoro_onnx",
    "webapp/speech/kokoro_reading.py": "misaki",
    "webapp/speech/neural.py": "onnxruntime",
    "webapp/speech/piper.py": "piper",
    "webapp/speech/piper_voices.py": "piper",
}
collect_ignore = [path for path, library in NEEDED.items() if find_spec(library) is None]
