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

/** The error of the SDK as a CloudError; anything else, such as a refused connection, as it is. */
export function toCloudError(error: unknown): unknown {
  if (!isSdkError(error)) return error;
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

/**
 * The error of one call in the words of the real provider, colours included.
 * @param subject - the type of a resource that is being created, else its id; empty for a data source
 */
export function describeFailure(subject: string, action: string, error: CloudError): string {
  const { HostId, ...answer } = { HostId: "", ...error.data };
  const data = JSON.stringify({ Code: error.code, HostId, ...pick(answer, ["Message", "RequestId"]) });
  return [
    `\u001b[31m[ERROR]\u001b[0m Resource ${subject} ${action} Failed!!! [SDK alibaba-cloud-sdk-go ERROR]:`,
    "SDKError:",
    `   StatusCode: ${error.statusCode}`,
    `   Code: ${error.code}`,
    `   Message: ${error.message}`,
    `   Data: ${data}`,
    "",
  ].join("\n");
}

function pick(record: Readonly<Record<string, unknown>>, keys: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(keys.filter((key) => key in record).map((key) => [key, record[key]]));
}
