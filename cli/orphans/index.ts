export { Destroyer } from "./destroy-plans";
export { findOrphans, type Orphan, renamedTo, tellOrphans } from "./find-orphans";
