## limits: floods and blocks
limits-too-fast = Too many messages in a row. Please wait { $seconds } s.
limits-crowd =
    Very many people are writing just now, and we take messages in turn. Please try again in { $minutes ->
        [one] { $minutes } minute
       *[other] { $minutes } minutes
    }. If a life or health is in danger, call 112.
limits-blocked = We cannot take your message just now. Try later, or use the official way.
message-there-already = You sent the same message a few minutes ago, and we have it. There is no need to keep it twice.
