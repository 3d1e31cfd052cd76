import { afterEach, beforeEach, expect, it } from "vitest";
import { ByHand } from "../../demo/by-hand";
import { type AccountService, startAccounts } from "../../sandbox/accounts";
import { callByHand } from "./by-hand";

const A = "2222222222222222";
const B = "1111111111111111";
const ROLE = "ram-for-dts";
const TRUST = JSON.stringify({
  Version: "1",
  Statement: [
    { Effect: "Allow", Action: "sts:AssumeRole", Principal: { Service: [`${B}@dts.aliyuncs.com`] } },
  ],
});

let accounts: AccountService;
beforeEach(async () => {
  accounts = await startAccounts();
  const role = { account: A, RoleName: ROLE, AssumeRolePolicyDocument: TRUST };
  await callByHand(accounts, { ...role, Action: "CreateRole" });
});
afterEach(() => accounts.close());

it.each<[string, (hand: ByHand) => Promise<void>, object]>([
  ["trusts another account", (hand) => hand.trust(ROLE, B), {}],
  ["gets a description", (hand) => hand.describe(ROLE, "by hand"), { description: "by hand" }],
  ["gets longer sessions", (hand) => hand.session(ROLE, 7200), { maxSessionDuration: 7200 }],
  ["gets a tag", (hand) => hand.tag(ROLE, "a", "b"), { tags: { a: "b" } }],
  ["gets a policy", (hand) => hand.attach(ROLE, "ReadOnlyAccess"), { policies: [{ policyType: "System" }] }],
])("a role %s by hand", async (_, change, changed) => {
  await change(new ByHand(accounts, A));
  expect(accounts.roles(A)).toMatchObject([changed]);
});

it("a role that trusts a stranger names it beside the service", async () => {
  await new ByHand(accounts, A).trust(ROLE, B);
  const [role] = accounts.roles(A);
  const [{ Principal }] = JSON.parse(role?.assumeRolePolicyDocument ?? "").Statement;
  expect(Principal).toEqual({ Service: [`${B}@dts.aliyuncs.com`], RAM: [`acs:ram::${B}:root`] });
});

it("a role loses its tag and its policy, and goes, by hand", async () => {
  const hand = new ByHand(accounts, A);
  await hand.tag(ROLE, "a", "b");
  await hand.untag(ROLE, "a");
  await hand.attach(ROLE, "ReadOnlyAccess");
  await hand.detach(ROLE, "ReadOnlyAccess");
  expect(accounts.roles(A)).toMatchObject([{ tags: {}, policies: [] }]);
  await hand.attach(ROLE, "ReadOnlyAccess");
  await hand.delete(ROLE);
  expect(accounts.roles(A)).toEqual([]);
});
