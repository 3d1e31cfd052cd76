export { type AddedPairs, addPairs } from "./add-pairs";
export { type AccountOptions, ownerAccounts } from "./owner-accounts";
export { discoveryText, FORMATS, type Format } from "./print";
export { type AccountResult, type DiscoveredAccount, type FoundSource, readAccounts } from "./read-accounts";
