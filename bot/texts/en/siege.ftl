## siege: when very many visitors come to the site at once

siege-heading = One moment, please
siege-told = Unusually many visitors are coming to the site just now, and we let them in one by one. Your answer is not lost.
siege-alone = The page will open by itself in a few seconds.
siege-by-hand = { $seconds ->
    [0] There is no room yet. Press “Go on” in a few seconds.
    [one] Wait { $seconds } second and press “Go on”.
   *[other] Wait { $seconds } seconds and press “Go on”.
}
siege-go-on = Go on
