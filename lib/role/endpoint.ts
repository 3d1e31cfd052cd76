/**
 * The two props by which a DTS job of the bindings reaches its source in another account.
 *
 * @see {@link https://github.com/aliyun/terraform-provider-alicloud/blob/v1.289.0/website/docs/r/dts_synchronization_job.html.markdown | alicloud_dts_synchronization_job}
 */
export interface CrossAccountSourceEndpoint {
  /** The ID of the account that owns the source: `source_endpoint_owner_id`. */
  readonly sourceEndpointOwnerId: string;
  /** The name of the RAM role there, not its ARN: `source_endpoint_role`. */
  readonly sourceEndpointRole: string;
}

/**
 * A DTS job whose destination may be in another account: a synchronization job. Migration and subscription jobs have
 * no such attributes, so that the compiler refuses them.
 *
 * @see {@link https://github.com/aliyun/terraform-provider-alicloud/blob/v1.289.0/website/docs/r/dts_synchronization_job.html.markdown | alicloud_dts_synchronization_job}
 */
export interface DtsJobWithDestination {
  /** The ID of the account that owns the destination: `destination_endpoint_owner_id`. */
  destinationEndpointOwnerId: string;
  /** The name of the RAM role there, not its ARN: `destination_endpoint_role`. */
  destinationEndpointRole: string;
}
