import { invalidParameter, ServiceError } from "./service-error";

/** Inclusive bounds of a number. */
export interface Range {
  readonly min: number;
  readonly max: number;
}

/** What a client sent with a call. A parameter sent twice counts with its last value. */
export class CallParameters {
  readonly #values: ReadonlyMap<string, string>;

  constructor(entries: Iterable<readonly [string, string]>) {
    this.#values = new Map(entries);
  }

  entries(): [string, string][] {
    return [...this.#values];
  }

  optional(name: string): string | undefined {
    return this.#values.get(name);
  }

  /** @throws MissingParameter.<name> when it was not sent or is empty. */
  required(name: string): string {
    const value = this.#values.get(name);
    if (value === undefined || value === "") {
      throw new ServiceError(
        `MissingParameter.${name}`,
        `The input parameter "${name}" that is mandatory for processing this request is not supplied.`,
      );
    }
    return value;
  }

  /** @throws InvalidParameter.<name> when it is no whole number within the range. */
  integer(name: string, range: Range): number | undefined {
    const value = this.#values.get(name);
    if (value === undefined) return undefined;
    const number = /^\d{1,10}$/.test(value) ? Number(value) : Number.NaN;
    if (!(number >= range.min && number <= range.max)) {
      throw invalidParameter(name, value, `a whole number from ${range.min} to ${range.max} is expected`);
    }
    return number;
  }
}
