# "You said, we did": generalised results and decisions for everybody. Nothing of the monitoring.

buttons-changes = What has changed
changes-title = What has changed after your feedback
changes-item =
    You said: { $said }
    We did: { $done } ({ $date })
changes-you = there is something to improve
changes-nothing = Changes made after your feedback will appear here. None is finished yet.
changes-not-published = Results of the monitoring are internal information of the administration. Here we publish only decisions made after your feedback.
publication-header = Feedback, { $period }: what you told us and what we did
publication-responses = Answers to surveys: { $count }.
publication-few = There are few answers yet, so there are no results.
publication-csat = Satisfied: { $csat }% (marks 4 and 5, without "hard to say").
publication-pains = What displeased most often: { $pains }.
publication-decisions = What was decided: { $decisions }.
publication-method = How it was counted: answering is voluntary, so the results show the opinion of those who answered, not of all citizens. Groups of fewer than { $k_min } answers are not shown.

publication-title = What everybody will see
publication-off = The ordinance of this administration does not have results published, so publication is off. The profile's key publication switches it on.
publication-running = The period goes on: it can be published from { $date } on.
publication-approve = Publish the generalised results, { $period }? Check the text: without your confirmation it does not appear on the site.
publication-choose = Which decisions to name
publication-none = The register of decisions has no records of this period.
publication-show = Show what it will be
publication-yes = Publish
publication-back = Take back
publication-now = Published on { $date } ({ $actor }).
publication-changed = Data changed while this page was open. Check the new text once more: nothing was published.
publication-link = Generalised results for everybody
