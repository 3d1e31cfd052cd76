export { type Location, locationIn, locationOf } from "./location";
export { emptied, hasResources, parseState, roleIn, rolesOf, type State } from "./state";
export { isOutrun, StateStore } from "./state-store";
