"""What the operator wrote: settings, and the routes of the gateway with their channels."""
