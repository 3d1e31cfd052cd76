import type { AppliedStack } from "../applied";
import { hasResources, isSameRole } from "../states";
import { oneLine } from "../text";
import { locationOfStack } from "./former-state";
import type { Created } from "./in-account";
import type { PairWork, Stacks } from "./stacks";

/**
 * What to say where a plan would make a role that was applied before and whose state is elsewhere: under another name, or
 * in another backend. Undefined where it is new, as far as is known.
 */
export async function elsewhere(
  work: PairWork,
  created: readonly Created[],
  { applied, known, states }: Stacks,
): Promise<string | undefined> {
  if (created.every(({ policy }) => policy !== undefined)) return undefined;
  const { id, title } = await locationOfStack(work);
  const isOfNobody = ({ name }: AppliedStack) => known.every((pair) => pair.name !== name);
  const { stacks } = await applied.all();
  const others = stacks.filter((it) => it.location.id !== id && isSame(it, work));
  const candidates = others.filter((it) => it.name === work.pair || isOfNobody(it));
  for (const { name, location } of candidates) {
    const state = await states.pull(location, name).catch(() => undefined);
    if (!hasResources(state)) continue;
    const key = name === work.pair ? "its former backend as formerBackend" : `formerly: ${name}`;
    return oneLine(
      `a plan would make its role anew, and its state is in ${location.title}, not in ${title}: add ${key} to the pair, which gives it that state`,
    );
  }
  return undefined;
}

/** The same pair, or the same role. */
function isSame(stack: AppliedStack, { of, pair }: PairWork): boolean {
  return stack.name === pair || isSameRole(stack, of);
}
