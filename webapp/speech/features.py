"""What a sound is like from moment to moment: numbers in which two voices that say the same come out nearly alike.

They are mel-frequency cepstral coefficients (S. Davis and P. Mermelstein, IEEE Trans. ASSP 28, 1980) and how each of
them moves, with the average over the sentence taken away: with it go the voice and the loudness, what was said stays.
Each number keeps its own size. Brought to one spread, as is often done, the fine ones, which differ most between two
voices, would count as much as the broad ones: word times were then twice as far off.
"""

from __future__ import annotations

from functools import lru_cache

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]

HOP = 0.02
"""Seconds from one moment to the next."""

_WINDOW = 0.032
_BANDS, _COEFFICIENTS = 20, 13
_LOWEST, _HIGHEST = 80.0, 6500.0  # hertz
_LOUDNESS = 0.3  # the first coefficient counts less than the others
_EMPHASIS = 0.97
_FLOOR = 1e-5  # of the loudest band: below is silence, whatever is in it


def features(samples: npt.NDArray[np.int16], rate: int) -> Floats:
    """One row of numbers for each `HOP` of a sound of `rate` samples a second; at least one row."""
    sound: Floats = samples.astype(np.float32) / np.float32(32_768)
    sound[1:] -= _EMPHASIS * sound[:-1]
    bands = _bands(_power(sound, rate), rate)
    coefficients = np.log(bands + _FLOOR * bands.max() + 1e-12) @ _cosines()
    coefficients -= coefficients.mean(axis=0)
    return np.hstack((coefficients, _motion(coefficients)))


def _power(sound: Floats, rate: int) -> Floats:
    """The spectrum around every moment."""
    size, hop = _size(rate), HOP * rate
    count = max(1, int(len(sound) / hop))
    padded = np.pad(sound, (size // 2, size))
    starts = np.round(np.arange(count) * hop).astype(np.intp)
    pieces = np.lib.stride_tricks.sliding_window_view(padded, size)[starts] * np.hanning(size).astype(np.float32)
    spectrum = np.fft.rfft(pieces)
    return np.square(spectrum.real) + np.square(spectrum.imag)


def _size(rate: int) -> int:
    """Samples of one window: a number that the Fourier transform likes."""
    return max(64, int(_WINDOW * rate) // 64 * 64)


def _bands(power: Floats, rate: int) -> Floats:
    """The power in bands that grow wider as they grow higher, as in the ear.

    Sums, not a product with a matrix of triangles: equally good here, and numpy would start threads for that.
    """
    edges = _edges(rate)
    return np.add.reduceat(power[:, : edges[-1]], edges[:-1], axis=1)


@lru_cache(maxsize=8)
def _edges(rate: int) -> npt.NDArray[np.intp]:
    """Where the bands begin and the last one ends, as places in a spectrum: each has one place or more."""
    mels = np.linspace(_to_mel(_LOWEST), _to_mel(min(_HIGHEST, rate / 2)), _BANDS + 1)
    hertz = 700 * (10 ** (mels / 2595) - 1)
    steps = np.arange(_BANDS + 1)
    return np.maximum.accumulate(np.round(hertz * _size(rate) / rate).astype(np.intp) - steps) + steps


def _to_mel(hertz: float) -> float:
    return float(2595 * np.log10(1 + hertz / 700))


@lru_cache(maxsize=1)
def _cosines() -> Floats:
    middles = (np.arange(_BANDS) + 0.5)[:, None]
    cosines = np.cos(np.pi / _BANDS * middles * np.arange(_COEFFICIENTS))
    cosines[:, 0] *= _LOUDNESS
    result: Floats = cosines.astype(np.float32)
    return result


def _motion(rows: Floats) -> Floats:
    """How fast each number changes, over two moments."""
    padded = np.pad(rows, ((1, 1), (0, 0)), mode="edge")
    return padded[2:] - padded[:-2]
