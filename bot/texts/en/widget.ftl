## widget: the button and the frame for the town's own site

widget-button = Feedback
widget-title = Feedback: surveys and messages
widget-close = Close
widget-own-tab = Open in a new tab
widget-no-cookie = It seems that this browser keeps no cookies of pages shown inside another site, so the section does not know you at the next step. Open it in a new tab: everything works there.
