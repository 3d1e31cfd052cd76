import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readPlan, reviewPlan } from "../../lib/review";
import { A, attaching, attachment, B, C, change, planText, role, trust, trusting } from "../review/plans";

type Json = Record<string, unknown>;

const RUNS = 20_000;
const SAFE = ["none", "equivalent", "narrows"];

/** Resources that let nobody get at anything; the change that does is put among them. */
const harmless = fc.constantFrom<Json>(
  change(["no-op"], named("quiet", trusting(B)), named("quiet", trusting(B)), at("quiet")),
  change(["delete"], named("gone", trusting(B)), null, at("gone")),
  change(["update"], named("less", trusting(A, B)), named("less", trusting(B)), at("less")),
  attaching(["delete"], attachment("P", { role_name: "quiet" }), null, attachmentAt("off")),
  attaching(["no-op"], attachment("Q"), attachment("Q"), attachmentAt("on")),
  change(["create"], null, { name: "x" }, { address: "alicloud_vpc.x", type: "alicloud_vpc", name: "x" }),
);

function at(name: string): Json {
  return { address: `alicloud_ram_role.${name}`, name };
}

function attachmentAt(name: string): Json {
  return { address: `alicloud_ram_role_policy_attachment.${name}`, name };
}

function named(name: string, document: string): Json {
  return role(document, { role_name: name, name, document, ram_users: [], services: [], version: "1" });
}

const MFA = { Condition: { Bool: { "acs:MFAPresent": ["true"] } } };
const principals = fc.constantFrom<Json>(
  { RAM: [`acs:ram::${C}:root`] },
  { RAM: ["*"] },
  { Service: ["ecs.aliyuncs.com"] },
  { Service: [`${C}@dts.aliyuncs.com`] },
  { RAM: [`acs:ram::${C}:user/u`] },
  { Federated: [`acs:ram::${A}:saml-provider/p`] },
);

/** Two documents of which the later one lets somebody in whom the earlier one does not. */
const documents = fc.oneof(
  principals.map((it) => [trusting(B), trust(it)] as const),
  principals.map((it) => [trust({ RAM: [`acs:ram::${B}:root`] }, MFA), trust(it)] as const),
  principals.map((it) => [trust(it, MFA), trust(it)] as const),
  principals.map((it) => [denied(it), trust(it)] as const),
);

function denied(principal: Json): string {
  const [allowed] = JSON.parse(trust(principal)).Statement;
  return JSON.stringify({ Version: "1", Statement: [allowed, { ...allowed, Effect: "Deny" }] });
}

const MARKS = ["assume_role_policy_document", "document", "ram_users", "services"];
const unknown = (...known: string[]): Json =>
  Object.fromEntries(MARKS.filter((it) => !known.includes(it)).map((it) => [it, true]));

/** A configuration that sets these attributes of the role. */
function configured(...attributes: string[]): Json {
  const expressions = Object.fromEntries(attributes.map((it) => [it, {}]));
  const resource = { mode: "managed", type: "alicloud_ram_role", name: "dts", expressions };
  return { configuration: { root_module: { resources: [resource] } } };
}

interface Gain {
  readonly changes: readonly Json[];
  readonly more?: Json;
}

