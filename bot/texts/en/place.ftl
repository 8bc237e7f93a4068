# The place whose QR code led to a message: for its author, and on the card of staff.

place-opened =
    You came by a QR code: { $place }. { $traceless ->
        [yes] If you ask for an answer here, staff will see this place beside the message. With a message “without a trace” it is not kept.
       *[no] Staff will see this place beside the message.
    }
place-of-message = By the QR code: { $place }
place-on-card = { $channel }, place “{ $place }”
