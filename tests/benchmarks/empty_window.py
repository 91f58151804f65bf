"""An empty window: what every program with PySide6 has to do at the least."""

from PySide6.QtWidgets import QApplication, QWidget

application = QApplication([])
window = QWidget()
window.resize(1366, 768)
window.show()
application.exec()
