import { App, TerraformStack, TerraformVariable } from "cdktf";
import { DtsCrossAccountRole } from "cdktf-alicloud-dts";
import { AlicloudProvider, DtsMigrationInstance, DtsMigrationJob } from "cdktf-alicloud-dts/alicloud";

const REGION = "cn-hangzhou";

/** The account that owns the Express Connect circuit, and the VPC that it ends in. */
const OWNER = { accountId: "2222222222222222", profile: "owner", vpcId: "vpc-bp1source" };

/** The self-managed MySQL at the other end of the circuit. */
const MYSQL = { ip: "192.168.10.20", port: "3306", userName: "dts_source", database: "orders" };

/** The account that owns the ApsaraDB RDS for MySQL instance, and creates the DTS task. */
const TASK = { accountId: "1111111111111111", profile: "task", instanceId: "rm-bp1destination" };

/** Migrates a self-managed MySQL over Express Connect of one account to ApsaraDB RDS for MySQL of another. */
class MysqlMigration extends TerraformStack {
  constructor(app: App) {
    super(app, "mysql-express-connect");
    const [owner, provider] = [OWNER, TASK].map(
      ({ profile }) => new AlicloudProvider(this, profile, { alias: profile, profile, region: REGION }),
    ) as [AlicloudProvider, AlicloudProvider];
    const role = new DtsCrossAccountRole(this, "dts", {
      ownerAccountId: OWNER.accountId,
      trustedAccountId: TASK.accountId,
      access: "express-connect",
      provider: owner,
    });
    this.migrate(role, provider);
  }

  private migrate(role: DtsCrossAccountRole, provider: AlicloudProvider): void {
    const instance = new DtsMigrationInstance(this, "instance", {
      provider,
      paymentType: "PayAsYouGo",
      instanceClass: "small",
      sourceEndpointEngineName: "MySQL",
      sourceEndpointRegion: REGION,
      destinationEndpointEngineName: "MySQL",
      destinationEndpointRegion: REGION,
    });
    new DtsMigrationJob(this, "job", {
      provider,
      dtsInstanceId: instance.id,
      dtsJobName: "orders-to-rds",
      ...this.source(role),
      ...this.destination(),
      dbList: JSON.stringify({ [MYSQL.database]: { name: MYSQL.database, all: true } }),
      structureInitialization: true,
      dataInitialization: true,
      dataSynchronization: true,
      status: "Migrating",
    });
  }

  /** EXPRESS takes the ID of the VPC that the circuit ends in, and the address of the database in its network. */
  private source(role: DtsCrossAccountRole) {
    return {
      ...role.asSourceEndpoint(),
      sourceEndpointEngineName: "MySQL",
      sourceEndpointInstanceType: "EXPRESS",
      sourceEndpointInstanceId: OWNER.vpcId,
      sourceEndpointRegion: REGION,
      sourceEndpointIp: MYSQL.ip,
      sourceEndpointPort: MYSQL.port,
      sourceEndpointUserName: MYSQL.userName,
      sourceEndpointPassword: this.password("source_password"),
    };
  }

  private destination() {
    return {
      destinationEndpointEngineName: "MySQL",
      destinationEndpointInstanceType: "RDS",
      destinationEndpointInstanceId: TASK.instanceId,
      destinationEndpointRegion: REGION,
      destinationEndpointUserName: "dts_destination",
      destinationEndpointPassword: this.password("destination_password"),
    };
  }

  private password(name: string): string {
    return new TerraformVariable(this, name, { type: "string", sensitive: true }).stringValue;
  }
}

/** Adds the stack of this example to an app. */
export function build(app: App): void {
  new MysqlMigration(app);
}

if (require.main === module) {
  const app = new App();
  build(app);
  app.synth();
}
