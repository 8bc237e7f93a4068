# Words that only VK needs.

vk-start-word = start
vk-type-number = Your app does not show buttons. Type the number of an answer{ $moves ->
        [yes] {" "}or one of the words: { $words }.
       *[no] .
    }
vk-type-word = Your app does not show buttons. Type one of the words: { $words }.
vk-press-only = This survey is not answered in words: VK would keep the answer beside your name. Open the dialogue in a new VK app or at vk.com, there will be buttons.
vk-gap = The connection with VK was interrupted and your last messages may not have reached us. Please repeat the last one; earlier answers are kept.
