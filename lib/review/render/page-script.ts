/**
 * What the page does in the browser. It only reads the page's own data, and puts text into the page as text.
 *
 * Plain JavaScript as text: the page must work from a file, without any other.
 */
export const PAGE_SCRIPT = `"use strict";
(() => {
  const PAGE = 25, MAX_ARROWS = 200, ROW = 44, WIDTH = 720, BOX = 250;
  const SVG = "http://www.w3.org/2000/svg";
  const SIGNS = { kept: "", added: "+", removed: "\\u2212", "added-by-hand": "+!", "removed-by-hand": "\\u2212!" };
  const WORDS = {
    kept: "may assume, as before", added: "may now assume", removed: "may no longer assume",
    "added-by-hand": "was let in by hand to", "removed-by-hand": "was taken out by hand of",
  };
  const data = JSON.parse(document.getElementById("data").textContent);
  const at = (id) => document.getElementById(id);
  const state = { page: 0, pair: undefined, arrow: undefined };

  function make(name, attributes, ...children) {
    const node = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value);
    node.append(...children);
    return node;
  }

  function draw(name, attributes, text) {
    const node = document.createElementNS(SVG, name);
    for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value);
    if (text !== undefined) node.textContent = text;
    return node;
  }

  const search = data.pairs.map((pair) => pair.search.toLowerCase());

  function isWanted(pair, index) {
    const verdict = at("verdict").value;
    const words = at("search").value.toLowerCase().split(/\\s+/);
    if (!words.every((word) => search[index].includes(word))) return false;
    if (verdict === "drift") return pair.drift !== "none";
    if (verdict === "checks") return pair.failed > 0;
    return verdict === "" || pair.change === verdict || pair.drift === verdict;
  }

  function update() {
    const wanted = data.pairs.filter(isWanted);
    const pages = Math.max(1, Math.ceil(wanted.length / PAGE));
    state.page = Math.min(state.page, pages - 1);
    const shown = wanted.slice(state.page * PAGE, (state.page + 1) * PAGE);
    at("count").textContent = wanted.length + " of " + data.pairs.length + " pairs";
    at("page").textContent = "page " + (state.page + 1) + " of " + pages;
    at("before").disabled = state.page === 0;
    at("next").disabled = state.page === pages - 1;
    if (!shown.includes(state.pair)) { state.pair = shown[0]; state.arrow = undefined; }
    at("pairs").replaceChildren(...shown.map(listItem));
    drawGraph(shown);
    tell();
  }

  function verdictText(word, verdict) {
    return make("span", { class: verdict }, make("b", {}, data.signs[verdict] + " " + verdict), " " + word);
  }

  function listItem(pair) {
    const button = make("button", { type: "button", "aria-current": String(pair === state.pair) }, make("span", {}, pair.pair));
    const line = make("span", { class: "verdict" }, verdictText("planned", pair.change));
    if (pair.drift !== "none") line.append(make("span", { class: "hand" }, make("b", {}, data.signs[pair.drift] + " " + pair.drift), " by hand"));
    if (pair.failed > 0) line.append(make("b", { class: "broadens" }, "\\u2717 " + pair.failed + " failed"));
    button.append(line);
    button.addEventListener("click", () => choose(pair, undefined));
    return make("li", {}, button);
  }

  function choose(pair, arrow) {
    state.pair = pair;
    state.arrow = arrow;
    for (const [index, button] of [...at("pairs").querySelectorAll("button")].entries())
      button.setAttribute("aria-current", String(at("pairs").shown[index] === pair));
    for (const node of at("graph").querySelectorAll(".arrow")) node.setAttribute("aria-pressed", String(node.arrow === arrow));
    tell();
  }

  function tell() {
    const { pair, arrow } = state;
    if (!pair) return at("story").replaceChildren(make("p", { class: "note" }, "No pair is like this."));
    const nodes = [make("h2", {}, pair.pair)];
    if (arrow) nodes.push(make("p", {}, make("b", {}, arrow.from), " " + WORDS[arrow.state] + " ", make("b", {}, arrow.to), "."));
    for (const section of pair.sections)
      nodes.push(make("h3", {}, section.title), make("ul", {}, ...section.sentences.map(sentence)));
    if (pair.sections.length === 0) nodes.push(make("p", { class: "note" }, "Nothing changes here."));
    at("story").replaceChildren(...nodes);
  }

  function sentence(parts) {
    return make("li", {}, ...parts.map((part) => (typeof part === "string" ? part : make("code", {}, part.foreign))));
  }

  function drawGraph(shown) {
    at("pairs").shown = shown;
    const all = shown.flatMap((pair) => pair.arrows.map((arrow) => ({ ...arrow, pair })));
    const arrows = all.slice(0, MAX_ARROWS);
    const left = [...new Set(arrows.map((arrow) => arrow.from))];
    const right = [...new Set(arrows.map((arrow) => arrow.to))];
    const rows = Math.max(left.length, right.length, 1);
    const y = (list, index) => ((index + 0.5) * rows * ROW) / list.length;
    const svg = draw("svg", { viewBox: "0 0 " + WIDTH + " " + rows * ROW, role: "group", "aria-label": "Who trusts whom" });
    const fan = new Map();
    for (const arrow of arrows) {
      const turn = fan.get(arrow.to) ?? 0;
      fan.set(arrow.to, turn + 1);
      svg.append(arrowNode(arrow, y(left, left.indexOf(arrow.from)), y(right, right.indexOf(arrow.to)), turn));
    }
    left.forEach((label, index) => svg.append(...box(label, 0, y(left, index))));
    right.forEach((label, index) => svg.append(...box(label, WIDTH - BOX, y(right, index))));
    at("graph").replaceChildren(arrows.length > 0 ? svg : make("p", { class: "note" }, "Nobody is trusted here."));
    const hidden = all.length - arrows.length;
    at("hidden").textContent = hidden > 0 ? hidden + " more arrows of these pairs are not drawn." : "";
  }

  function box(label, x, y) {
    const cut = label.search(/ (of|for) [0-9]{16}/);
    const lines = cut === -1 ? [label] : [label.slice(0, cut), label.slice(cut + 1)];
    const short = (text) => (text.length > 36 ? text.slice(0, 35) + "\\u2026" : text);
    const texts = lines.map((line, index) =>
      draw("text", { x: x + BOX / 2, y: y + 4 + (index - (lines.length - 1) / 2) * 14, "text-anchor": "middle" }, short(line)));
    const frame = draw("rect", { class: "box", x: x + 1, y: y - 18, width: BOX - 2, height: 36, rx: 7 });
    frame.append(draw("title", {}, label));
    return [frame, ...texts];
  }

  function arrowNode(arrow, y1, y2, turn) {
    const [x1, x2] = [BOX, WIDTH - BOX];
    const d = "M" + x1 + " " + y1 + " C" + (x1 + 90) + " " + y1 + " " + (x2 - 90) + " " + y2 + " " + (x2 - 8) + " " + y2;
    const label = arrow.from + " " + WORDS[arrow.state] + " " + arrow.to + ", pair " + arrow.pair.pair;
    const node = draw("g", { class: "arrow " + arrow.state, role: "button", tabindex: "0", "aria-pressed": "false", "aria-label": label });
    node.arrow = arrow;
    node.append(draw("title", {}, label), draw("path", { class: "hit", d }), draw("path", { class: "path", d }));
    node.append(draw("path", { class: "head", d: "M" + x2 + " " + y2 + " l-10 -5 v10 z" }));
    if (SIGNS[arrow.state] !== "") {
      const t = 0.35 + 0.12 * (turn % 4);
      const [x, y] = [bezier(t, x1, x1 + 90, x2 - 90, x2), bezier(t, y1, y1, y2, y2)];
      node.append(draw("circle", { class: "disc", cx: x, cy: y, r: 12 }));
      node.append(draw("text", { class: "sign", x, y: y + 4, "text-anchor": "middle" }, SIGNS[arrow.state]));
    }
    node.addEventListener("click", () => choose(arrow.pair, arrow));
    node.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" && event.key !== " ") return;
      event.preventDefault();
      choose(arrow.pair, arrow);
    });
    return node;
  }

  function bezier(t, a, b, c, d) {
    const s = 1 - t;
    return s * s * s * a + 3 * s * s * t * b + 3 * s * t * t * c + t * t * t * d;
  }

  function turn(by) {
    state.page += by;
    update();
  }

  at("filter").addEventListener("submit", (event) => event.preventDefault());
  for (const id of ["search", "verdict"]) at(id).addEventListener("input", () => { state.page = 0; update(); });
  at("before").addEventListener("click", () => turn(-1));
  at("next").addEventListener("click", () => turn(1));
  update();
})();
`;
