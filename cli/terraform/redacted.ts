import { oneLine } from "../text";

/** Whose pages may be named with their path. */
const DOCUMENTATION = /^https:\/\/(?:[\w-]+\.)*(?:hashicorp\.com|terraform\.io|opentofu\.org)\/[\w/.#-]*$/;

const PARAMETER =
  /(?<![\w-])(access_?key(?:_?id|_?secret)?|signature(?:nonce)?|(?:security|oidc|sts|id)?_?token|(?:new)?assumerolepolicydocument|secret(?:_?key)?|password|authorization)(=|%3D)[^&\s"']*/gi;

/**
 * One line of what Terraform, its provider or its backend say, with nothing in it that need not be shown: of a URL the
 * host, of a request's parameters their names, and no place in the source of a program.
 */
export function redacted(text: string): string {
  return oneLine(text)
    .replace(/(?:\[ERROR\] ?)+/g, "")
    .replace(/(?<=^|[\s"(])(?:[\w.@-]+\/)+[\w.-]+\.go:\d+:? ?/g, "")
    .replace(/\b[a-z][a-z0-9+.-]*:\/\/[^\s"'<>│]+(?=["'<>│]|\s|$)/gi, hostOf)
    .replace(PARAMETER, "$1$2***")
    .replace(/"\/\?[^"]*"/g, '"/"')
    .trim();
}

/** Without user, password, path, query and fragment. Behind a query that holds quotes the rest of it may stand. */
function hostOf(address: string): string {
  const [, url = "", end = ""] = /^(.*?)([.,:;)\]]*)$/.exec(address) ?? [];
  if (DOCUMENTATION.test(url)) return address;
  const [, scheme, host = ""] = /^([a-z][a-z0-9+.-]*:\/\/)(?:[^/?#]*@)?([^/?#\\]*)/i.exec(url) ?? [];
  return `${scheme ?? ""}${/^[\w.-]+(?::\d+)?$/.test(host) ? host : "***"}${end}`;
}
