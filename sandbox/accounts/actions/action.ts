import type { Account } from "../account";
import type { CallParameters } from "../call-parameters";
import type { Cloud } from "../cloud";
import type { Identity } from "../identity";

/** What an action works on. */
export interface ActionContext {
  readonly cloud: Cloud;
  /** The account of the caller. */
  readonly account: Account;
  readonly caller: Identity;
}

/** Body of an answer, without its RequestId. */
export type ActionBody = Record<string, unknown>;

/** Carries out a call. @throws ServiceError */
export type Action = (context: ActionContext, parameters: CallParameters) => ActionBody;

/** Carries out a call that nobody signs, as its parameters say who makes it. @throws ServiceError */
export type UnsignedAction = (cloud: Cloud, parameters: CallParameters) => ActionBody;
