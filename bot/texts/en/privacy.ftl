# What stays in a dialogue and what does not: pages that serve once, "what data you keep".

web-headings-code = The code of your message
web-code-ask = The code is shown once. Please have something to write it down with.
web-code-page = Write the code down: it appears nowhere else. It tells you the answer, on this site ("Look up a message" on its main page) or through our bot in Telegram.
web-code-shown = This code has been shown, or the time of the page is over. It cannot be shown again: we do not have it. If you could not write it down, please write to us once more.
web-status-page = This page opens once and serves until { $time }.
web-link-expired = This link has been used, or its time is over. Ask the bot for a new one.
web-text-page = The answer goes into your questionnaire sealed and does not stay in the dialogue. Then return to the bot: the survey goes on there.
web-own-words-done = Thank you! The answer is taken
web-text-page-done = Please return to the bot: the survey goes on there.
web-text-page-expired = This question is closed in the bot. Return to the bot and open the page once more.
buttons-show-code = Show the code

start-membership-unknown = It cannot be seen now whether you are in the employees' chat. Try in a minute.
