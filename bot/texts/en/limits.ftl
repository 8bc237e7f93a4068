## limits: floods and blocks
limits-too-fast = Too many messages in a row. Please wait { $seconds } s.
limits-blocked = We cannot take your message just now. Try later, or use the official way.
message-there-already = You sent the same message a few minutes ago, and we have it. There is no need to keep it twice.
