"""Slack: mentions, direct messages and threads in, answers and legal's cards out. The only place that knows Slack's types."""
