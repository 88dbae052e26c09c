"""The Findings place: what the room found, by pillar or in running order."""
