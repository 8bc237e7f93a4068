/* Keys of the list: j and k walk, Enter opens, x ticks, / goes to the search. By places of the
   keyboard, so that they work in the Russian layout. All of it works without this, too. */
"use strict";
(() => {
  const links = [...document.querySelectorAll("tbody th a")];
  const search = document.getElementById("q");
  for (const hint of document.querySelectorAll(".keys")) hint.hidden = links.length === 0;
  let at = -1;

  function walk(by) {
    at = Math.min(links.length - 1, Math.max(0, at + by));
    links[at].focus();
    links[at].scrollIntoView({ block: "nearest" });
  }

  function tick() {
    const box = at < 0 ? null : links[at].closest("tr").querySelector("input[type=checkbox]");
    if (box) box.click();
  }

  for (const [place, link] of links.entries()) {
    link.addEventListener("focus", () => { at = place; });
  }
  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest("textarea, select, input:not([type=checkbox])");
    if (typing || event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return;
    const act = { KeyJ: () => walk(1), KeyK: () => walk(-1), KeyX: tick }[event.code];
    const slash = event.key === "/" || (event.code === "Slash" && !event.shiftKey);
    if (slash && search) search.focus();
    else if (act && links.length && !event.shiftKey) act();
    else return;
    event.preventDefault();
  });
})();
