## chats of units
staff-unit-none = the common queue
staff-card-handed = No. { $number } · handed to: { $unit }
staff-unit-homeless = { $why ->
    [chat] The chat of the unit “{ $unit }” is closed to the bot, or open to all. Its cards come here now. A new chat can be named at the desk, under “Units”.
   *[topic] The topic of the unit “{ $unit }” in its chat is deleted or closed. Its cards come here now. A new topic can be named at the desk, under “Units”.
}
staff-other-unit = Message No. { $number } is with another unit.
staff-only-common = This command works in the common staff chat.
staff-ask-unit = { $count ->
    [0] There are no other units. An admin adds them at the desk, under “Units”.
   *[other] Which unit is to have No. { $number }? Its term stays as it is.
}
staff-unit-moved = { $place ->
    [none] Cards of the unit “{ $unit }” come to the common staff chat now. Changed by: { $who }.
   *[other] Cards of the unit “{ $unit }” go to the chat { $place }{ $topic ->
        [none] { "" }
       *[other] , topic { $topic }
    } now. Changed by: { $who }. If this is a mistake, mend it at the desk, under “Units”.
}
