"""For auditors, to read and to run: examples of rules, cases of policies, the rule book, the trail."""
