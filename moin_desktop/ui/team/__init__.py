"""Several people at one survey: names, parcels, how far coders agree."""
