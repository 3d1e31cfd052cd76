import { z } from "zod";
import { ServiceError } from "./service-error";
import { listOf } from "./trust-policy";
import { fitsPattern } from "./wildcard";

const patterns = z.union([z.string().min(1), z.array(z.string().min(1)).min(1)]);

/** Without conditions, which nothing here could judge. */
const schema = z.strictObject({
  Version: z.literal("1"),
  Statement: z
    .array(z.strictObject({ Effect: z.enum(["Allow", "Deny"]), Action: patterns, Resource: patterns }))
    .min(1),
});

/** What somebody may do: the document of a system policy or of one that CreatePolicy made. */
export type PermissionPolicy = z.infer<typeof schema>;

/** @throws MalformedPolicyDocument naming what is wrong. */
export function parsePermissionPolicy(text: string): PermissionPolicy {
  const { data, error } = schema.safeParse(parseJson(text));
  if (data !== undefined) return data;
  const [issue] = error.issues;
  const reason = `${issue?.path.join(".")}: ${issue?.message}`;
  throw new ServiceError("MalformedPolicyDocument", `The policy document is invalid: ${reason}.`);
}

/** A policy that allows some actions everywhere. */
export function allowing(actions: readonly string[]): PermissionPolicy {
  return { Version: "1", Statement: [{ Effect: "Allow", Action: [...actions], Resource: "*" }] };
}

/** Whether policies allow an action, such as `ram:GetRole`, on a resource: a Deny that fits outweighs every Allow. */
export function allows(policies: readonly PermissionPolicy[], action: string, resource: string): boolean {
  const fitting = policies
    .flatMap(({ Statement }) => Statement)
    .filter((statement) => fits(statement.Action, action) && fits(statement.Resource, resource));
  return fitting.length > 0 && fitting.every(({ Effect }) => Effect === "Allow");
}

function fits(given: string | string[], value: string): boolean {
  return listOf(given).some((pattern) => fitsPattern(pattern.toLowerCase(), value.toLowerCase()));
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
