// Renders one document through many styles with citeproc-js; a job on standard input, results on standard output.
// Job: {module, locales: {tag: xml}, styles: {name: {xml, locale}}, items: [...], citations: [...]}
const job = JSON.parse(require("fs").readFileSync(0, "utf8"));
const CSL = require(job.module);
const items = Object.fromEntries(job.items.map((item) => [item.id, item]));
const results = {};

for (const [name, style] of Object.entries(job.styles)) {
  const started = process.hrtime.bigint();
  try {
    results[name] = rendered(style);
  } catch (error) {
    results[name] = { error: String(error) };
  }
  results[name].seconds = Number(process.hrtime.bigint() - started) / 1e9;
}
process.stdout.write(JSON.stringify(results));

function rendered(style) {
  const system = {
    retrieveLocale: (tag) => job.locales[tag] || false,
    retrieveItem: (id) => ({ ...JSON.parse(JSON.stringify(items[id])), system_id: id }),
    // An item of which a style prints nothing has no entry, so that each entry must say whose it is.
    embedBibliographyEntry: (id) => `<!--${id}-->`,
  };
  const engine = new CSL.Engine(system, style.xml, style.locale, true);
  engine.setOutputFormat("html");
  const cited = new Set(job.citations.flatMap((citation) => citation.citationItems.map((cite) => cite.id)));
  const uncited = job.items.map((item) => item.id).filter((id) => !cited.has(id));
  const citations = engine.rebuildProcessorState(JSON.parse(JSON.stringify(job.citations)), "html", uncited);
  const bibliography = engine.makeBibliography();
  const entries = (bibliography ? bibliography[1] : []).map((entry) => entry.match(/^([^]*)<!--(.*)-->\n$/));
  return {
    citations: citations.map((citation) => citation[2]),
    ids: entries.map((entry) => entry[2]),
    bibliography: entries.map((entry) => entry[1]),
  };
}
