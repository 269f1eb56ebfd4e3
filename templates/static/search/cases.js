/** The case whose number is typed, so that its page can be offered before all hits. */

/** @typedef {{number: string, title: string, address: string}} Case */

// One word of digits and separators: "21/24696", "sag 21-24696", "00.15.10-P00-3-21". Other queries need no list of
// cases, so it is not fetched for them.
const NUMBER = /^(?:sag\S*\s+)?([\p{L}\d.]*\d[\p{L}\d.]*(?:[/-][\p{L}\d.]+)+)$/iu;

/**
 * The case number that is typed, if that is all that is typed.
 * @param {string} words
 */
export function typedNumber(words) {
  return words.match(NUMBER)?.[1];
}

/**
 * @param {URL} root the site's
 * @returns {(number: string) => Promise<Case | undefined>} the archive's case of a number
 */
export function caseFinder(root) {
  let cases; // fetched when first asked for

  return async (number) => {
    cases ??= await fetch(new URL("data/cases.json", root)).then((answer) => answer.json());
    return cases.find((one) => comparable(one.number) === comparable(number));
  };
}

/** @param {string} number */
function comparable(number) {
  return number.toLowerCase().replaceAll("/", "-");
}
