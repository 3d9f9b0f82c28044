// Keys of the review page; every one of them does what a button or link of the page does.
(() => {
  "use strict";
  const form = document.getElementById("judge");
  const press = (verdict) => form?.querySelector(`button[value="${verdict}"]`)?.click();
  const reason = form?.elements.reason;
  const go = (id) => document.getElementById(id)?.click();
  const acts = {
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
    "?": () => {
      const keys = document.getElementById("keys");
      if (!keys) return;
      keys.open = !keys.open;
      keys.querySelector("summary").focus();
    },
  };
  document.addEventListener("keydown", (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey || event.repeat) return;
    if (event.key === "Escape" && /^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName)) { event.target.blur(); return; }
    if (/^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName)) return;
    const act = acts[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  });
})();
