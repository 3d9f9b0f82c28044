// Who else is at this claim: asks the desk itself every ten seconds while the page is looked at, and says so.
(() => {
  "use strict";
  const told = document.getElementById("presence");
  if (!told) return;
  const address = `/presence.json?${new URLSearchParams({ subject: told.dataset.subject, version: told.dataset.version })}`;
  const ask = async () => {
    if (document.hidden) return;
    try {
      const answer = await fetch(address, { headers: { accept: "application/json" }, credentials: "same-origin" });
      if (!answer.ok) return;
      const said = await answer.json();
      if (told.textContent !== said.words) told.textContent = said.words;
    } catch {
      // the desk does not answer just now: the next time it may
    }
  };
  setInterval(ask, 10000);
  document.addEventListener("visibilitychange", ask);
})();
