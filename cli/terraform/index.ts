export { type ChangeSummary, type Outputs, summaryText } from "./messages";
export { type Applied, Terraform, TerraformError } from "./terraform";
