"""A document as a PDF file."""
from __future__ import annotations
from collections.abc import Sequence
from PySide6.QtCore import QByteArray,QBuffer, QIODevice, QMarginsF, QSizeF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter, QPdfWriter
from gui.paper.pages import Page
from gui.paper.furniture import Foot
from gui.paper.text import PT
def draft(pages, foot, title):
    buffer=QBuffer(); buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    w=QPdfWriter(buffer); w.setResolution(1440); w.setTitle(title)
    def setp(p):
        w.setPageLayout(QPageLayout(QPageSize(QSizeF(p.width/PT,p.height/PT),QPageSize.Unit.Point,'', QPageSize.SizeMatchPolicy.ExactMatch),QPageLayout.Orientation.Portrait,QMarginsF()))
    setp(pages[0].paper)
    painter=QPainter(w)
    for n,p in enumerate(pages):
        if n: setp(p.paper); w.newPage()
        for b in p.placed: b.draw(painter)
        foot.draw(painter,p.paper,n+1,len(pages))
    painter.end()
    return bytes(buffer.data().data())
