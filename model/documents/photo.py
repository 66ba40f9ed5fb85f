"""Photographs of pages: opened only in the worker, turned as the camera held them, grey and small enough to read."""

from __future__ import annotations

from pathlib import Path

from PIL import Image, ImageOps

from model.errors import DocumentRefused

_FORMATS = ("JPEG", "PNG", "WEBP")
_MOST_PIXELS = 64_000_000
"""Of a picture as decoded; cameras of telephones have fifty million."""
READ_PIXELS = 2_500_000
"""What recognition is given: a page at 165 pixels an inch."""


def photo(path: Path) -> Image.Image:
    """The picture in shades of grey on white, upright by its own orientation, at most `READ_PIXELS`.

    Raises DocumentRefused: picture_unreadable, picture_too_large.
    """
    try:
        with Image.open(path, formats=_FORMATS) as opened:
            wide, high = opened.size
            if opened.format == "JPEG":
                share = (READ_PIXELS / max(1, wide * high)) ** 0.5
                opened.draft("L", (max(1, round(wide * share)), max(1, round(high * share))))
            if opened.width * opened.height > _MOST_PIXELS:
                raise DocumentRefused("picture_too_large", megapixels=_MOST_PIXELS // 1_000_000)
            return _small(_grey(ImageOps.exif_transpose(opened)))
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError) as fault:
        # Pillow raises SyntaxError for a broken PNG
        raise DocumentRefused("picture_unreadable") from fault


def _grey(picture: Image.Image) -> Image.Image:
    if picture.mode in ("RGBA", "LA", "PA") or "transparency" in picture.info:
        clear = picture.convert("RGBA")
        return Image.alpha_composite(Image.new("RGBA", clear.size, "white"), clear).convert("L")
    return picture.convert("L")


def _small(picture: Image.Image) -> Image.Image:
    share = (READ_PIXELS / (picture.width * picture.height)) ** 0.5
    if share >= 1:
        return picture
    size = max(1, round(picture.width * share)), max(1, round(picture.height * share))
    return picture.resize(size, Image.Resampling.LANCZOS)
