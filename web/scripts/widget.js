/* «Обратная связь» on the town's own site, under the site's own rules: a button that opens our
   section over the page, or (data-inline) our section within it. Needs script-src and frame-src of
   our origin, and no inline style. Where a browser is too old, the button is a link. */
"use strict";
(function (words) {
  var script = document.currentScript;
  var told = script.dataset;
  var origin = new URL(script.src).origin;
  var SMALLEST = 320;
  var LARGEST = 20000;
  var LOOK = [
    ":host{display:inline-block;max-width:100%}",
    ":host([inline]){display:block}",
    "a.open,button{font:600 1rem/1.25 system-ui,-apple-system,'Segoe UI',Roboto,sans-serif;",
    "box-sizing:border-box;min-height:3rem;padding:.75rem 1.25rem;border:2px solid #0b5cad;",
    "border-radius:.5rem;background:#0b5cad;color:#fff;cursor:pointer;text-decoration:none;",
    "display:inline-block}",
    "button:hover,a.open:hover{background:#084883;border-color:#084883}",
    ":focus-visible{outline:3px solid #0b5cad;outline-offset:2px}",
    "dialog{box-sizing:border-box;width:min(46rem,100vw);max-width:100vw;height:min(52rem,100vh);",
    "max-height:100vh;padding:0;border:0;border-radius:.5rem;background:#fff;color:#1a1f29}",
    "dialog[open]{display:flex;flex-direction:column}",
    "dialog::backdrop{background:rgb(0 0 0/60%)}",
    ".bar{display:flex;flex-wrap:wrap;gap:0 .5rem;align-items:center;padding:.5rem .75rem;",
    "font:.875rem/1.25 system-ui,-apple-system,'Segoe UI',Roboto,sans-serif;",
    "justify-content:space-between}",
    ".bar a{color:#0b5cad;padding:.75rem 0}",
    ".bar button{background:#fff;color:#0b5cad;padding:.5rem .75rem;min-height:2.75rem;font-size:.875rem}",
    "iframe{display:block;width:100%;border:0;flex:1 1 auto;min-height:0}",
    "@media (max-width:47.99rem){dialog{width:100vw;height:100vh;border-radius:0}}",
    "@media print{:host{display:none}}"
  ].join("");

  function address() {
    var path = told.survey ? "/s/" + encodeURIComponent(told.survey) : "/";
    return origin + path + (told.survey && told.place ? "?p=" + encodeURIComponent(told.place) : "");
  }

  function made(tag, more) {
    return Object.assign(document.createElement(tag), more);
  }

  function link(look) {
    return made("a", {
      className: look, href: address(), target: "_blank", rel: "noopener", textContent: words.button
    });
  }

  function frame() {
    return made("iframe", { title: words.title, src: address() });
  }

  /* `heard` gets what the page within says: it alone, and nobody who sits elsewhere. */
  function listen(within, heard, wasThere) {
    window.addEventListener("message", function (event) {
      if (event.origin !== origin || event.source !== within.contentWindow) return;
      if (event.data && event.data.otklik) heard(event.data);
    });
    function hello() { within.contentWindow.postMessage({ otklik: "hello" }, origin); }
    within.addEventListener("load", hello);
    if (wasThere && document.readyState === "complete") hello();
  }

  function follow(within, wasThere) {
    listen(within, function (said) {
      var height = Number(said.height);
      if (said.otklik !== "height" || !(height > 0)) return;
      within.height = Math.min(LARGEST, Math.max(SMALLEST, Math.ceil(height)));
    }, wasThere);
  }

  function place(inside, isInline) {
    var host = made("div", { className: "otklik" });
    var root = host.attachShadow({ mode: "open" });
    var sheet = new CSSStyleSheet();
    sheet.replaceSync(LOOK);
    root.adoptedStyleSheets = [sheet];
    host.toggleAttribute("inline", isInline);
    inside.forEach(function (one) { root.append(one); });
    put(host);
  }

  function put(one) {
    var isInHead = script.closest("head");
    if (isInHead || !script.parentNode) document.body.append(one);
    else script.after(one);
  }

  function button() {
    var opener = made("button", { type: "button", textContent: words.button });
    var dialog = made("dialog", {});
    var closer = made("button", { type: "button", textContent: words.close });
    var bar = made("div", { className: "bar" });
    var within = null;
    var out = link("");
    out.textContent = words.own_tab;
    opener.setAttribute("aria-haspopup", "dialog");
    dialog.setAttribute("aria-label", words.title);
    bar.append(out, closer);
    dialog.append(bar);
    opener.addEventListener("click", function () {
      if (!within) {
        within = frame();
        dialog.append(within);
        listen(within, function (said) { if (said.otklik === "close") dialog.close(); });
      }
      dialog.showModal();
    });
    closer.addEventListener("click", function () { dialog.close(); });
    dialog.addEventListener("close", function () { opener.focus(); });
    place([opener, dialog], false);
  }

  function inline() {
    var before = script.previousElementSibling;
    var isOurs = before && before.tagName === "IFRAME" && before.src.indexOf(origin + "/") === 0;
    var within = isOurs ? before : frame();
    if (!isOurs) {
      within.height = 900;
      place([within], true);
    }
    follow(within, isOurs);
  }

  function start() {
    var isNew = window.HTMLDialogElement && "adoptedStyleSheets" in Document.prototype;
    if (!isNew) put(link("otklik"));
    else if ("inline" in told) inline();
    else button();
  }

  if (document.body && !script.closest("head")) start();
  else document.addEventListener("DOMContentLoaded", start);
})
