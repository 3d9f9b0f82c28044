// Words selected in a report go into the form from which a claim is entered, with their offset in UTF-16 units of the
// report; the server takes them only where they stand. Without scripts they are copied by hand.
(() => {
  "use strict";
  const text = document.getElementById("text"), form = document.getElementById("marking");
  if (!text || !form) return;
  const { words, words_start: start } = form.elements;
  const take = () => {
    const selection = getSelection();
    if (!selection.rangeCount || selection.isCollapsed) return;
    const range = selection.getRangeAt(0);
    if (!text.contains(range.startContainer) || !text.contains(range.endContainer)) return;
    const chosen = range.toString(), trimmed = chosen.trim();
    if (!trimmed) return;
    const before = new Range();
    before.setStart(text, 0);
    before.setEnd(range.startContainer, range.startOffset);
    words.value = trimmed;
    start.value = before.toString().length + chosen.indexOf(trimmed);
    form.classList.add("taken");
  };
  text.addEventListener("mouseup", take);
  text.addEventListener("keyup", take);
  text.addEventListener("touchend", () => setTimeout(take, 0));
  words.addEventListener("input", () => { start.value = ""; });
})();
