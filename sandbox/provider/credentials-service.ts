import { z } from "zod";
import type { Credentials } from "./provider-config";

const answer = z.object({
  Code: z.string(),
  AccessKeyId: z.string().default(""),
  AccessKeySecret: z.string().default(""),
  SecurityToken: z.string().default(""),
});

/**
 * Asks the service of a `credentials_uri`.
 * @throws in the real provider's words, which hold the URI whole, and an answer that is no JSON whole
 */
export async function credentialsFrom(uri: string): Promise<Credentials> {
  const response = await fetch(uri).catch(() => {
    throw new Error(`Get "${uri}": dial tcp ${new URL(uri).host}: connect: connection refused`);
  });
  if (response.status !== 200) {
    throw new Error(`get Credentials from ${uri} failed, status code ${response.status}`);
  }
  const body = await response.text();
  const { data } = answer.safeParse(parsed(body));
  if (data === undefined) throw new Error(`unmarshal credentials failed, the body ${body}`);
  if (data.Code !== "Success") {
    throw new Error(`fetching sts token from ${uri} got an error and its Code is not Success`);
  }
  const { AccessKeyId, AccessKeySecret, SecurityToken } = data;
  return { accessKeyId: AccessKeyId, accessKeySecret: AccessKeySecret, securityToken: SecurityToken };
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}
