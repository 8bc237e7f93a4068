# Words that only VK needs.

vk-start-word = start
vk-type-number = Your app does not show buttons. Type the number of an answer{ $moves ->
        [yes] {" "}or one of the words: { $words }.
       *[no] .
    }
vk-type-word = Your app does not show buttons. Type one of the words: { $words }.
vk-gap = The connection with VK was interrupted and your last messages may not have reached us. Please repeat the last one; earlier answers are kept.
