import { type Precondition, Token } from "cdktf";
import type { DtsCrossAccountRoleProps } from "../props";
import { inExpression } from "../terraform-values";

/**
 * What must hold before Terraform makes or changes the role. `callerAccountId` is the account of the provider's
 * credentials, where a guard asks for it.
 */
export function preconditions(
  props: DtsCrossAccountRoleProps,
  callerAccountId: string | undefined,
): Precondition[] {
  return [
    ...accountIds(props),
    ...ownerAccount(props, callerAccountId),
    ...distinctAccounts(props, callerAccountId),
  ];
}

/** An account ID that is a token is held to 16 digits at plan time: anything else could grant a stranger. */
function accountIds({ ownerAccountId, trustedAccountId }: DtsCrossAccountRoleProps): Precondition[] {
  const ids = { ownerAccountId, trustedAccountId };
  return Object.entries(ids).flatMap(([name, id]) => {
    if (id === undefined || !Token.isUnresolved(id)) return [];
    return {
      // No braces in the pattern: cdktf takes the first closing one for the end of the expression.
      condition: `\${length(${id}) == 16 && can(regex("^[0-9]+$", ${id}))}`,
      errorMessage: `${name} must be the 16 digits of an Alibaba Cloud account ID, as a string.`,
    };
  });
}

function ownerAccount(
  { ownerAccountId, guards }: DtsCrossAccountRoleProps,
  caller: string | undefined,
): Precondition[] {
  if (ownerAccountId === undefined || caller === undefined || guards?.ownerAccount === false) return [];
  return [
    {
      condition: `\${${caller} == ${inExpression(ownerAccountId)}}`,
      errorMessage: `These credentials are of account ${caller}, but the RAM role belongs to account ${ownerAccountId}: use credentials of the owner account.`,
    },
  ];
}

function distinctAccounts(props: DtsCrossAccountRoleProps, caller: string | undefined): Precondition[] {
  const { trustedAccountId, guards } = props;
  const owner = props.ownerAccountId ?? caller;
  const known = !Token.isUnresolved(owner) && !Token.isUnresolved(trustedAccountId);
  if (owner === undefined || known || guards?.distinctAccounts === false) return [];
  return [
    {
      condition: `\${${inExpression(owner)} != ${inExpression(trustedAccountId)}}`,
      errorMessage: `The owner account and the trusted account are both ${trustedAccountId}, but RAM trusts DTS of another account only: give the account that creates the DTS task.`,
    },
  ];
}
