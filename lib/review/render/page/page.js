/**
 * What the page of a review does in the browser: it reads the page's own data, and puts text into it as text.
 *
 * @import { PageArrow, PageBox, PageData, PagePair, PageSection } from "./data"
 * @typedef {{ pair: PagePair, arrow: PageArrow }} Arrow
 * @typedef {"all" | { pair: PagePair } | { account: string }} View What the graph shows.
 */

const PAIRS_A_PAGE = 25;
const MOST_ARROWS = 200;
const SVG = "http://www.w3.org/2000/svg";

/** @type {Record<PageArrow["state"], string>} */
const SIGNS = {
  kept: "",
  added: "+",
  removed: "\u2212",
  "added-by-hand": "+!",
  "removed-by-hand": "\u2212!",
};

/** @type {Record<PageArrow["state"], string>} */
const WORDS = {
  kept: "may assume, as before",
  added: "may now assume",
  removed: "may no longer assume",
  "added-by-hand": "was let in by hand to",
  "removed-by-hand": "was taken out by hand of",
};

/** @type {PageData} */
const data = JSON.parse(at("data").textContent ?? "");

const state = {
  page: 0,
  /** @type {readonly PagePair[]} What the filter lets through. */
  wanted: data.pairs,
  /** @type {PagePair | undefined} */
  pair: undefined,
  /** @type {PageArrow | undefined} */
  arrow: undefined,
  /** @type {View} */
  view: "all",
};

/** @param {string} id @returns {HTMLElement} */
function at(id) {
  const found = document.getElementById(id);
  if (found === null) throw new Error(`the page has no ${id}`);
  return found;
}

/** @param {string} id @returns {string} The value of an input or select. */
function inputText(id) {
  return /** @type {HTMLInputElement} */ (at(id)).value;
}

/**
 * @param {string} name
 * @param {Record<string, string>} attributes
 * @param {...(Node | string)} children
 */
function make(name, attributes, ...children) {
  const node = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value);
  node.append(...children);
  return node;
}

/**
 * @param {string} name
 * @param {Record<string, string>} attributes
 * @param {...(Node | string)} children
 */
function draw(name, attributes, ...children) {
  const node = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value);
  node.append(...children);
  return node;
}

/** @param {Record<string, string>} attributes @param {() => void} action @param {...(Node | string)} children */
function makeButton(attributes, action, ...children) {
  const button = make("button", { type: "button", ...attributes }, ...children);
  button.addEventListener("click", action);
  return button;
}

// The list of pairs

/** @param {PagePair} pair */
function isWanted(pair) {
  const verdict = inputText("verdict");
  const words = inputText("search").toLowerCase().split(/\s+/);
  if (!words.every((word) => pair.search.includes(word))) return false;
  if (verdict === "drift") return pair.drift !== "none";
  if (verdict === "checks") return pair.failed > 0;
  return verdict === "" || pair.change === verdict || pair.drift === verdict;
}

function filter() {
  state.wanted = data.pairs.filter(isWanted);
  turnTo(0);
}

/** @param {number} page */
function turnTo(page) {
  const pages = Math.max(1, Math.ceil(state.wanted.length / PAIRS_A_PAGE));
  state.page = page;
  state.view = "all";
  state.pair = pairsOfPage()[0];
  state.arrow = undefined;
  at("count").textContent = `${state.wanted.length} of ${data.pairs.length} pairs`;
  at("page").textContent = `page ${page + 1} of ${pages}`;
  at("before").toggleAttribute("disabled", page === 0);
  at("next").toggleAttribute("disabled", page === pages - 1);
  at("pairs").replaceChildren(...pairsOfPage().map(listItem));
  drawGraph();
  markChosen();
}

function pairsOfPage() {
  return state.wanted.slice(state.page * PAIRS_A_PAGE, (state.page + 1) * PAIRS_A_PAGE);
}

/** @param {PagePair} pair */
function listItem(pair) {
  const line = make("span", { class: "verdict" }, verdictText("planned", pair.change, pair.change));
  if (pair.drift !== "none") line.append(verdictText("by hand", pair.drift, "hand"));
  if (pair.failed > 0) line.append(make("b", { class: "broadens" }, `\u2717 ${pair.failed} failed`));
  return make(
    "li",
    {},
    makeButton({}, () => choosePair(pair), make("span", {}, pair.pair), line),
  );
}

/** @param {string} word @param {string} verdict @param {string} style */
function verdictText(word, verdict, style) {
  return make("span", { class: style }, make("b", {}, `${data.signs[verdict]} ${verdict}`), ` ${word}`);
}

// What is chosen

