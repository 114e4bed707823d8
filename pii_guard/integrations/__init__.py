"""One module for each host. Import the one you need; each names the extra that installs its host."""
