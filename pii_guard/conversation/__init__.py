"""An identifier cut over several messages, and an answer that only the question makes personal.

    window, turn ──Reader──▶ decision, window

Nothing here stores anything: a `Window` goes in and a new one comes out (`window`); who keeps it is the caller's
affair, or that of a state store (`kept`). From a message its *pieces* are taken (`pieces`); a new piece is read
together with earlier ones, by the rules that read every message (`joining`); what an officer asked for (`questions`) is
put in front of the answer (`answers`). `reading` is the flow.
"""
