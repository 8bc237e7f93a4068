### Hints for a clerk: a likely topic, similar messages. A person always decides.

help-likely = Looks like: { $topics }
help-likely-title = Looks like:
help-likely-none = no topic
help-likely-how = No topic is given. Choose one that fits, or save without it.
