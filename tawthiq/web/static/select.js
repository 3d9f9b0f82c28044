// Words selected in a report go into the form of the field that is open. Offsets are UTF-16 units of the report; the
// words are sent along, and the server takes them only where they stand. Without scripts the words are copied by hand.
(() => {
  "use strict";
  const passage = document.getElementById("passage");
  if (!passage) return;
  const opened = () => {
    const forms = [...document.querySelectorAll("details.correct[open] form")];
    const withWords = forms.filter((form) => form.elements.words);
    return withWords.find((form) => form === last) || withWords.at(-1);
  };
  let last = null;
  document.addEventListener("focusin", (event) => { last = event.target.closest?.("details.correct form") || last; });
  for (const details of document.querySelectorAll("details.correct")) {
    details.addEventListener("toggle", () => { if (details.open) last = details.querySelector("form"); });
  }
  const take = () => {
    const selection = getSelection();
    const form = opened();
    if (!form || !selection.rangeCount || selection.isCollapsed) return;
    const range = selection.getRangeAt(0);
    if (!passage.contains(range.startContainer) || !passage.contains(range.endContainer)) return;
    const words = range.toString(), trimmed = words.trim();
    if (!trimmed) return;
    const before = new Range();
    before.setStart(passage, 0);
    before.setEnd(range.startContainer, range.startOffset);
    const start = Number(passage.dataset.start) + before.toString().length + words.indexOf(trimmed);
    form.elements.words.value = trimmed;
    form.elements.words_start.value = start;
  };
  passage.addEventListener("mouseup", take);
  passage.addEventListener("keyup", take);
  passage.addEventListener("touchend", () => setTimeout(take, 0));
  // what is typed by hand has no place of its own
  document.addEventListener("input", (event) => {
    if (event.target.name === "words") event.target.form.elements.words_start.value = "";
  });
})();
