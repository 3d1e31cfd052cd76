import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { hostOf } from "./actions";
import { type Answer, errorAnswer } from "./answer";
import { handleCall, type ServiceState } from "./handle-call";
import { readRequest } from "./http-request";
import { ServiceError } from "./service-error";

/** The SDKs send parameters in the query: it must have room for a trust policy. */
const maximumHeaderBytes = 128 * 1024;

/** An HTTP server, not listening yet, that answers from the given state. */
export function createAccountServer(state: ServiceState): Server {
  return createServer({ maxHeaderSize: maximumHeaderBytes }, (message, response) => {
    void respond(state, message, response);
  });
}

async function respond(
  state: ServiceState,
  message: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const answer = await answerTo(state, message);
  if (answer === undefined) {
    message.socket.destroy();
    return;
  }
  send(answer, response);
}

function send({ status, body, cut }: Answer, response: ServerResponse): void {
  const [type, text] =
    typeof body === "string" ? ["text/html", body] : ["application/json", JSON.stringify(body)];
  const bytes = Buffer.from(text);
  response.writeHead(status, { "content-type": type, "content-length": bytes.length });
  if (cut) response.write(bytes.subarray(0, bytes.length / 2), () => response.destroy());
  else response.end(bytes);
}

async function answerTo(state: ServiceState, message: IncomingMessage): Promise<Answer | undefined> {
  try {
    return await handleCall(state, await readRequest(message));
  } catch (error) {
    // What is no refusal here is a connection that broke while it was read: nobody waits for an answer.
    return error instanceof ServiceError ? errorAnswer(error, hostOf("")) : undefined;
  }
}
