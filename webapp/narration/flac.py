"""A sentence as FLAC: half the size of its samples, and nothing lost."""

from __future__ import annotations

from fractions import Fraction
from io import BytesIO

import av
from av.audio.frame import AudioFrame

from webapp.speech import Speech


def flac(speech: Speech) -> bytes:
    """The samples as a FLAC file; `webapp.speech.decode` reads it. Equal samples give equal bytes."""
    target = BytesIO()
    with av.open(target, "w", format="flac", options={"fflags": "+bitexact"}) as out:
        stream = out.add_stream("flac", rate=speech.rate, options={"flags": "+bitexact", "compression_level": "3"})
        stream.codec_context.layout, stream.codec_context.format = "mono", "s16"
        frame = AudioFrame(format="s16", layout="mono", samples=speech.samples)
        frame.planes[0].update(speech.pcm)
        frame.sample_rate, frame.pts, frame.time_base = speech.rate, 0, Fraction(1, speech.rate)
        out.mux([*stream.encode(frame), *stream.encode(None)])
    return target.getvalue()
