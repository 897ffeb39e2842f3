"""The dashboard's benchmark: a corpus made for it, a server, a browser and a stopwatch."""
