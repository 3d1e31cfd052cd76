import { compare, type Difference } from "./compare";
import { normalize } from "./normalize";
import type { ComparedPlan } from "./recordings";

const PARTS = ["resource_changes", "resource_drift", "checks"] as const;

/** Where the parts of two plans that a reader relies on differ, after setting aside what says nothing. */
export function differencesOf(recorded: ComparedPlan, replayed: ComparedPlan): readonly Difference[] {
  return PARTS.flatMap((part) => compare(normalize(recorded[part]), normalize(replayed[part]), part));
}
