// What rules suggested, and what people answered. It stands in this page's memory only, never in the browser's own store
// (localStorage and the like): what is written there of a child would stay on the machine after the page is destroyed.
"use strict";
const suggestions = (() => {
  const WAITING = 0;
  const CONFIRMED = 1;
  const REJECTED = 2;
  const DISPUTED = 3;
  const NAMES = ["waiting", "confirmed", "rejected", "disputed"]; // of the statuses, as the filter and its address have them
  const LOOKS = ["", "c", "r", "d"]; // their classes in the list
  const SLICE = 2000; // lines that are written anew before the page may answer the reader again
  const data = JSON.parse(document.getElementById("suggested").textContent);
  const size = data.of.length;
  const status = new Uint8Array(size);
  const place = new Uint32Array(size); // in the list of its entry
  const answers = new Map(); // of a suggestion: everybody's latest, by name
  const number = new Intl.NumberFormat("en-GB");
  const unknown = new Set(data.unknown);

  // The same signs are written out as in the rows: a name must not turn the line around.
  const HIDDEN = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufff9-\ufffb\ufdd0-\ufdef\ufffe\uffff]/g;
  const readable = (text) =>
    text.replace(HIDDEN, (sign) => `[U+${sign.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}]`);
  const counted = (many, one, more = `${one}s`) => `${number.format(many)} ${many === 1 ? one : more}`;

  // As merge does it: names are compared without regard to capitals and spaces, a moment without a zone is UTC.
  const tidy = (name) => name.trim().replace(/\s+/g, " ");
  const folded = (name) => tidy(name).toLowerCase();
  const moment = (on) => {
    const found = Date.parse(/(Z|[+-]\d\d:?\d\d)$/i.test(on) ? on : `${on}Z`);
    return Number.isNaN(found) ? -Infinity : found;
  };
  const order = (one) => `${folded(one.by)}\u0000${one.answer}`;
  const inOrder = (one, other) => (order(one) < order(other) ? -1 : order(one) > order(other) ? 1 : 0);

  // A person's later answer replaces their earlier one; of two at the same moment nobody knows which came later.
  const withAnswer = (list, one) => {
    const when = moment(one.on);
    const own = list.filter((other) => folded(other.by) === folded(one.by));
    if (own.some((other) => moment(other.on) > when)) return list;
    if (own.some((other) => moment(other.on) === when && other.answer === one.answer)) return list;
    const kept = list.filter((other) => !own.includes(other) || moment(other.on) === when);
    return [...kept, one].sort(inOrder);
  };

  const judged = (list) => {
    const said = new Set(list.map((one) => one.answer));
    if (said.size === 0) return WAITING;
    if (said.size > 1 || said.has("disputed")) return DISPUTED;
    return said.has("confirmed") ? CONFIRMED : REJECTED;
  };

  const of = (i) => answers.get(i) || [];
  const set = (i, list) => {
    if (list.length) answers.set(i, list);
    else answers.delete(i);
    status[i] = judged(list);
  };

  // In words, as in the other documents.
  const inWords = (i) => {
    const names = (list) => [...new Set(list.map((one) => readable(tidy(one.by))).filter(Boolean))];
    if (status[i] === WAITING) return "suggested";
    if (status[i] === DISPUTED) {
      const said = of(i).filter((one) => one.answer !== "disputed");
      const each = said.map((one) => `${one.answer} by ${names([one])[0] || "somebody not named"}`);
      return each.length ? `people differ: ${each.join("; ")}` : "people differ";
    }
    const by = names(of(i)).join(", ");
    return by ? `${NAMES[status[i]]} by ${by}` : NAMES[status[i]];
  };

  const rowOf = (i) => document.getElementById(`e${data.of[i] + 1}`);
  const lineOf = (i) => rowOf(i).querySelector("ul.s").children[place[i]];
  const marksOf = (i) => Array.from(rowOf(i).getElementsByTagName("mark")).slice(data.mark[i], data.mark[i] + data.marks[i]);

  // The suggestion that a line of a list stands for; undefined for a line that tells of a person.
  const at = (line) => {
    const row = Number(line.closest("tr").id.slice(1)) - 1;
    const first = data.of.indexOf(row);
    const found = first + Array.prototype.indexOf.call(line.parentElement.children, line);
    return first >= 0 && data.of[found] === row ? found : undefined;
  };

  // A phrase on which nothing stands but what people rejected is marked less.
  const showMarks = (i) => {
    const live = new Set();
    for (let j = i - place[i]; data.of[j] === data.of[i]; j += 1) {
      if (status[j] !== REJECTED) for (let k = 0; k < data.marks[j]; k += 1) live.add(data.mark[j] + k);
    }
    Array.from(rowOf(i).getElementsByTagName("mark"), (mark, k) => {
      const person = mark.className === "w" || mark.className === "b";
      mark.className = live.has(k) ? (person ? "b" : "") : person ? "w" : "x";
    });
  };

  const show = (i) => {
    const line = lineOf(i);
    line.className = LOOKS[status[i]];
    line.querySelector("small > b").textContent = inWords(i);
    showMarks(i);
  };

  const showCounts = () => {
    const many = [0, 0, 0, 0];
    for (const one of status) many[one] += 1;
    const [waiting, confirmed, rejected, disputed] = many.map((one) => number.format(one));
    const all = `${counted(size, "code")} suggested: ${waiting} waiting for a person, ${confirmed} confirmed`;
    document.getElementById("counts").textContent = `${all}, ${rejected} rejected, ${disputed} on which people differ.`;
  };

  const showAll = async (changed) => {
    for (let first = 0; first < changed.length; first += SLICE) {
      changed.slice(first, first + SLICE).forEach(show);
      await new Promise((go) => setTimeout(go));
    }
    showCounts();
  };

  const fits = (i, want) =>
    (want.code === null || data.codes[want.code] === data.sorts[data.sort[i]][0]) &&
    (want.status === "" || NAMES[status[i]] === want.status);

  for (let i = 1; i < size; i += 1) place[i] = data.of[i] === data.of[i - 1] ? place[i - 1] + 1 : 0;
  for (const [i, given] of Object.entries(data.answered)) {
    set(Number(i), given.map(([answer, by, on]) => ({ answer, by, on })));
  }

  return {
    ...{ data, size, status, WAITING, DISPUTED, unknown, of, set, withAnswer, inOrder, moment, tidy, folded, readable },
    ...{ counted, number, rowOf, lineOf, marksOf, at, inWords, show, showAll, showCounts, fits },
  };
})();