/** Plans by which somebody gains access, whatever else is in them. */
const gains: fc.Arbitrary<Gain> = fc.oneof(
  // The document of a role changes, as one attribute or the other, in place or anew, under another name too.
  fc
    .tuple(documents, fc.constantFrom("assume_role_policy_document", "document"))
    .map(([[old, now], attribute]) => ({
      changes: [change(["update"], named("dts", old), { ...named("dts", old), [attribute]: now })],
      more: configured(attribute),
    })),
  fc
    .tuple(
      documents,
      fc.constantFrom("dts", "dts2"),
      fc.constantFrom("assume_role_policy_document", "document"),
      fc.constantFrom<string[]>(["delete", "create"], ["create", "delete"], ["create", "forget"]),
    )
    .map(([[old, now], name, attribute, actions]) => ({
      changes: [
        change(
          actions,
          named("dts", old),
          { role_name: name, [attribute]: now },
          { change: { after_unknown: unknown(attribute) } },
        ),
      ],
      more: configured(attribute),
    })),
  // Lists decide, and the document before is narrower than they are.
  fc
    .tuple(fc.constantFrom<Json>(MFA, { Action: "sts:GetSessionToken" }), fc.boolean())
    .map(([terms, isAnew]) => {
      const before = {
        ...named("dts", trust({ RAM: [`acs:ram::${B}:root`, `acs:ram::${C}:root`] }, terms)),
        ram_users: [`acs:ram::${B}:root`, `acs:ram::${C}:root`],
      };
      const users = { ram_users: [`acs:ram::${B}:root`] };
      const anew = change(
        ["delete", "create"],
        before,
        { role_name: "dts", ...users },
        { change: { after_unknown: unknown("ram_users") } },
      );
      return {
        changes: [isAnew ? anew : change(["update"], before, { ...before, ...users })],
        more: configured("ram_users"),
      };
    }),
  principals.map((it) => ({
    changes: [change(["create"], null, { role_name: "dts", document: trust(it) })],
  })),
  // A policy comes to a role, or moves to another one, or to whoever takes the name.
  fc.constantFrom("System", "Custom", "Future").map((policy_type) => ({
    changes: [attaching(["create"], null, attachment("AdministratorAccess", { policy_type }))],
  })),
  fc
    .tuple(fc.constantFrom("open", "OPEN"), fc.boolean(), fc.boolean())
    .map(([role_name, isKnown, isAnew]) => {
      const open = named("open", trusting(B, C));
      const after = isKnown ? attachment("P", { role_name }) : { policy_name: "P", policy_type: "System" };
      const marks = isKnown ? {} : { change: { after_unknown: { role_name: true, id: true } } };
      const dts = named("dts", trusting(B));
      return {
        changes: [
          isAnew
            ? change(["delete", "create"], dts, { ...dts }, { change: { after_unknown: { id: true } } })
            : change(["no-op"], dts, dts),
          change(isAnew ? ["delete", "create"] : ["no-op"], open, open, {
            ...at("open"),
            change: { after_unknown: isAnew ? { id: true } : {} },
          }),
          attaching(["delete", "create"], attachment("P", { role_name: "dts" }), after, marks),
        ],
        more: { relevant_attributes: [{ resource: "alicloud_ram_role.dts", attribute: ["id"] }] },
      };
    }),
  fc.constantFrom("dts", "DTS").map((taken) => {
    const [dts, open] = [named("dts", trusting(B)), named("open", trusting(B, C))];
    const it = attachment("P", { role_name: "dts" });
    return {
      changes: [
        change(["delete"], dts, null),
        change(["delete", "create"], open, { ...open, role_name: taken, name: taken }, at("open")),
        attaching(["no-op"], it, it),
      ],
    };
  }),
  // Something else gives access.
  fc
    .tuple(
      fc.constantFrom(
        "ram_policy",
        "ram_access_key",
        "ims_oidc_provider",
        "resource_manager_role",
        "ram_next",
      ),
      fc.constantFrom<string[]>(["create"], ["update"], ["delete"], ["delete", "create"]),
    )
    .map(([type, actions]) => ({
      changes: [
        change(
          actions,
          { body: "a" },
          { body: "b" },
          { address: "x.x", type: `alicloud_${type}`, name: "x" },
        ),
      ],
    })),
  fc.constant({
    changes: [attaching(["delete"], attachment("P", { policy_type: "Custom", role_name: "dts" }), null)],
  }),
);

/** The change may stand in a module, and be deposed, imported, or of an attribute that is sensitive. */
const dressed = fc.record({
  others: fc.uniqueArray(harmless, { maxLength: 4, selector: (it) => it.address }),
  first: fc.boolean(),
  isSensitive: fc.boolean(),
  isImported: fc.boolean(),
  more: fc.constantFrom<Json>({}, { complete: false }, { applyable: false }, { checks: [] }),
});

function dress(raw: Json, isSensitive: boolean, isImported: boolean): Json {
  const inner = raw.change as Json;
  return {
    ...raw,
    change: {
      ...inner,
      ...(isSensitive && { before_sensitive: true, after_sensitive: true }),
      ...(isImported && { importing: { id: "x" } }),
    },
  };
}

describe("a review is never falsely safe", () => {
  it("where somebody gains by the change", () => {
    fc.assert(
      fc.property(
        gains,
        dressed,
        ({ changes, more: own }, { others, first, isSensitive, isImported, more }) => {
          const gaining = changes.map((it) => dress(it, isSensitive, isImported));
          const resource_changes = first ? [...gaining, ...others] : [...others, ...gaining];
          const { change: found } = reviewPlan(
            "p",
            readPlan(planText({ resource_changes, ...own, ...more })),
          );
          expect(SAFE).not.toContain(found.verdict);
        },
      ),
      { numRuns: RUNS },
    );
  });

  it("where somebody was let in by hand, whatever the pull request does", () => {
    fc.assert(
      fc.property(
        documents,
        gains,
        dressed,
        ([old, now], { changes, more: own }, { others, isSensitive }) => {
          const drift = dress(change(["update"], named("dts", old), named("dts", now)), isSensitive, false);
          const text = planText({
            resource_changes: [...changes, ...others],
            resource_drift: [drift],
            ...own,
          });
          expect(SAFE).not.toContain(reviewPlan("p", readPlan(text)).drift.verdict);
        },
      ),
      { numRuns: RUNS },
    );
  });
});
