/** Where something stands in the file: the keys and indexes from the top to it. */
export type Path = readonly (string | number)[];

const BARE_KEY = /^[A-Za-z_][A-Za-z0-9_-]*$/;

/** `path` as a reader writes it: `pairs[0].provider.region`, `tags["a b"]`; "" for the whole file. */
export function pathText(path: Path): string {
  return path.map(stepText).join("").replace(/^\./, "");
}

function stepText(step: string | number): string {
  if (typeof step === "number") return `[${step}]`;
  return BARE_KEY.test(step) ? `.${step}` : `[${JSON.stringify(step)}]`;
}
