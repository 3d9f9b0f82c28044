// Words selected in a report go into the form of the field that is open, or into the input of a long form that was last
// in use. Offsets are UTF-16 units of the report; the
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
  // the pair of inputs that takes the words: of the open form, or of the part of a long form that is being filled
  let filling = document.querySelector("form.entry .words");
  document.addEventListener("focusin", (event) => {
    const part = event.target.closest?.("form.entry fieldset, form.entry p.across");
    filling = part?.querySelector(".words") || filling;
  });
  const inputs = () => {
    if (filling) return [filling, filling.form.elements[`${filling.name}_start`]];
    const form = opened();
    return form ? [form.elements.words, form.elements.words_start] : [];
  };
  document.addEventListener("focusin", (event) => { last = event.target.closest?.("details.correct form") || last; });
  for (const details of document.querySelectorAll("details.correct")) {
    details.addEventListener("toggle", () => { if (details.open) last = details.querySelector("form"); });
  }
  const take = () => {
    const selection = getSelection();
    const [into, intoStart] = inputs();
    if (!into || !selection.rangeCount || selection.isCollapsed) return;
    const range = selection.getRangeAt(0);
    if (!passage.contains(range.startContainer) || !passage.contains(range.endContainer)) return;
    const words = range.toString(), trimmed = words.trim();
    if (!trimmed) return;
    const before = new Range();
    before.setStart(passage, 0);
    before.setEnd(range.startContainer, range.startOffset);
    const start = Number(passage.dataset.start) + before.toString().length + words.indexOf(trimmed);
    into.value = trimmed;
    intoStart.value = start;
  };
  passage.addEventListener("mouseup", take);
  passage.addEventListener("keyup", take);
  passage.addEventListener("touchend", () => setTimeout(take, 0));
  // what is typed by hand has no place of its own
  document.addEventListener("input", (event) => {
    if (!event.target.classList?.contains("words")) return;
    event.target.form.elements[`${event.target.name}_start`].value = "";
  });
})();
