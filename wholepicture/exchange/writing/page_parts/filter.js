// Filters for the chronology: an extra. Without this script everything is shown.
"use strict";
const sieve = (() => {
  const SLICE = 3000; // rows whose words are read before the page may answer the reader again
  const PAUSE = 200; // milliseconds without a key before the words are looked for
  const DAY = 864e5;
  const by = (id) => document.getElementById(id);
  const data = JSON.parse(by("data").textContent);
  const form = by("filters");
  const field = form.elements;
  const rows = Array.from(document.querySelectorAll("#entries tr.e"));
  const marks = Array.from(document.querySelectorAll(".picture [data-e]"));
  const texts = new Array(rows.length);
  const shown = new Uint8Array(rows.length).fill(1); // what the filters keep
  const inPlace = new Uint8Array(rows.length).fill(1); // which rows are not hidden, whether or not their part is
  const parts = [];
  const months = [];
  const number = new Intl.NumberFormat("en-GB");
  let textsRead = 0;
  let turn = 0;
  let waiting = 0;
  let remark = "";

  // Where each part of the table, and each heading in it, has its rows.
  const learnPlaces = () => {
    let place = 0;
    for (const body of document.querySelectorAll("#entries tbody")) {
      const head = body.firstElementChild.className === "head" ? body.firstElementChild : null;
      const size = body.childElementCount - (head ? 1 : 0);
      if (head) {
        const total = head.querySelector(".total");
        months.push({ first: place, end: place, total, words: total.textContent, before: -1 });
      }
      const month = months[months.length - 1];
      month.end = place + size;
      parts.push({ body, first: place, end: place + size, head: Boolean(head), month, before: -1 });
      place += size;
    }
  };

  const plain = (text) => text.toLowerCase().replace(/[\u2018\u2019]/g, "'").replace(/[\u201c\u201d]/g, '"').replace(/\s+/g, " ");

  const termsOf = (words) => {
    const terms = [];
    for (const found of plain(words).matchAll(/"([^"]+)"|([^\s"]+)/g)) {
      const term = (found[1] || found[2]).trim();
      if (term) terms.push(term);
    }
    return terms;
  };

  const dayOf = (input) => (input.value ? input.valueAsNumber / DAY : null);
  const chosen = (name) => (field[name] && field[name].value !== "" ? Number(field[name].value) : null);
  const ticked = () => Array.from(form.querySelectorAll("[name=agency]:checked"), (box) => Number(box.value));

  const wanted = () => ({
    agencies: new Set(ticked()),
    person: chosen("person"),
    kind: chosen("kind"),
    from: dayOf(field.from),
    to: dayOf(field.to),
    terms: termsOf(field.words.value),
    code: chosen("code"),
    status: field.status ? field.status.value : "",
    unknown: Boolean(field.unknown && field.unknown.checked),
  });

  // The entries that hold a suggestion of the code that is wanted, decided as is wanted; null when neither is.
  const suggestedIn = (want) => {
    if (want.code === null && !want.status) return null;
    const found = new Uint8Array(rows.length);
    for (let i = 0; i < suggestions.size; i += 1) if (suggestions.fits(i, want)) found[suggestions.data.of[i]] = 1;
    return found;
  };

  // An entry is kept when it may have happened in the period: an end that is not known shuts nothing out.
  const keeps = (want, suggested, i) => {
    if (suggested && !suggested[i]) return false;
    if (want.unknown && !suggestions.unknown.has(i)) return false;
    if (want.agencies.size && !want.agencies.has(data.agency[i])) return false;
    if (want.kind !== null && data.kind[i] !== want.kind) return false;
    if (want.person !== null && !data.people[i].includes(want.person)) return false;
    if (want.from !== null && data.last[i] !== null && data.last[i] < want.from) return false;
    if (want.to !== null && data.first[i] !== null && data.first[i] > want.to) return false;
    return want.terms.every((term) => texts[i].includes(term));
  };

  const narrows = (want) =>
    want.agencies.size > 0 ||
    want.terms.length > 0 ||
    want.status !== "" ||
    want.unknown ||
    [want.person, want.kind, want.from, want.to, want.code].some((one) => one !== null);

  const readTexts = async (mine) => {
    while (textsRead < rows.length) {
      const end = Math.min(textsRead + SLICE, rows.length);
      for (; textsRead < end; textsRead += 1) {
        const words = rows[textsRead].getElementsByClassName("v");
        texts[textsRead] = plain(Array.from(words, (one) => one.textContent).join("\n"));
      }
      await new Promise((go) => setTimeout(go));
      if (mine !== turn) return;
    }
  };

  // A part with nothing to show is hidden as a whole and its rows are left as they are: with a screen reader on, each row
  // that changes costs the browser a millisecond.
  const showPart = (part, now) => {
    const hide = now === 0 && !(part.head && part.month.before > 0);
    if (part.body.hidden !== hide) part.body.hidden = hide;
    if (hide) return;
    for (let i = part.first; i < part.end; i += 1) {
      if (shown[i] !== inPlace[i]) {
        rows[i].hidden = !shown[i];
        inPlace[i] = shown[i];
      }
    }
  };

  const show = (want) => {
    const running = new Uint32Array(rows.length + 1);
    const suggested = suggestedIn(want);
    for (let i = 0; i < rows.length; i += 1) {
      shown[i] = keeps(want, suggested, i) ? 1 : 0;
      running[i + 1] = running[i] + shown[i];
    }
    const within = (range) => running[range.end] - running[range.first];
    for (const month of months) {
      const now = within(month);
      if (now !== month.before) {
        const all = now === month.end - month.first;
        month.total.textContent = all ? month.words : `${number.format(now)} of ${month.words}`;
        month.before = now;
      }
    }
    for (const part of parts) showPart(part, within(part));
    for (const mark of marks) mark.classList.toggle("off", !shown[Number(mark.dataset.e) - 1]);
    return running[rows.length];
  };

  const say = (found, want) => {
    const all = `${number.format(rows.length)} ${rows.length === 1 ? "entry" : "entries"}`;
    const words = narrows(want) ? `Showing ${number.format(found)} of ${all}` : `Showing all ${all}`;
    by("found").textContent = remark + words;
    remark = "";
    by("clear").disabled = !narrows(want);
    by("nothing").hidden = found > 0 || rows.length === 0;
    document.body.classList.toggle("sieved", narrows(want));
  };

  // What is chosen stands in the address, so that a view can be kept; it goes nowhere, the file is on this machine.
  const keepInAddress = (want) => {
    const kept = new URLSearchParams();
    for (const place of want.agencies) kept.append("agency", data.codes[place]);
    if (want.person !== null) kept.set("person", data.names[want.person]);
    if (want.kind !== null) kept.set("kind", data.kinds[want.kind]);
    if (want.code !== null) kept.set("code", suggestions.data.codes[want.code]);
    if (want.status) kept.set("status", want.status);
    if (want.unknown) kept.set("unknown", "yes");
    for (const name of ["from", "to", "words"]) if (field[name].value) kept.set(name, field[name].value);
    const address = narrows(want) ? `#show?${kept}` : "#chronology";
    const now = location.hash;
    if (address === now || (!narrows(want) && !now.startsWith("#show?"))) return;
    try {
      history.replaceState(null, "", address);
    } catch {
      // A browser that does not let a file change its address: the filters work, the address stays.
    }
  };

  const choose = (name, names, value) => {
    if (field[name]) field[name].value = names.includes(value) ? String(names.indexOf(value)) : "";
  };

  const takeFromAddress = () => {
    if (!location.hash.startsWith("#show?")) return false;
    const kept = new URLSearchParams(location.hash.slice("#show?".length));
    const codes = kept.getAll("agency");
    for (const box of form.querySelectorAll("[name=agency]")) box.checked = codes.includes(data.codes[Number(box.value)]);
    choose("person", data.names, kept.get("person"));
    choose("kind", data.kinds, kept.get("kind"));
    choose("code", suggestions.data.codes, kept.get("code"));
    if (field.status) field.status.value = kept.get("status") || "";
    if (field.status && field.status.selectedIndex < 0) field.status.value = "";
    if (field.unknown) field.unknown.checked = kept.get("unknown") === "yes";
    for (const name of ["from", "to", "words"]) field[name].value = kept.get(name) || "";
    return true;
  };

  const apply = async () => {
    turn += 1;
    const mine = turn;
    const want = wanted();
    if (want.terms.length && textsRead < rows.length) {
      by("found").textContent = "Looking for the words";
      await readTexts(mine);
      if (mine !== turn) return;
    }
    const found = show(want);
    say(found, want);
    keepInAddress(want);
    markWords(want.terms);
    document.dispatchEvent(new Event("sieved"));
  };

  // The words found are marked where the reader is, part by part, without touching the text.
  const canMark = "highlights" in CSS && "IntersectionObserver" in window;
  const watcher = canMark ? new IntersectionObserver((seen) => seen.forEach(markPart), { rootMargin: "50%" }) : null;
  let marked = [];

  const markWords = (terms) => {
    if (!canMark) return;
    watcher.disconnect();
    CSS.highlights.delete("found");
    marked = terms;
    if (!terms.length) return;
    CSS.highlights.set("found", new Highlight());
    for (const part of parts) if (!part.body.hidden) watcher.observe(part.body);
  };

  const markPart = (seen) => {
    if (!seen.isIntersecting || !marked.length) return;
    watcher.unobserve(seen.target);
    const highlight = CSS.highlights.get("found");
    for (const words of seen.target.querySelectorAll("tr.e:not([hidden]) .v")) markText(highlight, words);
  };

  // A text stands in several pieces where phrases are marked in it: each end of a range is sought in its own piece.
  const piecesOf = (words) => {
    const walker = document.createTreeWalker(words, NodeFilter.SHOW_TEXT);
    const pieces = [];
    for (let from = 0; walker.nextNode(); from += walker.currentNode.length) pieces.push({ node: walker.currentNode, from });
    return pieces;
  };

  const markText = (highlight, words) => {
    const whole = words.textContent;
    const text = whole.toLowerCase().replace(/[\u2018\u2019]/g, "'").replace(/[\u201c\u201d]/g, '"').replace(/\s/g, " ");
    if (text.length !== whole.length) return;
    const pieces = piecesOf(words);
    for (const term of marked) {
      for (let at = text.indexOf(term); at >= 0; at = text.indexOf(term, at + term.length)) {
        const end = at + term.length;
        const [first, last] = [pieces.findLast((one) => one.from <= at), pieces.findLast((one) => one.from < end)];
        const [startOffset, endOffset] = [at - first.from, end - last.from];
        highlight.add(new StaticRange({ startContainer: first.node, startOffset, endContainer: last.node, endOffset }));
      }
    }
  };

  // A link to an entry that is filtered out: show everything, say so, and go there.
  const goToEntry = async () => {
    const found = /^#e(\d+)$/.exec(location.hash);
    const row = found && rows[Number(found[1]) - 1];
    if (!row || shown[Number(found[1]) - 1]) return;
    remark = `Filters were cleared to show entry ${found[1]}. `;
    form.reset();
    clearTimeout(waiting);
    await apply();
    row.scrollIntoView();
  };

  const soon = (milliseconds) => {
    clearTimeout(waiting);
    waiting = setTimeout(apply, milliseconds);
  };

  learnPlaces();
  form.hidden = false;
  by("bar").hidden = false;
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    soon(0);
  });
  form.addEventListener("input", (event) => soon(event.target.name === "words" ? PAUSE : 0));
  form.addEventListener("reset", () => soon(0));
  addEventListener("hashchange", () => (takeFromAddress() ? soon(0) : goToEntry()));
  if (takeFromAddress()) apply();
  else say(rows.length, wanted());
  return { isShown: (row) => shown[row] === 1, wanted, apply };
})();
