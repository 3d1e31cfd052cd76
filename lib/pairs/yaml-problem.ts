import { TOO_DEEP } from "./nesting";

/** What to say of an error of the YAML library: it quotes parts of the text, which may be a credential, so those go. */
export function yamlProblem(code: string, message: string): string {
  if (code === "RESOURCE_EXHAUSTION") return TOO_DEEP;
  if (code === "MULTIPLE_DOCS") {
    return "a second YAML document starts here: keep one, and take out the line ---";
  }
  if (code === "TAG_RESOLVE_FAILED") return "a tag (!) stands here: write the plain value, without a tag";
  return `this is not YAML (${message.replace(/:? ".*$/s, "")}): mend the indentation, the quotes or the brackets here`;
}
