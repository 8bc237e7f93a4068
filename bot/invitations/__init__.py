"""Invitations to surveys: who asked for them, when they may come, how they leave."""
