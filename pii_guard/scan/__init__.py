"""A folded text becomes findings: what may match, exact spans, labels and look-alikes."""
