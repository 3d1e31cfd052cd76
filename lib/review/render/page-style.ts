/** The style of the report as a page: light and dark, and nothing told by colour alone. */
export const PAGE_STYLE = `
:root { color-scheme: light dark; --bg: #fff; --fg: #1b1f24; --soft: #f3f5f7; --line: #c9d1d9; --dim: #57606a;
  --broadens: #b4350d; --narrows: #0b57a4; --hand: #8a3ffc; --unknown: #8c2f6b; --focus: #0b57d0; }
@media (prefers-color-scheme: dark) { :root { --bg: #0f1419; --fg: #e6e9ed; --soft: #1a2027; --line: #3b444e; --dim: #a3adb8;
  --broadens: #ff9d73; --narrows: #7dbcff; --hand: #c9a6ff; --unknown: #f59ecf; --focus: #9cc3ff; } }
* { box-sizing: border-box; }
body { margin: 0; font: 15px/1.45 system-ui, sans-serif; background: var(--bg); color: var(--fg); }
header, footer { padding: 12px 20px; background: var(--soft); border-bottom: 1px solid var(--line); }
footer { border-width: 1px 0 0; color: var(--dim); }
h1 { font-size: 20px; margin: 0 0 4px; } h2 { font-size: 16px; margin: 0 0 8px; } h3 { font-size: 14px; margin: 14px 0 4px; }
form { display: flex; flex-wrap: wrap; gap: 14px; align-items: end; margin-top: 10px; }
label { display: grid; gap: 2px; font-size: 13px; color: var(--dim); }
input, select, button { font: inherit; color: var(--fg); background: var(--bg); border: 1px solid var(--line); border-radius: 6px; padding: 5px 9px; }
input { width: min(300px, 70vw); }
button { cursor: pointer; } button:disabled { opacity: .45; cursor: default; }
:focus-visible { outline: 3px solid var(--focus); outline-offset: 1px; }
main { display: grid; grid-template-columns: minmax(210px, 270px) minmax(360px, 1fr) minmax(290px, 400px); gap: 0; }
main > section { padding: 14px 20px; min-width: 0; }
main > section:nth-child(2) { border-inline: 1px solid var(--line); }
#story { position: sticky; top: 0; align-self: start; max-height: 100vh; overflow-y: auto; min-height: 60vh; }
@media (max-width: 1000px) { #story { position: static; max-height: none; } main { grid-template-columns: 1fr; } main > section:nth-child(2) { border-inline: 0; border-block: 1px solid var(--line); } }
ol { list-style: none; margin: 0 0 10px; padding: 0; display: grid; gap: 5px; }
ol button { width: 100%; text-align: left; display: grid; gap: 2px; overflow-wrap: anywhere; }
ol button[aria-current="true"] { border-color: var(--focus); box-shadow: inset 4px 0 0 var(--focus); padding-left: 13px; }
ul { margin: 0; padding-left: 18px; } li { margin-bottom: 4px; overflow-wrap: anywhere; }
code { font: 13px ui-monospace, monospace; background: var(--soft); border-radius: 4px; padding: 1px 4px; overflow-wrap: anywhere; }
.verdict { font-size: 13px; color: var(--dim); display: grid; } .verdict b { font-weight: 600; }
.broadens { color: var(--broadens); } .narrows { color: var(--narrows); } .unknown { color: var(--unknown); } .hand { color: var(--hand); }
.pages { display: flex; gap: 8px; align-items: center; font-size: 13px; color: var(--dim); }
.graph { overflow-x: auto; } svg { display: block; width: 100%; min-width: 540px; height: auto; }
svg text { fill: var(--fg); font: 12px system-ui, sans-serif; } svg .sign { font-weight: 700; }
svg .box { fill: var(--soft); stroke: var(--line); }
svg .arrow { cursor: pointer; } svg .arrow .hit { stroke: transparent; stroke-width: 14; fill: none; }
svg .arrow .path { fill: none; stroke: var(--dim); stroke-width: 1.5; } svg .arrow .head { fill: var(--dim); }
svg .arrow .disc { fill: var(--bg); stroke: var(--dim); }
svg .added .path { stroke: var(--broadens); stroke-width: 3; } svg .added .head, svg .added .sign { fill: var(--broadens); } svg .added .disc { stroke: var(--broadens); }
svg .removed .path { stroke: var(--narrows); stroke-width: 2; stroke-dasharray: 9 6; } svg .removed .head, svg .removed .sign { fill: var(--narrows); } svg .removed .disc { stroke: var(--narrows); }
svg .added-by-hand .path { stroke: var(--hand); stroke-width: 3; stroke-dasharray: 2 4; stroke-linecap: round; } svg .added-by-hand .head, svg .added-by-hand .sign { fill: var(--hand); } svg .added-by-hand .disc { stroke: var(--hand); }
svg .removed-by-hand .path { stroke: var(--hand); stroke-width: 2; stroke-dasharray: 12 4 2 4; } svg .removed-by-hand .head, svg .removed-by-hand .sign { fill: var(--hand); } svg .removed-by-hand .disc { stroke: var(--hand); }
svg .arrow:hover .path, svg .arrow:focus .path, svg .arrow[aria-pressed="true"] .path { stroke-width: 5; } svg .arrow:focus { outline: none; } svg .arrow:focus .disc { stroke: var(--focus); stroke-width: 4; }
.legend { display: flex; flex-wrap: wrap; gap: 4px 16px; font-size: 12.5px; color: var(--dim); padding: 0; margin: 8px 0 0; list-style: none; }
.legend svg { display: inline-block; width: 46px; min-width: 0; height: 16px; vertical-align: middle; }
.note { color: var(--dim); font-size: 13px; }
`;
