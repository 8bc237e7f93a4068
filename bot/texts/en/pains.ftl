# A survey about one pain
pains-title = { $title }: { $pain }
pains-line = , about “{ $pain }”
cli-survey-pain = the pain to ask about, if the survey is about one: --pain "Long wait for a result"
fault-about-nothing = Survey { $survey } asks about one pain. Name it: otklik survey open { $survey } --pain "Long wait for a result". To see its questions: otklik survey play { $survey }
fault-about-no-pain = Survey { $survey } does not ask about one pain: open it without --pain
fault-bad-pain = --pain: { $why ->
    [empty] there is no title. Write a short one, for example "Long wait for a result"
    [long] the title is longer than { $longest } characters. Shorten it: it stands in the question itself
    [signs] plain text on one line is needed: letters, digits, punctuation. Remove the brackets <>, [], {"{}"}, asterisks, underscores and invisible signs
   *[personal] this looks like personal data or a link. Remove names, phones, addresses of mail and pages: everyone will see the title
}
cli-wave-mixed = The figures of this survey for { $period } are shared by two pains: this one and “{ $other }”. To keep them apart, let the survey end in another quarter.
