"""The command line in the chosen language: typer's own words, in help and in refusals of a call."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, Literal, get_args, get_origin

import typer
from typer.core import TyperCommand, TyperGroup
from typer.exceptions import TyperException

from app.cli_dates import NoDay
from bot.texts import say

WRONG_USAGE = 2


class Command(TyperCommand):
    def get_help(self, ctx: Any) -> str:
        return translated(super().get_help(ctx))


class Group(TyperGroup):
    def get_help(self, ctx: Any) -> str:
        return translated(super().get_help(ctx))

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        if args and not args[0].startswith("-") and self.get_command(ctx, args[0]) is None:
            known = ", ".join(self.list_commands(ctx))
            raise typer.BadParameter(say("usage-no-command", found=args[0], known=known), ctx=ctx)
        return super().resolve_command(ctx, args)


class Commands(typer.Typer):
    """A group whose help and whose commands' help speak the chosen language."""

    def __init__(self, help: str) -> None:
        super().__init__(
            cls=Group,
            help=help,
            add_completion=False,
            no_args_is_help=True,
            pretty_exceptions_enable=False,
            rich_markup_mode=None,
        )

    def command(self, name: str | None = None, **more: Any) -> Callable[[Any], Any]:
        return super().command(name, **{"cls": Command, **more})


def translated(told: str) -> str:
    """Help as typer lays it out, with its own words put into the chosen language."""
    for theirs, ours in (
        ("Usage: ", say("usage-usage") + ": "),
        ("[OPTIONS]", f"[{say('usage-options')}]"),
        ("COMMAND [ARGS]...", f"{say('usage-command')} …"),
        ("\nOptions:\n", f"\n{say('usage-options-heading')}:\n"),
        ("\nArguments:\n", f"\n{say('usage-arguments')}:\n"),
        ("\nCommands:\n", f"\n{say('usage-commands')}:\n"),
        ("Show this message and exit.", say("usage-help")),
        ("[required]", f"[{say('usage-required')}]"),
        ("[default: ", f"[{say('usage-default')}: "),
    ):
        told = told.replace(theirs, ours)
    told = re.sub(r"\{([A-Z…]+)\}", r"\1", told)
    return re.sub(r" <[a-zA-Z[\]<>]+>", lambda kind: " " * len(kind[0]), told)


def misused(error: TyperException) -> tuple[int, list[str]]:
    """(exit code, lines) of a call that was not understood: what is wrong and where help is."""
    context = getattr(error, "ctx", None)
    if type(error).__name__ == "NoArgsIsHelpError":
        return WRONG_USAGE, [error.format_message()]
    way = context.command_path if context is not None else "otklik"
    return error.exit_code, [say("usage-wrong", way=way, reason=_reason(error))]


def _reason(error: TyperException) -> str:
    from typer._click import exceptions as theirs

    match error:
        case theirs.MissingParameter():
            return say("usage-missing", name=_name(error))
        case theirs.NoSuchOption():
            near = ", ".join(sorted(error.possibilities or ()))
            return say("usage-no-option", name=error.option_name, near=near or "none")
        case theirs.BadOptionUsage():
            return say("usage-no-value", name=error.option_name)
        case NoDay():
            return say("fault-day", name=_name(error), found=error.message)
        case typer.BadParameter() if error.param is None:
            return error.message
        case typer.BadParameter():
            return say("usage-bad", name=_name(error), known=_choices(error))
        case _:
            return say("usage-extra")


def _choices(error: typer.BadParameter) -> str:
    """What fits, where it is one of a few."""
    kind = getattr(getattr(error.param, "type_descriptor", None), "annotation", None)
    return ", ".join(get_args(kind)) if get_origin(kind) is Literal else "none"


def _name(error: typer.BadParameter) -> str:
    """`--until`, or what the help calls an argument."""
    if error.param is None:
        return ""
    return str(error.param.metavar or "") if error.param.opts[0][0] != "-" else error.param.opts[0]
