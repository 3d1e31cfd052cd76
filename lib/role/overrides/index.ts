export { type RoleAsMade, refuseOverrides } from "./refuse-overrides";
export { snapshotOf } from "./snapshot";
