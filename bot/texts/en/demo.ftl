# otklik demo: made up data and the words about them.

cli-demo = Fill an empty database with made up data: see reports and the desk before the first appeals come. Example: OTKLIK_DATA_DIR=demo otklik demo
cli-demo-appeals = how many appeals
cli-demo-answers = how many completed questionnaires
cli-demo-seed = a number that all that is made up depends on: with the same number on the same day figures are the same
cli-demo-quarters = how many whole quarters before that of today
demo-filling = Filling
demo-told = The demonstration is ready: { $appeals } appeals (of them { $messages } messages to the bot), { $answers } questionnaires, quarters { $first } to { $last }. All data are made up.
demo-next = Have a look: otklik report { $period } --to report, the whole set; otklik metrics { $period }, the figures; the desk: otklik run and otklik desk link --role admin.
demo-anew = To begin anew: stop the program, remove the folder of data ({ $folder }) and run otklik demo again. Collect real data in another folder.
demo-anew-server = To begin anew: stop the program, create an empty PostgreSQL database, remove the folder of keys ({ $folder }) and run otklik demo again. Collect real data in another database.
demo-not-empty = The database is not empty: what is made up is not mixed with what is there. Take an empty folder: OTKLIK_DATA_DIR=demo otklik demo
demo-too-few = { $name }: a number of at least { $least } is wanted, and { $found } was given
demo-org = DEMONSTRATION, made up data: { $org }
demo-basis = (demo) a made up order of 01.01.2026 № 1
demo-clerk = Demo clerk
demo-appeal = (demo) Made up appeal { $n }. Topic: { $topic }. Nobody and nothing is behind it.
demo-message = (demo) Made up message { $n }. Topic: { $topic }. Nobody and nothing is behind it.
demo-spot = (demo) a made up place
demo-answer = (demo) { $step ->
    [ask] Please tell the made up place more precisely.
    [resolved] The made up problem is solved.
    [partial] The made up problem is solved in part.
    [refused] We cannot solve it: the problem is made up.
    [forwarded] A made up agency
   *[other] To explain: the message is made up, there is nothing to answer.
}
demo-comment = (demo) { $nth ->
    [0] I should like to have the result sooner.
    [1] Too many papers are asked for.
    [2] It would be easier to do it all online.
    [3] It is not clear what I have to do.
    [4] I did not find what I needed on the site.
   *[other] Please tell us yourselves when it is ready.
}
demo-process = (demo) { $title }
demo-group = (demo) Made up processes
demo-action = (demo) { $kind ->
    [instruction] A made up instruction for staff about terms
    [site] A made up new page of the site about terms
    [legal_act] A made up change of rules about terms
    [reengineering] A made up new course of a process
   *[other] A made up explanation for people about terms
}
demo-refused = (demo) We wait: let us see what the next quarter tells
demo-measure = (demo) A made up measure: a leaflet about terms
demo-practice = (demo) A made up best practice: we say ourselves that it is ready
check-names-demo = Demonstration
check-reasons-demo = data in this database were made up by the command otklik demo
check-remedies-demo = for real work take an empty database and another folder: OTKLIK_DATA_DIR
demo-twice = There is a demonstration here already, whole or broken off. { $how }
demo-stopped = Broken off: the demonstration is not whole. { $how }
