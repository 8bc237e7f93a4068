# Words that only VK needs.

vk-start-word = start
vk-type-number = Your app does not show buttons. Type the number of an answer{ $moves ->
        [yes] {" "}or one of the words: { $words }.
       *[no] .
    }
vk-type-word = Your app does not show buttons. Type one of the words: { $words }.
