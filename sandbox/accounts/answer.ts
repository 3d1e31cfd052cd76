import { randomUUID } from "node:crypto";
import type { ActionBody } from "./actions";
import type { ServiceError } from "./service-error";

/** What goes back over HTTP: a text as HTML, all else as JSON. */
export interface Answer {
  readonly status: number;
  readonly body: ActionBody | string;
  /** Half of the body is sent, and the connection dropped. */
  readonly cut?: true;
}

/** The page of a gateway that does not reach the service. */
export const gatewayAnswer: Answer = {
  status: 502,
  body: "<html><head><title>502 Bad Gateway</title></head><body><h1>502 Bad Gateway</h1></body></html>",
};

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
