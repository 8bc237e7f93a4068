### Hints for a clerk: a likely topic, similar messages. A person always decides.

help-likely = Looks like: { $topics }
help-likely-title = Looks like:
help-likely-of = { $of ->
    [1] { $topic }
   *[other] { $topic }: { $count } of { $of }
}
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
help-dots-left = The dots of the template are still in the text. Write your own instead, or take them out.
help-sign-left = The text still has “{ $sign }”: personal data was here. Write your own instead, or take it out.
help-template-places = Instead of { $places } each answer gets the data of its own message.

# Words of addressing a person, by comma, in their first form: a name stands behind them in an answer.
help-greetings = уважаемый, дорогой, здравствовать, здравствуйте, многоуважаемый, день, вечер, утро, dear, hello
help-address-streets = улица, проспект, переулок, бульвар, шоссе, набережная, площадь, проезд, микрорайон, тупик, аллея, квартал, тракт, ул, пр-т, пр-ту, пр-те, просп, пр, пр-кт, пер, б-р, бул, ш, наб, пл, пр-д, мкр, мкрн, туп, кв-л
help-address-houses = дом, корпус, строение, квартира, подъезд, комната, д, корп, кв
help-address-within = лет, год, имя, им
help-introductions = меня зовут, зовут меня, моя фамилия, моё имя, мое имя, my name is
help-in-honour = имя, им
help-titles = уважение, господин, госпожа, гражданин, гражданка, заявитель, заявительница, г-н, г-жа, гр, гр-н, гр-ка, mr, mrs, ms
help-repeats-title = Questions that come again
help-repeats-about = In half a year people asked of this and were given an explanation five times and more. One explanation for all can be made of the last answers.
help-repeats-none = Nothing was asked so often yet.
help-repeats-line = { $topic }{ $cause ->
        [none] {""}
       *[other] , { $cause }
    }: { $count }
help-repeats-draft = Draft of an explanation: { $topic }
help-repeats-how = The most typical of the last answers, without names, phones and numbers. Read and mend it: the program only suggests.
help-repeats-name = Title
help-repeats-text = Text
help-repeats-template = Save as a template of a reply
help-repeats-record = Write down the explanation…
help-repeats-answers = Last answers: { $n }
help-repeats-sealed = Answers to these messages are sealed: write the explanation yourselves.
masking-address = [address hidden]
