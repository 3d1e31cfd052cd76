export { GitHub } from "./client";
export { keepComment } from "./keep-comment";
export { keepDriftIssues } from "./keep-drift-issues";
export { WORKFLOW_AUTHOR } from "./marker";
export { type ReviewedRunQuery, reviewedRun } from "./reviewed-run";
