import { relative, resolve } from "node:path";
import type { Engine } from "../../processes";
import { redacted } from "./redacted";
import { saveState } from "./unsaved-state";

/** An error or a warning as Terraform, its provider or its backend wrote it. */
export interface Diagnostic {
  readonly summary: string;
  readonly detail: string;
  /** Of the resource, where it is about one. */
  readonly address: string;
}

/** What Terraform was doing, and for which pair. */
export interface Doing {
  readonly pair: string;
  readonly command: string;
  /** The folder of the pair's stack. */
  readonly folder: string;
  /** What was run. */
  readonly engine: Engine;
  /** The command that goes on after a failure. @default npx dts-pairs plan of the pair */
  readonly again?: string;
}

/** The host that Terraform's OSS backend asks where nothing says the region. */
const NO_REGION = /\boss-\.aliyuncs\.com/;
const NO_REGION_ADVICE =
  "The OSS backend knows no region: give it in backend.oss or the provider, or set ALICLOUD_REGION. Nothing was changed.";

/** The provider quotes the whole answer of a credentials service that it cannot read. */
const UNREADABLE_CREDENTIALS = /unmarshal credentials failed, the body/;
const UNREADABLE_CREDENTIALS_ADVICE =
  "The service of credentialsUri answered something that is no credentials: see to what it hands out. Nothing was changed.";

/** Where the way out that is said here is the better one. */
const OWN_ADVICE = /^(?:Failed to persist state|Backend configuration changed)/;

/** One line: what went wrong in the service's own words, what that means, and what to do. */
export function explained({ summary, detail, address }: Diagnostic, doing: Doing): string {
  const text = `${summary}\n${detail}`;
  const held = lockHeld({ summary, detail, address }, doing);
  if (held !== undefined) return held;
  const closed = closedState({ summary, detail, address }, doing);
  if (closed !== undefined) return closed;
  if (NO_REGION.test(text)) return NO_REGION_ADVICE;
  if (UNREADABLE_CREDENTIALS.test(text)) return UNREADABLE_CREDENTIALS_ADVICE;
  const refused = refusal(text);
  const where = address === "" ? "" : ` (${redacted(address)})`;
  if (refused !== undefined) {
    const { action, code, message } = refused;
    const said = `${[action, code].filter((it) => it !== "").join(": ")}${where}${message === "" ? "" : `: ${message}`}`;
    return sentences(said, wayOut(REFUSALS, code, { ...doing, action }));
  }
  const broken = connectionError(text);
  if (broken !== undefined) return sentences(`${broken}${where}`, afterNoAnswer(doing));
  // Terraform's own advice here does not work with every backend, or does not say where.
  const told = OWN_ADVICE.test(summary) ? "" : redacted(withoutTail(detail));
  const said = [`${redacted(summary)}${where}`, told].filter((it) => it !== "");
  return sentences(said.join(": "), wayOut(PROBLEMS, text, { ...doing, action: "" }));
}

function sentences(said: string, way: string): string {
  if (way === "") return said;
  return `${said}${/[.!?]$/.test(said) ? "" : "."} ${way}`;
}

interface Refusal {
  readonly action: string;
  readonly code: string;
  readonly message: string;
}

/** What RAM or STS answered: the provider puts the whole of it into its error, with data and request id. */
function refusal(text: string): Refusal | undefined {
  const code = /(?:^|[\s"])(?:Error)?Code"?:\s*"?([A-Z]\w*(?:\.\w+)*)/.exec(text)?.[1];
  if (code === undefined) return undefined;
  const action = actionOf(text);
  const message =
    /^[\s│]*Message: (?:code: \d+, )?(.*)$/m.exec(text)?.[1] ?? /"Message":"([^"]*)"/.exec(text)?.[1] ?? "";
  return { action, code, message: redacted(message.replace(/\s*request id: .*/i, "")).replace(/ \.$/, ".") };
}

function actionOf(text: string): string {
  const failed = /\b([A-Z][a-z]+[A-Za-z]+) Failed!!!/.exec(text)?.[1];
  return (
    failed ?? /\bAction=([A-Z]\w+)/.exec(text)?.[1] ?? /\b(AssumeRole(?:WithOIDC)?)\b/.exec(text)?.[1] ?? ""
  );
}

const CONNECTION: readonly (readonly [RegExp, string])[] = [
  [
    /no such host|ENOTFOUND|EAI_AGAIN|server misbehaving/i,
    "its name is not known: see to the network and the endpoint",
  ],
  [/connection refused|ECONNREFUSED/i, "it refused the connection"],
  [
    /connection reset|ECONNRESET|socket hang up|broken pipe|EPIPE|unexpected EOF|: EOF\b|server closed/i,
    "it dropped the connection",
  ],
  [
    /i\/o timeout|deadline exceeded|ETIMEDOUT|(?:Read|Connect)Timeout|Client\.Timeout|TLS handshake timeout/i,
    "it did not answer in time",
  ],
  [/x509:|certificate|tls: /i, "its certificate is not trusted"],
  [/network is unreachable|no route to host|ENETUNREACH|EHOSTUNREACH/i, "there is no way to it"],
  [
    /invalid character '<'|Unexpected token '?<|malformed HTTP|Parse Error/i,
    "it answered something that is not its own: is a proxy in between?",
  ],
];

