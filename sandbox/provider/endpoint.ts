/** The services that the stand-in talks to. */
export type Service = "ram" | "sts";

const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;

/**
 * Makes sure that an endpoint is on this machine: a stand-in with real credentials must never leave it.
 * @throws when the endpoint names any other host
 */
export function requireLoopback(service: Service, endpoint: string): string {
  if (isLoopback(endpoint)) return endpoint;
  throw new Error(
    `${service} endpoint "${endpoint}" is not on loopback, and the stand-in provider talks to the sandbox only: ` +
      `set endpoints { ${service} } or ${service.toUpperCase()}_ENDPOINT to 127.0.0.1:PORT, or use the real provider`,
  );
}

/** Whether an endpoint, a host and perhaps a port, is on this machine. */
export function isLoopback(endpoint: string): boolean {
  if (!URL.canParse(`http://${endpoint}`)) return false;
  const url = new URL(`http://${endpoint}`);
  // What comes back must be host and port alone: a user name, a path or a query could hide another host.
  return LOOPBACK.test(url.hostname) && url.href === `http://${url.host}/`;
}
