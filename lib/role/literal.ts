const TOKEN = /(\$\{TfToken\[[^\]]*\]\})/;

/**
 * `text` as Terraform must read it: a `${` or `%{` in it is text, not an expression that Terraform would
 * evaluate. Tokens in it stay what they are.
 */
export function literal(text: string): string {
  return text
    .split(TOKEN)
    .map((part, index) => (index % 2 === 1 ? part : part.replace(/([$%])\{/g, "$1$1{")))
    .join("");
}

/** `literal` for the keys and the values of a map. */
export function literalMap(map: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(map).map(([key, value]) => [literal(key), literal(value)]));
}
