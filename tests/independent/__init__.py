"""Every number again by other people's programs: pandas, scipy and statsmodels (make check-numbers)."""
