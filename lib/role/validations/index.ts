export { accountIdProblem } from "./account-id";
export { descriptionProblem, MAX_DESCRIPTION_LENGTH } from "./description";
export { distinctAccountsProblem } from "./distinct-accounts";
export { maxSessionDurationProblem, SESSION_SECONDS } from "./max-session-duration";
export { DTS_DEFAULT_ROLE, roleNameProblem } from "./role-name";
export { MAX_TAG_LENGTH, MAX_TAGS, tagCountProblem, tagKeyProblem, tagValueProblem } from "./tags";
