// Follows the builds of `referat serve`: takes in each new edition of the site, and shows what is wrong with the
// last build. A page is loaded anew rather than patched, so that its scripts are never left with half a page; the
// browser keeps the place in it.

const EVENTS = "/__preview/events";
const NOTE_KEY = "preview-note";

let edition = Number(document.querySelector("script[data-edition]").dataset.edition);
let stream = null;
let lastShown = "";

// A browser has six connections to a host, and each stream takes one: tabs that are not looked at give theirs back.
function connect() {
  if (stream || document.visibilityState === "hidden") return;
  stream = new EventSource(EVENTS);
  stream.onmessage = (event) => follow(JSON.parse(event.data), event.lastEventId);
  stream.onerror = () => {
    if (stream?.readyState !== EventSource.CLOSED) return; // it connects again by itself
    disconnect();
    setTimeout(connect, 1000);
  };
}

function disconnect() {
  stream?.close();
  stream = null;
}

function follow(outcome, number) {
  if (outcome.edition !== edition) {
    if (outcome.restyles !== edition) {
      disconnect();
      location.reload();
      return;
    }
    edition = outcome.edition;
    restyle();
  }
  if (number !== lastShown) {
    lastShown = number;
    show(outcome);
  }
}

// Each style sheet stays until its successor is there, so the page is never seen bare.
function restyle() {
  for (const old of document.querySelectorAll('link[rel="stylesheet"]')) {
    const link = old.cloneNode();
    const address = new URL(old.href);
    address.searchParams.set("edition", edition);
    link.href = address;
    link.addEventListener("load", () => old.remove(), { once: true });
    old.after(link);
  }
}

function show({ built, problems }) {
  document.getElementById("referat-preview")?.remove();
  const errors = problems.filter((problem) => problem.level === "error");
  const warnings = problems.filter((problem) => problem.level === "warning");
  if (built && !problems.some((problem) => problem.level !== "note")) return;

  const host = element("div", { id: "referat-preview" });
  const root = host.attachShadow({ mode: "open" }); // the site's styles and these do not meet
  root.append(element("link", { rel: "stylesheet", href: "/__preview/overlay.css" }));
  document.body.append(host);
  root.append(!built || errors.length ? overlay(built, [...errors, ...warnings], host) : note(warnings));
}

function overlay(built, problems, host) {
  const close = element("button", { type: "button", textContent: "Luk" });
  close.addEventListener("click", () => host.remove());
  const heading = element("h2", { textContent: built ? "Der er fejl i indholdet" : "Webstedet kunne ikke bygges" });
  const panel = element("section", { className: "panel" }, element("header", {}, heading, close));
  panel.setAttribute("role", "alert");
  if (!built) {
    panel.append(element("p", { textContent: "Du ser den seneste udgave, der kunne bygges. Ret fejlen og gem." }));
  }
  panel.append(list(problems));
  return panel;
}

function note(warnings) {
  const count = warnings.length === 1 ? "1 advarsel" : `${warnings.length} advarsler`;
  const details = element("details", { className: "note", open: sessionStorage.getItem(NOTE_KEY) === "open" });
  details.append(element("summary", { textContent: count }), list(warnings));
  details.addEventListener("toggle", () => sessionStorage.setItem(NOTE_KEY, details.open ? "open" : "closed"));
  return details;
}

function list(problems) {
  return element("ol", {}, ...problems.map((problem) => {
    const entry = element("li", { className: problem.level });
    if (problem.path) {
      const place = problem.line ? `${problem.path}:${problem.line}` : problem.path;
      entry.append(element("code", { textContent: place }));
    }
    entry.append(element("span", { className: "message", textContent: problem.message }));
    if (problem.hint) entry.append(element("span", { className: "hint", textContent: problem.hint }));
    return entry;
  }));
}

function element(name, properties, ...children) {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
}

document.addEventListener("visibilitychange", () => (document.visibilityState === "hidden" ? disconnect() : connect()));
document.addEventListener("keydown", (event) => {
  const panel = document.getElementById("referat-preview")?.shadowRoot.querySelector(".panel");
  if (event.key === "Escape" && panel) document.getElementById("referat-preview").remove();
});
connect();
