/** What decides access, and the rules of single values: for the props of the construct, and for the pairs file. */
export * from "./access";
export * from "./role-settings";
export { type Rule, told } from "./rule";
export * from "./tags";
