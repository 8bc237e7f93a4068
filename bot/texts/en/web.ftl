## web: the section “Feedback” of the site

web-language = en
web-title = Feedback
web-title-error = To be mended: { $title }
web-skip = Skip to the content
web-footer = Sections
web-further = Further
web-intro = { $org_short }. Here you can rate our work or write to us. No registration is needed, we do not ask for a name or phone.
web-emergency = If life or health is in danger, call 112. Emergency calls are not taken here.
web-takes = about { $duration }
web-about =
    The section “Feedback” collects opinions of citizens. Surveys are anonymous, results are summed up every quarter.

    Answers to surveys are not an official appeal. If you need a written answer by law, choose “Official appeal” at the bottom of the page.

web-headings-surveys = Surveys
web-headings-more = More
web-headings-official = Official appeal
web-headings-not-found = There is no such page
web-headings-error = The page does not work for the moment
web-headings-again = Please try once more
web-headings-closed = The page is closed
web-headings-not-asked = This survey is not open now

web-survey-next = Next
web-your-answer = Your answer
web-own-words = Or in your own words
web-kept = Your earlier answer is kept. You may change it, or leave it: press “Next”.
web-old-page = That page is no longer in use: you went on from it before, or in another tab. This is what is open now.
web-tick-or-keep = Nothing is ticked. Tick at least one option or press “Next”: your former answer stays.
web-not-together = These options cannot be chosen together. Please look at the ticks and press “Done”.
web-saved = Thank you! Everything is kept.

## refusals
web-session-expired = The page was open for too long, or cookies are switched off in the browser. Please start anew.
web-typed = This is what you wrote. Copy it, so that you need not type it again: we have not kept it.
web-not-found = Check the address or go back to the main page of the section.
web-not-asked = It may have ended or not yet begun, or there is a slip in the link. Thank you for wanting to answer! Surveys that are open now are at the start of the section; there you can also write to us.
web-forged = The form did not come from our page. Please open the section anew and repeat.
web-no-form = We could not make out what the browser sent. Please go back to the main page of the section and repeat.
web-large = That is too much text, or too many files, for one page. Please go back and leave less of it.
web-slow = The connection is too slow: the page did not get its answer in time. Please try once more.
web-often = Too many requests come from your address. Please wait a few minutes.
web-foreign = There is no section at this address. Please check the address in your browser.
web-not-kept = The answer cannot be kept right now. Wait a minute and reload the page: the browser will send it again, and it will not be counted twice.
errors-not-authorised = You have no access to this page. Ask the administrator of the system.
