import { acs3Signature, parseAcs3Authorization } from "./acs3-signature";
import { CallParameters } from "./call-parameters";
import type { CredentialStore } from "./credentials";
import type { HttpRequest } from "./http-request";
import type { Identity } from "./identity";
import { rpcSignature } from "./rpc-signature";
import { sameText } from "./same-text";
import { invalidParameter, ServiceError } from "./service-error";

/** A call as its client signed it, whichever way. */
export interface SignedCall {
  readonly action: string;
  readonly version: string;
  readonly parameters: CallParameters;
  /** Verifies the signature. @throws the refusal of a call that nobody known has signed. */
  authenticate(credentials: CredentialStore): Identity;
}

/** Parameters of the RPC protocol itself: no action's own. */
const protocolParameters: ReadonlySet<string> = new Set([
  "AccessKeyId",
  "Action",
  "Format",
  "RegionId",
  "SecurityToken",
  "Signature",
  "SignatureMethod",
  "SignatureNonce",
  "SignatureType",
  "SignatureVersion",
  "Timestamp",
  "Version",
]);

/** Without these under the signature, someone on the way could have changed what is asked for. */
const mustBeSigned = ["host", "x-acs-action", "x-acs-content-sha256", "x-acs-date", "x-acs-version"];

/** Reads who calls what: by the `Authorization` header, or else by the parameters. */
export function readCall(request: HttpRequest): SignedCall {
  return request.headers.has("authorization") ? readAcs3Call(request) : readRpcCall(request);
}

function readRpcCall(request: HttpRequest): SignedCall {
  const all = new CallParameters(sentParameters(request));
  return {
    action: all.optional("Action") ?? "",
    version: all.optional("Version") ?? "",
    parameters: ownParameters(all),
    authenticate: (credentials) => authenticateRpc(request.method, all, credentials),
  };
}

function readAcs3Call(request: HttpRequest): SignedCall {
  return {
    action: request.headers.get("x-acs-action") ?? "",
    version: request.headers.get("x-acs-version") ?? "",
    parameters: ownParameters(new CallParameters(sentParameters(request))),
    authenticate: (credentials) => authenticateAcs3(request, credentials),
  };
}

function sentParameters(request: HttpRequest): [string, string][] {
  return [...request.query, ...request.form];
}

function ownParameters(all: CallParameters): CallParameters {
  return new CallParameters(all.entries().filter(([name]) => !protocolParameters.has(name)));
}

function authenticateRpc(method: string, all: CallParameters, credentials: CredentialStore): Identity {
  const accessKeyId = all.required("AccessKeyId");
  const signature = all.required("Signature");
  expectValue(all, "SignatureMethod", "HMAC-SHA1");
  expectValue(all, "SignatureVersion", "1.0");
  const credential = credentials.find(accessKeyId, all.optional("SecurityToken"));
  expectSame(signature, rpcSignature(method, all.entries(), credential.accessKeySecret));
  return credential.identity;
}

function expectValue(all: CallParameters, name: string, expected: string): void {
  const value = all.required(name);
  if (value !== expected) throw invalidParameter(name, value, `only ${expected} is supported`);
}

function authenticateAcs3(request: HttpRequest, credentials: CredentialStore): Identity {
  const authorization = parseAcs3Authorization(request.headers.get("authorization") ?? "");
  if (authorization === undefined)
    throw incompleteSignature("the Authorization header is not ACS3-HMAC-SHA256");
  const { accessKeyId, signedHeaders, signature } = authorization;
  const securityToken = request.headers.get("x-acs-security-token");
  const needed = securityToken === undefined ? mustBeSigned : [...mustBeSigned, "x-acs-security-token"];
  const unsigned = needed.find((name) => !signedHeaders.includes(name));
  if (unsigned !== undefined) throw incompleteSignature(`the header ${unsigned} is not signed`);
  const credential = credentials.find(accessKeyId, securityToken);
  expectSame(signature, acs3Signature(request, signedHeaders, credential.accessKeySecret));
  return credential.identity;
}

function incompleteSignature(reason: string): ServiceError {
  return new ServiceError("IncompleteSignature", `The request signature is incomplete: ${reason}.`);
}

function expectSame(sent: string, calculated: string): void {
  if (sameText(sent, calculated)) return;
  const message = `Specified signature "${sent}" is not matched with our calculation.`;
  throw new ServiceError("SignatureDoesNotMatch", message);
}
