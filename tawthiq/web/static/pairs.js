// Keys of the page of two incidents.
(() => {
  "use strict";
  const form = document.getElementById("judge");
  const press = (verdict) => form?.querySelector(`button[value="${verdict}"]`)?.click();
  const go = (id) => document.getElementById(id)?.click();
  onKeys({
    s: () => press("same"),
    d: () => press("different"),
    u: () => press("unsure"),
    p: () => go("preview"),
    j: () => go("after"),
  });
})();
