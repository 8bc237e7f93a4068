# otklik ordinance: the clauses of the act, what serves them, what the check showed.

cli-ordinance = The clauses of the act that the program serves: by what, and is all ready here. Example: otklik ordinance --profile gatchina
cli-ordinance-profile = Another ordinance: naryan_mar, gatchina, kamensk_uralsky, astrakhan, naur or a profile file.
ordinance-no-act = There are no clauses for the act "{ $seed }". A profile without the key seed does not know which act it serves; known are { $known }.
ordinance-heading = { $act }
ordinance-clause = { $at } — { $says }
ordinance-ok = { $told ->
    [none] {"  "}✓ { $by }
   *[other] {"  "}✓ { $by }: { $told }
}
ordinance-failed = {"  "}✗ { $by }: { $told } — { $remedy }
ordinance-sum = { $failed ->
    [0] Clauses: { $count }. All are served.
   *[other] Clauses: { $count }, not served yet: { $failed }. What to do stands behind ✗.
}
ordinance-none = none
ordinance-off = off
ordinance-on = on
ordinance-no-door = employees have nowhere to answer
ordinance-no-chat = no staff chat is set
ordinance-no-link = nowhere to lead to: neither the site nor a messenger is open to the outside
ordinance-local = the address { $address } opens on this computer only
ordinance-no-wave = no survey is open now
ordinance-not-asked = not asked for a year: { $survey }
ordinance-not-sent = the digest of { $period } was not sent, it was due on { $date }
ordinance-not-submitted = the report of { $period } is not marked as handed in, it was due on { $date }
ordinance-parts = parts of { $period } are not handed in, they were due on { $date }: { $parts }
ordinance-public = publication is on, and the act does not allow it
ordinance-template = the town's own template of the report was not taken
ordinance-nothing-written = nothing is written down, though { $period } brought data
ordinance-undecided = waiting for a decision in { $period }: { $count }
ordinance-bare = without measures in { $period }: { $count }
ordinance-urgent = of high priority in { $period }: { $count }, all have measures
ordinance-aimless = measures without a target figure: { $count }
ordinance-not-coded = not one text of { $period } was looked through, of { $count }
ordinance-proposed = waiting for a decision: { $count }
ordinance-slips = one-time slips on the site
ordinance-chats = staff chats: { $count }; the queue is at the desk
ordinance-shut = not open now: { $survey }
ordinance-open = "{ $survey }" is open until { $date }
ordinance-by-hand = "{ $survey }" is opened by otklik survey open { $id }
ordinance-checked = waves checked: { $count }; opened from { $batch_min } sheets on, shown from { $k_min }
ordinance-annual = this year's survey began on { $date }
ordinance-no-annual = none in { $year } yet
ordinance-by-file = results come in by otklik import answers
ordinance-both = external clients — { $external }, employees — { $internal }
ordinance-received = { $title }, this quarter: { $count }
ordinance-figure = external clients — { $external }, employees — { $internal }
ordinance-levels = surveys with a result this quarter: { $count }; without one yet: { $sealed }
ordinance-mark = the mark "not for publication ({ $clause })" is there{ $asked ->
    [yes] ; the desk is shut to strangers
   *[no] ; the desk was not tried: the program is not running
}
ordinance-topics = topics: { $count }, with a code of the common classifier: { $coded }
ordinance-records = records: { $count }
ordinance-pains = rows of { $period }: { $count }
ordinance-published = periods published: { $count }
ordinance-inquiries = triggers found: { $count }, surveys running: { $running }
ordinance-coded = texts looked through this quarter: { $looked }, left: { $left }
ordinance-monthly = from { $total } questionnaires a month or { $direction } of one direction; { $period } { $reached ->
    [yes] reached it
   *[no] did not reach it
}
ordinance-roadmap = { $numbers } written for { $period }; processes to be re-engineered: { $count }

