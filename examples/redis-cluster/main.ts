import { App, TerraformStack, TerraformVariable } from "cdktf";
import { DtsCrossAccountRole } from "cdktf-alicloud-dts";
import {
  AlicloudProvider,
  DtsSynchronizationInstance,
  DtsSynchronizationJob,
} from "cdktf-alicloud-dts/alicloud";

const REGION = "cn-hangzhou";

/** The account that owns the source cluster. */
const OWNER = { accountId: "2222222222222222", profile: "owner", instanceId: "r-bp1source" };

/** The account that owns the destination cluster, and creates the DTS task. */
const TASK = { accountId: "1111111111111111", profile: "task", instanceId: "r-bp1destination" };

/** Synchronizes an ApsaraDB for Redis cluster instance of one account with one of another. */
class RedisSynchronization extends TerraformStack {
  constructor(app: App) {
    super(app, "redis-cluster");
    const [owner, provider] = [OWNER, TASK].map(
      ({ profile }) => new AlicloudProvider(this, profile, { alias: profile, profile, region: REGION }),
    ) as [AlicloudProvider, AlicloudProvider];
    const role = new DtsCrossAccountRole(this, "dts", {
      ownerAccountId: OWNER.accountId,
      trustedAccountId: TASK.accountId,
      access: "cloud-instance",
      provider: owner,
    });
    this.synchronize(role, provider);
  }

  private synchronize(role: DtsCrossAccountRole, provider: AlicloudProvider): void {
    const instance = new DtsSynchronizationInstance(this, "instance", {
      provider,
      paymentType: "PayAsYouGo",
      instanceClass: "small",
      syncArchitecture: "oneway",
      sourceEndpointEngineName: "Redis",
      sourceEndpointRegion: REGION,
      destinationEndpointEngineName: "Redis",
      destinationEndpointRegion: REGION,
    });
    new DtsSynchronizationJob(this, "job", {
      provider,
      dtsInstanceId: instance.id,
      dtsJobName: "redis-cluster",
      ...this.source(role),
      ...this.destination(),
      dbList: JSON.stringify({ "0": { name: "0", all: true } }),
      structureInitialization: true,
      dataInitialization: true,
      dataSynchronization: true,
      status: "Synchronizing",
    });
  }

  private source(role: DtsCrossAccountRole) {
    return {
      ...role.asSourceEndpoint(),
      sourceEndpointEngineName: "REDIS",
      sourceEndpointInstanceType: "REDIS",
      sourceEndpointInstanceId: OWNER.instanceId,
      sourceEndpointRegion: REGION,
      sourceEndpointPassword: this.password("source_password"),
    };
  }

  private destination() {
    return {
      destinationEndpointEngineName: "REDIS",
      destinationEndpointInstanceType: "REDIS",
      destinationEndpointInstanceId: TASK.instanceId,
      destinationEndpointRegion: REGION,
      destinationEndpointPassword: this.password("destination_password"),
    };
  }

  private password(name: string): string {
    return new TerraformVariable(this, name, { type: "string", sensitive: true }).stringValue;
  }
}

/** Adds the stack of this example to an app. */
export function build(app: App): void {
  new RedisSynchronization(app);
}

if (require.main === module) {
  const app = new App();
  build(app);
  app.synth();
}
