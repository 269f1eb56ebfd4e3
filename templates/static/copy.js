/** A button beside each citation that copies it with its address. Without JavaScript the citation is a plain link. */

const COPY = "Kopiér";
const COPIED = "Kopieret";
const FAILED = "Kunne ikke kopieres";
const SHOWN_FOR = 2500; // milliseconds

function addButton(citation) {
  const link = citation.querySelector("a");
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = COPY;
  button.setAttribute("aria-label", `${COPY} henvisningen til ${link.textContent}`);
  const status = document.createElement("span");
  status.setAttribute("role", "status");
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(`${link.textContent}\n${link.href}`);
      status.textContent = COPIED;
    } catch {
      status.textContent = FAILED;
    }
    setTimeout(() => { status.textContent = ""; }, SHOWN_FOR);
  });
  citation.append(" ", button, " ", status);
}

// the clipboard is only there on HTTPS and localhost
if (navigator.clipboard) {
  document.querySelectorAll(".citation").forEach(addButton);
}
