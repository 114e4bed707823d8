"""The operator's declarations: settings, and the routes of the gateway with their channels."""
