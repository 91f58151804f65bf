"""Pages on paper: laid out in points, painted on any device that Qt paints on."""
