"""Widgets drawn by Coach: buttons, ring, segment bar, figure."""
