"""The session note on screen: written calmly, saved by itself, finished once, added to afterwards."""
