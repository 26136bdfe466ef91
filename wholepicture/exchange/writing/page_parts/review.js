// The review of suggested codes: one after the other, with the keyboard or the mouse.
"use strict";
(() => {
  const by = (id) => document.getElementById(id);
  if (!by("review")) return;
  const { data, size, status, WAITING, DISPUTED, of, folded, tidy, counted, number } = suggestions;
  const ANSWER = { confirm: "confirmed", reject: "rejected" };
  const KEYS = { c: "confirm", r: "reject", s: "skip", u: "undo", n: "next", p: "previous" };
  const ONCE = new Set(["confirm", "reject", "skip", "undo"]); // a key held down does these once only
  const FIELDS = "input, select, textarea, [contenteditable]";
  const name = by("r-name");
  const bar = by("reviewing");
  const saves = Array.from(document.querySelectorAll("button.save"));
  const fitting = new Uint8Array(size); // the suggestions that the filters leave
  const skipped = new Set();
  const done = []; // what can be undone, the last one last
  const unsaved = new Set();
  let saved = 0; // how often decisions were saved
  let on = false;
  let me = "";
  let anyStatus = false; // whether the filters ask for what has been decided already
  let current = null;
  let last = -1; // where the reviewer was

  // What is left

  const learn = () => {
    const want = sieve.wanted();
    anyStatus = want.status !== "" && want.status !== "waiting";
    for (let i = 0; i < size; i += 1) fitting[i] = sieve.isShown(data.of[i]) && suggestions.fits(i, want) ? 1 : 0;
  };

  const own = (i) => of(i).find((one) => folded(one.by) === folded(me));
  const isOpen = (i) => fitting[i] === 1 && (anyStatus || status[i] === WAITING) && !own(i);
  const left = () => {
    let many = 0;
    for (let i = 0; i < size; i += 1) if (isOpen(i)) many += 1;
    return many;
  };

  const nearest = (from, step) => {
    for (let n = 1; n <= size; n += 1) {
      const i = (((from + step * n) % size) + size) % size;
      if (isOpen(i) && !skipped.has(i)) return i;
    }
    return null;
  };

  // Where the reviewer is

  const leave = () => {
    if (current === null) return;
    const line = suggestions.lineOf(current);
    line.removeAttribute("aria-current");
    line.removeAttribute("tabindex");
    for (const mark of suggestions.marksOf(current)) delete mark.dataset.now;
    current = null;
  };

  const intoView = (line) => {
    const row = line.closest("tr");
    const room = innerHeight - bar.offsetHeight - 120;
    (row.offsetHeight < room ? row : line).scrollIntoView({ block: "center" });
  };

  const wordsOf = (i) => {
    const pieces = Array.from(suggestions.lineOf(i).childNodes).filter((node) => node.nodeName !== "SMALL");
    const decided = status[i] === WAITING ? "" : ` (${suggestions.inWords(i)})`;
    return `Entry ${number.format(data.of[i] + 1)}: ${pieces.map((node) => node.textContent).join("").trim()}${decided}`;
  };

  const say = (text) => {
    by(on ? "r-now" : "r-said").textContent = text;
  };

  const howFar = () => {
    const later = [...skipped].filter(isOpen).length;
    return `${number.format(left())} left${later ? `, ${number.format(later)} of them skipped` : ""}.`;
  };

  // Focus goes to the suggestion, unless it is on a button that was pressed with the keyboard: it is pressed again.
  const goTo = (i, said = "", stay = false) => {
    leave();
    current = i;
    last = i;
    const line = suggestions.lineOf(i);
    line.setAttribute("aria-current", "true");
    line.tabIndex = -1;
    for (const mark of suggestions.marksOf(i)) mark.dataset.now = "";
    if (!stay) line.focus({ preventScroll: true });
    intoView(line);
    requestAnimationFrame(() => current === i && intoView(line)); // parts that were not laid out have their size now
    say(`${said} ${howFar()} ${wordsOf(i)}`.trim());
  };

  const move = (step, said = "", stay = false) => {
    let to = nearest(last, step);
    let remark = said;
    if (to === null && skipped.size && left()) {
      skipped.clear();
      to = nearest(last, step);
      remark = `${said} Only those that you skipped are left.`;
    }
    if (to !== null) {
      goTo(to, remark, stay);
      return;
    }
    leave();
    say(`${said} Nothing is left to review here. ${unsaved.size ? "Save your decisions." : ""}`.trim());
    if (!stay) saves.find((button) => bar.contains(button)).focus();
  };

  // Decisions

  const mind = (event) => event.preventDefault();

  const showUnsaved = () => {
    const words = unsaved.size ? `Save ${counted(unsaved.size, "new decision")}` : "Save decisions";
    const nothing = unsaved.size === 0 && decisions.all().length === 0;
    for (const button of saves) {
      button.textContent = words;
      button.disabled = nothing;
    }
    if (unsaved.size) addEventListener("beforeunload", mind);
    else removeEventListener("beforeunload", mind);
  };

  const answerOf = (i, reviewer) => of(i).find((one) => folded(one.by) === folded(reviewer));

  // Put a reviewer's answer in place of their earlier one; with none, there is none of theirs.
  const put = (i, reviewer, answer) => {
    const others = of(i).filter((one) => folded(one.by) !== folded(reviewer));
    suggestions.set(i, answer ? [...others, answer].sort(suggestions.inOrder) : others);
    suggestions.show(i);
    suggestions.showCounts();
    showUnsaved();
  };

  // Now, in UTC to the second; later than this person's earlier answer, even where that one's clock was ahead.
  const now = (before) => {
    const since = before ? suggestions.moment(before.on) + 1000 : -Infinity;
    return new Date(Math.max(Date.now(), since)).toISOString().replace(/\.\d+Z$/, "Z");
  };

  const decide = (answer, stay) => {
    if (current === null) {
      move(1, "", stay);
      return;
    }
    const i = current;
    const before = answerOf(i, me);
    done.push({ i, reviewer: me, before, wasUnsaved: unsaved.has(i), saved });
    unsaved.add(i);
    put(i, me, { answer, by: me, on: now(before) });
    skipped.delete(i);
    move(1, answer === "confirmed" ? "Confirmed." : "Rejected.", stay);
  };

  const undo = (stay) => {
    const step = done.pop();
    if (!step) {
      say("There is nothing to undo.");
      return;
    }
    const { i, reviewer, before, wasUnsaved } = step;
    if (step.saved !== saved || wasUnsaved) unsaved.add(i);
    else unsaved.delete(i);
    put(i, reviewer, before);
    if (sieve.isShown(data.of[i])) goTo(i, "Undone.", stay);
    else say(`Undone, in entry ${number.format(data.of[i] + 1)}, which the filters leave out.`);
  };

  const skip = (stay) => {
    if (current !== null) skipped.add(current);
    move(1, current === null ? "" : "Skipped.", stay);
  };

  const save = () => {
    const many = decisions.save();
    saved += 1;
    unsaved.clear();
    showUnsaved();
    say(`${counted(many, "decision")} saved as decisions.json among your downloads. Give it to the next merge, or pass it on.`);
  };

  // Files

  const openOne = async (file) => {
    if (file.size > data.limits.file_bytes) throw new Error("It is larger than any decisions file can be. Choose a decisions.json.");
    const list = decisions.read(await file.text());
    if (list.length && !decisions.concerns(list)) {
      throw new Error("Nothing in it is about an entry of this page. Open it in the page of the chronology on which it was decided.");
    }
    const { changed, here, missing } = decisions.take(list);
    await suggestions.showAll(changed);
    return [
      `${counted(list.length, "decision")} read, ${number.format(changed.length)} new here.`,
      ...differing(here),
      ...(missing ? [`${number.format(missing)} about what is not in this page: kept, and saved again.`] : []),
    ].join(" ");
  };

  const differing = (here) => {
    const many = here.filter((i) => status[i] === DISPUTED).length;
    return many ? [`People differ on ${counted(many, "suggestion")}.`] : [];
  };

  const line = (words, wrong) => {
    const said = document.createElement("span");
    said.textContent = words;
    if (wrong) said.className = "error";
    return said;
  };

  const open = async (files) => {
    const said = [];
    by("r-said").textContent = "Reading";
    await new Promise((go) => setTimeout(go));
    for (const file of files) {
      const called = suggestions.readable(file.name);
      try {
        said.push(line(`${called}: ${await openOne(file)}`));
      } catch (problem) {
        const why = problem instanceof Error && problem.name === "Error" ? problem.message : "It could not be read. Choose it again.";
        said.push(line(`${called} changed nothing. ${why}`, true));
      }
    }
    await sieve.apply();
    showUnsaved();
    if (status.includes(DISPUTED)) {
      const link = document.createElement("a");
      link.href = "#show?status=disputed";
      link.textContent = "Show where people differ";
      said.push(link);
    }
    by("r-said").replaceChildren(...said);
  };

  // Beginning and ending

  const complain = (words) => {
    by("r-name-error").textContent = words;
    by("r-name-error").hidden = !words;
    if (words) name.setAttribute("aria-invalid", "true");
    else name.removeAttribute("aria-invalid");
    if (words) name.focus();
  };

  const begin = () => {
    if (!tidy(name.value)) {
      complain("Write your name first: it stands beside each decision.");
      return;
    }
    complain("");
    me = tidy(name.value);
    on = true;
    bar.hidden = false;
    by("r-start").firstChild.data = "End the review ";
    document.documentElement.classList.add("reviewing-now");
    by("r-said").textContent = "";
    learn();
    last = Math.max(last, 0) - 1; // where the last review ended, if that is still to be decided
    move(1);
  };

  // The reader stays at the entry where the review ended, if the filters still leave it.
  const end = async () => {
    const line = current === null ? null : suggestions.lineOf(current);
    leave();
    on = false;
    bar.hidden = true;
    by("r-start").firstChild.data = "Start the review ";
    document.documentElement.classList.remove("reviewing-now");
    skipped.clear();
    say(unsaved.size ? `The review is ended. ${counted(unsaved.size, "decision")} not yet saved.` : "The review is ended.");
    await sieve.apply();
    const stays = line !== null && line.checkVisibility();
    if (stays) line.tabIndex = -1;
    (stays ? line : by("r-start")).focus({ preventScroll: stays });
  };

  const act = (what, stay = false) => {
    if (ANSWER[what]) decide(ANSWER[what], stay);
    else if (what === "skip") skip(stay);
    else if (what === "undo") undo(stay);
    else if (what === "next") move(1, "", stay);
    else if (what === "previous") move(-1, "", stay);
    else if (what === "end") end();
  };

  // Single letters work only during the review, not in a field, and can be switched off (WCAG 2.1.4).
  const press = (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return;
    if (event.key === "F2") {
      event.preventDefault();
      if (on) end();
      else begin();
      return;
    }
    if (!on || event.target.closest(FIELDS)) return;
    if (event.key === "Escape") end();
    const what = by("r-letters").checked ? KEYS[event.key.toLowerCase()] : undefined;
    if (!what || (event.repeat && ONCE.has(what))) return;
    event.preventDefault();
    act(what);
  };

  const clickInList = (event) => {
    const found = on && !getSelection().toString() && event.target.closest("ul.s > li");
    const i = found ? suggestions.at(found) : undefined;
    if (i !== undefined) goTo(i);
  };

  // The filters were used: what they leave is reviewed from here on.
  const followFilters = () => {
    if (!on) return;
    learn();
    if (current !== null && !sieve.isShown(data.of[current])) leave();
    say(`${howFar()} ${current === null ? "" : wordsOf(current)}`.trim());
  };

  by("review").hidden = false;
  document.addEventListener("keydown", press);
  document.addEventListener("sieved", followFilters);
  by("entries").addEventListener("click", clickInList);
  by("reviewer").addEventListener("submit", (event) => {
    event.preventDefault();
    if (on) end();
    else begin();
  });
  bar.addEventListener("click", (event) => {
    const button = event.target.closest("[data-do]");
    if (button) act(button.dataset.do, event.detail === 0);
  });
  for (const button of saves) button.addEventListener("click", save);
  by("r-file").addEventListener("change", async () => {
    const files = Array.from(by("r-file").files);
    by("r-file").value = "";
    await open(files);
  });
  showUnsaved();
})();
