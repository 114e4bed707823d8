"""One file per identifier; found by the catalog at run time, never imported by name."""
