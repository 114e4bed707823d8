"""The decisions of an office on identifiers: policy files, their faults, and rulings."""

from pii_guard.policy.loading import load_policy as load_policy
from pii_guard.policy.ruling import Policy as Policy
from pii_guard.policy.source import PolicySource as PolicySource
from pii_guard.policy.toml import bundled_policies as bundled_policies
