/**
 * The search page, put together: the address says what is wanted, the engine finds it, the view shows it.
 *
 * The modules in `search/` never import each other. They are fetched here, from the addresses in this script's data
 * attributes, as only the page knows their versions. This script itself is no module: a browser does not run the
 * modules of a page that was opened as a file (file://), and then the reader should be told.
 */
{
  const TYPING_PAUSE = 120; // milliseconds: too short to be felt, longer than between two keys of one word
  const HITS_AT_A_TIME = 10;

  const { dataset } = document.currentScript;
  const form = document.getElementById("search");
  const field = form.elements.q;
  const status = document.getElementById("search-count");
  const failure = document.getElementById("search-failure");

  const fetchModules = async () => {
    const fetched = Object.entries(dataset).map(async ([name, address]) => [
      name,
      await import(new URL(address, document.baseURI).href),
    ]);
    return Object.fromEntries(await Promise.all(fetched));
  };

  const start = async () => {
    if (location.search) status.textContent = "Henter søgningen …";
    const { address, cases, engine, keys, view, words } = await fetchModules();
    const root = new URL(form.dataset.root, document.baseURI);
    const find = await engine.loadEngine(root, words.missingWords);
    const findCase = cases.caseFinder(root);
    const page = view.searchPage(form, root);
    let turn = 0;
    let pause = 0;
    let isStep = false; // whether the address is one to come back to, and not only words on their way

    const search = async () => {
      const ours = ++turn;
      const wanted = address.read(location);
      const number = cases.typedNumber(wanted.words);
      const [found, theCase] = await Promise.all([
        find({ ...wanted, words: number ?? wanted.words }),
        number && findCase(number),
      ]);
      const isAsked = !address.isEmpty(wanted);
      const hits = isAsked ? await found.hits(0, HITS_AT_A_TIME) : [];
      if (ours !== turn) return; // the reader has typed on
      failure.hidden = true;
      page.show({ wanted, isAsked, found, hits, theCase });
      page.onMore((shown) => found.hits(shown, shown + HITS_AT_A_TIME).then(page.add, fail));
    };

    const go = () => {
      clearTimeout(pause);
      const link = address.write(page.wanted(), location);
      if (link !== location.href) {
        history[isStep ? "pushState" : "replaceState"](null, "", link);
        isStep = false;
      }
      return search().catch(fail);
    };

    const come = () => {
      const wanted = address.read(location);
      page.fill(wanted);
      isStep = !address.isEmpty(wanted);
      return search().catch(fail);
    };

    form.addEventListener("input", ({ target }) => {
      if (target !== field) return;
      clearTimeout(pause);
      pause = setTimeout(go, TYPING_PAUSE);
    });
    form.addEventListener("change", ({ target }) => {
      isStep ||= target !== field;
      go();
      isStep = true;
    });
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      go();
    });
    addEventListener("popstate", come);
    keys.listen(field, page.links);
    if (!location.search) field.focus();
    await come();
  };

  const fail = (error) => {
    console.error(error);
    status.textContent = "";
    failure.hidden = false;
  };

  start().catch(fail);
}
