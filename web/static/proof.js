/* The little work asked of a newcomer while very many come at once: finds a number that makes the
   hash of the puzzle begin with zeros, in small bites, and sends the form. */
"use strict";
(function () {
  var form = document.getElementById("held");
  var puzzle = form.elements.puzzle.value;
  var bits = Number(form.dataset.bits);
  var at = 0;
  var after = new MessageChannel(); // timers wait a second in a tab that is not looked at
  var K = [];
  var FIRST = [];
  (function constants() {
    var found = 0;
    for (var n = 2; found < 64; n += 1) {
      var isPrime = true;
      for (var d = 2; d * d <= n; d += 1) if (n % d === 0) isPrime = false;
      if (!isPrime) continue;
      if (found < 8) FIRST.push((Math.pow(n, 1 / 2) % 1 * 4294967296) | 0);
      K.push((Math.pow(n, 1 / 3) % 1 * 4294967296) | 0);
      found += 1;
    }
  })();

  function turned(word, by) { return (word >>> by) | (word << (32 - by)); }

  /* The first word of SHA-256 of a short ASCII text. */
  function hash(text) {
    var length = text.length;
    var words = [];
    var h = FIRST.slice();
    var total = (((length + 8) >> 6) + 1) * 16;
    var i;
    for (i = 0; i < total; i += 1) words[i] = 0;
    for (i = 0; i < length; i += 1) words[i >> 2] |= text.charCodeAt(i) << (24 - (i % 4) * 8);
    words[length >> 2] |= 0x80 << (24 - (length % 4) * 8);
    words[total - 1] = length * 8;
    for (var start = 0; start < total; start += 16) block(h, words.slice(start, start + 16));
    return h[0];
  }

  function block(h, w) {
    var a = h[0], b = h[1], c = h[2], d = h[3], e = h[4], f = h[5], g = h[6], k = h[7];
    for (var i = 0; i < 64; i += 1) {
      if (i > 15) {
        var x = w[i - 15], y = w[i - 2];
        w[i] = (w[i - 16] + (turned(x, 7) ^ turned(x, 18) ^ (x >>> 3)) + w[i - 7]
          + (turned(y, 17) ^ turned(y, 19) ^ (y >>> 10))) | 0;
      }
      var one = (k + (turned(e, 6) ^ turned(e, 11) ^ turned(e, 25)) + ((e & f) ^ (~e & g))
        + K[i] + w[i]) | 0;
      var two = ((turned(a, 2) ^ turned(a, 13) ^ turned(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))) | 0;
      k = g; g = f; f = e; e = (d + one) | 0; d = c; c = b; b = a; a = (one + two) | 0;
    }
    [a, b, c, d, e, f, g, k].forEach(function (word, n) { h[n] = (h[n] + word) | 0; });
  }

  function bite() {
    var until = Date.now() + 30;
    while (Date.now() < until) {
      for (var n = 0; n < 200; n += 1, at += 1) {
        if (hash(puzzle + ":" + at) >>> (32 - bits) === 0) {
          form.elements.proof.value = String(at);
          form.submit();
          return;
        }
      }
    }
    after.port2.postMessage(0);
  }

  after.port1.onmessage = bite;
  document.getElementById("alone").hidden = false;
  document.getElementById("by-hand").hidden = true;
  bite();
})();
