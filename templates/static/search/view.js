/** What the reader sees: hits, counts and choices. All text is set as text; nothing here is read as HTML. */

/**
 * @typedef {import("./engine.js").Wanted} Wanted
 * @typedef {import("./engine.js").Found} Found
 * @typedef {import("./engine.js").Hit} Hit
 * @typedef {import("./cases.js").Case} Case
 *
 * @typedef {object} Outcome What came of a search.
 * @property {Wanted} wanted
 * @property {boolean} isAsked whether anything is asked for; if not, there are only the choices to show
 * @property {Found} found
 * @property {Hit[]} hits the first of those found
 * @property {Case} [theCase] the case whose number is typed
 */

const NUMBER = new Intl.NumberFormat("da");
const ALPHABETICAL = new Intl.Collator("da").compare;
const NEWEST_FIRST = (one, other) => other - one;

/** @param {string} name */
function part(name) {
  return document.getElementById(`search-${name}`);
}

/**
 * The search page as what can be read from it and shown on it.
 * @param {HTMLFormElement} form
 * @param {URL} root the site's
 */
export function searchPage(form, root) {
  const { q, udvalg, aar, sorter } = form.elements;
  const title = document.title;
  let total = 0;

  /** @param {Hit[]} hits */
  function append(hits) {
    const rows = hits.map((hit) => hitRow(hit, root));
    part("hits").append(...rows);
    const left = total - part("hits").children.length;
    part("more").hidden = left <= 0;
    part("more").textContent = `Vis flere (${NUMBER.format(left)} tilbage)`;
    return rows;
  }

  return {
    /** @returns {Wanted} what the form says */
    wanted: () => ({ words: q.value.trim(), body: udvalg.value, year: aar.value, order: sorter.value }),

    /** @param {Wanted} wanted what the form is to say */
    fill(wanted) {
      q.value = wanted.words;
      sorter.value = wanted.order;
      setChoices(udvalg, {}, wanted.body);
      setChoices(aar, {}, wanted.year);
    },

    /** @param {Outcome} outcome */
    show({ wanted, isAsked, found, hits, theCase }) {
      total = isAsked ? found.total : 0;
      document.title = wanted.words ? `${wanted.words} – ${title}` : title;
      setChoices(udvalg, found.counts.body, wanted.body, ALPHABETICAL);
      setChoices(aar, found.counts.year, wanted.year, NEWEST_FIRST);
      part("count").textContent = isAsked ? countText(found) : "";
      setLink("case", theCase && { text: `Sag ${theCase.number}: ${theCase.title}`, link: new URL(theCase.address, root) });
      setLink("other", isAsked && !total ? otherSearch(wanted, found) : undefined);
      part("ways").hidden = total > 0;
      part("hits").replaceChildren();
      append(hits);
    },

    /** @param {Hit[]} hits more of them */
    add(hits) {
      append(hits)[0]?.querySelector("a").focus();
    },

    /** @param {(shown: number) => void} load is told how many hits are shown already */
    onMore(load) {
      part("more").onclick = () => load(part("hits").children.length);
    },

    /** What the arrow keys lead through. */
    links() {
      const all = document.querySelectorAll("#search-case a, #search-hits a, #search-more");
      return [...all].filter((link) => link.offsetParent);
    },
  };
}

/** @param {Found} found */
function countText({ total, missing }) {
  if (total) return total === 1 ? "1 resultat" : `${NUMBER.format(total)} resultater`;
  const named = missing.map((word) => `»${word}«`).join(" og ");
  if (!missing.length) return "Ingen resultater.";
  return `Ingen resultater. ${missing.length === 1 ? "Ordet" : "Ordene"} ${named} står ikke i noget referat.`;
}

/**
 * What to try where nothing is found: the words that the archive has, or all bodies and years.
 * @param {Wanted} wanted
 * @param {Found} found
 */
function otherSearch({ words, body, year }, { missing }) {
  const link = new URL(location.href);
  if (missing.length) {
    const known = words.split(/\s+/).filter((word) => !missing.some((one) => word.includes(one)));
    link.searchParams.set("q", known.join(" "));
    return known.length ? { text: `Søg efter »${known.join(" ")}«`, link } : undefined;
  }
  link.searchParams.delete("udvalg");
  link.searchParams.delete("aar");
  return body || year ? { text: "Søg i alle udvalg og år", link } : undefined;
}

/**
 * Shows a link, or hides its place where there is none.
 * @param {string} name
 * @param {{text: string, link: URL} | undefined} given
 */
function setLink(name, given) {
  const link = part(name).querySelector("a");
  part(name).hidden = !given;
  link.textContent = given?.text ?? "";
  link.href = given?.link ?? "";
}

/**
 * The choices of a list, each with how many hits it would give; the first one, "all", stays.
 * @param {HTMLSelectElement} select
 * @param {Object<string, number>} counts
 * @param {string} chosen
 * @param {(one: string, other: string) => number} [order]
 */
function setChoices(select, counts, chosen, order) {
  const values = Object.keys(counts).filter((value) => counts[value] || value === chosen);
  if (chosen && !values.includes(chosen)) values.push(chosen);
  const options = values
    .sort(order)
    .map((value) => new Option(`${value} (${NUMBER.format(Object.hasOwn(counts, value) ? counts[value] : 0)})`, value));
  select.replaceChildren(select.options[0], ...options);
  select.value = chosen;
}

/**
 * @param {Hit} hit
 * @param {URL} root
 */
function hitRow(hit, root) {
  const row = part("hit").content.cloneNode(true).firstElementChild;
  const link = row.querySelector("a");
  link.textContent = hit.title;
  link.href = new URL(hit.address, root).href;
  const day = Object.assign(document.createElement("time"), { textContent: hit.day, dateTime: hit.date });
  row.querySelector(".key").append(day);
  row.querySelector(".about").textContent = hit.case ? `${hit.body} · sag ${hit.case}` : hit.body;
  row.querySelector(".search-excerpt").append(...hit.excerpt.map(excerptPiece));
  return row;
}

/** @param {Hit["excerpt"][number]} piece */
function excerptPiece({ text, marked }) {
  if (!marked) return text;
  const mark = document.createElement("mark");
  mark.textContent = text;
  return mark;
}
