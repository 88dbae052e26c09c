"""What the program costs beside the best that others do, as ratios from interleaved runs: ``make bench``."""
