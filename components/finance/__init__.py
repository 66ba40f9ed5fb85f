"""The finance desk on the screen: its parts, each showing one thing of a report."""
