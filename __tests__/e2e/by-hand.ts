import OpenApi, { $OpenApiUtil } from "@alicloud/openapi-core";
import { RuntimeOptions } from "@darabonba/typescript";
import type { AccountService } from "../../sandbox";
import type { ApiCall } from "./recordings";

const VERSIONS: Readonly<Record<string, string>> = {
  GetCallerIdentity: "2015-04-01",
  AssumeRole: "2015-04-01",
};

/** Makes one call of RAM in an account, as someone in the console would. */
export async function callByHand(accounts: AccountService, call: ApiCall): Promise<void> {
  const { account, Action: action, ...query } = call;
  const client = new OpenApi(clientConfig(accounts, account));
  const params = new $OpenApiUtil.Params({
    action,
    version: VERSIONS[action] ?? "2015-05-01",
    protocol: "HTTP",
    pathname: "/",
    method: "POST",
    authType: "AK",
    style: "RPC",
    reqBodyType: "formData",
    bodyType: "json",
  });
  await client.callApi(params, new $OpenApiUtil.OpenApiRequest({ query }), new RuntimeOptions({}));
}

function clientConfig(accounts: AccountService, account: string): $OpenApiUtil.Config {
  const { accessKeyId, accessKeySecret } = accounts.accessKey(account);
  return new $OpenApiUtil.Config({
    accessKeyId,
    accessKeySecret,
    endpoint: accounts.endpoint,
    protocol: "HTTP",
    regionId: "cn-hangzhou",
  });
}
