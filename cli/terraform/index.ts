export { type ChangeSummary, type Outputs, summaryText } from "./messages";
export { type Applied, type PairStack, Terraform, TerraformError } from "./terraform";
export { hasUnsavedState, localState, saveState } from "./unsaved-state";
