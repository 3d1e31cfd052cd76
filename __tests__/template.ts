import { AlicloudProvider } from "@cdktf/provider-alicloud/lib/provider";
import { App, type AppConfig, TerraformStack, Testing } from "cdktf";
import { expect } from "vitest";

type Properties = Record<string, unknown>;
type Elements = Record<string, Properties>;

/** The Terraform JSON of one stack, with assertions about what stands in it. Validations run. */
export class Template {
  private constructor(private readonly json: Record<string, Record<string, Elements>>) {}

  static of(stack: TerraformStack): Template {
    return new Template(JSON.parse(Testing.synth(stack, true)));
  }

  /** All resources of a type, in the order of the stack. */
  resources(type: string): Properties[] {
    return Object.values(this.json.resource?.[type] ?? {});
  }

  /** All data sources of a type, in the order of the stack. */
  dataSources(type: string): Properties[] {
    return Object.values(this.json.data?.[type] ?? {});
  }

  get output(): Elements {
    return (this.json.output ?? {}) as unknown as Elements;
  }

  get check(): Elements {
    return (this.json.check ?? {}) as unknown as Elements;
  }

  /** Any other block of the stack. */
  block(name: string): unknown {
    return this.json[name];
  }

  resourceCountIs(type: string, count: number): void {
    expect(this.resources(type)).toHaveLength(count);
  }

  hasResourceProperties(type: string, properties: Properties): void {
    expect(this.resources(type)).toContainEqual(expect.objectContaining(properties));
  }
}

/** A stack of its own, with the provider that every resource needs. */
export function newStack(name = "stack", config?: AppConfig): TerraformStack {
  const stack = new TerraformStack(new App(config), name);
  new AlicloudProvider(stack, "alicloud", { region: "cn-hangzhou" });
  return stack;
}
