// A file of answers, read as strictly as the command reads it: what is taken here the next check takes too.
"use strict";
const answersFile = (() => {
  const TEXTS = ["check", "limb", "child", "about", "opened_on", "said", "reason", "by", "on"];
  const NEVER_EMPTY = ["check", "child", "reason", "by"];
  const CHOOSE = "Choose a gap-answers.json that was saved from a page like this.";

  const isDay = (text) => {
    if (!/^\d{4}-\d\d-\d\d$/.test(text)) return false;
    const day = new Date(`${text}T12:00:00Z`);
    return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
  };

  // What is wrong with an answer; "" when nothing is.
  const wrongWith = (one, said) => {
    if (one === null || typeof one !== "object" || Array.isArray(one)) return "is not an answer";
    const missing = TEXTS.find((name) => typeof one[name] !== "string");
    if (missing) return `has no “${missing}”`;
    const empty = NEVER_EMPTY.find((name) => !one[name].trim());
    if (empty) return `has an empty “${empty}”`;
    const odd = Object.keys(one).find((name) => ![...TEXTS, "review_on"].includes(name));
    if (odd) return `has a “${odd}” that this page does not know`;
    if (!said.includes(one.said)) return "is none of the three answers";
    const review = one.review_on === undefined || one.review_on === null || isDay(one.review_on);
    if (!isDay(one.opened_on) || !isDay(one.on) || !review) return "has a day that is none; a day is written 2026-05-28";
    return "";
  };

  const tidied = (one) => {
    const { check, limb, child, about, opened_on, said, reason, by, on } = one;
    return { check, limb, child, about, opened_on, said, reason: reason.trim(), by: by.trim(), on, review_on: one.review_on || null };
  };

  // The answers of a file; an Error says what is wrong with it and what to do.
  const read = (text, data) => {
    let found = null;
    try {
      found = JSON.parse(text);
    } catch {
      throw new Error(`It is damaged, or no file of answers. ${CHOOSE}`);
    }
    if (!found || found.format !== data.format) throw new Error(`It is not a file of answers to gaps. ${CHOOSE}`);
    if (String(found.version).split(".")[0] !== data.version.split(".")[0]) {
      throw new Error("Another version of Whole Picture saved it. Check the chronology with that one, and open it in the page that it makes.");
    }
    if (!Array.isArray(found.answers)) throw new Error("Its list of answers is missing. Ask whoever saved it to save it again.");
    found.answers.forEach((one, place) => {
      const wrong = wrongWith(one, data.said);
      if (wrong) throw new Error(`Its answer ${place + 1} ${wrong}. Ask whoever saved it to save it again.`);
    });
    return found.answers.map(tidied);
  };

  return { read };
})();
