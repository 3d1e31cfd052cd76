import type { AccountPair } from "../../lib/pairs";
import { failedReview, type PairReview, reviewReport } from "../../lib/review";
import { type Json, rolesInState } from "../reviewed";
import { oneLine } from "../text";
import type { Reviewed } from "./review-inputs";

/**
 * Whether anything was changed by hand can be told only of a role that was applied: where the state is absent, empty,
 * of another pair or never applied, nothing is known, which is not the same as nothing changed.
 *
 * @param planOf the reduced plan of a pair, made with -refresh-only; undefined where there is none
 */
export async function refuseUnknownStates(
  { report, problems }: Reviewed,
  pairs: readonly AccountPair[],
  planOf: (pair: string) => Promise<Json | undefined>,
): Promise<Reviewed> {
  const lines: string[] = [];
  const reviews: PairReview[] = [];
  for (const review of report.pairs) {
    const plan = await planOf(review.pair);
    const pair = pairs.find(({ name }) => name === review.pair);
    const problem = plan && pair && stateProblem(plan, pair);
    reviews.push(problem === undefined ? review : failedReview(review.pair, problem));
    if (problem !== undefined) lines.push(oneLine(`${review.pair}: ${problem}`));
  }
  return { report: reviewReport(reviews), problems: [...problems, ...lines] };
}

function stateProblem(plan: Json, { name, ownerAccountId, roleName }: AccountPair): string | undefined {
  const roles = rolesInState(plan);
  const wayOut = `run npx dts-pairs plan ${name}, which shows what is there`;
  if (roles.length === 0)
    return `nothing is known: its state is absent or empty, or the pair was never applied: ${wayOut}`;
  const arn = `acs:ram::${ownerAccountId}:role/${roleName}`.toLowerCase();
  if (roles.some((it) => it.toLowerCase() === arn)) return undefined;
  return `nothing is known of ${arn}: its state is of ${roles.join(", ")}: ${wayOut}`;
}
