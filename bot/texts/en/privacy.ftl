# What stays in a dialogue and what does not: pages that serve once, "what data you keep".

web-headings-code = The code of your message
web-code-ask = The code is shown once. Please have something to write it down with.
web-code-page = Write the code down: it appears nowhere else. It tells you the answer, on this site ("Look up a message" on its main page) or through any bot of ours.
web-code-shown = This code has been shown, or the time of the page is over. It cannot be shown again: we do not have it. If you could not write it down, please write to us once more.
web-status-page = This page opens once and serves until { $time }.
web-link-expired = This link has been used, or its time is over. Ask the bot for a new one.
web-text-page = The answer goes into your questionnaire sealed and does not stay in the dialogue. Then return to the bot: the survey goes on there.
web-own-words-done = Thank you! The answer is taken
web-text-page-done = Please return to the bot: the survey goes on there.
web-text-page-expired = This question is closed in the bot. Return to the bot and open the page once more.
web-text-page-personal = The answer is not sent yet: there seem to be personal data in it. Please write it here once more without them, or go back to the bot and press “{ buttons-send-masked }”.
buttons-show-code = Show the code

start-membership-unknown = It cannot be seen now whether you are in the employees' chat. Try in a minute.

## "What data do you keep": /privacy and its words in this language
privacy-words = anonymity, data
privacy-page =
    What data we keep

    Surveys. While a survey is open, one row is kept of your questionnaire: a mark of 16 bytes, made of { $channel ->
        [web] a random mark in your browser
       *[other] your account
    } with a secret key, and two sealed parts, of one size for everybody. It holds no name, nickname, phone nor time. Questionnaires are opened in batches of { $batch_min } or more, or all at once when the survey is over, always shuffled. Then the rows are deleted and the key is destroyed. Keys lie apart from the database and do not go into ordinary backups. Results are shown only if { $k_min } people or more have answered, and texts if there are ten of them or more.

    Messages “answer me here”{ $channel ->
        [web] { " " }from messengers
       *[other] { "" }
    }. We keep the text, files, topic, place, channel, date and the encrypted address of your account, and if you came by a QR code, the place where it hangs. The address and the place of the code are deleted { $address_days } days after the answer, earlier by the button “Forget me”, which deletes the files, too.

    Messages “without a trace”. We keep the text, photos, topic, place, channel and day, all the content is encrypted. The place of a QR code is not kept. Of a photo only the picture stays: place, time and telephone are removed. There is no account with them. { $content_days } days after the closing the content is deleted.

    Invitations to surveys, if you asked for them. We keep the encrypted address of your account and the month of the last invitation, apart from questionnaires and messages. The list does not tell who answered what. You can leave at any moment, and the address is deleted at once.

    Who reads. Texts and messages are read by the staff who deal with them. { $card_text ->
        [full] The whole text of a message comes to the staff's chat.
        [none] The text of a message does not come to the staff's chat, it is opened at the desk.
       *[masked] The text of a message comes to the staff's chat without phones, e-mail addresses and numbers of documents.
    } We ask for no name, phone or e-mail.

    What others see. { $channel ->
        [telegram] Telegram sees this dialogue. Answers you typed are deleted from it, presses of buttons do not stay in it.
        [vk] VK sees this dialogue, and the community's administrators see it with your name. Presses of buttons do not stay in it, typed text does. { $site ->
            [none] { "" }
           *[other] If that matters, answer on the site: { $site }
        }
        [max] MAX sees this dialogue and what you write in it. { $site ->
            [none] { "" }
           *[other] If that matters, answer on the site: { $site }
        }
       *[web] The browser remembers the pages you opened unless its history is cleared. For 30 minutes it keeps a random mark, so that you can finish what you began. We do not keep the address of your device.
    }

    What we cannot promise: until a survey is over the key is on the server, and anonymity depends on whoever runs the server. And you may be recognised by what you write about yourself.

    The very row of your questionnaire can be seen now, it stays nowhere.
privacy-stored-none = No row is kept of your questionnaires now.
privacy-rows = Rows about you: { $rows }. Their first bytes:
privacy-rows-all = Rows about you: { $rows }. Here they are, whole:
privacy-tag = Mark, { $size } B:
privacy-draft = Draft, { $size } B:
privacy-ballot = Ballot, { $size } B:
buttons-privacy = What data do you keep
buttons-show-stored = Show what is stored
web-headings-privacy = What data we keep

anonymity-after-personal-data =
    There seem to be personal data in the text: { $kinds }. So that the answer stays anonymous, please write it once more without them.

    Or send it as it is: we have hidden these data already.
privacy-kind = { $kind ->
        [phone] a phone
        [email] an e-mail address
        [name] a name in a network
        [link] a link
        [plate] a number plate
        [card] a card number
        [passport] a passport
        [snils] a SNILS
       *[other] a number or a name
    }
buttons-send-masked = Send, hiding these data