/** Which host did not answer, and why; whatever else such an error holds, the whole request, is left out. */
function connectionError(text: string): string | undefined {
  const isRequest =
    /https?:\/\/|\bdial tcp\b|\b(?:read|write) tcp\b|socket hang up|\bE(?:CONN\w+|TIMEDOUT|NOTFOUND)\b/i;
  if (!isRequest.test(text)) return undefined;
  const why = CONNECTION.find(([pattern]) => pattern.test(text))?.[1];
  if (why === undefined) return undefined;
  const host = /https?:\/\/(?:[^/?#\s"@]*@)?([\w.-]+(?::\d+)?)(?=[/?"\s]|$)/i.exec(text)?.[1];
  const address = host ?? /(?:dial|->|connect) ?(?:tcp )?([\w.-]+:\d+)/i.exec(text)?.[1] ?? "the service";
  const action = actionOf(text);
  return `${action === "" ? "" : `${action}: `}no answer from ${address}: ${why}`;
}

function afterNoAnswer({ command, pair }: Doing): string {
  if (command !== "apply") return "Nothing was changed; run it again.";
  return `What was done until then is in the state; whether the last call was carried out is not known: run npx dts-pairs plan ${pair}, which looks.`;
}

const TAIL = /Stack trace from the|\bgoroutine \d+|\b(?:Terraform|OpenTofu) acquires a state lock/;

/** A provider that crashed prints where in its source; what the engine advises about a lock is to do without. */
function withoutTail(detail: string): string {
  const [said = ""] = detail.split(TAIL);
  const panic = /\bpanic: [^\n]*/.exec(detail)?.[0] ?? "";
  return `${said} ${panic}`;
}

type Way = (about: Doing & { readonly action: string }) => string;
type Ways = readonly (readonly [RegExp, Way])[];

function wayOut(ways: Ways, text: string, about: Doing & { readonly action: string }): string {
  return ways.find(([pattern]) => pattern.test(text))?.[1](about) ?? "";
}

const adopt: Way = ({ pair }) =>
  `It is in the account and not in the state: run npx dts-pairs adopt ${pair}, which plans to import it and shows what would still change.`;
const planAgain: Way = ({ pair }) => `Run npx dts-pairs plan ${pair} again, and review it.`;
const newCredentials = (what: string) => () =>
  `${what}: see to the profile, the environment or the role that the pair's provider names.`;

/** By the code that RAM or STS answers. */
const REFUSALS: Ways = [
  [/^EntityAlreadyExists\.Role(?:\.Policy)?$/, adopt],
  [
    /^(?:NoPermission|Forbidden)/,
    ({ action, pair, again = `npx dts-pairs plan ${pair}` }) => {
      const service = /^(?:AssumeRole|GetCallerIdentity)/.test(action) ? "sts" : "ram";
      const grant = action === "" ? "the RAM action that is named" : `the RAM action ${service}:${action}`;
      const trust = action === "AssumeRole" ? ", and let the role's trust policy name it" : "";
      return `Grant the identity of these credentials ${grant}${trust}, then run ${again} again.`;
    },
  ],
  [/^Throttling/, () => "Too many calls at a time: run it again in a minute, with --concurrency 1."],
  [
    /^(?:ServiceUnavailable|InternalError|Internal)/,
    ({ command, pair }) =>
      command === "apply"
        ? `The service failed; what was done until then is in the state: run npx dts-pairs plan ${pair}, which looks.`
        : "The service failed and nothing was changed: run it again.",
  ],
  [
    /^DeleteConflict\.Role\.Policy$/,
    ({ pair }) =>
      `A policy is attached that the state does not hold: detach it in the RAM console, or let the role's force be true, then run npx dts-pairs plan ${pair} again.`,
  ],
  [/^EntityNotExist\.Policy$/, () => "There is no such policy: see to its name and type."],
  [
    /^EntityNotExist\.Role$/,
    (about) =>
      about.action.startsWith("AssumeRole")
        ? "The role that is to be assumed does not exist: see to the ARN in the pair's provider."
        : `The role is gone from the account. ${planAgain(about)}`,
  ],
  [/^EntityNotExist\.Role\.Policy$/, (about) => `The policy is detached already. ${planAgain(about)}`],
  [/^InvalidAccessKeyId/, newCredentials("There is no such AccessKey, or it is disabled")],
  [
    /^(?:SignatureDoesNotMatch|IncompleteSignature)/,
    newCredentials("The AccessKey secret is not that of the AccessKey ID"),
  ],
  [
    /^(?:InvalidSecurityToken\.Expired|SecurityTokenExpired|AuthenticationFail\.OIDCToken\.Expired)/,
    newCredentials("The session has expired, and needs new credentials"),
  ],
  [
    /^AuthenticationFail\.NoPermission$/,
    () =>
      "The account has no such OIDC provider, or the trust policy of the role does not let this token in: see to both ARNs in the pair's provider, and to the policy's conditions oidc:iss, oidc:aud and oidc:sub.",
  ],
  [
    /^AuthenticationFail\.OIDCToken/,
    () =>
      "The OIDC token is none that the OIDC provider in RAM takes: see to its issuer, its audience, and the file or the variable that it is read from.",
  ],
  [
    /^(?:InvalidSecurityToken|MissingSecurityToken|AuthenticationFail)/,
    newCredentials("The token is not one of this session"),
  ],
  [/^InvalidTimeStamp/, () => "The clock of this machine is wrong: set it, then run it again."],
  [
    /^LimitExceeded/,
    () => "The account has as many as it may: take one away, or ask Alibaba Cloud for more.",
  ],
];

/** By what Terraform itself says. */
const PROBLEMS: Ways = [
  [/saved plan is stale/i, () => "Run dts-pairs plan again, and review it."],
  [
    /get Credentials from .* failed, status code|fetching sts token from .* Code is not Success/i,
    newCredentials("The service of credentialsUri hands out no credentials"),
  ],
  [
    /reading oidc_token_file failed|oidc_token_file" content can not be empty|oidc_token,assume_role_with_oidc/i,
    () =>
      "There is no OIDC token: see to oidcTokenFile of the pair's provider, or to ALIBABA_CLOUD_OIDC_TOKEN_FILE.",
  ],
  [
    /No valid credential sources|no credentials? found|credentials? .*not (?:found|set)|Missing provider configuration/i,
    newCredentials("There are no credentials"),
  ],
  [
    /Failed to persist state|state push errored\.tfstate/i,
    ({ folder, pair, engine }) => saveState(pair, folder, engine),
  ],
  [
    /Failed to unlock state/i,
    ({ pair }) =>
      `The lock is released already, or is another one: run npx dts-pairs plan ${pair}, which says who holds it, if anybody does.`,
  ],
  [
    /Backend configuration changed/i,
    ({ folder, pair, engine }) => {
      const there = relative(process.cwd(), folder);
      return `The state is where the pair's backend was before: move it with ${engine.binary} -chdir=${there} init -migrate-state; where it is in the new backend already, remove ${there}/.terraform; then run npx dts-pairs plan ${pair}.`;
    },
  ],
  [
    /Plugin did not respond|plugin crashed/i,
    () =>
      "The provider crashed while it read the account: it does so on a trust policy whose principals are a string instead of a list; make them lists in the RAM console.",
  ],
  [
    /newer version of (?:Terraform|OpenTofu)|created by (?:Terraform|OpenTofu) v|state file uses format version/i,
    ({ engine }) => `A later ${engine.tool} than ${engine.version} wrote it: use that one, or a later one.`,
  ],
  [
    /(?:Inconsistent dependency lock file|Failed to (?:query|install)|Could not (?:load plugin|retrieve)|Required plugins are not installed)/i,
    ({ engine }) => `See to the network or the mirror that ${engine.binary} init takes the provider from.`,
  ],
];

/** A local state that the engine may not write, or read: its own advice is to do without a lock. */
function closedState({ summary, detail }: Diagnostic, { folder }: Doing): string | undefined {
  if (!/state lock|state file|failed to (?:load|read|open) state/i.test(summary)) return undefined;
  const isFull = /acquiring the state lock/i.test(summary) && FULL.exec(detail);
  if (isFull)
    return `The disk is full at ${shownFile(folder, isFull[1])} (${isFull[2]}): make room, then run it again. Nothing was changed.`;
  const refused = /open ([^:\n]+): (permission denied|operation not permitted|read-only file system)/.exec(
    detail,
  );
  if (refused === null) return undefined;
  const [, file, reason = ""] = refused;
  return `The state cannot be read or written, at ${shownFile(folder, file)} (${reason}): give this user the right to, then run it again. Nothing was changed.`;
}

const FULL = /(?:open|write) ([^:\n]+): (no space left on device|disk quota exceeded)/;

function shownFile(folder: string, file = ""): string {
  return redacted(relative(process.cwd(), resolve(folder, file)));
}

/** Who holds the lock of a state. The command is for a run that was killed, as nobody else releases its lock. */
function lockHeld({ summary, detail }: Diagnostic, { pair }: Doing): string | undefined {
  if (!/Error acquiring the state lock/i.test(summary)) return undefined;
  // The HTTP backend says of the lock that there is only its ID: what stands below is the lock that it wanted itself.
  const other = /already locked: ID=([\w-]+)/.exec(detail)?.[1];
  const release = (id: string) =>
    `Wait for that run; where it was killed, release the lock: npx dts-pairs unlock ${pair} ${id}`;
  if (other !== undefined) return `The state is locked. ${release(other)}`;
  const field = (name: string) => redacted(new RegExp(`\\b${name}:[ \\t]+([^\\n]+)`).exec(detail)?.[1] ?? "");
  const id = /\bID:\s+([\w-]+)/.exec(detail)?.[1];
  if (id === undefined) return undefined;
  const holder = `${field("Who") || "somebody"} holds it since ${field("Created")} (${field("Operation")})`;
  return `The state is locked: ${holder}. ${release(id)}`;
}
