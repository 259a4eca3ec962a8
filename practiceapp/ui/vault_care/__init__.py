"""What keeps the vault safe, in one glance: when each thing was last seen to, and its one act."""
