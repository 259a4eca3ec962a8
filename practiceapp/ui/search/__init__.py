"""One box over every note and all clients; what is typed into it is kept nowhere."""
