export {
  DEFAULT_BUCKET,
  DEFAULT_TABLE,
  type StateService,
  type StateServiceOptions,
  startState,
} from "./service";
export { LOCK_KEY } from "./tables";
