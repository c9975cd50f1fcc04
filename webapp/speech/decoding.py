"""Sound files into samples."""

from __future__ import annotations

from io import BytesIO

import av
from av.audio.resampler import AudioResampler
from av.error import FFmpegError

from webapp.errors import SpeechError
from webapp.speech.model import BYTES_PER_SAMPLE, Speech


def decode(data: bytes) -> Speech:
    """What a sound file (MP3, FLAC, Opus, WAV …) holds, as 16-bit mono at its own rate.

    Raises SpeechError where it holds no sound or is broken.
    """
    try:
        with av.open(BytesIO(data), "r") as container:
            rate = container.streams.audio[0].rate
            mono = AudioResampler(format="s16", layout="mono")
            frames = [out for frame in container.decode(audio=0) for out in mono.resample(frame)]
            frames += mono.resample(None)
    except (FFmpegError, IndexError) as error:
        raise SpeechError(f"this is no sound file that can be read: {error}") from error
    pcm = b"".join(bytes(frame.planes[0])[: frame.samples * BYTES_PER_SAMPLE] for frame in frames)
    return Speech(pcm, rate)
