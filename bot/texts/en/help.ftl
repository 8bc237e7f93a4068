### Hints for a clerk: a likely topic, similar messages. A person always decides.

help-likely = Looks like: { $topics }
help-likely-title = Looks like:
help-likely-none = no topic
help-alike-card =
    Similar open ones: { $count }. Merge? { $link ->
        [none] “More…”, then “Duplicate…”.
       *[other] { $link }
    }
help-alike-title = Similar open ones: { $n }
help-alike-how = Tick those about one and the same thing. Which of them is the main one is asked on the next page.
help-alike-merge = Merge…
help-alike-numbers =
    { $question }

    Similar: { $numbers }
help-masked = Personal data are hidden. In full at the desk: { $link }
help-likely-how = No topic is given. Choose one that fits, or save without it.
