// Keys of the review page.
(() => {
  "use strict";
  const form = document.getElementById("judge");
  const press = (verdict) => form?.querySelector(`button[value="${verdict}"]`)?.click();
  const reason = form?.elements.reason;
  const go = (id) => document.getElementById(id)?.click();
  onKeys({
    a: () => press("accept"),
    u: () => press("unsure"),
    x: () => { if (reason && !reason.value.trim()) reason.focus(); else press("reject"); },
    e: () => {
      const first = document.querySelector("details.correct");
      if (!first) return;
      first.open = true;
      first.querySelector("select, input:not([type=hidden])")?.focus();
    },
    j: () => go("after"),
    k: () => go("before"),
    m: () => go("move"),
    s: () => go("split"),
  });
})();
