import { existsSync } from "node:fs";
import { Command, InvalidArgumentError } from "commander";
import { type AccountPair, loadAccountPairs } from "../lib/pairs";
import { isLoopback, profileName, readProfile } from "../sandbox";
import { ByHand } from "./by-hand";

type Action = (hand: ByHand, roleName: string, ...values: string[]) => Promise<void>;

const DOWN =
  "the sandbox is down: start it again with npm run sandbox -- --keep, and export here what it prints";

const program = new Command("by-hand")
  .description(
    "Changes a pair's RAM role by hand, as somebody in the console would, in the accounts that npm run sandbox -- --keep leaves up. Run it in the shell that has what --keep prints.",
  )
  .option("--pair <name>", "the pair whose role is changed (default: the first of the pairs file)")
  .showHelpAfterError("(see npm run by-hand -- --help)");

change("trust", "let another account assume the role", ["<account-id>", accountId], (hand, role, id = "") =>
  hand.trust(role, id),
);
change("attach", "attach a system policy", ["<policy>"], (hand, role, policy = "") =>
  hand.attach(role, policy),
);
change("detach", "detach a system policy", ["<policy>"], (hand, role, policy = "") =>
  hand.detach(role, policy),
);
change("describe", "change the description", ["<text>"], (hand, role, text = "") =>
  hand.describe(role, text),
);
change("session", "change the longest session", ["<seconds>"], (hand, role, seconds) =>
  hand.session(role, Number(seconds)),
);
change("tag", "add or change a tag", ["<key>"], (hand, role, key = "", value = "") =>
  hand.tag(role, key, value),
).argument("<value>");
change("untag", "take a tag away", ["<key>"], (hand, role, key = "") => hand.untag(role, key));
change("delete", "delete the role, with its attachments", [], (hand, role) => hand.delete(role));

/** A command that changes the role of the pair by one thing. */
function change(
  name: string,
  description: string,
  [argument, parse]: readonly [string?, ((value: string) => string)?],
  action: Action,
): Command {
  const command = program.command(name).description(description);
  if (argument !== undefined) command.argument(argument, "", parse ?? String);
  return command.action(async (...given: unknown[]) => {
    const values = given.filter((each): each is string => typeof each === "string");
    const accounts = sandboxAccounts(process.env);
    const { ownerAccountId, roleName } = chosenPair(program.opts<{ pair?: string }>().pair);
    await action(new ByHand(accounts, ownerAccountId), roleName, ...values);
    console.log(`${name}: the RAM role ${roleName} of account ${ownerAccountId} is changed`);
  });
}

function chosenPair(name: string | undefined): AccountPair {
  const { pairs } = loadAccountPairs();
  const pair = name === undefined ? pairs[0] : pairs.find((each) => each.name === name);
  if (pair !== undefined) return pair;
  throw new Error(`there is no pair "${name}": the file has ${pairs.map((each) => each.name).join(", ")}`);
}

/** The accounts of the shell's sandbox; never those of the world. @throws where there is none */
function sandboxAccounts(env: NodeJS.ProcessEnv) {
  const [endpoint = "", file] = [env["RAM_ENDPOINT"], env["ALICLOUD_SHARED_CREDENTIALS_FILE"]];
  if (file === undefined || !isLoopback(endpoint)) {
    throw new Error(
      "RAM_ENDPOINT and ALICLOUD_SHARED_CREDENTIALS_FILE lead to no sandbox: run npm run sandbox -- --keep, and export here what it prints",
    );
  }
  if (!existsSync(file)) throw new Error(DOWN);
  return {
    endpoint,
    accessKey: (accountId: string) => {
      const { access_key_id: id = "", access_key_secret: secret = "" } = readProfile(
        profileName(accountId),
        file,
      );
      return { accessKeyId: id, accessKeySecret: secret };
    },
  };
}

function accountId(value: string): string {
  if (/^\d{16}$/.test(value)) return value;
  throw new InvalidArgumentError("An account ID has 16 digits.");
}

program.parseAsync().catch((error: Error & { code?: string }) => {
  const isDown = error.code === "ECONNREFUSED" || error.message.startsWith("socket hang up");
  console.error(
    isDown ? "the sandbox is down: start it again with npm run sandbox -- --keep" : error.message,
  );
  process.exitCode = 1;
});
