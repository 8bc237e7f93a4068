# Files of an answer: what to say when the dialogue does not take them.

notify-files-not-delivered = Message { $number }: the author got the words of the answer, but its files did not reach the dialogue within a day. We are not trying any more. The author will find them on the page of the message.
notify-files-left = Files came with the answer, but they did not get through to here. To see them, open “My messages”, then the number of the message.
