# One-time slips: instead of a name and of being in the chat.

survey-slip-only =
    This survey is answered on the site, with a one-time slip: { $link }
    Other open surveys are in the menu.
slip-no-site = This survey is answered with a one-time slip, but the site is switched off now. Do not type the code of your slip here: it would stay beside your name.
web-slip-ask = Type the code of your one-time slip: 16 letters and digits. Spaces and hyphens do not matter. For example: { $example }
web-slip-help = Slips bear no names: they are drawn from one pile, and nobody notes who got which. Better not to answer from a computer at work.
web-slip-bad = There is no such slip, or it has been answered with, or the survey is over. Please check the code.
web-slip-done = Thank you! Your answer is kept, the slip is used up. You may throw it away.
