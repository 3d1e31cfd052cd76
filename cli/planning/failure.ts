import { isSystemError, systemFailure } from "../system-error";
import { TerraformError } from "../terraform";

/** Why a pair failed, in lines; what is no failure of Terraform or of the system is thrown on. */
export function failureOf(error: unknown, folder: string): string {
  if (error instanceof TerraformError) return error.message;
  if (isSystemError(error)) return systemFailure(error, folder);
  throw error;
}
