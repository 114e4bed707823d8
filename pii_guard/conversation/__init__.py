"""An identifier cut over several messages, and an answer that only the question makes personal.

    window, turn ──Reader──▶ decision, window

Nothing here stores anything: a `Window` goes in and a new one comes out (`window`); who keeps it is the caller's
affair, or that of a state store (`kept`). From a message its *pieces* are taken (`pieces`): rows of digits (`typed`),
read `aloud`, or `lettered` ones, unless they are `counted`; `besides` says which are in doubt. A new piece is put
together with earlier ones in several `ways`, and the rules that read every message read each (`joining`); what an
officer asked for (`questions`) is put in front of the answer (`answers`). `reading` is the flow.
"""
