import type { GetCallerIdentityResponseBody } from "@alicloud/sts20150401";
import type { Cloud } from "../cloud";
import type { DataSource } from "../resource";

/** alicloud_caller_identity: whose credentials these are. */
export const callerIdentity: DataSource = {
  validate: () => [],
  read: async (_config, cloud) => {
    const identity = await getCallerIdentity(cloud);
    return {
      id: identity.principalId ?? "",
      account_id: identity.accountId ?? "",
      arn: identity.arn ?? "",
      identity_type: identity.identityType ?? "",
    };
  },
};

/** alicloud_account: the id of the account alone. */
export const account: DataSource = {
  validate: () => [],
  read: async (_config, cloud) => ({ id: (await getCallerIdentity(cloud)).accountId ?? "" }),
};

async function getCallerIdentity(cloud: Cloud): Promise<Partial<GetCallerIdentityResponseBody>> {
  const { body } = await cloud.call({
    subject: "",
    action: "GetCallerIdentity",
    // The real provider makes this one call once, whatever comes of it.
    limit: 0,
    send: () => cloud.sts.getCallerIdentity(),
  });
  return body ?? {};
}
