/** Input that is not the JSON of a Terraform plan. The message is one line and quotes nothing of the input. */
export class PlanError extends Error {
  override readonly name = "PlanError";
}
