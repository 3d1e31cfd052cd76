import { setTimeout as wait } from "node:timers/promises";
import { type ActionBody, findAction, findUnsigned, hostOf } from "./actions";
import { type Answer, errorAnswer, gatewayAnswer, successAnswer } from "./answer";
import { readCall, type SignedCall } from "./authenticate";
import type { Call, Journal } from "./call";
import type { CallWatch } from "./call-watch";
import type { Cloud } from "./cloud";
import { type Fault, type Faults, faultMessage } from "./fault";
import type { HttpRequest } from "./http-request";
import { arnOf, type Identity } from "./identity";
import { checkPermission } from "./permissions";
import { ServiceError } from "./service-error";

/** What calls are answered from and written to. */
export interface ServiceState {
  readonly cloud: Cloud;
  readonly faults: Faults;
  readonly journal: Journal;
  readonly watch: CallWatch;
  /** Ends the delays that are under way. */
  readonly closing: AbortSignal;
}

/** Thrown where there is to be no answer. */
class Dropped extends Error {}

/** Answers a call, whatever becomes of it. Undefined where the connection is to be dropped. */
export async function handleCall(state: ServiceState, request: HttpRequest): Promise<Answer | undefined> {
  const signed = readCall(request);
  const parameters = { ...Object.fromEntries(signed.parameters.entries()), ...withoutToken(signed) };
  const call: Call = { accountId: "", caller: "", action: signed.action, parameters };
  try {
    return await carryOut(state, request, signed, call);
  } catch (error) {
    return failed(error, call, hostOf(signed.version));
  } finally {
    state.journal.add(call);
    await state.watch.tell(call);
  }
}

async function carryOut(
  state: ServiceState,
  request: HttpRequest,
  signed: SignedCall,
  call: Call,
): Promise<Answer> {
  checkTarget(request);
  const act = actionOf(state.cloud, signed, call);
  const fault = state.faults.next(signed.action, call.accountId);
  if (fault !== undefined) await befall(fault, state.closing);
  if (fault?.answer === "html") return spoiled(call, gatewayAnswer);
  const answer = successAnswer(act());
  if (fault?.drop === "answer") throw new Dropped();
  return fault?.answer === "half" ? spoiled(call, { ...answer, cut: true }) : answer;
}

function spoiled(call: Call, answer: Answer): Answer {
  call.spoiled = true;
  return answer;
}

function checkTarget({ method, path }: HttpRequest): void {
  if (path !== "/")
    throw new ServiceError("InvalidAction.NotFound", `Specified path is not found: "${path}".`);
  if (method === "POST" || method === "GET") return;
  throw new ServiceError("UnsupportedHTTPMethod", `The HTTP method is not supported: "${method}".`);
}

async function befall(fault: Fault, closing: AbortSignal): Promise<void> {
  const { error, delayMs, drop } = fault;
  if (delayMs !== undefined) {
    await wait(delayMs, undefined, { signal: closing }).catch(() => {
      throw new Dropped();
    });
  }
  if (error !== undefined) {
    throw new ServiceError(error.code, error.message ?? faultMessage(error.code), error.status);
  }
  if (drop === true) throw new Dropped();
}

/** What is to be done; it is noted in `call` who asks for it. @throws the refusal of a call that nobody known signed */
function actionOf(cloud: Cloud, signed: SignedCall, call: Call): () => ActionBody {
  const { action, version, parameters } = signed;
  const unsigned = findUnsigned(version, action);
  if (unsigned !== undefined) {
    call.accountId = accountOf(parameters.optional("RoleArn") ?? "");
    return () => unsigned(cloud, parameters);
  }
  const caller = signed.authenticate(cloud.credentials);
  Object.assign(call, { accountId: caller.accountId, caller: arnOf(caller) });
  return () => act(cloud, caller, signed);
}

function accountOf(arn: string): string {
  return /^acs:ram::(\d{16}):/.exec(arn)?.[1] ?? "";
}

/** A token is a credential: the journal says that there was one. */
function withoutToken({ parameters }: SignedCall): Record<string, string> {
  return parameters.optional("OIDCToken") === undefined ? {} : { OIDCToken: "***" };
}

function act(cloud: Cloud, caller: Identity, { action, version, parameters }: SignedCall): ActionBody {
  const { run, permission } = findAction(version, action);
  const context = { cloud, account: cloud.account(caller.accountId), caller };
  checkPermission(context, permission, parameters);
  return run(context, parameters);
}

function failed(error: unknown, call: Call, host: string): Answer | undefined {
  if (error instanceof Dropped) {
    call.dropped = true;
    return undefined;
  }
  const refusal = error instanceof ServiceError ? error : new ServiceError("InternalError", String(error));
  call.errorCode = refusal.code;
  return errorAnswer(refusal, host);
}
