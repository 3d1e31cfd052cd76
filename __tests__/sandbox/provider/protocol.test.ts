import { join } from "node:path";
import {
  type Client,
  credentials,
  loadPackageDefinition,
  type ServiceClientConstructor,
} from "@grpc/grpc-js";
import { loadSync } from "@grpc/proto-loader";
import { afterEach, describe, expect, it } from "vitest";
import { startProvider } from "../../../sandbox/provider";
import { toDynamicValue } from "../../../sandbox/provider/dynamic-value";
import { readSchema } from "../../../sandbox/provider/schema";
import type { Value } from "../../../sandbox/provider/value";

const opened: { close(): unknown }[] = [];
afterEach(async () => {
  for (const each of opened.splice(0).reverse()) await each.close();
});

interface Diagnosed {
  readonly diagnostics: readonly { readonly severity: number; readonly summary: string }[];
}

type Call = (request: object, done: (error: Error | null, response: unknown) => void) => void;

async function start() {
  const provider = await startProvider({ env: {} });
  opened.push(provider);
  const [attached] = Object.values(JSON.parse(provider.reattach)) as { Addr: { String: string } }[];
  return { provider, address: attached?.Addr.String ?? "" };
}

function connect(address: string) {
  const path = join(__dirname, "../../../sandbox/provider/tfplugin5.proto");
  const loaded = loadPackageDefinition(loadSync(path, { keepCase: true, longs: Number, defaults: true }));
  const { Provider } = loaded["tfplugin5"] as unknown as { Provider: ServiceClientConstructor };
  // A channel of its own for every client, as Terraform has one for every provider block.
  const client = new Provider(address, credentials.createInsecure(), { "grpc.use_local_subchannel_pool": 1 });
  opened.push(client as unknown as Client);
  return <Response extends object>(name: string, request: object): Promise<Response> =>
    new Promise((resolve, reject) => {
      const call = (client as unknown as Record<string, Call>)[name]?.bind(client);
      call?.(request, (error, response) => (error === null ? resolve(response as Response) : reject(error)));
    });
}

function typed(type_name: string, fields: Readonly<Record<string, Value>>): object {
  const values = Object.entries(fields).map(([name, value]) => [name, toDynamicValue(value)]);
  return { type_name, ...Object.fromEntries(values) };
}

const IDENTITY = typed("alicloud_caller_identity", { config: {} });
const KEYS = {
  access_key: "id",
  secret_key: "secret",
  endpoints: [{ ram: "127.0.0.1:1", sts: "127.0.0.1:1" }],
};

describe("the stand-in on the wire", () => {
  it("tells Terraform how to attach to it, on loopback only", async () => {
    const { provider, address } = await start();
    const attached = {
      Protocol: "grpc",
      ProtocolVersion: 5,
      Pid: process.pid,
      Test: true,
      Addr: { Network: "tcp", String: expect.stringMatching(/^127\.0\.0\.1:\d+$/) },
    };
    expect(JSON.parse(provider.reattach)).toEqual({
      "registry.terraform.io/aliyun/alicloud": attached,
      "registry.opentofu.org/aliyun/alicloud": attached,
    });
    expect(address).not.toBe("127.0.0.1:0");
  });

  it("declares all that the bindings have", async () => {
    const call = connect((await start()).address);
    const declared = await call<Record<string, object>>("GetSchema", {});
    const { resource_schemas, data_source_schemas } = readSchema();
    expect(Object.keys(declared["resource_schemas"] ?? {})).toEqual(Object.keys(resource_schemas));
    expect(Object.keys(declared["data_source_schemas"] ?? {})).toEqual(Object.keys(data_source_schemas));
  });

  it.each([
    ["ValidateResourceTypeConfig", "PlanResourceChange", "resource", "alicloud_dts_migration_job"],
    ["ValidateDataSourceConfig", "ReadDataSource", "data source", "alicloud_regions"],
  ])("lets a type that it cannot do through %s, and refuses it in %s", async (validate, use, kind, type) => {
    const call = connect((await start()).address);
    expect((await call<Diagnosed>(validate, typed(type, { config: {} }))).diagnostics).toEqual([]);
    const [refused] = (await call<Diagnosed>(use, typed(type, { config: {} }))).diagnostics;
    expect(refused?.summary).toContain(
      `${kind} "${type}" can be validated, but not planned, by the stand-in provider: it has alicloud_`,
    );
  });

  it("keeps the configuration of one connection from another", async () => {
    const { address } = await start();
    const [configured, other] = [connect(address), connect(address)];
    expect((await configured<Diagnosed>("Configure", typed("", { config: KEYS }))).diagnostics).toEqual([]);
    const [reached] = (await configured<Diagnosed>("ReadDataSource", IDENTITY)).diagnostics;
    const [refused] = (await other<Diagnosed>("ReadDataSource", IDENTITY)).diagnostics;
    expect(reached?.summary).toContain("dial tcp 127.0.0.1:1: connect: connection refused");
    expect(refused?.summary).toMatch(/^connection 127\.0\.0\.1:\d+ has no provider configuration/);
  });

  it("answers an unknown type with an error, and lives on", async () => {
    const call = connect((await start()).address);
    const { diagnostics } = await call<Diagnosed>(
      "ValidateResourceTypeConfig",
      typed("alicloud_vpc", { config: {} }),
    );
    expect(diagnostics).toMatchObject([
      {
        severity: 1,
        summary: expect.stringContaining('resource "alicloud_vpc" is not known to the stand-in provider'),
      },
    ]);
    expect((await call<Diagnosed>("GetFunctions", {})).diagnostics).toEqual([]);
  });

  it("fits a stored state to the schema", async () => {
    const call = connect((await start()).address);
    const json = Buffer.from(JSON.stringify({ id: "role:a:System:b", role_name: "b", gone: 1 }));
    const answer = await call<{ upgraded_state: object }>("UpgradeResourceState", {
      type_name: "alicloud_ram_role_policy_attachment",
      raw_state: { json },
    });
    expect(answer.upgraded_state).toMatchObject({
      msgpack: Buffer.from(
        toDynamicValue({
          id: "role:a:System:b",
          policy_name: null,
          policy_type: null,
          role_name: "b",
          timeouts: null,
        }).msgpack ?? [],
      ),
    });
  });
});

describe("a port that is taken", () => {
  it("is an error that names it", async () => {
    const port = Number((await start()).address.split(":")[1]);
    await expect(startProvider({ env: {}, port })).rejects.toThrow(
      `the stand-in provider cannot listen on 127.0.0.1:${port}`,
    );
  });
});
