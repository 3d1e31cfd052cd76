import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type PairReview, readPlan, reviewPlan } from "../../lib/review";

const RECORDINGS = join(__dirname, "../recordings");

export const A = "2222222222222222";
export const B = "1111111111111111";
export const C = "3333333333333333";

type Json = Record<string, unknown>;

/** The names of the recordings that have a plan. */
export function recordedPlans(): string[] {
  return readdirSync(RECORDINGS).filter((name) => {
    const folder = join(RECORDINGS, name);
    return !name.includes(".") && readdirSync(folder).includes("plan.json");
  });
}

export function recording(name: string): Buffer {
  return readFileSync(join(RECORDINGS, name, "plan.json"));
}

/** The review of a recorded plan. */
export function recordedReview(name: string): PairReview {
  return reviewPlan(name, readPlan(recording(name)));
}

/** The text of a trust policy for `principal`. */
export function trust(principal: unknown, more: Json = {}): string {
  const statement = { Action: "sts:AssumeRole", Effect: "Allow", Principal: principal, ...more };
  return JSON.stringify({ Version: "1", Statement: [statement] });
}

/** The text of a trust policy for accounts. */
export function trusting(...accounts: string[]): string {
  return trust({ RAM: accounts.map((id) => `acs:ram::${id}:root`) });
}

/** A resource change, as `terraform show -json` has it. */
export function change(actions: string[], before: Json | null, after: Json | null, more: Json = {}): Json {
  const { change: inner, ...outer } = more;
  return {
    address: "alicloud_ram_role.dts",
    mode: "managed",
    type: "alicloud_ram_role",
    name: "dts",
    provider_name: "registry.terraform.io/aliyun/alicloud",
    change: {
      actions,
      before,
      after,
      after_unknown: {},
      before_sensitive: {},
      after_sensitive: {},
      ...(inner as Json),
    },
    ...outer,
  };
}

export function role(document: string, more: Json = {}): Json {
  const arn = `acs:ram::${A}:role/ram-for-dts`;
  return { role_name: "ram-for-dts", arn, assume_role_policy_document: document, ...more };
}

export function attachment(policy: string, more: Json = {}): Json {
  return { role_name: "ram-for-dts", policy_name: policy, policy_type: "System", ...more };
}

const ATTACHMENT = {
  address: "alicloud_ram_role_policy_attachment.it",
  type: "alicloud_ram_role_policy_attachment",
  name: "it",
};

export function attaching(actions: string[], before: Json | null, after: Json | null, more: Json = {}): Json {
  return change(actions, before, after, { ...ATTACHMENT, ...more });
}

/** A plan as text. */
export function planText(parts: Json): string {
  return JSON.stringify({ format_version: "1.2", planned_values: {}, ...parts });
}

/** The review of a plan that makes these changes. */
export function reviewOf(changes: Json[], more: Json = {}): PairReview {
  return reviewPlan("a-b", readPlan(planText({ resource_changes: changes, ...more })));
}
