/** The keyboard: "/" leads to the field, the arrows from hit to hit; Enter opens a hit as it opens any link. */

/**
 * @param {HTMLInputElement} field
 * @param {() => HTMLElement[]} links the hits' links, in order
 */
export function listen(field, links) {
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    const target = event.key === "/" ? fieldFrom(event.target, field) : neighbour(event, field, links());
    if (!target) return;
    event.preventDefault();
    target.focus();
    if (target === field) field.select();
  });
}

/** The field, unless "/" is being written somewhere. */
function fieldFrom(writing, field) {
  return writing.matches("input, textarea, select, [contenteditable]") ? undefined : field;
}

/** What stands next to what has the focus, among the field and the hits. */
function neighbour({ key, target }, field, links) {
  const step = { ArrowDown: 1, ArrowUp: -1 }[key];
  const stops = [field, ...links];
  const place = stops.indexOf(target);
  return step && place >= 0 ? stops[place + step] : undefined;
}
