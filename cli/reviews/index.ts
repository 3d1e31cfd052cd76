export { knownAccounts } from "./known-accounts";
export { addReportOptions, failOnOption, maxPlanSizeOption, type ReportOptions } from "./options";
export { isOfOrphan, orphansReviewed } from "./orphans-reviewed";
export { missingInputs, type PlanInput, planInputs } from "./plan-inputs";
export { printReport } from "./print-report";
export { type Reviewed, reviewInputs } from "./review-inputs";
export { refuseUnknownStates } from "./unknown-state";
export { refuseWrongAccounts } from "./wrong-account";
