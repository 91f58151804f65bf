"""The legend of a plot: a sample of each thing that is in it, with its words."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct
from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QFont, QFontMetricsF

from gui.pages.plan.parts import Curve
from gui.services.plot_shapes import Brushes

_START = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
_NO_LIMIT = 1_000_000.0
_A_HAIR = 0.06


class _Entry(Struct, frozen=True):
    sample: str
    text: str
    shape: int = 0


class _Placed(Struct, frozen=True):
    entry: _Entry
    box: QRectF


class PlotLegend:
    """The samples and their words, flowing over as many lines as they need in a width."""

    def __init__(self, curve: Curve, shapes: dict[int, int], font: QFont, width: float) -> None:
        self._metrics = QFontMetricsF(font)
        self._line = self._metrics.height()
        self._placed = list(self._flow(list(_entries(curve, shapes)), width))
        self.height = max((one.box.bottom() for one in self._placed), default=0.0)

    def _sample_width(self, entry: _Entry) -> float:
        wide = {"curve": 2.0, "band": 2.0, "infusion": 2.0, "words": 0.0}.get(entry.sample, 0.7)
        return self._line * (wide + 0.4 if wide else 0.0)

    def _flow(self, entries: list[_Entry], width: float) -> Iterator[_Placed]:
        x = y = deep = 0.0
        for at, entry in enumerate(entries):
            size = self._size(entry, width)
            series = sum(self._advance(one, width) for one in entries[at:])
            together = series if entry.sample == "words" and series <= width else size.width()
            if x and x + together > width:
                x, y, deep = 0.0, y + deep, 0.0
            deep = max(deep, size.height())
            yield _Placed(entry, QRectF(x, y, min(size.width(), width), deep))
            x += self._advance(entry, width)

    def _size(self, entry: _Entry, width: float) -> QSizeF:
        sample = self._sample_width(entry)
        room = QRectF(0, 0, max(self._line, width - sample), _NO_LIMIT)
        words = self._metrics.boundingRect(room, Qt.TextFlag.TextWordWrap.value, entry.text)
        wide = sample + words.width() + self._line * _A_HAIR
        return QSizeF(wide, words.height() + self._line * 0.15)

    def _advance(self, entry: _Entry, width: float) -> float:
        """From where one entry begins to where the next does; those of the series are close."""
        apart = 0.5 if entry.sample in {"words", "shape"} else 1.1
        return self._size(entry, width).width() + self._line * apart

    def draw(self, brushes: Brushes, x: float, y: float) -> None:
        """Draw it with its top left corner at a point."""
        for one in self._placed:
            box, sample = one.box.translated(x, y), self._sample_width(one.entry)
            middle = box.top() + self._line / 2
            left, right = box.left(), box.left() + sample - self._line * 0.4
            self._draw_sample(brushes, one.entry, QRectF(left, middle, right - left, 0))
            text = box.adjusted(sample, 0, self._line * _A_HAIR, 0)
            brushes.words(text, _START, one.entry.text, quiet=False)

    def _draw_sample(self, brushes: Brushes, entry: _Entry, at: QRectF) -> None:
        half = self._line * 0.28
        upper, lower = at.adjusted(0, -half, 0, -half), at.adjusted(0, half, 0, half)
        ends = [[box.topLeft(), box.topRight()] for box in (upper, lower)]
        if entry.sample == "curve":
            brushes.curve([at.topLeft(), at.topRight()])
        elif entry.sample == "band":
            brushes.band_ground(*ends)
            brushes.band(*ends)
        elif entry.sample == "infusion":
            brushes.infusion(at.adjusted(0, -half / 2, 0, half / 2))
        elif entry.sample == "session":
            brushes.session(QPointF(at.center().x(), at.top() - self._line * 0.23))
        elif entry.sample == "shape":
            brushes.shape(at.center(), entry.shape)


def _entries(curve: Curve, shapes: dict[int, int]) -> Iterator[_Entry]:
    yield _Entry("curve", curve.legend_middle)
    yield _Entry("band", curve.legend_band)
    if curve.session_hours:
        yield _Entry("session", curve.legend_session)
    if curve.infusion_hours:
        yield _Entry("infusion", curve.legend_infusion)
    if shapes:
        yield _Entry("words", curve.legend_observed)
    for number, shape in shapes.items():
        yield _Entry("shape", f"[{number}]", shape)
