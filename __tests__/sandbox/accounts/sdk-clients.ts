import { $OpenApiUtil } from "@alicloud/openapi-core";
import Ram from "@alicloud/ram20150501";
import Sts from "@alicloud/sts20150401";
import type { AccountService } from "../../../sandbox/accounts";
import { owner } from "./started";

/** Credentials of an SDK client. */
export interface SdkCredentials {
  accessKeyId: string;
  accessKeySecret: string;
  securityToken?: string;
}

export function ramClient(
  service: AccountService,
  credentials: SdkCredentials = service.accessKey(owner),
): Ram {
  return new Ram(configuration(service, credentials));
}

export function stsClient(
  service: AccountService,
  credentials: SdkCredentials = service.accessKey(owner),
): Sts {
  return new Sts(configuration(service, credentials));
}

function configuration(service: AccountService, credentials: SdkCredentials): $OpenApiUtil.Config {
  const { accessKeyId, accessKeySecret, securityToken } = credentials;
  return new $OpenApiUtil.Config({
    accessKeyId,
    accessKeySecret,
    ...(securityToken !== undefined && { securityToken }),
    endpoint: service.endpoint,
    protocol: "HTTP",
  });
}
