// Answers to gaps, and keys to go from gap to gap. Answers stand in this page's memory only, never in the browser's own
// store: what is written there of a child would stay on the machine after the page is destroyed.
"use strict";
(() => {
  const by = (id) => document.getElementById(id);
  const data = JSON.parse(by("data").textContent);
  const cards = Array.from(document.querySelectorAll("article.gap"));
  const saves = Array.from(document.querySelectorAll("button.save"));
  const FIELDS = "input, select, textarea, [contenteditable]";
  const KEYS = { j: "next", k: "previous", e: "entries", a: "answer" };
  const kept = new Map(); // of a gap: the answer given here, by what it is about
  const elsewhere = new Map(); // opened from a file: what fits no gap here, or what another answer took the place of
  const fresh = new Set(); // what is not saved yet
  let me = ""; // who answers: asked once, and put into the next form

  const keyOf = (one) => JSON.stringify([one.check, one.limb, one.child, one.about, one.opened_on]);
  const tidy = (text) => text.trim().replace(/\s+/g, " ");
  // The same signs are written out as in the page: a name must not turn the line around.
  const HIDDEN = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufff9-\ufffb\ufdd0-\ufdef\ufffe\uffff]/g;
  const readable = (text) =>
    text.replace(HIDDEN, (sign) => `[U+${sign.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}]`);
  const today = () => {
    const now = new Date();
    return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((one) => String(one).padStart(2, "0")).join("-");
  };
  const inWords = (day) =>
    new Date(`${day}T12:00:00`).toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric" });
  const make = (name, text, className) => {
    const made = document.createElement(name);
    if (text) made.textContent = text;
    if (className) made.className = className;
    return made;
  };

  // What is not saved

  const mind = (event) => event.preventDefault();

  const showUnsaved = () => {
    const unsaved = fresh.size;
    const words = unsaved ? `Save ${unsaved} new ${unsaved === 1 ? "answer" : "answers"}` : "Save answers";
    for (const button of saves) {
      button.textContent = words;
      button.disabled = kept.size + elsewhere.size + data.answered.length === 0;
    }
    by("unsaved").hidden = unsaved === 0;
    by("unsaved-says").textContent = unsaved === 1 ? "1 answer is not yet saved." : `${unsaved} answers are not yet saved.`;
    document.body.classList.toggle("with-unsaved", unsaved > 0);
    if (unsaved) addEventListener("beforeunload", mind);
    else removeEventListener("beforeunload", mind);
  };

  const asText = () => {
    const list = [...data.answered, ...elsewhere.values(), ...kept.values()];
    const lines = list.map((one) => `    ${JSON.stringify(one)}`).join(",\n");
    return `{\n  "format": ${JSON.stringify(data.format)},\n  "version": ${JSON.stringify(data.version)},\n  "answers": [\n${lines}\n  ]\n}\n`;
  };

  // A file that the browser saves as any download: nothing is sent anywhere.
  const save = () => {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([asText()], { type: "application/json" }));
    link.download = "gap-answers.json";
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60000);
    fresh.clear();
    showUnsaved();
    by("a-said").textContent = "Saved as gap-answers.json among your downloads. Give it to the next check with --decisions.";
  };

  // The answer to one gap, or to the same gap of several children

  const gapsOf = (card) => data.cards[Number(card.dataset.card)];

  // For whom an answer can be: each child, once for each day on which it opened.
  const choicesOf = (card) => {
    const all = gapsOf(card);
    const days = (child) => new Set(all.filter((one) => one.child === child).map((one) => one.opened_on)).size;
    const choices = new Map();
    for (const gap of all) {
      const name = readable(gap.child) + (days(gap.child) > 1 ? `, since ${inWords(gap.opened_on)}` : "");
      choices.set(name, [...(choices.get(name) || []), gap]);
    }
    return choices;
  };

  const showKept = (card) => {
    for (const old of card.querySelectorAll(".answered.new")) old.remove();
    const said = new Map();
    for (const gap of gapsOf(card)) {
      const answer = kept.get(keyOf(gap));
      if (!answer) continue;
      const words = JSON.stringify([answer.said, answer.reason, answer.by, answer.review_on]);
      said.set(words, [...(said.get(words) || []), gap]);
    }
    for (const several of said.values()) {
      const answer = kept.get(keyOf(several[0]));
      const line = make("p", "", "answered new");
      line.append(make("b", `${answer.said[0].toUpperCase()}${answer.said.slice(1)}: `), readable(answer.reason));
      const children = [...new Set(several.map((gap) => readable(gap.child)))].join(", ");
      const again = answer.review_on ? `; to be looked at again on ${inWords(answer.review_on)}` : "";
      line.append(make("span", `For ${children}. ${readable(answer.by)}, ${inWords(answer.on)}${again}`, "kind"));
      card.querySelector(".whom").after(line);
    }
  };

  const fold = (card) => {
    const form = card.querySelector("form.answer");
    if (form) form.remove();
    const button = card.querySelector(".answer-it");
    button.hidden = false;
    button.setAttribute("aria-expanded", "false");
    button.textContent = gapsOf(card).some((gap) => kept.has(keyOf(gap))) ? "Change the answer" : "Answer";
  };

  const complain = (form, words, field) => {
    const error = form.querySelector(".error");
    error.textContent = words;
    error.hidden = false;
    if (field) field.focus();
  };

  const keep = (card, form) => {
    const field = form.elements;
    me = tidy(field.by.value);
    const chosen = [...choicesOf(card).values()].filter((_, place) => field[`for-${place}`].checked).flat();
    const reason = field.reason.value.trim();
    if (!chosen.length) return complain(form, "Choose for whom the answer is.", field["for-0"]);
    if (!field.said.value) return complain(form, "Choose one of the three answers.", field.said[0]);
    if (!reason) return complain(form, "Write why, or what was done.", field.reason);
    if (!me) return complain(form, "Write your name: it stands beside the answer.", field.by);
    if (!field.review.validity.valid) return complain(form, "The review date is no date. Correct it, or empty it.", field.review);
    if (field.review.value && field.review.value <= today()) {
      return complain(form, "The review date must be later than today.", field.review);
    }
    for (const { check, limb, child, about, opened_on } of chosen) {
      const gap = { check, limb, child, about, opened_on };
      const answer = { said: field.said.value, reason, by: me, on: today(), review_on: field.review.value || null };
      kept.set(keyOf(gap), { ...gap, ...answer });
      fresh.add(card.dataset.card);
    }
    fold(card);
    showKept(card);
    showUnsaved();
    by("a-said").textContent = "Your answer is kept in this page. Save it when you have done.";
    card.focus();
    return undefined;
  };

  const answer = (card) => {
    if (!card.dataset.card || card.querySelector("form.answer")) return;
    const form = by("answer-form").content.firstElementChild.cloneNode(true);
    const button = card.querySelector(".answer-it");
    const choices = choicesOf(card);
    [...choices.keys()].forEach((name, place) => {
      const item = make("li");
      const label = make("label");
      const box = make("input");
      box.type = "checkbox";
      box.checked = true;
      box.name = `for-${place}`;
      label.append(box, make("bdi", name));
      item.append(label);
      form.querySelector(".gaps .ticks").append(item);
    });
    form.querySelector(".gaps").hidden = choices.size === 1;
    form.elements.by.value = me;
    const before = kept.get(keyOf(gapsOf(card)[0]));
    if (before) {
      form.elements.said.value = before.said;
      form.elements.reason.value = before.reason;
      form.elements.review.value = before.review_on || "";
    }
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      keep(card, form);
    });
    form.querySelector("[data-do=cancel]").addEventListener("click", () => {
      fold(card);
      button.focus();
    });
    button.setAttribute("aria-expanded", "true");
    button.hidden = true;
    button.after(form);
    form.elements.said[0].focus();
  };

  // Answers that were saved earlier

  const counted = (many, one, several) => `${many} ${many === 1 ? one : several}`;
  const same = (one) => JSON.stringify(one);
  const known = new Set(data.answered.map(same));
  const here = new Set(data.cards.flat().map(keyOf));

  // Take one answer: of two about the same gap the later counts, and the other is kept all the same.
  const take = (one) => {
    if (known.has(same(one))) return;
    const before = kept.get(keyOf(one));
    const counts = here.has(keyOf(one)) && !(before && before.on >= one.on);
    const aside = counts ? before : one;
    if (counts) kept.set(keyOf(one), one);
    if (aside && same(aside) !== same(kept.get(keyOf(one)) || null)) elsewhere.set(same(aside), aside);
  };

  const open = async (file) => {
    let list = [];
    try {
      list = answersFile.read(await file.text(), data);
    } catch (wrong) {
      return `“${readable(file.name)}” was not opened. ${wrong.message}`;
    }
    list.forEach(take);
    const missing = list.filter((one) => !here.has(keyOf(one))).length;
    const fits = missing ? ` ${counted(missing, "fits", "fit")} no gap that can be answered here; kept, and saved with the others.` : "";
    return `“${readable(file.name)}”: ${counted(list.length, "answer", "answers")} opened.${fits}`;
  };

  const openAll = async () => {
    const files = Array.from(by("a-file").files);
    by("a-file").value = "";
    const said = [];
    for (const file of files) said.push(await open(file));
    for (const card of cards.filter((one) => one.dataset.card)) {
      showKept(card);
      if (!card.querySelector("form.answer")) fold(card);
    }
    showUnsaved();
    by("a-said").textContent = said.join(" ");
  };

  // Keys: they work outside fields, and can be switched off (WCAG 2.1.4)

  const current = () => document.activeElement.closest("article.gap");

  const move = (step) => {
    const seen = cards.filter((card) => card.checkVisibility());
    const at = seen.indexOf(current());
    const to = at < 0 ? (step > 0 ? 0 : seen.length - 1) : at + step;
    if (!seen[to]) return;
    seen[to].focus({ preventScroll: true });
    seen[to].scrollIntoView({ block: "start" });
  };

  const press = (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing || event.target.closest(FIELDS)) return;
    const what = by("a-letters").checked ? KEYS[event.key.toLowerCase()] : undefined;
    if (!what) return;
    const card = current();
    if (what === "next") move(1);
    else if (what === "previous") move(-1);
    else if (!card) return;
    else if (what === "entries") card.querySelector(".stands").open = !card.querySelector(".stands").open;
    else answer(card);
    event.preventDefault();
  };

  for (const card of cards) {
    if (!card.dataset.card) continue;
    const button = make("button", "Answer", "answer-it");
    button.type = "button";
    button.setAttribute("aria-expanded", "false");
    button.setAttribute("aria-describedby", card.getAttribute("aria-labelledby"));
    button.addEventListener("click", () => answer(card));
    card.append(button);
  }
  by("answering").hidden = cards.length === 0;
  document.querySelector(".keys-hint").hidden = cards.length === 0;
  document.addEventListener("keydown", press);
  for (const button of saves) button.addEventListener("click", save);
  by("a-file").addEventListener("change", openAll);
  showUnsaved();
})();
