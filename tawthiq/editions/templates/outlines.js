// The outlines of the map within a script: a page opened from a folder may fetch nothing.
(() => {
  "use strict";
  const outlines = OUTLINES;
  window.fetch = (name) => Promise.resolve({ ok: name in outlines, json: () => Promise.resolve(outlines[name]) });
})();
