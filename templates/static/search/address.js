/** What is wanted, and the address that says so: `?q=budget&udvalg=Direktionen&aar=2021&sorter=nyeste`. */

const NAMES = { words: "q", body: "udvalg", year: "aar", order: "sorter" };

/**
 * @param {Location} location
 * @returns {import("./engine.js").Wanted}
 */
export function read(location) {
  const parameters = new URLSearchParams(location.search);
  return Object.fromEntries(Object.entries(NAMES).map(([part, name]) => [part, (parameters.get(name) ?? "").trim()]));
}

/**
 * @param {import("./engine.js").Wanted} wanted
 * @param {Location} location
 */
export function write(wanted, location) {
  const link = new URL(location.pathname, location.href);
  for (const [part, name] of Object.entries(NAMES)) {
    if (wanted[part]) link.searchParams.set(name, wanted[part]);
  }
  return link.href;
}

/**
 * Whether nothing is asked for; an order alone asks for nothing.
 * @param {import("./engine.js").Wanted} wanted
 */
export function isEmpty({ words, body, year }) {
  return !words && !body && !year;
}
