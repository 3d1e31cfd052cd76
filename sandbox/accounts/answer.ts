import { randomUUID } from "node:crypto";
import type { ActionBody } from "./actions";
import type { ServiceError } from "./service-error";

/** What goes back over HTTP, as JSON. */
export interface Answer {
  readonly status: number;
  readonly body: ActionBody;
}

export function successAnswer(body: ActionBody): Answer {
  return { status: 200, body: { RequestId: requestId(), ...body } };
}

/** @param host The host that the error says it comes from, such as `ram.aliyuncs.com`. */
export function errorAnswer({ code, message, status }: ServiceError, host: string): Answer {
  return { status, body: { Code: code, HostId: host, Message: message, RequestId: requestId() } };
}

function requestId(): string {
  return randomUUID().toUpperCase();
}
