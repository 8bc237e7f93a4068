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

help-ready-about = There are { $count } ready ones: for frequent topics and for any. Take them and make them yours: fill in where there are dots.
help-ready-take = Take the ready ones
help-template-start = Start from a template
help-template-fill = Fill in
help-template-places = Instead of { $places } each answer gets the data of its own message.
