export { GitHub } from "./client";
export { type AppliedPair, applyComment, commentText, failureComment } from "./comment-text";
export { keepDriftIssues } from "./keep-drift-issues";
export { letThrough } from "./let-through";
export { isOurs, markerOf, WORKFLOW_AUTHOR } from "./marker";
export { pendingApplies } from "./pending-applies";
export { plannedRun } from "./planned-run";
export { type ReviewedQuery, reviewedRuns } from "./reviewed-runs";
export { upsertComment } from "./upsert-comment";
