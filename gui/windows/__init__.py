"""The main window, its dialogs and the table of its actions."""
