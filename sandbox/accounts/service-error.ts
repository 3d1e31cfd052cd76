/** Status that RAM answers with a family of error codes; everything else is a 400. */
const statusByFamily: ReadonlyArray<readonly [prefix: string, status: number]> = [
  ["EntityNotExist", 404],
  ["InvalidAction.NotFound", 404],
  ["InvalidAccessKeyId.NotFound", 404],
  ["EntityAlreadyExists", 409],
  ["DeleteConflict", 409],
  ["LimitExceeded", 409],
  ["NoPermission", 403],
  ["AuthenticationFail", 401],
  ["UnsupportedHTTPMethod", 405],
  ["RequestBodyTooLarge", 413],
  ["InternalError", 500],
  ["ServiceUnavailable", 503],
];

/** HTTP status that goes with an error code. */
export function statusOf(code: string): number {
  return statusByFamily.find(([prefix]) => code.startsWith(prefix))?.[1] ?? 400;
}

/** A refusal that a client is answered with: `{Code, Message, RequestId, HostId}`. */
export class ServiceError extends Error {
  readonly code: string;
  readonly status: number;

  constructor(code: string, message: string, status: number = statusOf(code)) {
    super(message);
    this.name = "ServiceError";
    this.code = code;
    this.status = status;
  }
}

export function invalidParameter(name: string, value: string, rule: string): ServiceError {
  return new ServiceError(
    `InvalidParameter.${name}`,
    `The parameter ${name} is invalid: "${value}": ${rule}.`,
  );
}

export function roleNotExist(roleName: string): ServiceError {
  return new ServiceError("EntityNotExist.Role", `The role not exists: ${roleName} .`);
}
