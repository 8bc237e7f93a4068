/* Keys of the page of codes: 1 to 9 give a code, 0 says that nothing fits, n goes on. Letters by
   their place on the keyboard, for the Russian layout. All of it works without this, too. */
"use strict";
(() => {
  for (const hint of document.querySelectorAll(".keys")) hint.hidden = false;
  document.addEventListener("keydown", (event) => {
    const field = event.target.closest("textarea, select, input");
    if ((field && field.value) || event.ctrlKey || event.altKey || event.metaKey) return;
    const key = event.code === "KeyN" && !field ? "n" : event.key;
    if (event.isComposing || !/^[0-9n]$/.test(key) || (field && key === "n")) return;
    const pressed = document.querySelector(`[data-key="${key}"]`);
    if (!pressed) return;
    event.preventDefault();
    pressed.click();
  });
})();
