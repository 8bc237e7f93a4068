## widget: the button and the frame for the town's own site

widget-button = Feedback
widget-title = Feedback: surveys and messages
widget-close = Close
widget-own-tab = Open in a new tab
widget-no-cookie = It seems that this browser keeps no cookies of pages shown inside another site, so the section does not know you at the next step. Open it in a new tab: everything works there.

## the desk: lines for the site
widget-desk-title = Button for the site
widget-desk-about = The section can be shown on the town's own site: by a button that opens it over the page, or within the page. Copy the lines and give them to whoever keeps the site.
widget-desk-sites = It may be shown here alone: { $sites }. The list is changed in the settings of the program.
widget-desk-no-https = As long as the section has no https:// address, browsers remember no visitor inside another page. Set OTKLIK_WEB__PUBLIC_URL.
widget-desk-opens = What it opens
widget-desk-start = The start page of the section
widget-desk-place = The place, if the lines are for its page
widget-desk-no-place = No place
widget-desk-show = Show the lines
widget-desk-kind = { $kind ->
    [button] The button “Feedback”. Put it where it should stand
    [frame] The section within a page. The first line works alone, the second fits its height
   *[rules] If the site has a Content-Security-Policy of its own, add to it
}
widget-desk-cookies = Inside another page a visitor is remembered by a cookie of its own: without a name, for half an hour, for that site alone. A browser that keeps not even this one offers to open the section in a new tab.
widget-desk-off = Nobody may show the section inside pages of theirs now. To let the town's site, set its address in the settings of the program ({ $setting }; several by commas) and restart it:
