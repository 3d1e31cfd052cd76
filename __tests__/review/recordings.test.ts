import { describe, expect, it } from "vitest";
import type { PairReview } from "../../lib/review";
import { principalText } from "../../lib/trust";
import { A, B, C, recordedPlans, recordedReview } from "./plans";

interface Expected {
  /** The verdicts of the change and of the drift. */
  readonly verdicts: readonly [string, string];
  readonly trust?: readonly string[];
  readonly policies?: readonly string[];
  readonly settings?: readonly string[];
  readonly imports?: readonly string[];
  readonly drift?: readonly string[];
  readonly checks?: readonly string[];
}

const root = (id: string) => `acs:ram::${id}:root`;
const dts = (id: string) => `${id}@dts.aliyuncs.com`;
const CREATED: Expected = {
  verdicts: ["broadens", "none"],
  trust: [`created +${root(B)}`, `created +${dts(B)}`],
  policies: ["attached AliyunDTSRolePolicy", "attached AliyunVPCReadOnlyAccess"],
};
const DESTROYED: Expected = {
  verdicts: ["narrows", "none"],
  trust: [`destroyed -${root(B)}`, `destroyed -${dts(B)}`],
  policies: ["detached AliyunDTSRolePolicy", "detached AliyunVPCReadOnlyAccess"],
};
const QUIET: Expected = { verdicts: ["none", "none"] };
const FAILED = "fail check.only_managed_policies: unmanaged policies are attached";
const DESCRIBED = "description: edited by hand -> now described";

const EXPECTED: Readonly<Record<string, Expected>> = {
  create: CREATED,
  "no-op": QUIET,
  destroy: DESTROYED,
  "destroy-blocked-by-extra-policy": DESTROYED,
  "adopt-existing": {
    verdicts: ["broadens", "none"],
    policies: ["attached AliyunVPCReadOnlyAccess"],
    imports: ["ram-for-dts", "role:AliyunDTSRolePolicy:System:ram-for-dts"],
  },
  "change-policy-removed": {
    verdicts: ["narrows", "equivalent"],
    policies: ["detached AliyunVPCReadOnlyAccess"],
    settings: [DESCRIBED, "tags.team: null -> data"],
    drift: ["description: now described -> edited by hand", "tags.team: data -> null"],
  },
  "change-rename-replaces": {
    verdicts: ["equivalent", "none"],
    trust: ["replaced ram-for-dts by dts-role-2"],
    policies: ["reattached AliyunDTSRolePolicy", "reattached AliyunVPCReadOnlyAccess"],
  },
  "change-settings": {
    verdicts: ["equivalent", "none"],
    settings: [
      "description: null -> now described",
      "max_session_duration: 3600 -> 7200",
      "tags.pair: null -> a-b",
      "tags.team: null -> data",
    ],
  },
  "change-trust-broadened": { verdicts: ["broadens", "none"], trust: [`+${root(C)}`, `+${dts(C)}`] },
  "change-trust-narrowed": { verdicts: ["narrows", "none"], trust: [`-${root(C)}`, `-${dts(C)}`] },
  "change-trust-other-account": {
    verdicts: ["broadens", "none"],
    trust: [`+${root(C)}`, `+${dts(C)}`, `-${root(B)}`, `-${dts(B)}`],
  },
  "checks-create": { ...CREATED, checks: ["unknown check.only_managed_policies"] },
  "checks-default-role-missing": {
    ...CREATED,
    checks: ["fail check.dts_authorized: DTS is not authorized in this account"],
  },
  "checks-default-role-there": CREATED,
  "checks-extra-policy-found": {
    verdicts: ["none", "broadens"],
    drift: ["attached AdministratorAccess"],
    checks: [FAILED],
  },
  "checks-nested-create": {
    ...CREATED,
    checks: [expect.stringMatching(/^fail check\.only_managed_policies: .*EntityNotExist\.Role/s)],
  },
  "checks-nested-depends-create": { ...CREATED, checks: ["unknown check.only_managed_policies"] },
  "checks-nested-extra-policy-found": {
    verdicts: ["none", "broadens"],
    drift: ["attached AdministratorAccess"],
    checks: [FAILED],
  },
  "checks-nested-pass": QUIET,
  "checks-pass": QUIET,
  "drift-and-change": {
    verdicts: ["narrows", "broadens"],
    trust: ["-acs:ram::*:root"],
    settings: ["description: null -> new"],
    drift: ["+acs:ram::*:root"],
  },
  "drift-extra-policy-invisible": QUIET,
  "drift-policy-detached": {
    verdicts: ["broadens", "narrows"],
    policies: ["attached AliyunVPCReadOnlyAccess"],
    drift: ["detached AliyunVPCReadOnlyAccess"],
  },
  "drift-role-deleted": {
    ...CREATED,
    verdicts: ["broadens", "narrows"],
    drift: [...(DESTROYED.trust ?? []), ...(DESTROYED.policies ?? [])],
  },
  "drift-service-rewritten": {
    verdicts: ["broadens", "broadens"],
    trust: [`+${dts(B)}`, "-dts.aliyuncs.com"],
    drift: ["+dts.aliyuncs.com", `-${dts(B)}`],
  },
  "drift-settings": {
    verdicts: ["equivalent", "equivalent"],
    settings: [DESCRIBED, "tags.team: null -> data"],
    drift: ["description: now described -> edited by hand", "tags.team: data -> null"],
  },
  "drift-trust-broadened": {
    verdicts: ["narrows", "broadens"],
    trust: [`-${root(C)}`],
    drift: [`+${root(C)}`],
  },
  "drift-trust-key-order-only": QUIET,
  "drift-trust-principal-order": { verdicts: ["equivalent", "none"] },
  "owner-equals-trusted": { verdicts: ["broadens", "none"], trust: [`+${dts(A)}`, "-dts.aliyuncs.com"] },
};

function trustLines({ trust }: PairReview["change"] | PairReview["drift"]): string[] {
  return trust.flatMap(({ outcome, formerRole, role, added, removed }) => {
    const prefix = outcome === "kept" || outcome === "replaced" ? "" : `${outcome} `;
    const moved = formerRole === null ? [] : [`${outcome} ${formerRole} by ${role}`];
    const effective = ({ effective: it }: { readonly effective: boolean }) => it;
    return [
      ...moved,
      ...added.filter(effective).map((grant) => `${prefix}+${principalText(grant.principal)}`),
      ...removed.filter(effective).map((grant) => `${prefix}-${principalText(grant.principal)}`),
    ];
  });
}

function policyLines({ policies }: PairReview["change"] | PairReview["drift"]): string[] {
  return policies
    .filter(({ outcome }) => outcome !== "kept")
    .map(({ outcome, policy }) => `${outcome} ${policy}`);
}

function settingLines({ settings }: PairReview["change"] | PairReview["drift"]): string[] {
  return settings.map(({ attribute, before, after }) => `${attribute}: ${before} -> ${after}`);
}

function summary({ change, drift, checks }: PairReview): Required<Expected> {
  return {
    verdicts: [change.verdict, drift.verdict],
    trust: trustLines(change),
    policies: policyLines(change),
    settings: settingLines(change),
    imports: change.actions.flatMap(({ importing }) => importing ?? []),
    drift: [...trustLines(drift), ...policyLines(drift), ...settingLines(drift)],
    checks: checks
      .filter(({ status }) => status !== "pass")
      .map(({ status, address, messages }) => [`${status} ${address}`, ...messages].join(": ")),
  };
}

describe("the review of a recorded plan", () => {
  it.each(recordedPlans())("%s", (name) => {
    const nothing = { trust: [], policies: [], settings: [], imports: [], drift: [], checks: [] };
    expect(summary(recordedReview(name))).toEqual({ ...nothing, ...EXPECTED[name] });
  });

  it("is expected for every recording that has a plan", () => {
    expect(Object.keys(EXPECTED).sort()).toEqual(recordedPlans().sort());
  });
});
