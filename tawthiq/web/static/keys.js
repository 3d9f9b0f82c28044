// Keys of a page: each does what a button or link of the page does. Whoever turned them off (Settings) has none.
// On an Arabic keyboard the key counts that bears the letter on a Latin one, so that nobody has to change the keyboard.
const onKeys = (acts) => {
  "use strict";
  if (document.documentElement.dataset.keys === "no") return;
  const key = (event) => {
    if (event.key === "؟") return "?";
    const latin = event.key.length !== 1 || event.key.charCodeAt(0) < 128;
    return latin ? event.key : /^Key[A-Z]$/.test(event.code) ? event.code[3].toLowerCase() : "";
  };
  const help = () => {
    const keys = document.getElementById("keys");
    if (!keys) return;
    keys.open = !keys.open;
    keys.querySelector("summary").focus();
  };
  document.addEventListener("keydown", (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey || event.repeat) return;
    const writing = /^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName);
    if (writing && event.key === "Escape") event.target.blur();
    if (writing) return;
    const asked = key(event), act = asked === "?" ? help : acts[asked];
    if (!act) return;
    event.preventDefault();
    act();
  });
};
