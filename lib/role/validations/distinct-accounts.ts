/**
 * What is wrong with one account as both owner and trusted account, or undefined.
 *
 * RAM rewrites `<owner>@dts.aliyuncs.com` to `dts.aliyuncs.com`, so the plan of such a role never comes to rest.
 */
export function distinctAccountsProblem(
  ownerAccountId: string,
  trustedAccountId: string,
): string | undefined {
  if (ownerAccountId !== trustedAccountId) return undefined;
  return `"${trustedAccountId}" is the owner account itself, which needs no role of this kind: give the account that creates the DTS task`;
}
