// Marks the words of claims in a report with the CSS Custom Highlight API: the text itself is never cut up, so Arabic
// letters stay joined. Offsets come in UTF-16 units with the words they stand for; where the two differ, nothing is
// marked. Without scripts, or without the API, the plain <mark> elements of the page stay as they are.
(() => {
  "use strict";
  const text = document.getElementById("text");
  const buttons = [...document.querySelectorAll("button.span")];
  if (!text || !window.Highlight || !CSS.highlights || !buttons.length) return;
  for (const mark of text.querySelectorAll("mark")) mark.replaceWith(...mark.childNodes);
  const nodes = [];
  let length = 0;
  const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    nodes.push({ node, start: length });
    length += node.data.length;
  }
  const at = (offset, end) => {
    for (let i = nodes.length - 1; i >= 0; i--) {
      if (nodes[i].start < offset || (!end && nodes[i].start === offset)) return [nodes[i].node, offset - nodes[i].start];
    }
    return [nodes[0].node, 0];
  };
  const rangeOf = (button) => {
    const range = new Range();
    range.setStart(...at(Number(button.dataset.start), false));
    range.setEnd(...at(Number(button.dataset.end), true));
    return range.toString() === button.dataset.quote ? range : null;
  };
  const claims = new Highlight(), claim = new Highlight(), words = new Highlight();
  claims.priority = 0; claim.priority = 1; words.priority = 2;
  CSS.highlights.set("claims", claims);
  CSS.highlights.set("claim", claim);
  CSS.highlights.set("words", words);
  for (const button of buttons) {
    const range = rangeOf(button);
    if (!range) { button.disabled = true; continue; }
    if (button.dataset.slot === "claim") claims.add(range);
  }
  const status = document.getElementById("status");
  const show = (button) => {
    const pressed = button.getAttribute("aria-pressed") === "true";
    for (const other of buttons) other.setAttribute("aria-pressed", "false");
    claim.clear(); words.clear();
    status.textContent = "";
    if (pressed) return;
    const whole = button.closest("li").querySelector('button.span[data-slot="claim"]');
    const range = rangeOf(button), all = rangeOf(whole);
    if (!range) return;
    button.setAttribute("aria-pressed", "true");
    if (all) claim.add(all);
    if (button !== whole) words.add(range);
    status.textContent = button.dataset.quote;
    const box = range.getBoundingClientRect();
    const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
    if (box.top < 60 || box.bottom > innerHeight - 60) {
      scrollTo({ top: scrollY + box.top - innerHeight / 3, behavior: still ? "auto" : "smooth" });
    }
  };
  for (const button of buttons) button.addEventListener("click", () => show(button));
  const step = (by) => () => {
    const firsts = buttons.filter((b) => b.dataset.slot === "claim");
    const now = firsts.findIndex((b) => b.closest("li").contains(document.activeElement));
    const next = firsts[Math.min(Math.max(now + by, 0), firsts.length - 1)];
    next.focus();
    if (next.getAttribute("aria-pressed") !== "true") show(next);
  };
  onKeys({ j: step(1), k: step(-1) });
  document.documentElement.classList.add("scripted");
})();
