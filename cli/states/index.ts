export { type Location, locationIn, locationOf } from "./location";
export { emptied, hasResources, isSameRole, parseState, roleIn, rolesOf, type State } from "./state";
export { isOutrun, StateStore } from "./state-store";