/** @param {PagePair} pair */
function choosePair(pair) {
  state.pair = pair;
  state.arrow = undefined;
  state.view = { pair };
  drawGraph();
  markChosen();
}

/** @param {Arrow} chosen */
function chooseArrow({ pair, arrow }) {
  state.pair = pair;
  state.arrow = arrow;
  markChosen();
}

/** @param {string} account */
function chooseAccount(account) {
  state.view = { account };
  drawGraph();
  markChosen();
}

function showAll() {
  state.view = "all";
  drawGraph();
  markChosen();
  at("pairs").querySelector("button")?.focus();
}

function markChosen() {
  const pairs = pairsOfPage();
  for (const [index, button] of [...at("pairs").querySelectorAll("button")].entries())
    button.setAttribute("aria-current", String(pairs[index] === state.pair));
  for (const [node, { arrow }] of drawn) node.setAttribute("aria-pressed", String(arrow === state.arrow));
  tell();
}

function tell() {
  const { pair, arrow } = state;
  if (pair === undefined) {
    at("story").replaceChildren(make("p", { class: "note" }, "No pair is like this."));
    return;
  }
  const nodes = [make("h2", {}, pair.pair)];
  if (arrow !== undefined)
    nodes.push(make("p", {}, bold(arrow.from), ` ${WORDS[arrow.state]} `, bold(arrow.to), "."));
  nodes.push(...pair.sections.flatMap(sectionNodes));
  if (pair.sections.length === 0) nodes.push(make("p", { class: "note" }, "Nothing changes here."));
  at("story").replaceChildren(...nodes);
}

/** @param {PageBox} box */
function bold({ label, name }) {
  return make("b", {}, name === "" ? label : `${label} (${name})`);
}

/** @param {PageSection} section */
function sectionNodes({ title, sentences }) {
  const items = sentences.map((parts) =>
    make(
      "li",
      {},
      ...parts.map((part) => (typeof part === "string" ? part : make("code", {}, part.foreign))),
    ),
  );
  return [make("h3", {}, title), make("ul", {}, ...items)];
}

// The graph: a band for each pair, who is trusted on its left, the roles on its right, and arrows between them only

/** @type {Map<Element, Arrow>} The arrows that are drawn. */
const drawn = new Map();

/** @type {(() => void)[]} Puts the arrows of a band where its boxes are. */
let arrangements = [];

function drawGraph() {
  const all = arrowsInView();
  const shown = all.slice(0, MOST_ARROWS);
  drawn.clear();
  arrangements = [];
  const pairs = [...new Set(shown.map(({ pair }) => pair))];
  const bands = pairs.map((pair) => band(shown.filter((it) => it.pair === pair)));
  const nobody = make("p", { class: "note" }, "Nobody is trusted here.");
  at("graph").replaceChildren(...viewTitle(pairs.length), ...(bands.length > 0 ? bands : [nobody]));
  const hidden = all.length - shown.length;
  at("hidden").textContent = hidden > 0 ? `${hidden} more arrows are not drawn.` : "";
  arrange();
}

function arrange() {
  for (const place of arrangements) place();
}

/** @returns {Arrow[]} */
function arrowsInView() {
  const { view } = state;
  const pairs = view === "all" ? pairsOfPage() : "pair" in view ? [view.pair] : state.wanted;
  const arrows = pairs.flatMap((pair) => pair.arrows.map((arrow) => ({ pair, arrow })));
  if (view === "all" || "pair" in view) return arrows;
  return arrows.filter(
    ({ arrow: { from, to } }) => from.account === view.account || to.account === view.account,
  );
}

/** @param {number} pairs */
function viewTitle(pairs) {
  const { view } = state;
  if (view === "all") return [];
  const what = "pair" in view ? "One pair" : `${view.account}: in ${pairs} ${pairs === 1 ? "pair" : "pairs"}`;
  return [
    make("p", { class: "view" }, make("b", {}, what), " ", makeButton({ id: "all" }, showAll, "Show all")),
  ];
}

