import type { ConnectionError } from "./connection-error";

/** What RAM or STS answered instead of what was asked for. */
export class CloudError extends Error {
  override readonly name = "CloudError";

  constructor(
    readonly code: string,
    readonly statusCode: number,
    message: string,
    readonly data: Readonly<Record<string, unknown>>,
  ) {
    super(message);
  }

  /** Whether the error says that something does not exist; with a code, that it is exactly this something. */
  isNotFound(code?: string): boolean {
    return code === undefined ? this.code.startsWith("EntityNotExist") : this.code === code;
  }
}

/** What the official SDK throws for an answer that is an error. */
interface SdkError extends Error {
  readonly code: string;
  readonly statusCode: number;
  readonly data?: Readonly<Record<string, unknown>>;
}

/** The error of the SDK as a CloudError; undefined where the service did not answer, or not as RAM does. */
export function toCloudError(error: unknown): CloudError | undefined {
  if (!isSdkError(error)) return undefined;
  const { code, statusCode, message, data } = error;
  // The SDK puts the code before the message, the real provider does not.
  const plain = message.startsWith(`${code}: `) ? message.slice(code.length + 2) : message;
  return new CloudError(code, statusCode, plain, data ?? {});
}

function isSdkError(error: unknown): error is SdkError {
  const candidate = error as Partial<SdkError>;
  return (
    error instanceof Error && typeof candidate.statusCode === "number" && typeof candidate.code === "string"
  );
}

/** Where the real provider says that a call failed: the lines that were recorded, and none where none was. */
const SOURCES: Readonly<Record<string, string>> = {
  CreateRole: "resource_alicloud_ram_role.go:198",
  DeleteRole: "resource_alicloud_ram_role.go:436",
  AttachPolicyToRole: "resource_alicloud_ram_role_policy_attachment.go:78",
};
const ELSEWHERE = "service_alicloud_ram_v2.go:1";

/**
 * The error of one call in the words of the real provider, colours and lines of Go included.
 * @param subject - the type of a resource that is being created, else its id; empty for a data source
 */
export function describeFailure(
  subject: string,
  action: string,
  failure: CloudError | ConnectionError,
): string {
  const source = SOURCES[action] ?? ELSEWHERE;
  const cause = failure instanceof CloudError ? describeAnswer(failure) : failure.message;
  return (
    `\u001b[31m[ERROR]\u001b[0m alicloud/${source}: ` +
    `Resource ${subject} ${action} Failed!!! [SDK alibaba-cloud-sdk-go ERROR]:\n${cause}`
  );
}

/** The error of AssumeRoleWithOIDC, which the real provider calls by another SDK, whose messages hold status and request ID. */
export function describeOidcFailure(failure: CloudError | ConnectionError): string {
  const cause = failure instanceof CloudError ? describeAnswer(failure) : failure.message;
  return `refreshing credential failed by AssumeRoleWithOIDC. Error: ${cause}`;
}

function describeAnswer({ code, statusCode, message, data: answered }: CloudError): string {
  const { HostId, ...answer } = { HostId: "", ...answered };
  const data = JSON.stringify({ Code: code, HostId, ...pick(answer, ["Message", "RequestId"]) });
  const facts = [`StatusCode: ${statusCode}`, `Code: ${code}`, `Message: ${message}`, `Data: ${data}`];
  return ["SDKError:", ...facts.map((fact) => `   ${fact}`), ""].join("\n");
}

function pick(record: Readonly<Record<string, unknown>>, keys: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(keys.filter((key) => key in record).map((key) => [key, record[key]]));
}
