## surveys on somebody else's pages

elsewhere-about =
    This survey is not held here but on the page { $host }. It receives and keeps the answers, by its own rules; you may be asked to sign in. Our promises of anonymity do not hold there.

    We will be given answers without names alone. We open them shuffled and count them with the others.
elsewhere-open = Go to the survey
elsewhere-at = on the page { $host }
elsewhere-listed = held on somebody else's page: { $url }