ordinance-by = { $look ->
    [clients] "Who wrote" on the card and in the entry form
    [kinds] Kinds of appeals on the card and in the register
    [forms] Oral, written and electronic form in the register
    [employees_door] Surveys and messages of employees
    [groups] Groups of units of internal clients
    [web] The site's section "Feedback"
    [staff_chat] A message at once in the staff chat and in the queue
    [alarms] An alarm of danger at once in the staff chat
    [digest] The digest into the staff chat, the next one
    [deadline] The digest not after the act's day
    [places] Places of QR codes
    [parts] Parts of the report by direction, "Reports"
    [recipient] To whom the report is handed in
    [staff_order] A wave of employees only by number and date of an order
    [door] Door: { $about }
    [address] Postal address on the site and in the bot
    [pos] Link to the feedback platform
    [site] The site's section of official appeals
    [reception] Days and hours of reception
    [responsible] The one responsible, in the report's head
    [responsible_internal] The one responsible for feedback of employees
    [direction] Survey of the direction
    [permanent] Permanent surveys, open now
    [scripts] Survey scripts
    [survey] One-off survey
    [comparable] The same overall question in every survey
    [attributes] Questions of separate sides
    [anonymity] The check of anonymity
    [initiative] An employee's message without a trace
    [annual] The yearly survey of employees
    [paper] Sheets of paper, surveys
    [outside_surveys] Surveys on other pages
    [ready_lines] A ready line with the link for letters
    [mailing] Mailing of invitations to those who asked
    [both_audiences] Figures of both audiences this quarter
    [channel] Channel
    [figure] The figure in digest and report
    [level] Overall level of satisfaction
    [not_public] A closed chat, a desk by sign-in, the mark
    [organisations] Appeals of subordinate organisations, organisations
    [classifier] Directory of topics
    [rating] Rating of directions
    [decisions] Register of decisions and measures of the year
    [materials] Register of instructions and explanations of the year
    [reengineering] Measures of re-engineering of the year
    [practices] Register of best practices
    [observations] Register of media and networks
    [processes] Register of processes
    [pain_map] Pain map
    [monthly] The digest of a month, when there are many answers
    [additional] Additional survey: its triggers, population and sample
    [publication] "You said, we did"
    [roadmap] Report, list of processes and plan of re-engineering
    [problems] Problems: causes named this quarter
    [profile] The profile keeps to the letter of the act
    [publicity] Only what the act allows is published
    [pain_measures] Measures on pains of high priority
    [pain_form] Columns of the pain map, and an owner of each measure
   *[coding] Coding of texts by cause and pain
}
ordinance-remedy = { $look ->
    [employees_door] Set OTKLIK_TELEGRAM__EMPLOYEE_CHAT or OTKLIK_VK__EMPLOYEE_CHAT, or switch the site on.
    [groups] Enter subordinate units: "Units" at the desk or units of the profile.
    [web] Switch the site on: OTKLIK_WEB__PORT.
    [mailing] Connect VK or Telegram: OTKLIK_VK__TOKEN, OTKLIK_TELEGRAM__TOKEN.
    [staff_chat] Set the staff chat: OTKLIK_TELEGRAM__STAFF_CHAT or OTKLIK_VK__STAFF_CHAT.
    [digest] Set the staff chat: OTKLIK_TELEGRAM__STAFF_CHAT or OTKLIK_VK__STAFF_CHAT.
    [deadline] Remove OTKLIK_DIGEST__DAY or set a day before the deadline.
    [places] Put such places into places of the profile or into "Settings".
    [unnamed-places] Say where these places are: "Settings" of the desk or places of the profile.
    [parts] Say in the profile who answers for which direction: direction_units.
    [staff_order] Name the order: --basis "order of … № …".
    [value] Fill in the profile ({ $about }) or "Settings".
    [door] Set OTKLIK_{ $about }__TOKEN.
    [direction] Start the program (make run): permanent surveys open by themselves. If there is no such direction, add it to the profile.
    [scripts] See otklik survey check.
    [anonymity] See otklik anonymity and docs/anonymity-administrator.md.
    [annual] Open the wave: otklik survey open int_annual --basis "…".
    [channel] Add the channel to the profile.
    [not_public] Shut the desk: something before the program answers without sign-in.
    [problems] Switch the chapter on in the profile: problem_list.
    [publication] Switch publication on in the profile: publication.
    [additional] Switch additional surveys on in the profile: additional_survey.
    [monthly] Say in the profile from how many questionnaires a month gets a digest: report.monthly.
    [roadmap] Name the papers of the roadmap in the profile: roadmap_reports.
    [processes] Enter the processes: desk, "Registers", "Processes".
    [profile] Put the act's value back into the profile: { $about }.
    [literally] The act says otherwise: { $about }. Mend the profile or "Settings".
    [publicity] Switch publication off in the profile (publication), or leave the figures out: exclude.
    [public] Set the address that citizens can open: OTKLIK_WEB__PUBLIC_URL.
    [by-hand] Open a wave: otklik survey open { $about }.
    [not-sent] Start the program, or send it yourself: otklik digest { $about } --send.
    [submitted] Mark it as handed in: the desk, "Reports".
    [words] Put the act's words back into the profile: clauses.{ $about }.
    [rating] Switch the rating on in the profile: client_rating.
    [classifier] Write the codes of the common classifier into the directory of topics.
    [write] Write it down: the desk, "Registers".
    [decide] Decide of each: the desk, "Pain map".
    [measures] Set a measure, an owner and a day: the desk, "Pain map".
    [owners] Give the measures owners among "Units": the desk, "Pain map".
    [target] Write a figure and a target of the measure: the desk, "Pain map".
    [coding] Look the texts through: the desk, "Coding".
    [publish] Publish what came of it: the desk, "Reports", "You said, we did".
    [propose] Begin the survey, or refuse with a reason: the desk, "Additional surveys".
   *[pain_map] Switch the map on in the profile: pain_map.
}
