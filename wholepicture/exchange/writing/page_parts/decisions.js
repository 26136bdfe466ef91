// Decisions as a file: read from disk, and saved as one that merge reads and that can be passed on.
"use strict";
const decisions = (() => {
  const { data, size, of } = suggestions;
  const PARTS = ["entry", "code", "polarity", "subject", "field", "start", "phrase"]; // which suggestion it is about
  const TEXTS = ["entry", "code", "polarity", "subject", "field", "phrase", "rule", "answer", "by", "on"];
  const MOMENT = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)?$/i;
  const elsewhere = new Map(); // decisions about what is not in this page: kept, and saved again
  let places = null; // where each suggestion is, by what it is; made when a file is first opened

  const keyOf = (one) => JSON.stringify(PARTS.map((part) => one[part]));

  // A suggestion as the file describes it.
  const described = (i) => {
    const [code, polarity, subject, field, rule] = data.sorts[data.sort[i]];
    const [start, end, phrase] = [data.start[i], data.end[i], data.phrase[i]];
    return { entry: data.ids[data.of[i]], code, polarity, subject, field, start, end, phrase, rule };
  };

  // What is wrong with a decision; "" when nothing is. It is as strict as merge, so that merge takes what is saved here.
  const wrongWith = (one) => {
    if (one === null || typeof one !== "object" || Array.isArray(one)) return "is not a decision";
    const missing = TEXTS.find((name) => typeof one[name] !== "string" || (name !== "rule" && !one[name].trim()));
    if (missing) return `has no “${missing}”`;
    const place = ["start", "end"].find((name) => !Number.isInteger(one[name]) || one[name] < 0);
    if (place) return `has no whole number as its “${place}”`;
    if (one.end < one.start) return "ends before it starts";
    const lists = { ...data.known, field: data.fields, answer: data.answers };
    const odd = Object.keys(lists).find((name) => !lists[name].includes(one[name]));
    if (odd) return `has a “${odd}” that this page does not know`;
    if (!MOMENT.test(one.on) || suggestions.moment(one.on) === -Infinity) return "does not say when, as 2026-11-24T10:11:12Z";
    return "";
  };

  // The decisions of a file; an Error says what is wrong with it and what to do.
  const read = (text) => {
    let found = null;
    try {
      found = JSON.parse(text);
    } catch {
      throw new Error("It is damaged or no decisions file. Choose a decisions.json that was saved from a page like this.");
    }
    if (!found || found.format !== data.format) {
      throw new Error("It is not a decisions file. Choose a decisions.json that was saved from a page like this.");
    }
    if (String(found.version).split(".")[0] !== data.version.split(".")[0]) {
      throw new Error("A newer Whole Picture saved it. Merge the agencies’ files with that one, and open it in the page that it makes.");
    }
    if (!Array.isArray(found.decisions)) {
      throw new Error("Its list of decisions is missing. Ask whoever saved it to save it again.");
    }
    found.decisions.forEach((one, place) => {
      const wrong = wrongWith(one);
      if (wrong) throw new Error(`Its decision ${place + 1} ${wrong}. Ask whoever saved it to save it again.`);
    });
    return found.decisions;
  };

  const placeOf = (one) => {
    if (!places) {
      places = new Map();
      for (let i = 0; i < size; i += 1) places.set(keyOf(described(i)), i);
    }
    return places.get(keyOf(one));
  };

  const keepElsewhere = (one) => {
    const key = keyOf(one);
    elsewhere.set(key, suggestions.withAnswer(elsewhere.get(key) || [], one));
  };

  // Take the decisions of a file: which suggestions changed, which are here at all, and how many are not.
  const take = (list) => {
    const changed = new Set();
    const here = new Set();
    let missing = 0;
    for (const one of list) {
      const i = placeOf(one);
      if (i === undefined) {
        keepElsewhere(one);
        missing += 1;
        continue;
      }
      here.add(i);
      const now = suggestions.withAnswer(of(i), { answer: one.answer, by: one.by, on: one.on });
      if (now === of(i)) continue;
      suggestions.set(i, now);
      changed.add(i);
    }
    return { changed: [...changed], here: [...here], missing };
  };

  // Whether any decision in the list is about a suggestion of this page.
  const concerns = (list) => list.some((one) => placeOf(one) !== undefined);

  const inFile = (described, { answer, by, on }) => {
    const { entry, code, polarity, subject, field, start, end, phrase, rule } = described;
    return { entry, code, polarity, subject, field, start, end, phrase, rule, answer, by, on };
  };

  // All decisions: in the order of the page, then by name; after them those about what is not here.
  const all = () => {
    const list = [];
    for (let i = 0; i < size; i += 1) {
      if (of(i).length === 0) continue;
      const about = described(i);
      for (const one of of(i)) list.push(inFile(about, one));
    }
    for (const key of [...elsewhere.keys()].sort()) for (const one of elsewhere.get(key)) list.push(inFile(one, one));
    return list.filter((one) => wrongWith(one) === ""); // an answer of which nobody knows when it was given is left out
  };

  const asText = (list) => {
    const lines = list.map((one) => `    ${JSON.stringify(one)}`).join(",\n");
    return `{\n  "format": ${JSON.stringify(data.format)},\n  "version": ${JSON.stringify(data.version)},\n  "decisions": [\n${lines}\n  ]\n}\n`;
  };

  // A file that the browser saves as any download: nothing is sent anywhere.
  const save = () => {
    const list = all();
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([asText(list)], { type: "application/json" }));
    link.download = "decisions.json";
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60000);
    return list.length;
  };

  return { read, take, concerns, all, save };
})();
