"""What an auditor reads and runs: examples of rules, cases of policies, the rule book, the trail."""
