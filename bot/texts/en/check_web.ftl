## check: what a visitor of the site gets (headers, cookies, packing)

check-not-looked = – { $name }: not looked at, { $reason }
check-web-name = Safety of the site
check-web-rules = Site, rules of pages
check-web-frames = Site, frames
check-web-others = Site, other headers
check-web-cookie = Site, cookie
check-web-cache = Site, cache
check-web-version = Site, version of the server
check-web-lengths = Site, length of pages
check-web-tls = Site, encryption
check-web-addresses = Site, addresses of visitors

check-web-strict = Content-Security-Policy is strict, without unsafe, and came unchanged
check-web-nobody = nobody
check-web-sites = only { $sites }; the desk: nobody
check-web-as-sent = came unchanged
check-web-cookie-fine = { $flags }
check-web-kept-nowhere = pages are kept nowhere
check-web-version-hidden = not seen
check-web-even = the same, it tells no answer
check-web-tls-fine = the browser remembers https, and the address without it leads there

check-web-rests = the site does not run now: start “otklik run” and look again
check-web-silent = the program runs (answer { $status }), but it is not seen at { $url }
check-web-changed = { $how ->
    [none] did not reach the visitor: { $header }
    [twice] told twice: { $header }. Browsers go by both
   *[other] changed on the way: { $header }
}
check-web-cookie-bare = missing: { $flags }
check-web-cookie-more = the server in front sets cookies of its own: { $names }
check-web-version-told = { $header } tells the version: { $value }
check-web-packed-anew = the server in front packs pages anew, and their length tells which is open
check-web-plain = at http:// the site answers without encryption
check-web-blind = OTKLIK_WEB__TRUSTED_PROXIES is not set: to the program all visitors come from one address, and limits for an address do nothing

check-web-leave = drop the rule about { $header } from the server in front of the program, which sets it itself. If there is none, restart the program
check-web-no-cookie = switch them off: the section promises people its own alone
check-web-no-cache = switch off the cache of pages in the server in front of the program
check-web-hide-version = in nginx: server_tokens off; elsewhere, the like of it
check-web-pack-not = switch off packing anew: in nginx gzip off, and leave Accept-Encoding as it is (docs/behind-a-proxy.md)
check-web-redirect = answer at http:// only by a redirect 301 to https://
check-web-mend-proxy = look at the name, the certificate and where the server in front leads (docs/behind-a-proxy.md)
check-web-name-proxy = tell the address of the server in front, as OTKLIK_WEB__TRUSTED_PROXIES=127.0.0.1
