/** The two props by which a DTS job of the bindings reaches its source in another account. */
export interface CrossAccountSourceEndpoint {
  /** The ID of the account that owns the source. @see alicloud_dts_migration_job, source_endpoint_owner_id */
  readonly sourceEndpointOwnerId: string;
  /** The name of the RAM role there, not its ARN. @see alicloud_dts_migration_job, source_endpoint_role */
  readonly sourceEndpointRole: string;
}

/** The two props by which a DTS job of the bindings reaches its destination in another account. */
export interface CrossAccountDestinationEndpoint extends OnlyForSynchronizationJobs {
  /** The ID of the account that owns the destination. @see alicloud_dts_synchronization_job, destination_endpoint_owner_id */
  readonly destinationEndpointOwnerId: string;
  /** The name of the RAM role there, not its ARN. @see alicloud_dts_synchronization_job, destination_endpoint_role */
  readonly destinationEndpointRole: string;
}

declare const reason: unique symbol;

/** No such value exists; its name is what the compiler says. */
export interface OnlySynchronizationJobsHaveACrossAccountDestination {
  readonly [reason]: never;
}

/**
 * Never set. TypeScript lets a spread bring props that a config does not have; these, which are of another type in
 * the configs of migration and subscription jobs, make it refuse a destination there.
 */
export interface OnlyForSynchronizationJobs {
  readonly timeouts?: {
    readonly create?: OnlySynchronizationJobsHaveACrossAccountDestination;
    readonly update?: string;
  };
  readonly subscriptionInstanceVpcId?: OnlySynchronizationJobsHaveACrossAccountDestination;
}
