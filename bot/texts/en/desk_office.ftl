## the desk: units, routes, settings, people, templates

desk-office-title = Settings
desk-office-tabs = Parts of the settings
desk-office-tab = { $tab ->
    [units] Units
    [places] Places
    [routes] Routes
    [people] Who signs in
    [widget] Button for the site
   *[settings] Organisation and terms
}
desk-office-saved = Saved.
desk-office-save = Save
desk-office-add = Add
desk-office-remove = Delete
desk-office-back-to-file = Take the file's value again
desk-office-log = Who changed what
desk-office-log-line = { $date } · { $who } · { $what }: { $value }
desk-office-log-file = gave it back to the file
desk-office-log-routes = rules: { $n }
desk-office-log-empty-value = empty
desk-office-log-empty = Nothing has been changed yet.

## units
desk-units-about = Cards of messages go to the unit's chat, or to the staff chat if it has none. In its own chat a unit sees and handles its own messages only.
desk-units-new = New unit
desk-units-name = Title
desk-units-group = Group of internal clients
desk-units-group-title = { $group ->
    [administration] administration
    [subordinate] subordinate organisation
    [authorised] authorised organisation
    [institution] municipal institution
   *[none] in no group
}
desk-units-chat = Chat for cards
desk-units-chat-help = Leave it empty if cards go to the staff chat. You may paste a link to a chat or to a topic of it (https://t.me/c/1234567890/17), the number of a Telegram chat (-1001234567890) or of a VK chat (2000000005). Save the chat here first, then add the bot to it.
desk-units-topic = Number of the topic in the chat. Without a chat: a topic of the common staff chat in Telegram
desk-units-used = Takes new messages
desk-units-retired = not in use
desk-units-own-chat = { $topic ->
    [none] a chat of its own: { $chat }
   *[other] a chat of its own: { $chat }, topic { $topic }
}
desk-units-no-chat = cards in the staff chat
desk-units-twin = There is a unit “{ $title }” already. Name this one differently.
desk-units-bad-title = Please name the unit: 1 to 200 characters.
desk-units-bad-chat = The chat “{ $chat }” cannot be read. Paste a link to the chat, or its number.
desk-units-bad-topic = The number of a topic is the one in its link, for example 17. Only chats of Telegram have topics: if the unit has such a chat of its own, name it too.

## routes
desk-routes-about = A new message gets its unit by the first rule from above that fits. If none fits, it stays in the common queue.
desk-routes-none = There are no rules yet: all messages stay in the common queue.
desk-routes-new = New rule
desk-routes-line = { $topic }{ $organisation ->
    [none] {""}
   *[other] {", organisation: "}{ $organisation }
}{ $place ->
    [none] {""}
   *[other] {", place: "}{ $place }
} → { $unit }
desk-routes-topic = Topic
desk-routes-topic-any = any topic
desk-routes-topic-section = { $section }: all topics
desk-routes-organisation = Organisation
desk-routes-organisation-help = Leave it empty if any will do.
desk-routes-place = Place with a QR code
desk-routes-place-any = any place
desk-routes-place-help = Links and codes for messages from each place are made by the command otklik qr. A message “without a trace” (all of the site are such) has no place: it would narrow down who may have written it.
desk-routes-unit = Where it goes
desk-routes-up = Up
desk-routes-preview = Where will it go
desk-routes-preview-ask = Try
desk-routes-preview-told = Such a message goes to: { $unit }.
desk-routes-preview-nobody = Such a message stays in the common queue.
desk-routes-bad = Choose the unit and the topic from the lists; the organisation has up to 300 characters.
desk-routes-no-units = Add a unit first.

## organisation and terms
desk-settings-about = A new value holds at once, without a restart. The profile's file stays as it is: you can take its value again.
desk-settings-name = { $name ->
    [org] Full name of the organisation
    [org_short] Short name
    [org_address] Postal address
    [org_email] E-mail for questions about data
    [org_inn] INN
    [org_ogrn] OGRN
    [site_feedback] “Feedback” section of the site
    [reception_info] Reception: days, hours, telephone
    [pos_url] Address of the feedback platform
    [responsible] Who gets messages of citizens
    [responsible_internal] Who gets messages of employees
    [terms] Terms by topic
    [places] Places with QR codes
    [morning_line] Morning line in the staff chat
    [routes] Routes
    [wave] Wave of a survey
    [survey] Survey
   *[unit] Unit
}
desk-settings-terms-help = A line a topic: “Road repair: 10”. Days from 1 to { $longest }. For other topics the common term holds.
desk-settings-changed = Changed: { $date }, { $who }.
desk-settings-of-file = The value of the profile's file.
desk-settings-yes = yes
desk-settings-no = no
desk-settings-bad = { $why ->
    [topic] There is no topic “{ $found }” in the directory. Please check its title.
    [days] The term of the topic “{ $found }” is a whole number of days from 1 to { $longest }.
    [line] The line “{ $found }” cannot be read. Please look at the example below the field.
    [id] The code of a place, “{ $found }”, has up to 24 signs: Latin letters, digits and “_”, a letter first.
    [twice] The place “{ $found }” is given twice.
    [point] There is no kind of place “{ $found }” in the directory.
    [printed] The place “{ $found }” cannot be taken away: its code may be printed.
    [email] This address does not fit: one like vopros@example.ru is needed.
    [inn] An INN has 10 digits.
    [ogrn] An OGRN has 13 digits.
    [address] The address of a page begins with https:// or http://.
   *[value] This value does not fit: 1 to 500 characters are needed.
}

## who signs in
desk-people-about = Here you see who may use the desk right now. A sign-in lasts half an hour without use, and 12 hours at most.
desk-people-line = { $name } · { $role } · { $unit } · signed in { $begun }, last used { $seen }
desk-people-all-units = all units
desk-people-you = this is you
desk-people-end = End this sign-in
desk-people-end-all = Sign everybody out
desk-people-end-all-help = Ends all sign-ins, yours too, and voids links that were not used. “otklik desk link” makes a new one.
desk-people-new = Invite a colleague
desk-people-name = Name or post
desk-people-role = Role
desk-people-unit = Unit
desk-people-make = Make a link
desk-people-link = A link for “{ $name }”, good for { $minutes } minutes and once. Hand it over in person: whoever opens it is in.
desk-people-bad = Give a name of up to { $longest } characters and a role of the list.

## templates
desk-templates-title = Templates of replies
desk-templates-about = A template gives the words of a reply, which can be changed before it is sent. In place of { $places } stand data of the message.
desk-templates-none = There are no templates yet.
desk-templates-new = New template
desk-templates-edit = Change the template
desk-templates-name = Title
desk-templates-topic = Topic
desk-templates-topic-any = for every topic
desk-templates-body = Words of the reply
desk-templates-bad = A title of up to { $title } characters and words of up to { $body } are needed.
desk-templates-bad-places = There are no such places: { $names }. There are: { $known }.

## hand to a unit
desk-hand-title = Hand No. { $number } to a unit
desk-hand-now = Now: { $unit }. The term stays as it is.
desk-hand-to = To whom
desk-hand-do = Hand over
desk-hand-none = There are no other units. An admin adds them under “Units”.
desk-hand-bad = It could not be handed over: the message was changed, or there is no such unit. Please look and choose again.

## handing a case to a colleague
desk-colleague-title = Hand No. { $number } to a colleague
desk-colleague-name = The colleague’s name
desk-colleague-about = Choose a name from the list, or write it as your colleague is named at the desk or in the chat. The term stays as it is.
desk-colleague-outside = { $name } would not see this message: they work in another unit, or see figures alone. Choose another colleague, or hand the message to the unit.

## an author who sends spam
desk-author-link = Is the author spamming?
desk-author-title = The author of message No. { $number }
desk-author-about = If one account sends a flood of senseless or equal messages, it can be shut out: for a week, for two at most, then it is let in by itself. Who the author is, the program does not show. The official way stays open.
desk-author-blocked = Messages of this author are not taken.
desk-author-reason = Reason
desk-author-reason-needed = Give a reason of up to { $longest } characters. Only staff with access to the database can see it.
desk-author-block = Block the author
desk-author-let-in = Take messages again
desk-case-blocked = messages of the author are not taken
desk-case-let-in = messages of the author are taken again
