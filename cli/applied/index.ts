export { type Applied, type AppliedStack, AppliedStacks, keptStack } from "./applied-stacks";
export { checkKept, keepStack, keptStacks, openKept } from "./kept";
export { keptFolder } from "./kept-folder";
export { INDEX } from "./stack-index";
