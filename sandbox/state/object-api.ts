import { type Buckets, list, type StoredObject, storedObject } from "./buckets";

/** A request to OSS, in path style. */
export interface ObjectRequest {
  readonly method: string;
  readonly bucket: string;
  /** Empty for the bucket itself. */
  readonly key: string;
  readonly query: URLSearchParams;
  readonly range: string | undefined;
  readonly body: Buffer;
}

/** An answer of OSS. */
export interface ObjectAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

const MAX_KEYS = 1000;

/** Answers a request whose signature is right. */
export function answerObjectRequest(buckets: Buckets, request: ObjectRequest): ObjectAnswer {
  const bucket = buckets.bucket(request.bucket);
  if (bucket === undefined) return objectError(404, "NoSuchBucket", "The specified bucket does not exist.");
  if (request.key === "") return request.method === "GET" ? listing(bucket, request) : notAllowed(request);
  switch (request.method) {
    case "GET":
    case "HEAD":
      return read(bucket.get(request.key), request.range);
    case "PUT":
      return write(bucket, request);
    case "DELETE":
      bucket.delete(request.key);
      return { status: 204, headers: {}, body: Buffer.alloc(0) };
    default:
      return notAllowed(request);
  }
}

function notAllowed({ method }: ObjectRequest): ObjectAnswer {
  return objectError(405, "MethodNotAllowed", `The specified method ${method} is not allowed here.`);
}

function write(bucket: Map<string, StoredObject>, { key, body }: ObjectRequest): ObjectAnswer {
  const object = storedObject(body);
  bucket.set(key, object);
  return { status: 200, headers: { etag: object.etag }, body: Buffer.alloc(0) };
}

function read(object: StoredObject | undefined, range: string | undefined): ObjectAnswer {
  if (object === undefined) return objectError(404, "NoSuchKey", "The specified key does not exist.");
  const { body, etag, lastModified } = object;
  const headers = { etag, "last-modified": lastModified.toUTCString(), "content-type": "application/json" };
  const part = range === undefined ? undefined : partOf(body, range);
  if (part === undefined) return { status: 200, headers, body };
  return {
    status: 206,
    headers: { ...headers, "content-range": `bytes ${part.first}-${part.last}/${body.length}` },
    body: body.subarray(part.first, part.last + 1),
  };
}

// OSS answers a range that it does not understand, or that is not there, with the whole object.
function partOf(body: Buffer, range: string): { first: number; last: number } | undefined {
  const [, from = "", to = ""] = /^bytes=(\d*)-(\d*)$/.exec(range) ?? [];
  if (from === "" && to === "") return undefined;
  const first = from === "" ? Math.max(0, body.length - Number(to)) : Number(from);
  const last = from === "" || to === "" ? body.length - 1 : Math.min(Number(to), body.length - 1);
  return first <= last ? { first, last } : undefined;
}

function listing(
  bucket: ReadonlyMap<string, StoredObject>,
  { bucket: name, query }: ObjectRequest,
): ObjectAnswer {
  const prefix = query.get("prefix") ?? "";
  const maxKeys = Math.min(Number(query.get("max-keys") ?? 100) || 100, MAX_KEYS);
  const page = list(bucket, { prefix, marker: query.get("marker") ?? "", maxKeys });
  const text = query.get("encoding-type") === "url" ? encodeURIComponent : escapeXml;
  const contents = page.objects.map(
    ([key, { etag, body, lastModified }]) =>
      `<Contents><Key>${text(key)}</Key><LastModified>${lastModified.toISOString()}</LastModified>` +
      `<ETag>${escapeXml(etag)}</ETag><Type>Normal</Type><Size>${body.length}</Size><StorageClass>Standard</StorageClass></Contents>`,
  );
  const next = page.nextMarker === undefined ? "" : `<NextMarker>${text(page.nextMarker)}</NextMarker>`;
  return xml(
    200,
    `<ListBucketResult><Name>${escapeXml(name)}</Name><Prefix>${text(prefix)}</Prefix><MaxKeys>${maxKeys}</MaxKeys>` +
      `<EncodingType>${query.get("encoding-type") ?? ""}</EncodingType>` +
      `<IsTruncated>${page.nextMarker !== undefined}</IsTruncated>${next}${contents.join("")}</ListBucketResult>`,
  );
}

/** An error as OSS writes it. */
export function objectError(status: number, code: string, message: string): ObjectAnswer {
  const text = `<Error><Code>${code}</Code><Message>${escapeXml(message)}</Message></Error>`;
  const answer = xml(status, text);
  // An answer to HEAD has no body: its error stands in a header.
  return { ...answer, headers: { ...answer.headers, "x-oss-err": Buffer.from(text).toString("base64") } };
}

function xml(status: number, text: string): ObjectAnswer {
  const body = Buffer.from(`<?xml version="1.0" encoding="UTF-8"?>\n${text}`);
  return { status, headers: { "content-type": "application/xml" }, body };
}

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&apos;",
};

function escapeXml(text: string): string {
  return text.replace(/[&<>"']/g, (char) => ENTITIES[char] as string);
}
