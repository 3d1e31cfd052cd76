import { type NewOidcProvider, type OidcProvider, oidcProvider } from "./oidc-provider";
import type { PermissionPolicy } from "./permission-policy";
import type { Role } from "./role";
import { roleNotExist, ServiceError } from "./service-error";

/** Values of a role to be. */
export type NewRole = Pick<
  Role,
  "name" | "description" | "maxSessionDuration" | "assumeRolePolicyDocument"
> & {
  readonly tags: ReadonlyMap<string, string>;
};

/** One Alibaba Cloud account: an ID, its RAM roles and its own policies. */
export class Account {
  readonly id: string;
  /** The custom policies, by name. */
  readonly policies = new Map<string, PermissionPolicy>();
  readonly #nextRoleId: () => string;
  /** By ARN. */
  readonly #oidcProviders = new Map<string, OidcProvider>();
  /** By lower-case name: the ARN has no case, so neither has the name. */
  readonly #roles = new Map<string, Role>();

  constructor(id: string, nextRoleId: () => string) {
    this.id = id;
    this.#nextRoleId = nextRoleId;
  }

  /** In the order of creation. */
  roles(): Role[] {
    return [...this.#roles.values()];
  }

  find(roleName: string): Role | undefined {
    return this.#roles.get(roleName.toLowerCase());
  }

  /** @throws EntityNotExist.Role */
  role(roleName: string): Role {
    const role = this.find(roleName);
    if (role === undefined) throw roleNotExist(roleName);
    return role;
  }

  /** @throws EntityAlreadyExists.Role */
  create(values: NewRole): Role {
    if (this.find(values.name) !== undefined) {
      throw new ServiceError("EntityAlreadyExists.Role", `The role already exists: ${values.name} .`);
    }
    const now = new Date();
    const role: Role = {
      ...values,
      arn: `acs:ram::${this.id}:role/${values.name.toLowerCase()}`,
      roleId: this.#nextRoleId(),
      createDate: now,
      updateDate: now,
      policies: [],
      tags: new Map(values.tags),
    };
    this.#roles.set(values.name.toLowerCase(), role);
    return role;
  }

  /** @throws Error for one that RAM would not take, or whose name is taken. */
  addOidcProvider(provider: NewOidcProvider): OidcProvider {
    const added = oidcProvider(this.id, provider);
    if (this.#oidcProviders.has(added.arn))
      throw new Error(`There is an OIDC provider ${added.arn} already.`);
    this.#oidcProviders.set(added.arn, added);
    return added;
  }

  oidcProvider(arn: string): OidcProvider | undefined {
    return this.#oidcProviders.get(arn);
  }

  /** @throws EntityNotExist.Role, DeleteConflict.Role.Policy */
  delete(roleName: string): void {
    const { name, policies } = this.role(roleName);
    if (policies.length > 0) {
      throw new ServiceError("DeleteConflict.Role.Policy", "The role has policies attached.");
    }
    this.#roles.delete(name.toLowerCase());
  }
}
