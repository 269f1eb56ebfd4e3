/** Whether texts really hold the words of a query, by the same rules as Pagefind: case, accents, endings, prefixes. */

/**
 * What Danish stemming takes off, and how many letters of each ending stay (Snowball, "Danish stemming algorithm").
 * Unlike there an ending is taken off wherever it stands, so that what is left is never longer than Pagefind's stem.
 */
const STEPS = [
  {
    ending:
      /(?:erendes|erende|hedens|endes|erede|ernes|erens|erets|ethed|heden|heder|ende|enes|ered|eren|erer|eres|eret|erne|heds|ene|ens|ere|ers|ets|hed|en|er|es|et|e|s)$/,
    keeps: 0,
  },
  { ending: /(?:gd|dt|gt|kt)$/, keeps: 1 },
  { ending: /(?:elig|igst|els|lig|ig)$/, keeps: 0 },
  { ending: /løst$/, keeps: 3 },
  { ending: /(?:gd|dt|gt|kt)$/, keeps: 1 },
  { ending: /([^aeiouyæøå\d])\1$/, keeps: 1 },
];
const SHORTEST = 3; // no stem is shorter

/**
 * A word without case, accents and punctuation: "Århus," is "arhus", "21/24696" is "2124696".
 * @param {string} word
 */
function fold(word) {
  return word
    .toLowerCase()
    .normalize("NFD")
    .replace(/[^\p{L}\p{N}]/gu, "");
}

/** @param {string} word a folded word */
function stem(word) {
  return STEPS.reduce((left, { ending, keeps }) => {
    const found = left.match(ending);
    return found ? left.slice(0, Math.max(found.index + keeps, SHORTEST)) : left;
  }, word);
}

/**
 * Every form under which a word of a text is found: whole, and its parts at hyphens and inner capitals.
 * @param {string} text
 */
function forms(text) {
  const parts = text.replace(/(\p{Ll})(\p{Lu})/gu, "$1 $2").split(/[^\p{L}\p{N}]+/u);
  return [...text.split(/\s+/), ...parts].map(fold);
}

/**
 * The words of `query`, as typed, that none of `texts` holds in any form.
 * @param {string} query
 * @param {string[]} texts
 * @returns {string[]}
 */
export function missingWords(query, texts) {
  const known = [...new Set(texts.flatMap(forms))];
  return query
    .split(/\s+/)
    .map((word) => word.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, ""))
    .filter((word) => word && !known.some((form) => form.startsWith(stem(fold(word)))));
}
