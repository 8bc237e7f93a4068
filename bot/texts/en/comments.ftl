## masking: what is hidden in a text
masking-name = [name hidden]
masking-link = [link hidden]
masking-plate = [plate hidden]
masking-brief = ***

## comments: the page “Texts” of the desk
comments-title = Texts
comments-promise = These are words of citizens and employees from surveys, apart from ratings. Texts are seen when at least { $least } came on one topic; their order is new each time, without days and authors. Phones, e-mail, links, nicknames and numbers of documents are hidden; first and last names are not recognised. The manner of writing remains, too: please do not try to tell people by it.
comments-none = There is nothing to show of this time: on no topic { $least } texts came. They wait for more.
comments-no-process = No topic
comments-rest = { $n ->
    [one] And { $n } more text: a random choice is shown, reload the page.
   *[other] And { $n } more texts: a random choice is shown, reload the page.
}
comments-periods = Quarters
comments-earlier = ← The quarter before
comments-later = The next quarter →
