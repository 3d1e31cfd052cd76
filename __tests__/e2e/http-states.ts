import { once } from "node:events";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";

/** States behind addresses, as Terraform's HTTP backend speaks to them, with their locks; on this machine only. */
export interface HttpStates {
  readonly endpoint: string;
  /** The state at a path; undefined where there is none. */
  text(path: string): string | undefined;
  put(path: string, text: string): void;
  /** Leaves a lock behind. */
  lock(path: string, info: object): void;
  close(): Promise<void>;
}

/** @param onCall hears of each request */
export async function startHttpStates(onCall: (path: string) => void = () => {}): Promise<HttpStates> {
  const [states, locks] = [new Map<string, string>(), new Map<string, string>()];
  const server = createServer(async (message, response) => {
    const { pathname, searchParams } = new URL(message.url ?? "/", "http://localhost");
    onCall(pathname);
    const body = await bodyOf(message);
    const answer = (status: number, text = "") => response.writeHead(status).end(text);
    const held = locks.get(pathname);
    switch (message.method) {
      case "GET":
        return states.has(pathname) ? answer(200, states.get(pathname)) : answer(404);
      case "LOCK":
        if (held !== undefined) return answer(423, held);
        locks.set(pathname, body);
        return answer(200);
      case "UNLOCK":
        locks.delete(pathname);
        return answer(200);
      default:
        if (held !== undefined && JSON.parse(held).ID !== searchParams.get("ID")) return answer(423, held);
        states.set(pathname, body);
        return answer(200);
    }
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    text: (path) => states.get(path),
    put: (path, text) => void states.set(path, text),
    lock: (path, info) => void locks.set(path, JSON.stringify(info)),
    close: async () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

async function bodyOf(message: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of message as AsyncIterable<Buffer>) chunks.push(chunk);
  return Buffer.concat(chunks).toString("utf8");
}
