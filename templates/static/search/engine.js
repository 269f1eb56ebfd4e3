/** Pagefind, asked in the terms of the search page. */

/**
 * @typedef {object} Wanted What the reader asks for.
 * @property {string} words
 * @property {string} body "" for all
 * @property {string} year "" for all
 * @property {"" | "nyeste" | "aeldste"} order "" for the best first
 *
 * @typedef {object} Hit An agenda item that was found.
 * @property {string} title
 * @property {string} address from the site's root
 * @property {string} date 2021-06-21
 * @property {string} day 21-06-2021
 * @property {string} body
 * @property {string} [case]
 * @property {{text: string, marked: boolean}[]} excerpt
 *
 * @typedef {object} Found
 * @property {number} total
 * @property {string[]} missing the words that stand nowhere in the archive; then nothing is found
 * @property {{body: Object<string, number>, year: Object<string, number>}} counts how many hits each choice would give
 * @property {(from: number, to: number) => Promise<Hit[]>} hits
 */

const SORTS = { __proto__: null, nyeste: { date: "desc" }, aeldste: { date: "asc" } };
const LOOKED_AT = 10;

/**
 * Loads Pagefind.
 * @param {URL} root the site's
 * @param {(query: string, texts: string[]) => string[]} missingWords the words of a query that no text holds
 * @returns {Promise<(wanted: Wanted) => Promise<Found>>} the search
 */
export async function loadEngine(root, missingWords) {
  const pagefind = await import(new URL("pagefind/pagefind.js", root).href);
  await pagefind.init();

  /**
   * Pagefind reads a word that it does not know as one that it knows ("rekrutering" as "rek"), or leaves it out
   * ("xyzzy" of "normering xyzzy"), and has no switch for it (its issue 793). It does so alike in all results, so the
   * first ones tell; where there are none, each word is tried alone.
   */
  async function missingOf(term, results) {
    if (results.length) return missingWords(term, await texts(results));
    const alone = term.split(/\s+/).map(async (word) => {
      const { results: its } = await pagefind.search(word);
      return missingWords(word, await texts(its));
    });
    return (await Promise.all(alone)).flat();
  }

  return async (wanted) => {
    // Without words Pagefind gives all that the choices leave. A symbol at a word's edge ("+0,1") hides the word from it.
    const term = wanted.words ? wanted.words.replace(/(^|\s)\p{S}+|\p{S}+(?=\s|$)/gu, "$1") : null;
    const ask = (filters) => pagefind.search(term, { filters, sort: SORTS[wanted.order] ?? {} });
    const chosen = { body: wanted.body || [], year: wanted.year || [] };
    const found = await ask(chosen);
    const missing = term ? await missingOf(term, found.results) : [];
    if (missing.length) return { total: 0, missing, counts: { body: {}, year: {} }, hits: async () => [] };
    const anyBody = wanted.body ? await ask({ ...chosen, body: [] }) : found;
    const anyYear = wanted.year ? await ask({ ...chosen, year: [] }) : found;
    return {
      total: found.results.length,
      missing,
      counts: { body: anyBody.filters.body ?? {}, year: anyYear.filters.year ?? {} },
      hits: async (from, to) => (await load(found.results, from, to)).map(hit),
    };
  };
}

function load(results, from, to) {
  return Promise.all(results.slice(from, to).map((result) => result.data()));
}

/** All that the first of the results are found by. */
async function texts(results) {
  const first = await load(results, 0, LOOKED_AT);
  return first.map(({ content, meta }) => [content, ...Object.values(meta)].join(" "));
}

/** @returns {Hit} */
function hit(data) {
  return {
    ...data.meta,
    // the document's path says where its hit leads (generator/search/documents.py)
    address: data.raw_url.replace(/^\//, "").replace(/([^/]+)\.html$/, "#$1"),
    excerpt: excerpt(data),
  };
}

/** Pagefind's excerpt, which is HTML with <mark>s and with the text's own "<" and ">" escaped, as text. */
function excerpt({ content, excerpt, meta }) {
  if (content === meta.title) return []; // an item of which there is no more to say
  const pieces = excerpt.split(/<\/?mark>/).map((piece, place) => ({
    text: piece.replaceAll("&lt;", "<").replaceAll("&gt;", ">"),
    marked: place % 2 === 1,
  }));
  const text = pieces.map((piece) => piece.text).join("");
  if (!content.startsWith(text)) pieces.unshift({ text: "… ", marked: false });
  if (!content.endsWith(text)) pieces.push({ text: " …", marked: false });
  return pieces;
}