/** @param {Arrow[]} arrows */
function band(arrows) {
  const [first] = arrows;
  const right = [...new Set(arrows.map(({ arrow }) => keyOf(arrow.to)))];
  const sorted = [...arrows].sort(
    (a, b) => right.indexOf(keyOf(a.arrow.to)) - right.indexOf(keyOf(b.arrow.to)),
  );
  const svg = draw("svg", { role: "group", "aria-label": "arrows" });
  const [from, to] = [boxes(sorted, "from"), boxes(sorted, "to")];
  const nodes = sorted.map((arrow) => arrowNode(arrow));
  svg.append(...nodes);
  arrangements.push(() => {
    const starts = ends(sorted, from, "from");
    const stops = ends(sorted, to, "to");
    for (const [index, node] of nodes.entries())
      place(node, starts[index] ?? 0, stops[index] ?? 0, svg.clientWidth);
  });
  const columns = [
    make("div", { class: "boxes" }, ...from.values()),
    make("div", { class: "arrows" }, svg),
    make("div", { class: "boxes" }, ...to.values()),
  ];
  return make(
    "div",
    { class: "pair" },
    make("h3", {}, first?.pair.pair ?? ""),
    make("div", { class: "band" }, ...columns),
  );
}

/** @param {PageBox} box */
function keyOf({ label, account }) {
  return JSON.stringify([label, account]);
}

/**
 * The boxes of one side, each as high as its arrows need.
 *
 * @param {Arrow[]} arrows @param {"from" | "to"} side @returns {Map<string, HTMLElement>}
 */
function boxes(arrows, side) {
  const found = new Map();
  for (const { arrow } of arrows) {
    const end = arrow[side];
    if (found.has(keyOf(end))) continue;
    const count = arrows.filter((it) => keyOf(it.arrow[side]) === keyOf(end)).length;
    const lines = [make("span", {}, end.label), ...(end.name === "" ? [] : [make("small", {}, end.name)])];
    const box = makeButton(
      { class: "box", title: `Show all of ${end.account}` },
      () => chooseAccount(end.account),
      ...lines,
    );
    box.style.minHeight = `${count * (side === "from" ? 26 : 14) + 10}px`;
    found.set(keyOf(end), box);
  }
  return found;
}

/**
 * Where each arrow begins, or ends: the arrows of a box share its edge, from top to bottom.
 *
 * @param {Arrow[]} arrows @param {Map<string, HTMLElement>} found @param {"from" | "to"} side
 */
function ends(arrows, found, side) {
  const keys = arrows.map(({ arrow }) => keyOf(arrow[side]));
  return keys.map((key, index) => {
    const box = found.get(key);
    const count = keys.filter((it) => it === key).length;
    const turn = keys.slice(0, index).filter((it) => it === key).length;
    return (box?.offsetTop ?? 0) + ((turn + 0.5) / count) * (box?.offsetHeight ?? 0);
  });
}

/** @param {Arrow} chosen */
function arrowNode(chosen) {
  const { pair, arrow } = chosen;
  const label = `${arrow.from.label} ${WORDS[arrow.state]} ${arrow.to.label}, pair ${pair.pair}`;
  const attributes = { role: "button", tabindex: "0", "aria-pressed": "false", "aria-label": label };
  const node = draw("g", { class: `arrow ${arrow.state}`, ...attributes }, draw("title", {}, label));
  node.append(
    draw("path", { class: "hit" }),
    draw("path", { class: "path" }),
    draw("path", { class: "head" }),
  );
  if (SIGNS[arrow.state] !== "")
    node.append(
      draw("circle", { class: "disc", r: "12" }),
      draw("text", { class: "sign" }, SIGNS[arrow.state]),
    );
  node.addEventListener("click", () => chooseArrow(chosen));
  node.addEventListener("keydown", (event) => {
    const { key } = /** @type {KeyboardEvent} */ (event);
    if (key !== "Enter" && key !== " ") return;
    event.preventDefault();
    chooseArrow(chosen);
  });
  drawn.set(node, chosen);
  return node;
}

/** @param {Element} node @param {number} y1 @param {number} y2 @param {number} width */
function place(node, y1, y2, width) {
  const [signX, tip] = [20, width - 2];
  const d = `M0 ${y1} H${signX} C${width * 0.55} ${y1} ${width * 0.45} ${y2} ${tip - 8} ${y2}`;
  for (const path of node.querySelectorAll(".hit, .path")) path.setAttribute("d", d);
  node.querySelector(".head")?.setAttribute("d", `M${tip} ${y2} l-10 -5 v10 z`);
  const disc = node.querySelector(".disc");
  disc?.setAttribute("cx", String(signX));
  disc?.setAttribute("cy", String(y1));
  const sign = node.querySelector(".sign");
  sign?.setAttribute("x", String(signX));
  sign?.setAttribute("y", String(y1 + 4));
}

at("filter").addEventListener("submit", (event) => event.preventDefault());
for (const id of ["search", "verdict"]) at(id).addEventListener("input", filter);
at("before").addEventListener("click", () => turnTo(state.page - 1));
at("next").addEventListener("click", () => turnTo(state.page + 1));
new ResizeObserver(arrange).observe(at("graph"));
filter();
