"""A consultation desk on the intake: residents ask, officers answer, and nothing personal is stored or routed.

An ordinary client: it uses `pii_guard.client` and the intake's routes and events. Of its own it keeps log-ins and
sessions, never a message.
"""
