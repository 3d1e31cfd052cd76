import { text } from "./fields";

// Terraform would evaluate ${ and %{ in a provider or a backend, cdktf takes #{TfToken[ and &{TfToken[ for a value of a
// program; control characters never belong there.
const ONE_LINE = /^(?:(?![$%]\{|[#&]\{TfToken\[)\P{Cc})+$/u;
const DOCUMENT = /^(?:(?![$%]\{|[#&]\{TfToken\[)(?:\P{Cc}|[\t\n\r])){1,2048}$/u;
const HOST = "[A-Za-z0-9](?:[A-Za-z0-9.-]{0,251}[A-Za-z0-9])?(?::[0-9]{1,5})?";
const SEGMENT = "(?!\\.{1,2}(?:/|$))[A-Za-z0-9._:=@+-]+";

/** A text on one line that Terraform takes as it is. */
export function oneLineText(what: string, give: string) {
  return text(ONE_LINE, what, `${give}, on one line and without \${ and %{`);
}

export const path = oneLineText("a path", "the path of a file");
export const profile = oneLineText("a profile name", "the name of a profile");
export const instanceRole = oneLineText("a RAM role name", "the name of the instance's RAM role");

/** A policy document as text. */
export const policy = text(
  DOCUMENT,
  "a policy document",
  "JSON text of at most 2048 characters, without ${ and %{",
);

/** A region ID of Alibaba Cloud. */
export const region = text(/^[a-z]{2,10}(?:-[a-z0-9]{1,20}){1,5}$/, "a region ID", "one such as cn-hangzhou");

/** A host, with a port where need be, without a scheme. */
export function host(example: string) {
  const give = `one such as ${example}, without http:// and without a path`;
  return text(new RegExp(`^${HOST}$`), "a host", give);
}

/** A host, with or without a scheme. */
export function endpoint(example: string) {
  return text(new RegExp(`^(?:https?://)?${HOST}$`), "an endpoint", `one such as ${example}, without a path`);
}

/** A path of names inside a bucket. */
export function objectPath(what: string, example: string) {
  const give = `names with / between them, such as ${example}, no / at the start or the end`;
  return text(new RegExp(`^${SEGMENT}(?:/${SEGMENT})*$`), what, give);
}

/** The ARN of a RAM role. */
export const roleArn = text(
  /^acs:ram::[0-9]{16}:role\/[A-Za-z0-9.-]{1,64}$/,
  "the ARN of a RAM role",
  "one such as acs:ram::2222222222222222:role/terraform",
);

/** The name of a session with a RAM role. */
export const sessionName = text(
  /^[A-Za-z0-9.@_-]{2,64}$/,
  "a session name",
  "2 to 64 letters, digits and . @ - _",
);
