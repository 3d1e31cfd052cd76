/** The most tags that a RAM role can have. */
export const MAX_TAGS = 20;

/** The longest key and the longest value of a tag, in characters. */
export const MAX_TAG_LENGTH = 128;

/** What a tag's key must not hold: the provider sends the keys that it takes away unescaped in JSON. */
export const NOT_IN_TAG_KEY = /["\\\p{Cc}]/u;

const RESERVED_PREFIX = /^(?:aliyun|acs:)/i;
const URL = /https?:\/\//i;

/** What is wrong with `tags` as a whole, or undefined. Allowed: at most 20. */
export function tagCountProblem(tags: Readonly<Record<string, unknown>>): string | undefined {
  const count = Object.keys(tags).length;
  return count <= MAX_TAGS
    ? undefined
    : `${count} tags are more than the ${MAX_TAGS} a RAM role can have: leave some out`;
}

/**
 * What is wrong with one tag's key, or undefined. Allowed: 1 to 128 characters, no quotation mark, backslash or
 * control character, no prefix aliyun or acs:, no URL.
 */
export function tagKeyProblem(key: string): string | undefined {
  if (NOT_IN_TAG_KEY.test(key)) {
    return '{value} is not a tag key: the provider cannot take away a tag whose key holds a quotation mark ("), a backslash or a control character (malformed TagKeys): leave them out';
  }
  if (key.length >= 1 && key.length <= MAX_TAG_LENGTH && !RESERVED_PREFIX.test(key) && !URL.test(key)) {
    return undefined;
  }
  return `{value} is not a tag key: use 1 to ${MAX_TAG_LENGTH} characters, not starting with aliyun or acs:, without http:// or https://`;
}

/** What is wrong with one tag's value, or undefined. Allowed: at most 128 characters, no URL. */
export function tagValueProblem(value: unknown): string | undefined {
  const limits = `at most ${MAX_TAG_LENGTH} characters, without http:// or https://`;
  if (typeof value !== "string") return `{value} is not a tag value: write it in quotes, ${limits}`;
  if (value.length <= MAX_TAG_LENGTH && !URL.test(value)) return undefined;
  return `{value} is not a tag value: use ${limits}`;
}
