import { join } from "node:path";
import { loadSync, type Root, type Type } from "protobufjs";
import { decodeRow, encodeRow, type Row } from "./plain-buffer";

/** The column that a table of locks has as its primary key. */
export const LOCK_KEY = "LockID";

/** An answer of Tablestore: the message, encoded. */
export interface TableAnswer {
  readonly status: number;
  readonly body: Buffer;
}

class TableError extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}

const MESSAGES: Root = loadSync(join(__dirname, "tablestore.proto"));
const CONSUMED = { capacityUnit: { read: 0, write: 1 } };
const IGNORE = 0;
const EXPECT_EXIST = 1;

type Request = Readonly<Record<string, unknown>>;

/** Tablestore, as far as Terraform's OSS backend asks it: the rows of its locks. */
export class Tables {
  private readonly tables: ReadonlyMap<string, Map<string, Row>>;
  private readonly operations: Readonly<
    Record<string, readonly [request: string, response: string, answer: (request: Request) => object]>
  > = {
    DescribeTable: ["DescribeTableRequest", "DescribeTableResponse", (it) => this.describe(it)],
    GetRow: ["GetRowRequest", "GetRowResponse", (it) => this.get(it)],
    PutRow: ["PutRowRequest", "WriteResponse", (it) => this.put(it)],
    DeleteRow: ["DeleteRowRequest", "WriteResponse", (it) => this.delete(it)],
  };

  constructor(names: readonly string[]) {
    this.tables = new Map(names.map((name) => [name, new Map()]));
  }

  /** The rows of a table: the text of each column, by the row's LockID. */
  rows(name: string): ReadonlyMap<string, ReadonlyMap<string, string>> {
    return new Map([...this.table(name)].map(([id, { columns }]) => [id, columns]));
  }

  /** Carries out one operation, such as `PutRow`. */
  answer(operation: string, body: Buffer): TableAnswer {
    try {
      const [request, response, answer] = this.operations[operation] ?? unsupported(operation);
      const message = type(request).toObject(type(request).decode(body));
      return { status: 200, body: encoded(response, answer(message)) };
    } catch (error) {
      return refused(error);
    }
  }

  private table(name: unknown): Map<string, Row> {
    const table = this.tables.get(String(name));
    if (table === undefined)
      throw new TableError(404, "OTSObjectNotExist", "Requested table does not exist.");
    return table;
  }

  private describe({ tableName }: Request): object {
    this.table(tableName);
    return {
      tableMeta: { tableName, primaryKey: [{ name: LOCK_KEY, type: 2 }] },
      reservedThroughputDetails: { capacityUnit: { read: 0, write: 0 }, lastIncreaseTime: 0 },
      tableOptions: { timeToLive: -1, maxVersions: 1 },
      tableStatus: 1,
    };
  }

  private get({ tableName, primaryKey, columnsToGet }: Request): object {
    const row = this.table(tableName).get(lockId(decodeRow(primaryKey as Buffer)));
    const wanted = (columnsToGet ?? []) as string[];
    return {
      consumed: CONSUMED,
      row: row === undefined ? Buffer.alloc(0) : encodeRow(only(row, wanted)),
    };
  }

  private put({ tableName, row, condition }: Request): object {
    const table = this.table(tableName);
    const written = decodeRow(row as Buffer);
    checkExistence(condition, table.has(lockId(written)));
    table.set(lockId(written), written);
    return { consumed: CONSUMED };
  }

  private delete({ tableName, primaryKey, condition }: Request): object {
    const table = this.table(tableName);
    const id = lockId(decodeRow(primaryKey as Buffer));
    checkExistence(condition, table.has(id));
    table.delete(id);
    return { consumed: CONSUMED };
  }
}

function type(name: string): Type {
  return MESSAGES.lookupType(name);
}

function encoded(name: string, message: object): Buffer {
  return Buffer.from(type(name).encode(type(name).fromObject(message)).finish());
}

function unsupported(operation: string): never {
  throw new TableError(400, "OTSUnsupportOperation", `Unsupported operation: '${operation}'.`);
}

// What is no refusal of ours is a message that cannot be read.
function refused(error: unknown): TableAnswer {
  const isOurs = error instanceof TableError;
  const { status, code } = isOurs ? error : { status: 400, code: "OTSParameterInvalid" };
  return { status, body: tableError(code, (error as Error).message) };
}

/** An error as Tablestore writes it. */
export function tableError(code: string, message: string): Buffer {
  return encoded("Error", { code, message });
}

function lockId({ key }: Row): string {
  const id = key.get(LOCK_KEY);
  if (id !== undefined && key.size === 1) return id;
  throw new TableError(400, "OTSInvalidPK", `Validate PK name fail: the primary key is ${LOCK_KEY}.`);
}

function only({ key, columns }: Row, wanted: readonly string[]): Row {
  const isWanted = ([name]: readonly [string, string]) => wanted.length === 0 || wanted.includes(name);
  return { key, columns: new Map([...columns].filter(isWanted)) };
}

function checkExistence(condition: unknown, exists: boolean): void {
  const { rowExistence } = condition as { rowExistence: number };
  if (rowExistence === IGNORE || (rowExistence === EXPECT_EXIST) === exists) return;
  throw new TableError(403, "OTSConditionCheckFail", "Condition check failed.");
}
