/* Inside a frame: tells the height of the page, and that Esc was pressed, to the sites that may
   frame us and to no other. All of the page works without this. */
"use strict";
(function () {
  var parents = document.currentScript.dataset.parents.split(" ");
  var told = 0;
  if (window.parent === window) return;

  function tell(what) {
    var above = window.location.ancestorOrigins;
    parents.forEach(function (parent) {
      if (!above || above[0] === parent) window.parent.postMessage(what, parent);
    });
  }

  function height() {
    var now = 0;
    Array.prototype.forEach.call(document.body.children, function (one) {
      now = Math.max(now, Math.ceil(one.getBoundingClientRect().bottom + window.scrollY));
    });
    if (now > 0 && now !== told) tell({ otklik: "height", height: now });
    told = now;
  }

  window.addEventListener("message", function (event) {
    var isHello = event.data && event.data.otklik === "hello";
    if (event.source !== window.parent || parents.indexOf(event.origin) < 0 || !isHello) return;
    told = 0;
    height();
  });
  window.addEventListener("load", height);
  window.addEventListener("resize", height);
  document.addEventListener("keydown", function (event) {
    if (event.key === "Escape") tell({ otklik: "close" });
  });
  if (window.ResizeObserver) new ResizeObserver(height).observe(document.body);
  height();
})();
