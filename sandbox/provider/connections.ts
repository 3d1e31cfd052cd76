import type { Cloud } from "./cloud";

/**
 * Which account each connection of Terraform reaches: the only thing that the stand-in remembers.
 *
 * Terraform opens one connection for every provider block (and every alias), configures it, and keeps to it.
 */
export class Connections {
  readonly #clouds = new Map<string, Cloud>();

  configure(connection: string, cloud: Cloud): void {
    this.#clouds.set(connection, cloud);
  }

  /** @throws when the connection was not configured */
  cloud(connection: string): Cloud {
    const cloud = this.#clouds.get(connection);
    if (cloud === undefined) {
      throw new Error(
        `connection ${connection} has no provider configuration: Terraform must call Configure first`,
      );
    }
    return cloud;
  }
}
